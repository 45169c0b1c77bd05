package dev.storehand.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.App;
import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.db.Mode;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A day alone at either end of a filter is that whole day where the shop is, in every list that
 * filters by time.
 */
class WholeDaysTest {
  private static final Pattern END = Pattern.compile("from|to|\\w+_at_(from|to)|placed_(from|to)");

  /**
   * A way to filter a list.
   *
   * @param ends the name of its lower end, up to the word from
   * @param more what else the list is narrowed by
   * @param rows the name of the rows, and of the time in each
   */
  private record Filter(String action, String ends, String more, String rows, String time) {

    List<String> times(TestApp app, String from, String to) {
      String input = "{\"per_page\": 100" + more + end("from", from) + end("to", to) + "}";
      return app.call(action, input)
          .at(rows)
          .valueStream()
          .map(row -> row.path(time).asString())
          .sorted()
          .toList();
    }

    private String end(String name, String value) {
      return value.isEmpty() ? "" : ", \"" + ends + name + "\": \"" + value + "\"";
    }
  }

  private static final List<Filter> FILTERS =
      List.of(
          new Filter("list_events", "", ", \"type\": \"product.created\"", "events", "occurred_at"),
          new Filter(
              "list_audit_entries",
              "",
              ", \"action\": \"create_product\"",
              "audit_entries",
              "created_at"),
          new Filter(
              "list_stock_movements", "", ", \"reason\": \"opening\"", "stock_movements", "at"),
          new Filter("list_stock_items", "created_at_", "", "stock_items", "created_at"),
          new Filter("list_stock_items", "updated_at_", "", "stock_items", "updated_at"),
          new Filter("list_products", "created_at_", "", "products", "created_at"),
          new Filter("list_products", "updated_at_", "", "products", "updated_at"),
          new Filter("list_variants", "created_at_", "", "variants", "created_at"),
          new Filter("list_variants", "updated_at_", "", "variants", "updated_at"),
          new Filter(
              "list_stock_reservations", "created_at_", "", "stock_reservations", "created_at"),
          new Filter("list_stock_transfers", "created_at_", "", "stock_transfers", "created_at"),
          new Filter("list_stock_transfers", "updated_at_", "", "stock_transfers", "updated_at"),
          new Filter("list_orders", "", "", "orders", "created_at"),
          new Filter("list_orders", "placed_", "", "orders", "placed_at"),
          new Filter("list_shipments", "", "", "shipments", "created_at"),
          new Filter(
              "list_price_events",
              "",
              ", \"event\": \"price.updated\"",
              "price_events",
              "created_at"));

  private static final List<Filter> OF_SALES =
      List.of(
          new Filter(
              "list_offers", "created_at_", ", \"reference\": \"day\"", "offers", "created_at"),
          new Filter("list_preorder_orders", "", "", "preorder_orders", "placed_at"),
          new Filter("list_messages", "", "", "messages", "created_at"),
          new Filter(
              "list_listings", "created_at_", ", \"reference\": \"day\"", "listings", "created_at"),
          new Filter("list_active_sales", "", "", "sales", "created_at"),
          new Filter("list_past_sales", "", "", "sales", "created_at"));

  @Test
  void everyFilterByTimeTakesADayAlone() {
    for (Action<?, ?> action : App.actions().all()) {
      for (var property : action.input().schema().path("properties").properties()) {
        boolean end = END.matcher(property.getKey()).matches();
        assertThat(end && property.getValue().has("format"))
            .as("%s %s", action.name(), property.getKey())
            .isFalse();
      }
    }
    assertThat(
            Stream.concat(FILTERS.stream(), OF_SALES.stream())
                .map(filter -> filter.action() + " " + filter.ends() + "to"))
        .containsExactlyInAnyOrderElementsOf(upperEnds().toList());
  }

  /** Those of lists; an export takes the filters of its list, and a report has its own test. */
  private static Stream<String> upperEnds() {
    return App.actions().all().stream()
        .filter(action -> action.kind() == Kind.READ && action.name().startsWith("list_"))
        .flatMap(
            action ->
                action.input().schema().path("properties").propertyNames().stream()
                    .filter(name -> name.endsWith("to") && END.matcher(name).matches())
                    .map(name -> action.name() + " " + name));
  }

