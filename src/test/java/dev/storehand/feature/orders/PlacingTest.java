package dev.storehand.feature.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Together;
import java.time.Duration;
import java.util.List;

/** Orders from their draft to their end, and what their stock does meanwhile. */
class PlacingTest {

  @OnBothEngines
  void aDraftIsPlacedOnTheTermsItWasMadeOn(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    String item = scene.stocked("CAP", 2400, 10);
    scene.decrementOn("approve");
    String approved = scene.draft("CAP:2").text("id");
    scene.decrementOn("place");
    String placed = scene.draft("CAP:3").text("id");
    scene.on("place_order", approved).ok();
    scene.has(item, 10, 5);
    scene.decrementOn("approve");

    scene.on("place_order", placed).ok();
    scene.has(item, 7, 2);
    scene.on("approve_order", approved).ok();
    scene.has(item, 5, 0);
    scene.on("approve_order", placed).ok();
    scene.has(item, 5, 0);
  }

  @OnBothEngines
  void c12PlacingTakesTheStockAtOnceWhereTheModelSaysSo(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    String item = scene.stocked("CAP", 2400, 10);

    String order = scene.order("CAP:3").text("id");
    scene.has(item, 7, 0);
    scene.on("approve_order", order).ok();
    scene.has(item, 7, 0);

    assertThat(scene.events(order)).containsExactly("order.placed", "order.approved");
  }

  @OnBothEngines
  void c12PlacingReservesAndApprovingTakesWhereTheModelSaysSo(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    String item = scene.stocked("CAP", 2400, 10);
    scene.decrementOn("approve");

    String order = scene.order("CAP:3").text("id");
    scene.has(item, 10, 3);
    scene.on("approve_order", order).ok();
    scene.has(item, 7, 0);
  }

  @OnBothEngines
  void c12OnlyAHandTakesTheStockWhereTheModelSaysSo(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    String item = scene.stocked("CAP", 2400, 10);
    scene.decrementOn("manual");

    String order = scene.approved("CAP:3");
    scene.has(item, 10, 3);
    assertThat(scene.on("fulfill_order", order).problem("invalid_transition").toString())
        .contains("decrement_order_stock");
    scene.on("decrement_order_stock", order).ok();
    scene.has(item, 7, 0);
    scene.on("decrement_order_stock", order).problem("conflict");
    scene.has(item, 7, 0);
    scene.on("fulfill_order", order).ok();
  }

  @OnBothEngines
  void c13CancellingGivesBackExactlyOnce(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    String item = scene.stocked("CAP", 2400, 10);
    for (String when : List.of("place", "approve", "manual")) {
      scene.decrementOn(when);
      String placed = scene.order("CAP:3").text("id");
      String approved = scene.approved("CAP:4");

      scene.on("cancel_order", placed).ok();
      scene.on("cancel_order", approved).ok();
      scene.has(item, 10, 0);
      scene.on("cancel_order", approved).problem("invalid_transition");
      scene.has(item, 10, 0);
    }
  }

  @OnBothEngines
  void c13CancellingATakenManualOrderGivesBackToTheSameItem(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    String item = scene.stocked("CAP", 2400, 10);
    scene.decrementOn("manual");
    String order = scene.approved("CAP:3");
    scene.on("decrement_order_stock", order).ok();

    scene.on("cancel_order", order).ok();

    scene.has(item, 10, 0);
  }

  @OnBothEngines
  void c15AnOrderOfASkuThatNoLocationCountsIsRefused(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 10);
    scene.sku("SOCK", 900, "");

