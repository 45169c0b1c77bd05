package dev.storehand.feature.listings;

import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Mode;
import dev.storehand.kit.Answer;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Together;
import dev.storehand.kit.Unanswered;
import dev.storehand.kit.Walk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A market of its own on which several callers list, reprice, bid, buy, send and call off by
 * chance, while asks expire. At every look the sums agree; in the end the money does too, and the
 * events, one after the other, tell of a market that was right after each transaction.
 */
final class MarketRun {
  private static final int CALLERS = 4;
  private static final int VARIANTS = 3;

  /** A look reads the whole shop; what happened between two of them is replayed from the events. */
  private static final int LOOKS = 4;

  private final TestApp app;
  private final String key;
  private final Unanswered unanswered = new Unanswered();
  private final List<String> variants = new ArrayList<>();
  private final List<String> items = new ArrayList<>();
  private final List<String> people = new ArrayList<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> outcomes = new ConcurrentHashMap<>();
  private final List<String> listings = new CopyOnWriteArrayList<>();
  private final List<String> bids = new CopyOnWriteArrayList<>();
  private final List<Long> sales = new CopyOnWriteArrayList<>();

  private MarketRun(TestApp app) {
    this.app = app;
    this.key = app.key(Mode.TEST, "*");
  }

  /** What a run came to: what was wrong, and how often which action was accepted or refused. */
  record Result(List<String> wrong, Map<String, Integer> outcomes) {}

  /** Does so many steps of each caller on a fresh database, as they follow from a seed. */
  static Result of(long seed, int steps, Dialect dialect) {
    try (TestApp app = TestApp.on(dialect)) {
      MarketRun run = new MarketRun(app);
      run.open();
      Together.run(
          CALLERS,
          caller -> {
            Random chance = new Random(seed + caller);
            for (int i = 1; i <= steps; i++) {
              run.step(chance);
              if ((i + caller * steps / LOOKS / CALLERS) % (steps / LOOKS) == 0) {
                run.look();
              }
            }
            return caller;
          });
      run.end();
      return new Result(List.copyOf(run.wrong), Map.copyOf(run.outcomes));
    }
  }

  private void open() {
    app.call(
            "update_shop",
            """
            {"fees": [{"name": "Processing", "percentage": 2.9, "amount_cents": 30},
                      {"name": "Transaction", "percentage": 9.5, "borne_by": "seller"},
                      {"name": "Handling", "amount_cents": 333, "borne_by": "seller"}],
             "shipping_options": [{"code": "STANDARD", "name": "Standard", "price_cents": 995}]}""")
        .ok();
    String place = call("create_stock_location", "{\"name\": \"Main\"}").text("id");
    for (int i = 0; i < VARIANTS; i++) {
      String variant =
          call(
                  "create_product",
                  "{\"name\": \"P%d\", \"price_cents\": 1, \"variants\": [{\"sku_code\": \"S%d\"}]}"
                      .formatted(i, i))
              .text("variants.0.id");
      variants.add(variant);
      items.add(
          call(
                  "create_stock_item",
                  "{\"variant_id\": \"%s\", \"stock_location_id\": \"%s\", \"quantity\": 12}"
                      .formatted(variant, place))
              .text("id"));
    }
    for (int i = 0; i < 3; i++) {
      people.add(
          call(
                  "create_order",
                  "{\"customer_email\": \"p%d@example.com\", \"lines\": [{\"sku_code\": \"S0\", \"quantity\": 1}]}"
                      .formatted(i))
              .text("customer_id"));
    }
  }

  private void step(Random chance) {
    try {
      switch (chance.nextInt(16)) {
        case 0, 1, 2 -> create(chance);
        case 3, 4 -> of(listings, chance, "update_listing", ", \"amount_cents\": " + cents(chance));
        case 5 -> of(listings, chance, "activate_listing", "");
        case 6 -> of(listings, chance, "deactivate_listing", "");
        case 7 -> of(listings, chance, "delete_listing", "");
        case 8, 9 -> bid(chance);
        case 10 -> of(bids, chance, "cancel_bid", "");
        case 11, 12 -> buy(chance);
        case 13 -> sale(chance);
        case 14 -> unanswered.work(app::settle);
        default -> pass(chance);
      }
    } catch (RuntimeException | AssertionError e) {
      wrong.add("threw " + e);
    }
  }

