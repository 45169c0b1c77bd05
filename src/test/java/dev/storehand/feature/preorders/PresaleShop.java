package dev.storehand.feature.preorders;

import dev.storehand.core.db.Mode;
import dev.storehand.kit.Answer;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Unanswered;
import dev.storehand.kit.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** What is sold in a run, by which offers, and what has come of it so far. */
final class PresaleShop {
  /** At most so many of each variant of the first offer; in the second market of the second. */
  static final int LIMIT = 60;

  static final int LIMIT_ABROAD = 12;

  /** Presold by the first offer, the second and the third; the last are sold from stock alone. */
  static final List<List<String>> GOODS =
      List.of(
          List.of("BOOT", "CAP"),
          List.of("COAT", "BAG"),
          List.of("HAT", "SCARF"),
          List.of("SOCK", "GLOVE"));

  /** Goods of all kinds in turn, so that no kind's rows are before another's. */
  private static final List<String> MIXED =
      List.of("SOCK", "BOOT", "BAG", "HAT", "CAP", "SCARF", "COAT", "GLOVE");

  private static final List<String> OFFERS =
      List.of(
          "{\"inventory\": {\"total_limit\": %d, \"reserve_on\": \"on_sale\"}}".formatted(LIMIT),
          """
          {"fulfillment": {"split_orders": true, "release_automatically": true},
           "payments": {"type": "deposit", "deposit": {"percentage": 25},
             "remaining_balance": {"due": "on_release", "auto_collect": true}}}""",
          """
          {"fulfillment": {"split_orders": true}, "inventory": {"reserve_on": "on_sale"},
           "payments": {"type": "deposit", "deposit": {"percentage": 50}}}""");

  private final TestApp app;
  private final String key;
  private final Unanswered unanswered = new Unanswered();
  private final AtomicInteger keys = new AtomicInteger();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> outcomes = new ConcurrentHashMap<>();
  private final Map<String, String> variants = new HashMap<>();
  final List<String> items = new ArrayList<>();
  final List<String> locations = new ArrayList<>();
  final List<String> offers = new ArrayList<>();
  final List<String> markets = new ArrayList<>();
  final List<String> preorders = new CopyOnWriteArrayList<>();
  final List<String> orders = new CopyOnWriteArrayList<>();
  final List<String> transfers = new CopyOnWriteArrayList<>();

  private PresaleShop(TestApp app) {
    this.app = app;
    this.key = app.key(Mode.TEST, "*");
  }

  static PresaleShop open(TestApp app, Random chance) {
    PresaleShop shop = new PresaleShop(app);
    shop.places(chance);
    MIXED.forEach(shop::good);
    shop.stock(chance);
    shop.offers();
    return shop;
  }

  private void places(Random chance) {
    for (String name : List.of("Main", "Store", "Depot")) {
      locations.add(call("create_stock_location", "{\"name\": \"" + name + "\"}").text("id"));
    }
    List<String> strategies =
        List.of(
            "split_shipments",
            "split_by_line_items",
            "ship_from_primary",
            "ship_from_first_available_or_primary");
    List<String> decrements = List.of("place", "approve", "manual");
    call(
            "update_inventory_model",
            "{\"id\": \"%s\", \"strategy\": \"%s\", \"decrement_on\": \"%s\"}"
                .formatted(
                    call("list_inventory_models", "{}").text("inventory_models.0.id"),
                    strategies.get(chance.nextInt(strategies.size())),
                    decrements.get(chance.nextInt(decrements.size()))))
        .ok();
    call(
            "create_market",
            "{\"code\": \"EU\", \"name\": \"Europe\", \"currency\": \"USD\", \"countries\": [\"DE\"]}")
        .ok();
    call("list_markets", "{\"sort\": \"created_at\"}")
        .at("markets")
        .forEach(each -> markets.add(each.path("id").asString()));
  }

  private void good(String sku) {
    variants.put(
        sku,
        call(
                "create_product",
                "{\"name\": \"%s\", \"price_cents\": %d, \"variants\": [{\"sku_code\": \"%s\"}]}"
                    .formatted(sku, 1000 + 100 * variants.size(), sku))
            .text("variants.0.id"));
  }

  private void stock(Random chance) {
    for (String sku : MIXED) {
      for (String location : locations) {
        boolean there = GOODS.get(3).contains(sku);
        items.add(
            call(
                    "create_stock_item",
                    "{\"sku_code\": \"%s\", \"stock_location_id\": \"%s\", \"quantity\": %d}"
                        .formatted(sku, location, there ? 20 + chance.nextInt(20) : 0))
                .text("id"));
      }
    }
  }

  private void offers() {
    for (int i = 0; i < OFFERS.size(); i++) {
      String id = call("create_offer", "{\"name\": \"Drop %d\"}".formatted(i)).text("id");
      String some = "[\"%s\", \"%s\"]".formatted(variant(i, 0), variant(i, 1));
      if (i == 2) {
        String products =
            "[\"%s\", \"%s\"]".formatted(product(variant(2, 0)), product(variant(2, 1)));
        String collection =
            call(
                    "create_collection",
                    "{\"name\": \"Winter\", \"product_ids\": %s}".formatted(products))
                .text("id");
        call(
                "update_offer_products",
                "{\"id\": \"%s\", \"source\": \"collection\", \"collection_id\": \"%s\"}"
                    .formatted(id, collection))
            .ok();
      } else {
        call("add_offer_variants", "{\"id\": \"%s\", \"variant_ids\": %s}".formatted(id, some))
            .ok();
      }
      call("update_offer_settings", "{\"id\": \"%s\", %s".formatted(id, OFFERS.get(i).substring(1)))
          .ok();
      offers.add(id);
    }
    call(
            "update_offer_markets",
            "{\"id\": \"%s\", \"overrides\": {\"%s\": {\"total_limit\": %d}}}"
                .formatted(offers.get(1), markets.get(1), LIMIT_ABROAD))
        .ok();
    offers.forEach(id -> call("enable_offer", "{\"id\": \"" + id + "\"}").ok());
  }

  String variant(int offer, int n) {
    return variants.get(GOODS.get(offer).get(n));
  }

  private String product(String variant) {
    return call("read_variant", "{\"id\": \"" + variant + "\"}").text("product_id");
  }

  TestApp app() {
    return app;
  }

  List<String> wrong() {
    return List.copyOf(wrong);
  }

  Map<String, Integer> outcomes() {
    return Map.copyOf(outcomes);
  }

  void wrong(String what) {
    wrong.add(what);
  }

  /** Calls that move money have a key of their own. */
  String fresh() {
    return "k-" + keys.incrementAndGet();
  }

  Answer call(String action, String json) {
    Answer answer = app.as(key, action, json);
    int status = answer.reply().status();
    outcomes.merge(action + (status < 400 ? " accepted" : " refused"), 1, Integer::sum);
    if (unanswered.isFailure(status)) {
      wrong(action + " " + json + " was answered " + answer.json());
    }
    return answer;
  }

  /** Does what is due. */
  void work(Runnable work) {
    unanswered.work(work);
  }

  /** What is wrong, where the database could not answer too often. */
  void answered() {
    unanswered.fault().ifPresent(wrong::add);
  }

  List<JsonNode> all(String list, String filter, String plural) {
    return Walk.all(this::call, list, filter, plural);
  }
}
