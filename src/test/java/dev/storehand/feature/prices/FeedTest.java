package dev.storehand.feature.prices;

import static dev.storehand.feature.prices.PriceScene.onlyRow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.feature.prices.PriceScene.Shoe;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Prices of other sources, taken in by the payload of KicksDB. */
class FeedTest {
  private static final long NOON = 1_740_384_474L;

  private static String payload(long timestamp, String... rows) {
    return "{\"event\": \"stockx.price.updated.usd\", \"timestamp\": %d, \"version\": \"v1\", \"data\": [%s]}"
        .formatted(timestamp, String.join(", ", rows));
  }

  private static String row(String variant, String ask) {
    return "{\"variant_id\": \"%s\", \"lowest_ask\": %s, \"number_of_asks\": 3, \"currency\": \"USD\","
            .formatted(variant, ask)
        + " \"subtotal\": {\"STANDARD\": %s}}".formatted(ask);
  }

  @OnBothEngines
  void aRowFindsItsVariantByIdReferenceSkuOrStyleAndSize(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 4);
    ObjectNode done =
        shop.ingest(
                payload(
                    NOON,
                    row(shoe.variant(0), "96.0"),
                    row("feed-AA1-1", "97"),
                    "{\"sku\": \"AA1-2\", \"lowest_ask\": 98, \"currency\": \"USD\"}",
                    """
                    {"product_id": "d0071024-6182", "name": "Shoe", "slug": "shoe", "sku": "AA1",
                     "variant_id": "42c98a0e-59bd", "sizes": [{"size": "US 9", "type": "us"}],
                     "lowest_ask": 99.5, "subtotal": {"STANDARD": 115.9}, "currency": "USD"}""",
                    "{\"sku\": \"AA1\", \"lowest_ask\": 98, \"currency\": \"USD\"}",
                    "{\"sku\": \"ZZ9\", \"lowest_ask\": 98, \"currency\": \"USD\"}"))
            .ok();

