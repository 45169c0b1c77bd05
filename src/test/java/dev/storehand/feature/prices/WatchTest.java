package dev.storehand.feature.prices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.feature.prices.PriceScene.Shoe;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Watches as a client keeps them, and the lists of what they were told. */
class WatchTest {

  @OnBothEngines
  void aWatchIsAboutAVariantAProductOrAll(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 2);
    String one = shop.watch("{\"variant_id\": \"%s\"}".formatted(shoe.variant(1)));
    String product = shop.watch("{\"product_id\": \"%s\"}".formatted(shoe.id()));
    String all = shop.watch("{\"source\": \"stockx\", \"currency\": \"GBP\"}");

    assertThat(listed(app, "{\"scope\": \"variant\"}")).containsExactly(one);
    assertThat(listed(app, "{\"product_id\": \"%s\"}".formatted(shoe.id())))
        .containsExactly(product);
    assertThat(listed(app, "{\"source\": \"stockx\", \"currency\": \"GBP\"}")).containsExactly(all);
    ObjectNode read = app.call("read_price_watch", "{\"id\": \"%s\"}".formatted(all)).ok();
    assertThat(read.path("scope").asString()).isEqualTo("all");
    assertThat(read.path("market").asString()).isEqualTo("GB");
    assertThat(read.path("include_unavailable").booleanValue()).isTrue();
  }

  private static List<String> listed(TestApp app, String filter) {
    return app.call("list_price_watches", filter)
        .at("price_watches")
        .valueStream()
        .map(each -> each.path("id").asString())
        .toList();
  }

  @OnBothEngines
  void whatAWatchCannotBeAboutIsToldAllAtOnce(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    ObjectNode refused =
        app.call(
                "create_price_watch",
                "{\"variant_id\": \"var_0\", \"product_id\": \"%s\", \"currency\": \"EUR\"}"
                    .formatted(shoe.id()))
            .problem("unprocessable");

    assertThat(refused.path("fields").propertyNames())
        .containsExactlyInAnyOrder("variant_id", "product_id", "currency");
    app.call("create_price_watch", "{\"min_change_percent\": 5.001}").problem("unprocessable");
    app.call("create_price_watch", "{\"market\": \"NOWHERE\"}").problem("unprocessable");
  }

  @OnBothEngines
  void aPercentageIsShownAsItWasSent(TestApp app) {
    PriceScene shop = new PriceScene(app);
    String watch = shop.watch("{\"min_change_percent\": 2.5}");
    String read = "{\"id\": \"%s\"}".formatted(watch);
    assertThat(app.call("read_price_watch", read).at("min_change_percent").toString())
        .isEqualTo("2.5");
    app.call("update_price_watch", "{\"id\": \"%s\", \"min_change_percent\": 100}".formatted(watch))
        .ok();
    assertThat(app.call("read_price_watch", read).at("min_change_percent").toString())
        .isEqualTo("100");
  }

  @OnBothEngines
  void eventsAreFoundByWatchVariantProductKindAndTime(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe one = shop.shoe("AA1", 2);
    Shoe other = shop.shoe("BB2", 1);
    String watch = shop.watch("{}");
    shop.ask(one.variant(0), 10000);
    shop.endWindow();
    app.clock().move(Duration.ofHours(1));
    shop.ask(other.variant(0), 9000);
    shop.endWindow();

    assertThat(shop.told("{\"watch_id\": \"%s\"}".formatted(watch))).hasSize(4);
    assertThat(seqs(shop, "{\"variant_id\": \"%s\"}".formatted(one.variant(0))))
        .containsExactly(1L);
    assertThat(seqs(shop, "{\"variant_id\": \"%s\"}".formatted(one.variant(1)))).isEmpty();
    assertThat(seqs(shop, "{\"product_id\": \"%s\"}".formatted(other.id())))
        .containsExactly(4L, 3L);
    assertThat(seqs(shop, "{\"event\": \"lowest_ask.updated\"}")).containsExactly(4L, 2L);
    assertThat(seqs(shop, "{\"from\": \"%s\"}".formatted(app.clock().instant())))
        .containsExactly(4L, 3L);
    ObjectNode first = app.call("list_price_events", "{\"cursor\": \"\", \"per_page\": 3}").ok();
    assertThat(first.path("meta").path("has_more").booleanValue()).isTrue();
    assertThat(
            seqs(
                shop,
                "{\"per_page\": 3, \"cursor\": \"%s\"}"
                    .formatted(first.path("meta").path("next_cursor").asString())))
        .containsExactly(1L);
  }

  private static List<Long> seqs(PriceScene shop, String filter) {
    return shop.told(filter).stream().map(each -> each.path("seq").longValue()).toList();
  }

  @OnBothEngines
  void eventsAreKeptForNinetyDaysAndTheirNumbersGoOn(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    shop.watch("{\"variant_id\": \"%s\"}".formatted(shoe.variant(0)));
    String listing = shop.ask(shoe.variant(0), 10000);
    shop.endWindow();

    app.clock().move(Duration.ofDays(90));
    app.app().tick();
    assertThat(shop.told()).hasSize(1);
    app.clock().move(Duration.ofMillis(1));
    app.app().tick();
    assertThat(shop.told()).isEmpty();

    shop.move(listing, 9000);
    shop.endWindow();
    assertThat(seqs(shop, "{}")).containsExactly(2L);
  }

  @OnBothEngines
  void theStreamGoesOnAfterItsCursorAndMissesNothing(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    shop.watch("{\"variant_id\": \"%s\"}".formatted(shoe.variant(0)));
    String listing = shop.ask(shoe.variant(0), 10000);
    shop.endWindow();
    ObjectNode begun = app.call("stream_prices", "{}").ok();
    assertThat(begun.path("price_events")).isEmpty();

    shop.move(listing, 9000);
    shop.endWindow();
    ObjectNode next = after(app, begun, "");
    assertThat(next.path("price_events")).hasSize(1);
    JsonNode event = next.path("price_events").get(0);
    assertThat(event).isEqualTo(shop.told().get(1));
    assertThat(after(app, next, "").path("price_events")).isEmpty();

    ObjectNode other = after(app, begun, ", \"event\": \"lowest_ask.updated\"");
    assertThat(other.path("price_events")).isEmpty();
    assertThat(other.path("cursor").asString()).isEqualTo(next.path("cursor").asString());
    assertThat(app.call("stream_prices", "{\"cursor\": \"0\"}").at("price_events")).hasSize(2);
    app.call("stream_prices", "{\"cursor\": \"nine\"}").problem("invalid_request");
  }

  private static ObjectNode after(TestApp app, ObjectNode batch, String filter) {
    return app.call(
            "stream_prices",
            "{\"cursor\": \"%s\"%s}".formatted(batch.path("cursor").asString(), filter))
        .ok();
  }
}
