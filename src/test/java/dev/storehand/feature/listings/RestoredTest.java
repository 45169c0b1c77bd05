package dev.storehand.feature.listings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What stands across in a book while its variant is not for sale is sold once it is again. */
final class RestoredTest {

  @OnBothEngines
  void aRestoredProductsBookIsNotCrossed(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String high = scene.listed(variant, 15_000);
    String low = scene.listed(variant, 14_000);
    String euros = scene.listed(variant, 14_000, ", \"currency\": \"EUR\"");
    String product = scene.listing(high).path("product_id").asString();
    String best = bid(scene, variant, 12_000);
    app.clock().move(Duration.ofSeconds(1));
    bid(scene, variant, 11_000);
    String third = bid(scene, variant, 9_500);
    scene.call("archive_product", "{\"id\": \"%s\"}".formatted(product)).ok();
    app.clock().move(Duration.ofSeconds(1));
    scene.done("update_listing", high, ", \"amount_cents\": 10000");
    scene.done("update_listing", low, ", \"amount_cents\": 9000");
    assertThat(scene.status(low)).as("nothing is sold meanwhile").isEqualTo("ACTIVE");
    scene.settled("restore_product", "{\"id\": \"%s\"}".formatted(product)).ok();
    assertThat(List.of(scene.status(high), scene.status(low)))
        .containsExactly("MATCHED", "MATCHED");
    assertThat(price(scene, low)).as("the lowest sells first, to the highest").isEqualTo(12_000);
    assertThat(scene.call("list_bids", "{\"status\": \"live\"}").text("bids.0.id"))
        .isEqualTo(third);
    assertThat(price(scene, high)).isEqualTo(11_000);
    assertThat(scene.call("list_bids", "{\"status\": \"matched\"}").at("bids").valueStream())
        .extracting(each -> each.path("id").asString())
        .contains(best)
        .hasSize(2);
    assertThat(scene.status(euros)).isEqualTo("ACTIVE");
    scene.sound();
  }

  @OnBothEngines
  void aRestoredVariantsBookIsNotCrossedAndStillNobodyBuysFromHimself(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    scene.item(variant, 1);
    String ada = scene.customer("a", "DUNK");
    String own = scene.listed(variant, 15_000, ", \"seller_id\": \"%s\"".formatted(ada));
    String house = scene.listed(variant, 15_000);
    bid(scene, variant, 12_000);
    scene.call("archive_variant", "{\"id\": \"%s\"}".formatted(variant)).ok();
    scene.done("update_listing", own, ", \"amount_cents\": 9000");
    scene.done("update_listing", house, ", \"amount_cents\": 10000");
    scene
        .settled("update_variant", "{\"id\": \"%s\", \"status\": \"active\"}".formatted(variant))
        .ok();
    assertThat(scene.status(own)).isEqualTo("ACTIVE");
    assertThat(scene.status(house)).isEqualTo("MATCHED");
    scene.sound();
  }

  private static String bid(MarketScene scene, String variant, long cents) {
    return scene
        .call(
            "place_bid",
            "{\"variant_id\": \"%s\", \"amount_cents\": %d, \"customer_email\": \"a@example.com\"}"
                .formatted(variant, cents))
        .text("id");
  }

  private static long price(MarketScene scene, String listing) {
    JsonNode order = scene.listing(listing).path("order");
    return scene
        .call(
            "read_sale", "{\"order_number\": %d}".formatted(order.path("order_number").longValue()))
        .number("amount_cents");
  }
}