  @OnBothEngines
  void aDayInTokyoBeginsAndEndsAt15Utc(TestApp app) {
    theWholeDay(
        app, "Asia/Tokyo", "2026-11-20", "2026-11-19T15:00:00.000Z", "2026-11-20T14:59:59.999Z");
  }

  @OnBothEngines
  void aDayInNewYorkBeginsAndEndsAt5Utc(TestApp app) {
    theWholeDay(
        app,
        "America/New_York",
        "2026-11-20",
        "2026-11-20T05:00:00.000Z",
        "2026-11-21T04:59:59.999Z");
  }

  @OnBothEngines
  void theDayThatLosesAnHourHas23(TestApp app) {
    theWholeDay(
        app,
        "America/New_York",
        "2026-03-08",
        "2026-03-08T05:00:00.000Z",
        "2026-03-09T03:59:59.999Z");
  }

  @OnBothEngines
  void theDayThatGainsAnHourHas25(TestApp app) {
    theWholeDay(
        app,
        "America/New_York",
        "2026-11-01",
        "2026-11-01T04:00:00.000Z",
        "2026-11-02T04:59:59.999Z");
  }

  /**
   * Something is made at the first and the last millisecond of the day, and a millisecond before
   * and after.
   */
  private static void theWholeDay(TestApp app, String zone, String day, String first, String last) {
    app.call("update_shop", "{\"time_zone\": \"" + zone + "\"}").ok();
    String location =
        app.call("create_stock_location", "{\"name\": \"Main\", \"code\": \"MAIN\"}").text("id");
    String before = before(first);
    String after = after(last);
    String other =
        app.call("create_stock_location", "{\"name\": \"Other\", \"code\": \"OTHER\"}").text("id");
    app.call("create_price_watch", "{\"source\": \"stockx\"}").ok();
    Stream.of(before, first, last, after).forEach(time -> trade(app, location, other, time));
    finds(app, FILTERS, day, first, last);
  }

  /** Each filter finds what is of the day, and nothing of its neighbours. */
  private static void finds(
      TestApp app, List<Filter> filters, String day, String first, String last) {
    String before = before(first);
    String after = after(last);
    for (Filter filter : filters) {
      assertThat(filter.times(app, "", day))
          .as("%s to", filter)
          .containsExactly(before, first, last);
      assertThat(filter.times(app, day, ""))
          .as("%s from", filter)
          .containsExactly(first, last, after);
      assertThat(filter.times(app, day, day)).as("%s both", filter).containsExactly(first, last);
      assertThat(filter.times(app, first, before)).as("%s no time", filter).isEmpty();
      assertThat(filter.times(app, last, after))
          .as("%s times", filter)
          .containsExactly(last, after);
    }
  }

  private static String before(String first) {
    return Instant.parse(first).minusMillis(1).toString();
  }

  private static String after(String last) {
    return Instant.parse(last).plusMillis(1).toString().replaceFirst("(:\\d\\d)Z", "$1.000Z");
  }

  @OnBothEngines
  void aDayOfSalesInTokyoBeginsAndEndsAt15Utc(TestApp app) {
    String first = "2026-11-20T15:00:00.000Z";
    String last = "2026-11-21T14:59:59.999Z";
    app.call("update_shop", "{\"time_zone\": \"Asia/Tokyo\"}").ok();
    Answer product =
        app.call(
            "create_product",
            """
            {"name": "Song", "type": "file_download", "price_cents": 100,
             "variants": [{"sku_code": "SONG"}]}""");
    String variant = product.text("variants.0.id");
    String offer = app.call("create_offer", "{\"name\": \"Drop\"}").text("id");
    app.call(
            "add_offer_variants",
            "{\"id\": \"%s\", \"variant_ids\": [\"%s\"]}".formatted(offer, variant))
        .ok();
    app.call("enable_offer", "{\"id\": \"" + offer + "\"}").ok();
    Stream.of(before(first), first, last, after(last)).forEach(time -> sell(app, variant, time));
    finds(app, OF_SALES, "2026-11-21", first, last);
  }

