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

  private static Answer expecting(
      MarketScene scene, String action, String listing, String more, long version) {
    return scene.call(
        action, "{\"id\": \"%s\", \"expected_version\": %d%s}".formatted(listing, version, more));
  }
}
