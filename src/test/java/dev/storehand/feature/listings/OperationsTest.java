package dev.storehand.feature.listings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What is asked now and done later: of which version, and in which order with the clock. */
final class OperationsTest {

  @OnBothEngines
  void anOperationFailsWhereItsListingHasChangedSinceItWasAsked(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    for (String action : List.of("update_listing", "deactivate_listing", "delete_listing")) {
      String listing = scene.listed(variant, 15_000);
      String more = action.equals("update_listing") ? ", \"amount_cents\": 13000" : "";
      long version = scene.listing(listing).path("version").longValue();
      Answer first =
          expecting(scene, "update_listing", listing, ", \"amount_cents\": 14000", version);
      Answer second = expecting(scene, action, listing, more, version);
      app.settle();
      assertThat(scene.operation(first).path("operation_status").asString()).isEqualTo("SUCCEEDED");
      ObjectNode late = scene.operation(second);
      assertThat(late.path("operation_status").asString()).as(action).isEqualTo("FAILED");
      assertThat(late.path("error").path("code").asString()).isEqualTo("stale_version");
      assertThat(late.path("error").path("message").asString())
          .contains("version " + (version + 1) + ", not " + version);
      ObjectNode after = scene.listing(listing);
      assertThat(after.path("status").asString()).isEqualTo("ACTIVE");
      assertThat(after.path("amount_cents").longValue()).isEqualTo(14_000);
      scene
          .call(
              "update_listing",
              "{\"id\": \"%s\", \"amount_cents\": 1, \"expected_version\": %d}"
                  .formatted(listing, version))
          .problem("stale_version");
    }
    scene.sound();
  }

  @OnBothEngines
  void whatTheClockHasDoneSinceMakesAVersionStaleToo(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    Instant end = app.clock().instant().plus(Duration.ofHours(1));
    String listing = scene.listed(variant, 15_000, ", \"expires_at\": \"%s\"".formatted(end));
    long version = scene.listing(listing).path("version").longValue();
    app.clock().move(Duration.ofHours(2));
    Answer late = expecting(scene, "update_listing", listing, ", \"amount_cents\": 14000", version);
    app.settle();
    assertThat(scene.operation(late).path("error").path("code").asString())
        .isEqualTo("stale_version");
    assertThat(scene.listing(listing).path("amount_cents").longValue()).isEqualTo(15_000);
  }

  @OnBothEngines
  void aSaleThatHasChangedSinceIsNotCalledOff(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    scene.listed(variant, 15_000);
    long number = scene.buy(variant, "ada").number("order_number");
    long version =
        scene.call("read_sale", "{\"order_number\": %d}".formatted(number)).number("version");
    Answer asked =
        scene.call(
            "cancel_sale",
            "{\"order_number\": %d, \"expected_version\": %d}".formatted(number, version));
    scene.call("ship_sale", "{\"order_number\": %d}".formatted(number)).ok();
    app.settle();
    assertThat(scene.operation(asked).path("error").path("code").asString())
        .isEqualTo("stale_version");
  }

  @OnBothEngines
  void whatWasAskedBeforeAnAskExpiredIsDoneFirst(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    Instant end = app.clock().instant().plus(Duration.ofHours(1));
    String expires = ", \"expires_at\": \"%s\"";
    String extended = scene.listed(variant, 15_000, expires.formatted(end));
    String repriced = scene.listed(variant, 15_100, expires.formatted(end));
    String ended = scene.listed(variant, 15_200, expires.formatted(end));
    String left = scene.listed(variant, 15_300, expires.formatted(end));
    Answer extending =
        ask(scene, "update_listing", extended, expires.formatted(end.plus(Duration.ofDays(1))));
    Answer repricing = ask(scene, "update_listing", repriced, ", \"amount_cents\": 9000");
    Answer ending = ask(scene, "deactivate_listing", ended, "");
    bid(scene, variant, 9_500);
    app.clock().move(Duration.ofHours(2));
    Answer late = ask(scene, "update_listing", left, ", \"amount_cents\": 9000");
    app.app().tick();
    for (Answer each : List.of(extending, repricing, ending)) {
      assertThat(scene.operation(each).path("operation_status").asString()).isEqualTo("SUCCEEDED");
    }
    assertThat(scene.status(extended)).isEqualTo("ACTIVE");
    assertThat(scene.asks(variant)).containsExactly(15_000L, 1L);
    assertThat(scene.history(repriced))
        .containsExactly(
            "CREATE SUCCEEDED USER API",
            "UPDATE SUCCEEDED USER API",
            "DEACTIVATE SUCCEEDED SYSTEM SYSTEM");
    assertThat(scene.listing(repriced).path("amount_cents").longValue()).isEqualTo(9_000);
    assertThat(scene.history(ended))
        .containsExactly("CREATE SUCCEEDED USER API", "DEACTIVATE SUCCEEDED USER API");
    assertThat(scene.operation(late).path("operation_status").asString())
        .as("asked after the end, it waits its turn")
        .isEqualTo("PENDING");
    assertThat(scene.call("list_bids", "{\"status\": \"live\"}").at("bids"))
        .as("what is over is sold to nobody, however it was repriced")
        .hasSize(1);
    app.settle();
    assertThat(scene.status(left)).isEqualTo("INACTIVE");
    assertThat(scene.listing(left).path("amount_cents").longValue()).isEqualTo(9_000);
    scene.sound();
  }

  @OnBothEngines
  void anAskThatWasExtendedInTimeIsSoldToWhoCallsFirst(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    Instant end = app.clock().instant().plus(Duration.ofHours(1));
    String expires = ", \"expires_at\": \"%s\"";
    String listing = scene.listed(variant, 15_000, expires.formatted(end));
    ask(scene, "update_listing", listing, expires.formatted(end.plus(Duration.ofDays(1))));
    app.clock().move(Duration.ofHours(2));
    assertThat(scene.buy(variant, "ada").text("listing_id")).isEqualTo(listing);
    scene.sound();
  }

  private static Answer ask(MarketScene scene, String action, String listing, String more) {
    return scene.call(action, "{\"id\": \"%s\"%s}".formatted(listing, more));
  }

  private static void bid(MarketScene scene, String variant, long cents) {
    scene
        .call(
            "place_bid",
            "{\"variant_id\": \"%s\", \"amount_cents\": %d, \"customer_email\": \"a@example.com\"}"
                .formatted(variant, cents))
        .ok();
  }

  private static Answer expecting(
      MarketScene scene, String action, String listing, String more, long version) {
    return scene.call(
        action, "{\"id\": \"%s\", \"expected_version\": %d%s}".formatted(listing, version, more));
  }
}
