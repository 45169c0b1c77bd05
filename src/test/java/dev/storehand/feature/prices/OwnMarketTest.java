package dev.storehand.feature.prices;

import static dev.storehand.feature.prices.PriceScene.onlyRow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.schema.Json;
import dev.storehand.feature.prices.PriceScene.Shoe;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What is told of the shop's own market: rows K1 to K12 of the domain. */
class OwnMarketTest {

  @OnBothEngines
  void k1AChangeOfAVariantsLowestAskIsOneEventThatNamesIt(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    String listing = shop.ask(shoe.variant(0), 15000);
    shop.watch("{\"variant_id\": \"%s\"}".formatted(shoe.variant(0)));

    shop.move(listing, 14000);
    shop.endWindow();

    JsonNode row = onlyRow(shop.told());
    assertThat(row.path("variant_id").asString()).isEqualTo(shoe.variant(0));
    assertThat(row.path("old_lowest_ask").decimalValue()).isEqualByComparingTo("150");
    assertThat(row.path("lowest_ask").decimalValue()).isEqualByComparingTo("140");
  }

  @OnBothEngines
  void k2TheEnvelopeHasEventTimestampVersionAndData(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    shop.watch("{}");

    shop.ask(shoe.variant(0), 15000);
    shop.endWindow();

    List<JsonNode> told = shop.told();
    assertThat(told).hasSize(2);
    for (JsonNode event : told) {
      JsonNode payload = event.path("payload");
      assertThat(payload.propertyNames()).containsExactly("event", "timestamp", "version", "data");
      assertThat(payload.path("timestamp").longValue())
          .isEqualTo(app.clock().instant().getEpochSecond());
      assertThat(payload.path("version").asString()).isEqualTo("v1");
      assertThat(payload.path("data")).hasSize(1);
    }
    assertThat(told)
        .extracting(event -> event.path("payload").path("event").asString())
        .containsExactly("price.updated.usd", "lowest_ask.updated.usd");
  }

  @OnBothEngines
  void k3WhatChangesInAWindowIsOneDeliveryOfSeveralProducts(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe one = shop.shoe("AA1", 2);
    Shoe other = shop.shoe("BB2", 1);
    shop.watch("{}");

    shop.ask(one.variant(0), 15000);
    shop.ask(other.variant(0), 9000);
    shop.ask(one.variant(1), 16000);
    shop.endWindow();

    List<JsonNode> told = shop.toldOfVariants();
    assertThat(told).hasSize(1);
    assertThat(told.get(0).path("payload").path("data"))
        .extracting(row -> row.path("variant_id").asString())
        .containsExactlyInAnyOrder(one.variant(0), other.variant(0), one.variant(1));
  }

  @OnBothEngines
  void k4k5ARowSaysWhatItIsAndItsSizeInEverySystem(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    shop.watch("{\"product_id\": \"%s\"}".formatted(shoe.id()));

    shop.ask(shoe.variant(0), 15000);
    shop.ask(shoe.variant(0), 15500);
    shop.endWindow();

    assertThat(onlyRow(shop.toldOfVariants()))
        .isEqualTo(
            Json.parse(
                """
                {"product_id": "%s", "name": "Shoe AA1", "slug": "shoe-aa1", "sku": "AA1",
                 "variant_id": "%s",
                 "sizes": [{"size": "6", "type": "us"}, {"size": "5", "type": "uk"},
                   {"size": "38", "type": "eu"}],
                 "lowest_ask": 150.00, "number_of_asks": 2,
                 "subtotal": {"EXPRESS": 175.45, "STANDARD": 165.45},
                 "currency": "USD", "market": "MAIN", "source": "own"}"""
                    .formatted(shoe.id(), shoe.variant(0))));
  }

  @OnBothEngines
  void k6EachShippingOptionHasASubtotalOfAskFeesAndShipping(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    shop.watch("{}");

    shop.ask(shoe.variant(0), 6950);
    shop.endWindow();

    // 3 % of 69.50 is 2.085, half up 2.09; with 1.00 fixed and the ask: 72.59.
    JsonNode subtotal = onlyRow(shop.toldOfVariants()).path("subtotal");
    assertThat(subtotal.path("STANDARD").decimalValue()).isEqualByComparingTo("82.54");
    assertThat(subtotal.path("EXPRESS").decimalValue()).isEqualByComparingTo("92.54");
    assertThat(subtotal).hasSize(2);
  }

