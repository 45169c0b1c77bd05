package dev.storehand.feature.preorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Mode;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Stock comes, and goes to whoever ordered first. */
class ReleasingPreordersTest {
  private static final String PAID = ", \"payment\": {\"provider\": \"manual\"}";

  @OnBothEngines
  void invariant16AReleaseWantsEverythingPaidOrForceAndIsDoneOnce(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    String offer = scene.offer("{}", "BOOT");
    scene.arrives("BOOT", 5);
    String unpaid = scene.place("BOOT:1", "ada@example.com").text("id");
    String paid = scene.place("BOOT:2", "grace@example.com", PAID).text("id");
    app.settle();

    assertThat(scene.on("release_preorder_order", unpaid).problem("invalid_transition").toString())
        .contains("charge_preorder_deposit");
    Answer released = scene.on("release_preorder_order", paid);
    assertThat(released.text("state")).isEqualTo("released");
    assertThat(released.text("status")).isEqualTo("approved");
    assertThat(released.at("released_by_force").booleanValue()).isFalse();
    scene.has("BOOT", 3, 0);
    scene.on("release_preorder_order", paid).problem("invalid_transition");
    scene.on("release_preorder_order", paid, "\"force\": true").problem("invalid_transition");
    scene.has("BOOT", 3, 0);
    scene.on("release_preorder_order", unpaid, "\"force\": true").ok();
    scene.has("BOOT", 2, 0);
    assertThat(
            scene
                .call(
                    "read_offer_variant",
                    "{\"id\": \"%s\", \"variant_id\": \"%s\"}"
                        .formatted(offer, scene.variant("BOOT")))
                .number("released"))
        .isEqualTo(3);
    scene.on("fulfill_preorder_order", paid).ok();
    assertThat(scene.state(paid)).isEqualTo("fulfilled");
    scene.addsUp();
  }

  @OnBothEngines
  void whatIsShortIsA409AndForcePromisesItUntilItIsSent(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 1);
    scene.offer("{}", "BOOT");
    String id = scene.place("BOOT:2", "ada@example.com", PAID).text("id");
    app.settle();

    assertThat(scene.on("release_preorder_order", id).problem("insufficient_stock").toString())
        .contains("bulk_release_preorder_orders");
    scene.has("BOOT", 1, 0);
    scene.on("release_preorder_order", id, "\"force\": true").ok();
    assertThat(scene.read(id).at("released_by_force").booleanValue()).isTrue();
    scene.has("BOOT", 0, 1);
    scene.on("fulfill_preorder_order", id).problem("insufficient_stock");
    scene.arrives("BOOT", 1);
    scene.on("fulfill_preorder_order", id).ok();