    assertThat(scene.order("CAP:1", "SOCK:1").problem("unprocessable").toString())
        .contains("lines[1]")
        .contains("SOCK");
    assertThat(scene.order("NOPE:1").problem("unprocessable").toString()).contains("NOPE");
    assertThat(scene.call("list_orders", "{}").number("meta.total_count")).isZero();
  }

  @OnBothEngines
  void theSameSkuTwiceIsOneClaim(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    String item = scene.stocked("CAP", 2400, 3);

    scene.order("CAP:2", "CAP:2").problem("insufficient_stock");
    scene.has(item, 3, 0);
    String order = scene.order("CAP:2", "CAP:1").text("id");
    scene.has(item, 0, 0);
    scene.on("cancel_order", order).ok();
    scene.has(item, 3, 0);
  }

  @OnBothEngines
  void aDraftHoldsItsStockUntilItExpires(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    String item = scene.stocked("CAP", 2400, 3);

    Answer draft = scene.draft("CAP:2");
    scene.has(item, 3, 2);
    scene.order("CAP:2").problem("insufficient_stock");
    app.clock().move(Duration.ofHours(2));
    String other = scene.order("CAP:2").text("id");
    scene.on("place_order", draft.text("id")).problem("insufficient_stock");
    scene.on("cancel_order", other).ok();
    assertThat(scene.on("place_order", draft.text("id")).text("status")).isEqualTo("placed");
    scene.has(item, 1, 0);
  }

  @OnBothEngines
  void aDraftThatIsPlacedKeepsWhatItHeld(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    String item = scene.stocked("CAP", 2400, 2);
    String draft = scene.draft("CAP:2").text("id");

    scene.on("place_order", draft).ok();

    scene.has(item, 0, 0);
    scene.on("place_order", draft).problem("invalid_transition");
  }

  @OnBothEngines
  void invariant7SixtyFourBuyersOfTheLastTwentyGetExactlyTwenty(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    String item = scene.stocked("CAP", 2400, 20);

    List<Answer> answers = Together.run(64, thread -> scene.order("CAP:1"));

    assertThat(answers.stream().filter(each -> each.reply().accepted())).hasSize(20);
    answers.stream()
        .filter(each -> !each.reply().accepted())
        .forEach(each -> each.problem("insufficient_stock"));
    scene.has(item, 0, 0);
    assertThat(scene.call("list_orders", "{}").number("meta.total_count")).isEqualTo(20);
  }

  @OnBothEngines
  void cancellingAndApprovingAtOnceComeToOneOrTheOther(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    String item = scene.stocked("CAP", 2400, 20);
    scene.decrementOn("approve");
    for (int round = 0; round < 5; round++) {
      String order = scene.order("CAP:4").text("id");

      Together.run(
          8, thread -> scene.on(thread % 2 == 0 ? "cancel_order" : "approve_order", order));

      // Whichever came first, an approved order can still be cancelled: in the end it is.
      assertThat(scene.read(order).text("status")).isEqualTo("cancelled");
      scene.has(item, 20, 0);
    }
  }

  @OnBothEngines
  void anOrderWhoseInventoryModelIsDeletedGoesOnThroughTheDefault(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    String item = scene.stocked("CAP", 2400, 10);
    String model =
        scene
            .call(
                "create_inventory_model",
                "{\"name\": \"By hand\", \"decrement_on\": \"approve\", \"locations\":"
                    + " [{\"stock_location_id\": \"%s\"}]}".formatted(scene.location))
            .text("id");
    String market = scene.call("list_markets", "{}").text("markets.0.id");
    scene.call("update_market", serving(market, "\"inventory_model_id\": \"" + model + "\"")).ok();
    String placed = scene.order("CAP:3").text("id");
    String draft = scene.draft("CAP:2").text("id");
    scene.on("delete_inventory_model", model).problem("conflict");
    scene.call("update_market", serving(market, "\"unset\": [\"inventory_model_id\"]")).ok();
    scene.on("delete_inventory_model", model).ok();

    scene.has(item, 10, 5);
    scene.on("approve_order", placed).ok();
    scene.has(item, 7, 2);
    scene.on("place_order", draft).ok();
    scene.on("approve_order", draft).ok();
    scene.has(item, 5, 0);
    scene.on("fulfill_order", placed).ok();
    String line = scene.read(placed).text("lines.0.id");
    String back =
        scene
            .call(
                "create_return",
                "{\"id\": \"%s\", \"lines\": [{\"order_line_id\": \"%s\", \"quantity\": 1}]}"
                    .formatted(placed, line))
            .text("id");
    scene.on("approve_return", back).ok();
    scene.on("restock_return", back).ok();
    scene.has(item, 6, 0);
    scene.on("cancel_order", draft).ok();
    scene.has(item, 8, 0);
  }

  private static String serving(String market, String change) {
    return "{\"id\": \"%s\", %s}".formatted(market, change);
  }

  @OnBothEngines
  void moneyIsExactHalfUpAndNeverWrapsRound(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2405, 2_000_000);

    Answer order =
        scene.call(
            "create_order",
            """
            {"lines": [{"sku_code": "CAP", "quantity": 1, "discount_percentage": 50},
              {"sku_code": "CAP", "quantity": 3, "unit_cents": 333}],
             "discount_cents": 2, "tax_cents": 7, "shipping_cents": 500}""");

    // Half of 2405 is 1202.5, half up 1203 off.
    assertThat(order.number("lines.0.discount_cents")).isEqualTo(1203);
    assertThat(order.number("subtotal_cents")).isEqualTo(1202 + 999);
    assertThat(order.number("total_cents")).isEqualTo(1202 + 999 - 2 + 7 + 500);
    scene
        .call(
            "create_order",
            """
            {"lines": [{"sku_code": "CAP", "quantity": 1000000, "unit_cents": 1000000000000}]}""")
        .problem("unprocessable");
  }

  @OnBothEngines
  void whatIsNotForSaleIsRefusedWithEveryFault(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.sku("GONE", 100, "");
    scene.call("archive_product", "{\"id\": \"prd_00000000000000000000000001\"}").ok();
    scene.sku("KEYS", 100, ", \"stock_mode\": \"key_pool\"");

    assertThat(
            scene
                .call(
                    "create_order",
                    "{\"lines\": [{\"sku_code\": \"GONE\", \"quantity\": 1}, {\"quantity\": 1},"
                        + " {\"sku_code\": \"KEYS\", \"quantity\": 1}]}")
                .errors())
        .hasSize(3);
  }

  @OnBothEngines
  void whatIsNotCountedNeverRunsOut(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.sku("WARRANTY", 900, ", \"stock_mode\": \"unlimited\", \"do_not_ship\": true");

    Answer order = scene.order("WARRANTY:1000");

    assertThat(order.text("fulfillment_status")).isEqualTo("not_required");
    scene.on("approve_order", order.text("id")).ok();
    scene.on("cancel_order", order.text("id")).ok();
  }
}