  @OnBothEngines
  void k7AnEventInACurrencyIsOnlyForChangesInIt(TestApp app) {
    PriceScene shop = new PriceScene(app);
    app.call("create_market", "{\"code\": \"EU\", \"name\": \"Europe\", \"currency\": \"EUR\"}")
        .ok();
    Shoe shoe = shop.shoe("AA1", 1);
    String usd = shop.watch("{}");
    String eur = shop.watch("{\"market\": \"EU\"}");

    shop.ask(shoe.variant(0), 15000, "EUR");
    shop.endWindow();

    assertThat(shop.told("{\"watch_id\": \"%s\"}".formatted(usd))).isEmpty();
    JsonNode event =
        shop.told("{\"watch_id\": \"%s\", \"currency\": \"EUR\"}".formatted(eur)).get(1);
    assertThat(event.path("payload").path("event").asString()).isEqualTo("price.updated.eur");
    assertThat(event.path("payload").path("data").get(0).path("market").asString()).isEqualTo("EU");
    assertThat(shop.told("{\"currency\": \"USD\"}")).isEmpty();
  }

  @OnBothEngines
  void k8BelowTheThresholdNothingIsToldAndSmallStepsAddUp(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    String listing = shop.ask(shoe.variant(0), 10000);
    shop.watch("{\"variant_id\": \"%s\", \"min_change_percent\": 5}".formatted(shoe.variant(0)));

    shop.move(listing, 10300);
    shop.endWindow();
    shop.move(listing, 10499);
    shop.endWindow();
    assertThat(shop.told()).isEmpty();

    shop.move(listing, 10500);
    shop.endWindow();
    JsonNode row = onlyRow(shop.told());
    assertThat(row.path("old_lowest_ask").decimalValue()).isEqualByComparingTo("100");
    assertThat(row.path("lowest_ask").decimalValue()).isEqualByComparingTo("105");
  }

  @OnBothEngines
  void k9WhenTheLastAskIsGoneItIsToldWithNoAsks(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    String listing = shop.ask(shoe.variant(0), 10000);
    shop.watch("{\"variant_id\": \"%s\", \"min_change_percent\": 50}".formatted(shoe.variant(0)));

    shop.withdraw(listing);
    shop.endWindow();

    JsonNode row = onlyRow(shop.told());
    assertThat(row.path("number_of_asks").longValue()).isZero();
    assertThat(row.has("lowest_ask")).isFalse();
    assertThat(row.path("old_lowest_ask").decimalValue()).isEqualByComparingTo("100");
    assertThat(row.path("subtotal")).isEmpty();
  }

  @OnBothEngines
  void k9WhoDoesNotWantItIsNotToldWhatIsGoneButWhatComesBackAtAnotherPrice(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    String listing = shop.ask(shoe.variant(0), 10000);
    shop.watch(
        "{\"variant_id\": \"%s\", \"include_unavailable\": false}".formatted(shoe.variant(0)));

    shop.withdraw(listing);
    shop.endWindow();
    app.call("activate_listing", "{\"id\": \"%s\"}".formatted(listing)).ok();
    app.settle();
    shop.endWindow();
    assertThat(shop.told()).isEmpty();

    shop.move(listing, 9900);
    shop.endWindow();
    assertThat(onlyRow(shop.told()).path("old_lowest_ask").decimalValue())
        .isEqualByComparingTo("100");
  }

  @OnBothEngines
  void k10AnEventOfAProductIsForItsMinimumAlone(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 2);
    String cheap = shop.ask(shoe.variant(0), 10000);
    String dear = shop.ask(shoe.variant(1), 12000);
    shop.watch("{\"product_id\": \"%s\"}".formatted(shoe.id()));

    shop.move(dear, 11000);
    shop.endWindow();
    assertThat(shop.toldOfVariants()).hasSize(1);
    assertThat(shop.toldOfProducts()).isEmpty();

