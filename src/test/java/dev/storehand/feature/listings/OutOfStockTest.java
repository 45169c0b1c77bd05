package dev.storehand.feature.listings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Asks whose unit was promised to somebody else by force, and has left with him. */
final class OutOfStockTest {

  @OnBothEngines
  void whoBuysGetsTheNextAskAndTheBadOneLeavesTheBook(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String bad = bad(scene, variant, 10_000);
    String good = scene.listed(variant, 11_000);
    empty(scene, variant);
    Answer bought = scene.call("buy_now", buying(variant));
    assertThat(bought.text("listing_id")).isEqualTo(good);
    withdrawn(scene, bad);
    assertThat(scene.asks(variant)).containsExactly(-1L, 0L);
    app.settle();
    scene.sound();
  }

  @OnBothEngines
  void aBidThatReachesItGetsTheNextAskOrWaits(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String bad = bad(scene, variant, 10_000);
    String good = scene.listed(variant, 11_000);
    empty(scene, variant);
    Answer waiting = bid(scene, variant, 10_500);
    assertThat(waiting.text("status")).isEqualTo("live");
    withdrawn(scene, bad);
    assertThat(scene.asks(variant)).containsExactly(11_000L, 1L);
    assertThat(bid(scene, variant, 11_500).text("status")).isEqualTo("matched");
    assertThat(scene.status(good)).isEqualTo("MATCHED");
    app.settle();
    scene.sound();
  }

  @OnBothEngines
  void aBidIsNotCanceledForTheFaultOfAnAsk(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String bad = bad(scene, variant, 10_000);
    bid(scene, variant, 9_000).ok();
    empty(scene, variant);
    scene.done("update_listing", bad, ", \"amount_cents\": 9000");
    withdrawn(scene, bad);
    assertThat(scene.call("list_bids", "{\"status\": \"live\"}").at("bids")).hasSize(1);
    assertThat(scene.listing(bad).path("amount_cents").longValue())
        .as("what its user asked was done")
        .isEqualTo(9_000);
    scene.sound();
  }

  @OnBothEngines
  void whereNothingIsLeftThePurchaseIsRefusedAndTheAskLeavesAllTheSame(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String bad = bad(scene, variant, 10_000);
    empty(scene, variant);
    assertThat(scene.call("buy_now", buying(variant)).problem("conflict").path("detail").asString())
        .startsWith("Nothing of");
    app.settle();
    withdrawn(scene, bad);
    assertThat(scene.asks(variant)).containsExactly(-1L, 0L);
    scene.sound();
  }

  private static String buying(String variant) {
    return "{\"variant_id\": \"%s\", \"customer_email\": \"a@example.com\"}".formatted(variant);
  }

  private static Answer bid(MarketScene scene, String variant, long cents) {
    return scene.call(
        "place_bid",
        "{\"variant_id\": \"%s\", \"amount_cents\": %d, \"customer_email\": \"a@example.com\"}"
            .formatted(variant, cents));
  }

  /** A listing of the one unit that is there. */
  private static String bad(MarketScene scene, String variant, long cents) {
    return scene.listed(
        variant, cents, ", \"stock_item_id\": \"%s\"".formatted(scene.item(variant, 1)));
  }

  /** The one unit is sent to somebody else; nothing has followed of it yet. */
  private static void empty(MarketScene scene, String variant) {
    String offer = scene.call("create_offer", "{\"name\": \"Drop\"}").text("id");
    scene
        .call(
            "add_offer_variants",
            "{\"id\": \"%s\", \"variant_ids\": [\"%s\"]}".formatted(offer, variant))
        .ok();
    scene.call("enable_offer", "{\"id\": \"%s\"}".formatted(offer)).ok();
    String preorder =
        scene
            .settled(
                "place_preorder",
                """
                {"lines": [{"variant_id": "%s", "quantity": 1}], "customer_email": "p@example.com",
                 "payment": {"provider": "manual"}}"""
                    .formatted(variant))
            .text("id");
    scene
        .settled("release_preorder_order", "{\"id\": \"%s\", \"force\": true}".formatted(preorder))
        .ok();
    scene.call("fulfill_preorder_order", "{\"id\": \"%s\"}".formatted(preorder)).ok();
  }

  private static void withdrawn(MarketScene scene, String listing) {
    assertThat(scene.status(listing)).isEqualTo("INACTIVE");
    List<JsonNode> operations =
        scene
            .call("list_listing_operations", "{\"id\": \"%s\"}".formatted(listing))
            .at("operations")
            .valueStream()
            .toList();
    JsonNode last = operations.get(operations.size() - 1);
    assertThat(last.path("operation_type").asString()).isEqualTo("DEACTIVATE");
    assertThat(last.path("operation_status").asString()).isEqualTo("SUCCEEDED");
    assertThat(last.path("operation_initiated_by").asString()).isEqualTo("SYSTEM");
    assertThat(last.path("reason").asString()).isEqualTo("out_of_stock");
    assertThat(
            scene
                .call("list_events", "{\"type\": \"listing.deactivated\"}")
                .at("events")
                .valueStream()
                .map(each -> each.path("subject").path("id").asString()))
        .containsExactly(listing);
  }
}