  private static int cents(Random chance) {
    return 1_000 + 7 * chance.nextInt(40);
  }

  private static <T> Optional<T> any(List<T> all, Random chance) {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(chance.nextInt(all.size())));
  }

  private void create(Random chance) {
    int which = chance.nextInt(VARIANTS);
    StringBuilder more = new StringBuilder();
    if (chance.nextInt(3) == 0) {
      more.append(", \"stock_item_id\": \"%s\"".formatted(items.get(which)));
    }
    if (chance.nextBoolean()) {
      more.append(", \"seller_id\": \"%s\"".formatted(any(people, chance).orElseThrow()));
    }
    if (chance.nextInt(4) == 0) {
      more.append(", \"currency\": \"EUR\"");
    }
    if (chance.nextInt(3) == 0) {
      more.append(
          ", \"expires_at\": \"%s\""
              .formatted(app.clock().instant().plusSeconds(60 + chance.nextInt(7200))));
    }
    more.append(", \"active\": ").append(chance.nextInt(5) > 0);
    Answer answer =
        call(
            "create_listing",
            "{\"variant_id\": \"%s\", \"amount_cents\": %d%s}"
                .formatted(variants.get(which), cents(chance), more));
    if (answer.reply().accepted()) {
      listings.add(answer.text("listing_id"));
    }
  }

  private void of(List<String> all, Random chance, String action, String more) {
    any(all, chance).ifPresent(id -> call(action, "{\"id\": \"%s\"%s}".formatted(id, more)));
  }

  private void bid(Random chance) {
    Answer answer =
        call(
            "place_bid",
            "{\"variant_id\": \"%s\", \"amount_cents\": %d, \"customer_id\": \"%s\", \"expires_at\": \"%s\"}"
                .formatted(
                    any(variants, chance).orElseThrow(),
                    cents(chance) - 100,
                    any(people, chance).orElseThrow(),
                    app.clock().instant().plusSeconds(600 + chance.nextInt(7200))));
    if (answer.reply().accepted()) {
      bids.add(answer.text("id"));
    }
  }

  private void buy(Random chance) {
    Answer answer =
        call(
            "buy_now",
            "{\"variant_id\": \"%s\", \"customer_id\": \"%s\"%s}"
                .formatted(
                    any(variants, chance).orElseThrow(),
                    any(people, chance).orElseThrow(),
                    chance.nextBoolean() ? ", \"shipping_option\": \"STANDARD\"" : ""));
    if (answer.reply().accepted()) {
      sales.add(answer.number("order_number"));
    }
  }

  private void sale(Random chance) {
    List<String> moves =
        List.of(
            "ship_sale",
            "ship_sale",
            "confirm_sale_receipt",
            "authenticate_sale",
            "complete_sale",
            "cancel_sale",
            "return_sale");
    unanswered.work(app::settle);
    any(sales, chance)
        .ifPresent(
            number ->
                call(any(moves, chance).orElseThrow(), "{\"order_number\": %d}".formatted(number)));
  }

  private void pass(Random chance) {
    app.clock().move(Duration.ofSeconds(chance.nextInt(600)));
    unanswered.work(app.app()::tick);
  }

  private Answer call(String action, String json) {
    Answer answer = app.as(key, action, json);
    int status = answer.reply().status();
    outcomes.merge(action + (status < 400 ? " accepted" : " refused"), 1, Integer::sum);
    if (unanswered.isFailure(status)) {
      wrong.add(action + " " + json + " was answered " + answer.json());
    }
    return answer;
  }

  private void look() {
    JsonNode found = call("check_integrity", "{}").at("differences");
    if (!found.isEmpty()) {
      wrong.add("meanwhile " + found);
    }
  }

  /** Everything that is due is done, then the books are looked at. */
  private void end() {
    app.settle();
    app.app().tick();
    app.settle();
    unanswered.fault().ifPresent(wrong::add);
    look();
    List<JsonNode> events = all("list_events", "\"sort\": \"seq\"", "events");
    wrong.addAll(MarketReplay.of(events));
    live(MarketReplay.asksOf(events));
    Set<String> ended = new HashSet<>();
    events.forEach(event -> once(ended, event));
    events.forEach(this::untouched);
    for (String listing : listings) {
      operations(listing, ended);
    }
    Stream.of("list_active_sales", "list_past_sales")
        .flatMap(list -> all(list, "", "sales").stream())
        .forEach(this::money);
  }

  /** The asks in the books are those of which the events tell. */
  private void live(Map<String, Long> told) {
    Map<String, Long> found = new TreeMap<>();
    for (String variant : variants) {
      for (String currency : List.of("USD", "EUR")) {
        String book = "\"variant_id\": \"%s\", \"currency\": \"%s\"".formatted(variant, currency);
        int asks = all("list_asks", book, "asks").size();
        if (asks > 0) {
          found.put(variant + "/" + currency, (long) asks);
        }
      }
    }
    if (!found.equals(told)) {
      wrong.add("invariant 8: the books hold " + found + ", the events tell of " + told);
    }
  }

  private void once(Set<String> ended, JsonNode event) {
    String id = event.path("subject").path("id").asString();
    if (event.path("type").asString().matches("listing\\.operation\\.(succeeded|failed)")
        && !ended.add(id)) {
      wrong.add("invariant 10: the operation " + id + " ended twice");
    }
  }

  private void operations(String listing, Set<String> ended) {
    for (JsonNode each :
        all("list_listing_operations", "\"id\": \"%s\"".formatted(listing), "operations")) {
      String id = each.path("operation_id").asString();
      if (each.path("operation_status").asString().equals("PENDING") || !ended.contains(id)) {
        wrong.add("invariant 10: " + each + " has not ended");
      }
      if (each.path("operation_initiated_by").asString().equals("SYSTEM")
          && each.path("changes").path("updates").has("amount_cents")) {
        wrong.add("invariant 9: " + each);
      }
    }
  }

  private void untouched(JsonNode event) {
    if (event.path("type").asString().equals("listing.expired")
        && event.path("data").path("changes").has("amount_cents")) {
      wrong.add("invariant 9: " + event);
    }
  }

  /** To the cent: what the buyer pays, what the seller gets, and what the order says. */
  private void money(JsonNode sale) {
    long amount = sale.path("amount_cents").longValue();
    long fees = sum(sale.path("buyer_fees"));
    long total = sale.path("total_cents").longValue();
    long payout = sale.path("payout").path("total_payout_cents").longValue();
    long taken = sum(sale.path("payout").path("adjustments"));
    JsonNode order =
        call("read_order", "{\"id\": \"%s\"}".formatted(sale.path("order_id").asString())).ok();
    long kept = order.path("captured_cents").longValue() - order.path("refunded_cents").longValue();
    boolean dead = Set.of("CANCELED", "RETURNED").contains(sale.path("status").asString());
    if (total != amount + fees + sale.path("shipping_cents").longValue()
        || payout + taken != amount
        || order.path("total_cents").longValue() != total
        || kept != (dead ? 0 : total)) {
      wrong.add("the money does not add up: " + sale + " of " + order);
    }
  }

  private static long sum(JsonNode charges) {
    long sum = 0;
    for (JsonNode each : charges) {
      sum += each.path("amount_cents").longValue();
    }
    return sum;
  }

  private List<JsonNode> all(String list, String filter, String plural) {
    return Walk.all(this::call, list, filter, plural);
  }
}
