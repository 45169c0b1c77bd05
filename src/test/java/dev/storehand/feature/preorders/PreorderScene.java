package dev.storehand.feature.preorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Mode;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.Answer;
import dev.storehand.kit.TestApp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A shop with a location, and the words that preorders' tests are written in. */
final class PreorderScene {
  private final TestApp app;
  private final String key;
  private final AtomicInteger keys = new AtomicInteger();
  private final Map<String, String> items = new HashMap<>();
  private final Map<String, String> variants = new HashMap<>();
  final String location;

  private PreorderScene(TestApp app, String key) {
    this.app = app;
    this.key = key;
    this.location =
        call("create_stock_location", "{\"name\": \"Main\", \"code\": \"MAIN\"}").text("id");
  }

  static PreorderScene of(TestApp app) {
    return new PreorderScene(app, app.key());
  }

  /** On test data, where the sandbox serves. */
  static PreorderScene inTestMode(TestApp app) {
    return new PreorderScene(app, app.key(Mode.TEST, "*"));
  }

  Answer call(String action, String json) {
    return app.as(key, action, json);
  }

  TestApp app() {
    return app;
  }

  /** A SKU with a price, and a stock item of so many units. */
  PreorderScene sku(String sku, long cents, int units) {
    return sku(sku, cents, units, "");
  }

  PreorderScene sku(String sku, long cents, int units, String more) {
    Answer product =
        call(
            "create_product",
            "{\"name\": \"%s\", \"price_cents\": %d, \"variants\": [{\"sku_code\": \"%s\"%s}]}"
                .formatted(sku, cents, sku, more));
    variants.put(sku, product.text("variants.0.id"));
    items.put(
        sku,
        call(
                "create_stock_item",
                "{\"sku_code\": \"%s\", \"stock_location_id\": \"%s\", \"quantity\": %d}"
                    .formatted(sku, location, units))
            .text("id"));
    return this;
  }

  String variant(String sku) {
    return variants.get(sku);
  }

  String item(String sku) {
    return items.get(sku);
  }

  /** The SKU, and the location if it is not the first, of a stock item. */
  String named(String item) {
    return items.entrySet().stream()
        .filter(each -> each.getValue().equals(item))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  /** From now on these locations serve, the first first. */
  void serves(String... locations) {
    String model = call("list_inventory_models", "{}").text("inventory_models.0.id");
    String all =
        List.of(locations).stream()
            .map("{\"stock_location_id\": \"%s\"}"::formatted)
            .collect(Collectors.joining(", "));
    on("set_model_locations", model, "\"locations\": [" + all + "]").ok();
  }

  /** An enabled offer of some SKUs with settings. */
  String offer(String settings, String... skus) {
    String id = draft(settings, skus);
    on("enable_offer", id).ok();
    return id;
  }

  String draft(String settings, String... skus) {
    String id = call("create_offer", "{\"name\": \"Drop\"}").text("id");
    String ids =
        List.of(skus).stream()
            .map(sku -> "\"" + variant(sku) + "\"")
            .collect(Collectors.joining(", "));
    on("add_offer_variants", id, "\"variant_ids\": [" + ids + "]").ok();
    if (!settings.equals("{}")) {
      set(id, settings).ok();
    }
    return id;
  }

  Answer set(String offer, String settings) {
    return call("update_offer_settings", Json.parse(settings).put("id", offer).toString());
  }

  /** A preorder of {@code SKU:quantity}, for somebody. */
  Answer place(String line, String email) {
    return place(line, email, "");
  }

  Answer place(String line, String email, String more) {
    return call("place_preorder", placing(line, email, more));
  }

  static String placing(String line, String email, String more) {
    String[] parts = line.split(":", 2);
    return "{\"lines\": [{\"sku_code\": \"%s\", \"quantity\": %s}], \"customer_email\": \"%s\"%s}"
        .formatted(parts[0], parts[1], email, more);
  }

  /** So many preorders of one unit, each by somebody else and a second later; their ids. */
  List<String> queue(String sku, int count, String more) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              app.clock().move(java.time.Duration.ofSeconds(1));
              String id = place(sku + ":1", "buyer-" + i + "@example.com", more).text("id");
              app.settle();
              return id;
            })
        .toList();
  }

  Answer on(String action, String id) {
    return call(action, "{\"id\": \"%s\"}".formatted(id));
  }

  Answer on(String action, String id, String more) {
    return call(action, "{\"id\": \"%s\", %s}".formatted(id, more));
  }

  /** A call that moves money, under a key of its own; then the provider is asked. */
  Answer money(String action, String id, String more) {
    Answer answer =
        call(
            action,
            "{\"id\": \"%s\", \"idempotency_key\": \"k-%d\"%s}"
                .formatted(id, keys.incrementAndGet(), more));
    app.settle();
    return answer;
  }

  Answer read(String id) {
    return on("read_preorder_order", id);
  }

  String state(String id) {
    return read(id).text("state");
  }

  /** More units of a SKU come. */
  void arrives(String sku, int units) {
    on("adjust_stock", item(sku), "\"delta\": %d, \"reason\": \"delivery\"".formatted(units)).ok();
    app.settle();
  }

  /** Quantity and reserved of a SKU. */
  void has(String sku, long quantity, long reserved) {
    Answer read = on("read_stock_item", item(sku));
    assertThat(List.of(read.number("quantity"), read.number("reserved")))
        .as("quantity and reserved of " + sku)
        .containsExactly(quantity, reserved);
  }

  /** Another location that counts a SKU, as {@code SKU@CODE} from now on: none of it is there. */
  String also(String sku, String code) {
    String other =
        call("create_stock_location", "{\"name\": \"%1$s\", \"code\": \"%1$s\"}".formatted(code))
            .text("id");
    items.put(
        sku + "@" + code,
        call(
                "create_stock_item",
                "{\"sku_code\": \"%s\", \"stock_location_id\": \"%s\", \"quantity\": 0}"
                    .formatted(sku, other))
            .text("id"));
    return other;
  }

  long sold(String offer, String sku) {
    return call(
            "read_offer_variant",
            "{\"id\": \"%s\", \"variant_id\": \"%s\"}".formatted(offer, variant(sku)))
        .number("sold");
  }

  /** The types of the events about a thing, oldest first. */
  List<String> events(String subject) {
    List<String> types = new ArrayList<>();
    call(
            "list_events",
            "{\"subject_id\": \"%s\", \"sort\": \"seq\", \"per_page\": 100}".formatted(subject))
        .at("events")
        .forEach(event -> types.add(event.path("type").asString()));
    return types;
  }

  /** A job's items, once it has ended. */
  JsonNode items(Answer job) {
    app.settle();
    return call(
            "list_job_items",
            "{\"job_id\": \"%s\", \"per_page\": 100}".formatted(job.text("job_id")))
        .at("job_items");
  }

  /** The sums of live data agree. */
  void addsUp() {
    Answer sums = call("check_integrity", "{}");
    assertThat(sums.at("sound").booleanValue()).as("%s", sums.json()).isTrue();
  }

  /** The clock goes on, and all that is due is done. */
  void after(java.time.Duration time) {
    app.clock().move(time);
    app.app().tick();
    app.settle();
  }
}