    shop.move(cheap, 13000);
    shop.endWindow();
    assertThat(onlyRow(shop.toldOfProducts()))
        .isEqualTo(
            Json.parse(
                """
                {"product_id": "%s", "name": "Shoe AA1", "slug": "shoe-aa1", "sku": "AA1",
                 "old_lowest_ask": 100.00, "lowest_ask": 110.00, "number_of_asks": 2,
                 "currency": "USD", "market": "MAIN", "source": "own"}"""
                    .formatted(shoe.id())));
  }

  @OnBothEngines
  void k10ChangesOfSeveralSizesInOneWindowAreOneChangeOfTheProduct(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 2);
    String one = shop.ask(shoe.variant(0), 10000);
    String other = shop.ask(shoe.variant(1), 9500);
    shop.watch("{\"product_id\": \"%s\"}".formatted(shoe.id()));

    shop.move(one, 9000);
    shop.move(other, 8000);
    shop.endWindow();

    JsonNode row = onlyRow(shop.toldOfProducts());
    assertThat(row.path("old_lowest_ask").decimalValue()).isEqualByComparingTo("95");
    assertThat(row.path("lowest_ask").decimalValue()).isEqualByComparingTo("80");
  }

  /** Endpoints and their secrets come with webhooks; what they send is this. */
  @OnBothEngines
  void k11ADeliveryIsKeptToTheLetterAsAnEventThatOnlyHasToBeSent(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    shop.watch("{\"variant_id\": \"%s\"}".formatted(shoe.variant(0)));
    shop.ask(shoe.variant(0), 15000);
    shop.endWindow();

    JsonNode told = shop.told().get(0);
    JsonNode event = app.call("list_events", "{\"type\": \"price.updated.usd\"}").at("events.0");

    assertThat(event.path("subject").path("id").asString()).isEqualTo(told.path("id").asString());
    assertThat(event.path("data").path("resource")).isEqualTo(told);
    assertThat(event.path("data").path("resource").path("payload").toString())
        .isEqualTo(told.path("payload").toString())
        .contains("\"lowest_ask\":150.00");
  }

  @OnBothEngines
  void k12WithoutAChangeNothingIsTold(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    String listing = shop.ask(shoe.variant(0), 15000);
    shop.watch("{}");
    shop.endWindow();

    shop.ask(shoe.variant(0), 15000);
    shop.ask(shoe.variant(0), 16000);
    app.call("place_bid", bid(shoe)).ok();
    app.settle();
    shop.endWindow();
    shop.move(listing, 14000);
    shop.move(listing, 15000);
    shop.endWindow();

    assertThat(shop.told()).isEmpty();
  }

  private static String bid(Shoe shoe) {
    return "{\"variant_id\": \"%s\", \"amount_cents\": 100, \"customer_email\": \"a@example.com\"}"
        .formatted(shoe.variant(0));
  }

  @OnBothEngines
  void whatChangesWhileAWatchIsPausedIsToldOnceItGoesOn(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    String listing = shop.ask(shoe.variant(0), 10000);
    String watch = shop.watch("{\"variant_id\": \"%s\"}".formatted(shoe.variant(0)));
    app.call("update_price_watch", "{\"id\": \"%s\", \"status\": \"paused\"}".formatted(watch))
        .ok();

    shop.move(listing, 9000);
    shop.endWindow();
    shop.move(listing, 8000);
    shop.endWindow();
    assertThat(shop.told()).isEmpty();

    app.call("update_price_watch", "{\"id\": \"%s\", \"status\": \"active\"}".formatted(watch))
        .ok();
    shop.endWindow();
    assertThat(onlyRow(shop.told()).path("old_lowest_ask").decimalValue())
        .isEqualByComparingTo(new BigDecimal("100"));
  }

  @OnBothEngines
  void whatWasHeldBackIsLookedAtAnewWhenTheSettingsChange(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    String listing = shop.ask(shoe.variant(0), 10000);
    String watch =
        shop.watch(
            "{\"variant_id\": \"%s\", \"min_change_percent\": 10}".formatted(shoe.variant(0)));
    shop.move(listing, 9500);
    shop.endWindow();

    app.call("update_price_watch", "{\"id\": \"%s\", \"min_change_percent\": 5}".formatted(watch))
        .ok();
    shop.endWindow();

    assertThat(onlyRow(shop.told()).path("lowest_ask").decimalValue()).isEqualByComparingTo("95");
  }

  @OnBothEngines
  void aDeletedWatchIsToldNothingAndWhatItWasToldStays(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    String watch = shop.watch("{\"variant_id\": \"%s\"}".formatted(shoe.variant(0)));
    String listing = shop.ask(shoe.variant(0), 10000);
    shop.endWindow();
    shop.move(listing, 9000);

    app.call("delete_price_watch", "{\"id\": \"%s\", \"confirm\": true}".formatted(watch)).ok();
    shop.endWindow();

    assertThat(shop.told()).hasSize(1);
    app.call("read_price_watch", "{\"id\": \"%s\"}".formatted(watch)).problem("not_found");
  }

  @OnBothEngines
  void anExpiredAskIsAChangeLikeAnyOther(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    shop.ask(shoe.variant(0), 10000);
    shop.watch("{\"variant_id\": \"%s\"}".formatted(shoe.variant(0)));

    app.clock().move(java.time.Duration.ofDays(366));
    app.app().tick();
    app.settle();
    shop.endWindow();

    assertThat(onlyRow(shop.told()).path("number_of_asks").longValue()).isZero();
  }
}