  /** An offer, a preorder with its letter, a sale that goes on and one that is called off. */
  private static void sell(TestApp app, String variant, String time) {
    app.clock().move(Duration.between(app.clock().instant(), Instant.parse(time)));
    app.call("create_offer", "{\"reference\": \"day\"}").ok();
    app.call(
            "place_preorder",
            """
            {"customer_email": "ada@example.com", "lines": [{"sku_code": "SONG", "quantity": 1}]}""")
        .ok();
    bought(app, variant, ", \"reference\": \"day\"");
    long number = bought(app, variant, "");
    app.settle();
    app.call("cancel_sale", "{\"order_number\": %d}".formatted(number)).ok();
    app.settle();
  }

  private static long bought(TestApp app, String variant, String more) {
    app.call(
            "create_listing",
            "{\"variant_id\": \"%s\", \"amount_cents\": 1000%s}".formatted(variant, more))
        .ok();
    app.settle();
    return app.call(
            "buy_now",
            "{\"variant_id\": \"%s\", \"customer_email\": \"grace@example.com\"}"
                .formatted(variant))
        .number("order_number");
  }

  /** A product, its stock, a transfer and an order of it, and a price that is told. */
  private static void trade(TestApp app, String location, String other, String time) {
    app.clock().move(Duration.between(app.clock().instant(), Instant.parse(time)));
    String sku = time.replaceAll("\\W", "");
    app.call(
            "create_product",
            "{\"name\": \"Tee\", \"price_cents\": 100, \"variants\": [{\"sku_code\": \"%s\"}]}"
                .formatted(sku))
        .ok();
    app.call(
            "create_stock_item",
            "{\"sku_code\": \"%s\", \"stock_location_id\": \"%s\", \"quantity\": 1}"
                .formatted(sku, location))
        .ok();
    app.call(
            "create_stock_transfer",
            "{\"sku_code\": \"%s\", \"origin_id\": \"%s\", \"destination_id\": \"%s\", \"quantity\": 1}"
                .formatted(sku, location, other))
        .ok();
    app.call(
            "create_order",
            "{\"place\": true, \"lines\": [{\"sku_code\": \"%s\", \"quantity\": 1}]}"
                .formatted(sku))
        .ok();
    app.call(
            "ingest_prices",
            """
            {"event": "stockx.price.updated.usd", "timestamp": %d,
             "data": [{"sku": "%s", "lowest_ask": 1, "currency": "USD"}]}"""
                .formatted(Instant.parse(time).getEpochSecond(), sku))
        .ok();
    app.app().tick();
  }

  @OnBothEngines
  void aDayThatIsNoneIsAFaultAtItsPath(TestApp app) {
    for (Filter filter : FILTERS) {
      String name = filter.ends() + "to";
      for (String wrong :
          List.of("2026-02-31", "2026-02-31T10:00:00Z", "2026-11-21 10:00", "2026", "")) {
        Answer refused = app.call(filter.action(), "{\"" + name + "\": \"" + wrong + "\"}");
        JsonNode fields = refused.problem("unprocessable").path("fields");
        assertThat(
                fields
                    .path(name)
                    .valueStream()
                    .map(JsonNode::asString)
                    .collect(Collectors.joining()))
            .isEqualTo("must be a time such as 2026-11-21T10:00:00Z or a day such as 2026-11-21");
      }
    }
  }

  @OnBothEngines
  void aTestKeySeesTheDaysOfTheSameShop(TestApp app) {
    String key = app.key(Mode.TEST, "*");
    app.call("update_shop", "{\"time_zone\": \"Asia/Tokyo\"}").ok();
    app.as(key, "create_product", "{\"name\": \"Tee\", \"price_cents\": 100}").ok();
    app.clock().move(Duration.ofHours(9));
    app.as(key, "create_product", "{\"name\": \"Cap\", \"price_cents\": 100}").ok();

    assertThat(app.as(key, "list_products", "{\"created_at_to\": \"2026-11-21\"}").at("products"))
        .extracting(product -> product.path("name").asString())
        .containsExactly("Tee");
  }
}