    scene.has("BOOT", 0, 0);
    scene.addsUp();
  }

  @OnBothEngines
  void whatNoLocationCountsIsShortToo(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    scene.offer("{}", "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com", PAID).text("id");
    app.settle();
    scene.on("delete_stock_item", scene.item("BOOT"), "\"confirm\": true").ok();

    assertThat(scene.on("release_preorder_order", id).problem("insufficient_stock").toString())
        .contains("no location that serves this market counts BOOT")
        .contains("create_stock_item")
        .as("a release sends no lines")
        .doesNotContain("lines[");
  }

  @OnBothEngines
  void h6AStockImportAndABulkReleaseConsumeExactlyWhatArrivedFirstPlacedFirst(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    String offer = scene.offer("{}", "BOOT");
    List<String> ids = scene.queue("BOOT", 8, PAID);
    String unpaid = scene.place("BOOT:1", "later@example.com").text("id");
    scene
        .call(
            "import_stock",
            "{\"rows\": [{\"sku_code\": \"BOOT\", \"stock_location_code\": \"MAIN\", \"quantity\": 5}]}")
        .ok();
    app.settle();
    scene.has("BOOT", 5, 0);

    Answer job =
        scene.call(
            "bulk_release_preorder_orders",
            "{\"ids\": [\"%s\", \"%s\"]}".formatted(unpaid, String.join("\", \"", backwards(ids))));
    JsonNode items = scene.items(job);

    assertThat(items.valueStream().map(each -> each.path("status").asString()).toList())
        .containsExactly(
            "succeeded",
            "succeeded",
            "succeeded",
            "succeeded",
            "succeeded",
            "failed",
            "failed",
            "failed",
            "failed");
    assertThat(items.get(5).path("error").path("code").asString()).isEqualTo("insufficient_stock");
    assertThat(items.get(5).at("/error/next_actions").valueStream().map(JsonNode::asString))
        .as("each once")
        .containsExactly("check_availability", "adjust_stock", "bulk_release_preorder_orders");
    assertThat(items.get(8).path("error").path("code").asString()).isEqualTo("invalid_transition");
    assertThat(ids.subList(0, 5)).allMatch(id -> scene.state(id).equals("released"));
    assertThat(ids.subList(5, 8))
        .allMatch(id -> scene.read(id).text("waiting_for").equals("stock"));
    assertThat(scene.read(unpaid).text("waiting_for")).isEqualTo("deposit");
    scene.has("BOOT", 0, 0);
    assertThat(scene.sold(offer, "BOOT")).isEqualTo(9);
    scene.addsUp();
  }

  @OnBothEngines
  void stockThatArrivesIsGivenByItselfToWhoOrderedFirst(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    scene.offer("{\"fulfillment\": {\"release_automatically\": true}}", "BOOT");
    List<String> ids = scene.queue("BOOT", 4, PAID);

    scene.arrives("BOOT", 2);
    assertThat(ids.stream().map(scene::state).toList())
        .containsExactly("released", "released", "balance_collected", "balance_collected");
    scene.has("BOOT", 0, 0);
    scene.on("cancel_preorder_order", ids.get(2)).ok();
    scene.arrives("BOOT", 3);

    assertThat(scene.state(ids.get(3))).isEqualTo("released");
    scene.has("BOOT", 2, 0);
    scene.addsUp();
  }

  @OnBothEngines
  void whoOrdersWhileArrivedStockIsNotGivenOutYetWaitsForHisTurn(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    String offer = scene.offer("{\"fulfillment\": {\"release_automatically\": true}}", "BOOT");
    String first = scene.queue("BOOT", 1, PAID).get(0);
    scene.on("hold_offer_orders", offer, "\"note\": \"recall\"").ok();
    app.settle();
    scene.arrives("BOOT", 1);
    scene.on("release_offer_holds", offer).ok();
    app.settle();
    assertThat(scene.read(first).text("waiting_for"))
        .as("until the clock sees it")
        .isEqualTo("stock");

    String later = scene.queue("BOOT", 1, PAID).get(0);
    scene.after(Duration.ofMinutes(1));

    assertThat(scene.state(first)).isEqualTo("released");
    assertThat(scene.read(later).text("waiting_for")).isEqualTo("stock");
    scene.has("BOOT", 0, 0);
    scene.arrives("BOOT", 2);
    assertThat(scene.state(later)).isEqualTo("released");
    assertThat(scene.state(scene.queue("BOOT", 1, PAID).get(0)))
        .as("with nobody before him")
        .isEqualTo("released");
  }

  @OnBothEngines
  void aDefectOfOnePreorderKeepsNoOtherFromItsStock(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    scene.offer("{\"fulfillment\": {\"release_automatically\": true}}", "BOOT");
    List<String> ids = scene.queue("BOOT", 3, PAID);
    // What a defect, or a hand in the database, would leave behind: a failure without its words.
    app.app()
        .database()
        .write(
            app.app().systemScope(app.shop(), Mode.LIVE),
            tx ->
                tx.sql(
                        """
                        update preorder set failure = 'broken', failure_message = null
                        where shop = :shop and mode = :mode and order_id = :id""")
                    .bind("id", ids.get(0))
                    .run());

    scene.arrives("BOOT", 2);

    assertThat(ids.subList(1, 3)).allMatch(id -> scene.state(id).equals("released"));
    scene.has("BOOT", 0, 0);
  }

  @OnBothEngines
  void theClockReleasesWhatNoEventDidAndLeavesWhatIsHeldByHand(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 1);
    String offer = scene.offer("{}", "BOOT");
    List<String> ids = scene.queue("BOOT", 2, PAID);
    scene.on("hold_offer_orders", offer, "\"note\": \"recall\"").ok();
    app.settle();
    scene.set(offer, "{\"fulfillment\": {\"release_automatically\": true}}").ok();
    app.settle();

    scene.after(Duration.ofMinutes(1));
    assertThat(scene.state(ids.get(0))).isEqualTo("balance_collected");
    assertThat(scene.read(ids.get(0)).text("waiting_for")).isEqualTo("hold");
    scene.on("release_offer_holds", offer).ok();
    app.settle();
    assertThat(scene.read(ids.get(0)).text("waiting_for")).isEqualTo("stock");
    assertThat(scene.read(ids.get(0)).at("releases_by_itself").booleanValue()).isTrue();
    scene.after(Duration.ofMinutes(1));

    assertThat(scene.state(ids.get(0))).isEqualTo("released");
    assertThat(scene.read(ids.get(1)).text("waiting_for")).isEqualTo("stock");
  }

  @OnBothEngines
  void aHoldByHandOverAHeldOrderIsLiftedWhole(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0).sku("SOCK", 500, 10);
    String offer = scene.offer("{\"fulfillment\": {\"hold\": \"whole_order\"}}", "BOOT");
    String id =
        scene
            .call(
                "place_preorder",
                "{\"lines\": [{\"sku_code\": \"BOOT\", \"quantity\": 1}, {\"sku_code\": \"SOCK\", \"quantity\": 4}]}")
            .text("id");
    for (String why : List.of("recall", "another recall")) {
      scene.items(scene.on("hold_offer_orders", offer, "\"note\": \"%s\"".formatted(why)));
      assertThat(scene.read(id).text("shipments.0.hold_note")).isEqualTo(why);
    }

    scene.items(scene.on("release_offer_holds", offer));

    assertThat(scene.read(id).text("shipments.0.status")).isEqualTo("upcoming");
    assertThat(scene.read(id).text("held")).isEqualTo("none");
  }

  @OnBothEngines
  void aBalanceDueOnReleaseIsChargedOnceItsStockHasComeAndThenItIsReleased(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    scene.offer(
        "{\"payments\": {\"type\": \"deposit\", \"deposit\": {\"percentage\": 10}, \"remaining_balance\":"
            + " {\"auto_collect\": true, \"due\": \"on_release\"}},"
            + " \"fulfillment\": {\"release_automatically\": true}}",
        "BOOT");
    List<String> ids =
        scene.queue("BOOT", 2, ", \"payment\": {\"provider\": \"sandbox\", \"token\": \"card\"}");
    scene.after(Duration.ofDays(1));
    assertThat(scene.state(ids.get(0))).isEqualTo("awaiting_balance");

    scene.arrives("BOOT", 1);
    scene.after(Duration.ofMinutes(1));

    assertThat(scene.state(ids.get(0))).isEqualTo("released");
    scene.has("BOOT", 0, 0);
  }

  @OnBothEngines
  void otherLinesOfTheOrderKeepTheirStockWhicheverWayItLeaves(TestApp app) {
    PreorderScene scene = PreorderScene.of(app);
    for (String when : List.of("place", "approve", "manual")) {
      scene
          .call(
              "update_inventory_model",
              "{\"id\": \"inv_00000000000000000000000001\", \"decrement_on\": \"%s\"}"
                  .formatted(when))
          .ok();
      String boot = "BOOT-" + when;
      String sock = "SOCK-" + when;
      scene.sku(boot, 10000, 0).sku(sock, 500, 10);
      scene.offer("{}", boot);
      String id =
          scene
              .call(
                  "place_preorder",
                  "{\"lines\": [{\"sku_code\": \"%s\", \"quantity\": 1}, {\"sku_code\": \"%s\", \"quantity\": 4}]}"
                      .formatted(boot, sock))
              .text("id");
      scene.on("approve_order", id).ok();
      scene.arrives(boot, 3);

      scene.on("release_preorder_order", id, "\"force\": true").ok();

      boolean byHand = when.equals("manual");
      scene.has(sock, byHand ? 10 : 6, byHand ? 4 : 0);
      scene.has(boot, byHand ? 3 : 2, byHand ? 1 : 0);
      if (byHand) {
        scene.on("decrement_order_stock", id).ok();
      }
      scene.on("fulfill_preorder_order", id).ok();
      scene.has(sock, 6, 0);
      scene.has(boot, 2, 0);
      assertThat(scene.state(id)).isEqualTo("fulfilled");
      scene.addsUp();
    }
  }

  @OnBothEngines
  void anOrderIsNotFulfilledWhileAPartOfItWaits(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0).sku("SOCK", 500, 10);
    scene.offer("{}", "BOOT");
    String id =
        scene
            .call(
                "place_preorder",
                "{\"lines\": [{\"sku_code\": \"BOOT\", \"quantity\": 1}, {\"sku_code\": \"SOCK\", \"quantity\": 4}]}")
            .text("id");
    scene.on("approve_order", id).ok();
    scene.on("fulfill_order", id).ok();

    assertThat(scene.read(id).text("fulfillment_status")).isEqualTo("in_progress");
    assertThat(scene.on("fulfill_preorder_order", id).problem("invalid_transition").toString())
        .contains("release_preorder_order");
    scene.arrives("BOOT", 1);
    scene.on("release_preorder_order", id, "\"force\": true").ok();
    scene.on("fulfill_preorder_order", id).ok();
    assertThat(scene.state(id)).isEqualTo("fulfilled");
  }

  @OnBothEngines
  void aReleasedPreorderThatIsCancelledGivesItsStockBack(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 1);
    String offer = scene.offer("{}", "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com", PAID).text("id");
    app.settle();
    scene.on("release_preorder_order", id).ok();
    scene.has("BOOT", 0, 0);

    scene.on("cancel_preorder_order", id).ok();

    scene.has("BOOT", 1, 0);
    assertThat(scene.sold(offer, "BOOT")).isZero();
    assertThat(scene.on("release_preorder_order", id).problem("invalid_transition")).isNotNull();
    scene.addsUp();
  }

  private static List<String> backwards(List<String> ids) {
    List<String> other = new ArrayList<>(ids);
    Collections.reverse(other);
    return other;
  }
}