    assertThat(done.path("rows"))
        .extracting(each -> each.path("status").asString())
        .containsExactly("updated", "updated", "updated", "updated", "unknown", "unknown");
    assertThat(done.path("updated").intValue()).isEqualTo(4);
    assertThat(done.path("unknown").intValue()).isEqualTo(2);
    JsonNode quotes =
        app.call("list_price_quotes", "{\"source\": \"stockx\", \"sort\": \"lowest_ask_cents\"}")
            .at("price_quotes");
    assertThat(quotes)
        .extracting(each -> each.path("variant_id").asString())
        .containsExactlyElementsOf(shoe.variants());
    assertThat(quotes)
        .extracting(each -> each.path("lowest_ask_cents").longValue())
        .containsExactly(9600L, 9700L, 9800L, 9950L);
    assertThat(quotes.get(0).path("market").asString()).isEqualTo("US");
  }

  @OnBothEngines
  void oneMisshapenRowRefusesAllWithEveryFault(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    ObjectNode refused =
        shop.ingest(
                payload(
                    NOON,
                    row(shoe.variant(0), "96.0"),
                    row(shoe.variant(0), "96.001"),
                    row(shoe.variant(0), "-1"),
                    "{\"lowest_ask\": 1, \"currency\": \"USD\"}",
                    "{\"sku\": \"A\", \"currency\": \"XYZ\", \"price\": 1}"))
            .problem("unprocessable");

    assertThat(refused.path("fields").propertyNames())
        .contains(
            "data[1].lowest_ask",
            "data[2].lowest_ask",
            "data[3].variant_id",
            "data[4].currency",
            "data[4].price");
    assertThat(app.call("list_price_quotes", "{}").at("price_quotes")).isEmpty();
  }

  @OnBothEngines
  void anAmountBeyondAllBoundsIsAFaultOfItsRow(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    ObjectNode refused =
        shop.ingest(
                payload(
                    NOON,
                    row(shoe.variant(0), "9223372036854775808"),
                    row(shoe.variant(0), "1e30")))
            .problem("unprocessable");

    assertThat(refused.path("fields").propertyNames())
        .containsExactlyInAnyOrder(
            "data[0].lowest_ask",
            "data[0].subtotal.STANDARD",
            "data[1].lowest_ask",
            "data[1].subtotal.STANDARD");
    assertThat(refused.path("fields").path("data[1].lowest_ask"))
        .extracting(JsonNode::asString)
        .containsExactly("must be at most 999999999999.999");
  }

  @OnBothEngines
  void anotherCurrencyThanTheEventsAndATimeToComeAreRefused(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    ObjectNode refused =
        shop.ingest(
                """
                {"event": "price.updated.eur", "timestamp": 1999999999999, "source": "own",
                 "data": [%s]}"""
                    .replace("1999999999999", "" + (app.clock().instant().getEpochSecond() + 301))
                    .formatted(row(shoe.variant(0), "96.0")))
            .problem("unprocessable");

    assertThat(refused.path("fields").propertyNames())
        .containsExactlyInAnyOrder("data[0].currency", "timestamp", "source");
  }

  @OnBothEngines
  void theSameAgainChangesNothingAndWhatIsOlderIsLeftOut(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    shop.ingest(payload(NOON, row(shoe.variant(0), "100"))).ok();
    assertThat(status(shop.ingest(payload(NOON, row(shoe.variant(0), "100"))).ok()))
        .isEqualTo("unchanged");
    assertThat(status(shop.ingest(payload(NOON + 60, row(shoe.variant(0), "100"))).ok()))
        .isEqualTo("unchanged");

    assertThat(status(shop.ingest(payload(NOON + 30, row(shoe.variant(0), "50"))).ok()))
        .isEqualTo("outdated");

    assertThat(app.call("list_price_quotes", "{}").number("price_quotes.0.lowest_ask_cents"))
        .isEqualTo(10000);
    assertThat(app.call("list_events", "{\"type\": \"price.ingested\"}").at("events")).hasSize(1);
  }

  private static String status(ObjectNode done) {
    return done.path("rows").get(0).path("status").asString();
  }

  @OnBothEngines
  void aWatchOnAFeedIsToldFromFivePercentOnUnlessItSaysOtherwise(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    shop.ingest(payload(NOON, row(shoe.variant(0), "100"))).ok();
    String usual =
        shop.watch("{\"source\": \"stockx\", \"variant_id\": \"%s\"}".formatted(shoe.variant(0)));
    String keen =
        shop.watch(
            "{\"source\": \"stockx\", \"variant_id\": \"%s\", \"min_change_percent\": 0.5}"
                .formatted(shoe.variant(0)));
    assertThat(
            app.call("read_price_watch", "{\"id\": \"%s\"}".formatted(usual))
                .at("min_change_percent")
                .decimalValue())
        .isEqualByComparingTo("5");

    shop.ingest(payload(NOON + 60, row(shoe.variant(0), "104.99"))).ok();
    shop.endWindow();
    assertThat(told(shop, usual)).isEmpty();
    assertThat(onlyRow(told(shop, keen)).path("lowest_ask").decimalValue())
        .isEqualByComparingTo("104.99");

    shop.ingest(payload(NOON + 120, row(shoe.variant(0), "105"))).ok();
    shop.endWindow();
    JsonNode row = onlyRow(told(shop, usual));
    assertThat(row.path("old_lowest_ask").decimalValue()).isEqualByComparingTo("100");
    assertThat(row.path("subtotal").path("STANDARD").decimalValue()).isEqualByComparingTo("105");
    assertThat(row.path("source").asString()).isEqualTo("stockx");
    assertThat(row.path("market").asString()).isEqualTo("US");
    assertThat(told(shop, keen)).hasSize(1);
  }

  private static List<JsonNode> told(PriceScene shop, String watch) {
    return shop.told("{\"watch_id\": \"%s\"}".formatted(watch));
  }

  @OnBothEngines
  void aPriceOfZeroOrNoAsksIsNotForSale(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 2);
    shop.ingest(payload(NOON, row(shoe.variant(0), "100"), row(shoe.variant(1), "90"))).ok();
    shop.watch("{\"source\": \"stockx\"}");

    shop.ingest(
            payload(
                NOON + 1,
                "{\"variant_id\": \"%s\", \"lowest_ask\": 0, \"currency\": \"USD\"}"
                    .formatted(shoe.variant(0)),
                row(shoe.variant(1), "95")
                    .replace("\"number_of_asks\": 3", "\"number_of_asks\": 0")))
        .ok();
    shop.endWindow();

    assertThat(shop.toldOfVariants()).hasSize(1);
    assertThat(shop.toldOfVariants().get(0).path("payload").path("data"))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.path("number_of_asks").intValue()).isZero());
    assertThat(onlyRow(shop.toldOfProducts()).path("number_of_asks").intValue()).isZero();
  }

  /** One shop's deliveries are another's feed. */
  @OnBothEngines
  void whatIsToldCanBeTakenInAgainAsAFeed(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 2);
    shop.watch("{}");
    shop.ask(shoe.variant(0), 15000);
    shop.ask(shoe.variant(1), 15550);
    shop.endWindow();
    ObjectNode payload = (ObjectNode) shop.toldOfVariants().get(0).path("payload");

    ObjectNode done = app.call("ingest_prices", payload.deepCopy().put("source", "neighbour")).ok();

    assertThat(done.path("updated").intValue()).isEqualTo(2);
    JsonNode quote =
        app.call("list_price_quotes", "{\"source\": \"neighbour\", \"sort\": \"lowest_ask_cents\"}")
            .at("price_quotes.1");
    assertThat(quote.path("lowest_ask_cents").longValue()).isEqualTo(15550);
    assertThat(quote.path("subtotal_cents").path("STANDARD").longValue()).isEqualTo(17112);
    assertThat(quote.path("market").asString()).isEqualTo("MAIN");
  }

  @OnBothEngines
  void aFeedOfYenHasNoDecimals(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    String yen =
        "{\"event\": \"stockx.price.updated.jpy\", \"timestamp\": 1, \"data\":"
            + " [{\"variant_id\": \"%s\", \"lowest_ask\": %s, \"currency\": \"JPY\"}]}";
    shop.ingest(yen.formatted(shoe.variant(0), "12000.5")).problem("unprocessable");
    shop.ingest(yen.formatted(shoe.variant(0), "12000.0")).ok();
    assertThat(app.call("list_price_quotes", "{}").number("price_quotes.0.lowest_ask_cents"))
        .isEqualTo(12000);
  }
}
