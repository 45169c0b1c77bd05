package dev.storehand.feature.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Together;
import java.util.List;

/** Goods that come back. */
class ReturnsTest {

  @OnBothEngines
  void c14AnApprovedReturnLandsInTheReturnLocationExactlyOnce(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    String item = scene.stocked("CAP", 2400, 10);
    String depot =
        scene
            .call("create_stock_location", "{\"name\": \"Returns\", \"code\": \"RET\"}")
            .text("id");
    scene
        .call(
            "set_model_return_locations",
            "{\"id\": \"inv_00000000000000000000000001\", \"locations\": [{\"stock_location_id\": \"%s\"}]}"
                .formatted(depot))
        .ok();
    String order = scene.shipped("CAP:3");
    String back = returned(scene, order, 2).text("id");
    scene.on("restock_return", back).problem("invalid_transition");
    scene.on("approve_return", back).ok();
    scene.has(item, 7, 0);

    List<Answer> answers = Together.run(6, thread -> scene.on("restock_return", back));

    assertThat(answers.stream().filter(each -> each.reply().accepted())).hasSize(1);
    scene.has(item, 7, 0);
    Answer there =
        scene.call("list_stock_items", "{\"stock_location_id\": \"%s\"}".formatted(depot));
    assertThat(there.number("stock_items.0.quantity")).isEqualTo(2);
    assertThat(scene.read(order).number("lines.0.restocked_quantity")).isEqualTo(2);
    scene.on("receive_return", back).ok();
    assertThat(scene.events(back))
        .containsExactly(
            "return.created", "return.approved", "return.restocked", "return.received");
  }

  @OnBothEngines
  void invariant18NeverMoreComesBackThanWasSent(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    String item = scene.stocked("CAP", 2400, 10);
    returned(scene, scene.approved("CAP:3"), 1).problem("unprocessable");
    String order = scene.shipped("CAP:3");
    returned(scene, order, 4).problem("unprocessable");
    String first = returned(scene, order, 2).text("id");
    returned(scene, order, 2).problem("unprocessable");
    scene.on("reject_return", first).ok();
    String second = returned(scene, order, 3).text("id");
    scene.on("approve_return", second).ok();
    scene.has(item, 4, 0);
    restocked(scene, second, 4).problem("unprocessable");
    restocked(scene, second, 1).ok();
    restocked(scene, second, 3).problem("unprocessable");
    scene.on("restock_return", second).ok();
    scene.has(item, 7, 0);
    scene.on("restock_return", second).problem("invalid_transition");
    scene.on("cancel_return", second).problem("invalid_transition");
    scene.has(item, 7, 0);
  }

  @OnBothEngines
  void aReturnGoesOnlyToALocationInUse(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 10);
    String order = scene.shipped("CAP:3");
    String line = scene.read(order).text("lines.0.id");
    for (String where : List.of("loc_nope", closed(scene))) {
      Answer refused =
          scene.call(
              "create_return",
              """
              {"id": "%s", "stock_location_id": "%s",
               "lines": [{"order_line_id": "%s", "quantity": 1}]}"""
                  .formatted(order, where, line));

      assertThat(refused.problem("unprocessable").at("/fields/stock_location_id/0").asString())
          .endsWith(": " + where);
    }
  }

  private static String closed(OrderScene scene) {
    String location =
        scene.call("create_stock_location", "{\"name\": \"Old\", \"code\": \"OLD\"}").text("id");
    scene.on("archive_stock_location", location).ok();
    return location;
  }

  @OnBothEngines
  void aRefundPutsBackWhatWasSentOnlyWhereItIsTold(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    String item = scene.stocked("CAP", 2400, 10);
    String order = scene.shipped("CAP:3");
    scene.money("capture_payment", order, "").ok();

    scene.money("refund_order", order, ", \"amount_cents\": 100, \"restock\": false").ok();
    scene.has(item, 7, 0);
    scene.money("refund_order", order, ", \"restock\": true").ok();
    scene.has(item, 10, 0);
    assertThat(scene.read(order).number("lines.0.restocked_quantity")).isEqualTo(3);
  }

  @OnBothEngines
  void aReturnWhoseMoneyIsGivenBackIsRefunded(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 10);
    String order = scene.shipped("CAP:1");
    scene.money("capture_payment", order, "").ok();
    String back = returned(scene, order, 1).text("id");
    scene.on("approve_return", back).ok();

    scene.money("refund_order", order, ", \"return_id\": \"%s\"".formatted(back)).ok();

    assertThat(scene.on("read_return", back).text("status")).isEqualTo("refunded");
  }

  @OnBothEngines
  void s25ARefundStandsWhereItsGoodsHaveNoPlaceToReturnTo(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 1);
    String order = scene.shipped("CAP:1");
    scene.money("capture_payment", order, "").ok();
    scene.on("archive_stock_location", scene.location).ok();

    String refund = scene.money("refund_order", order, ", \"restock\": true").text("id");

    assertThat(scene.read(order).text("refunds.0.status")).isEqualTo("succeeded");
    assertThat(scene.read(order).text("payment_status")).isEqualTo("refunded");
    assertThat(scene.read(order).number("lines.0.restocked_quantity")).isZero();
    assertThat(scene.events(refund)).contains("refund.succeeded", "refund.not_restocked");
  }

  @OnBothEngines
  void aRefundForAReturnThatIsNoneOfTheOrdersIsRefusedAtOnce(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 10);
    String order = scene.shipped("CAP:1");
    scene.money("capture_payment", order, "").ok();
    String other = returned(scene, scene.shipped("CAP:1"), 1).text("id");

    for (String wrong : List.of("rtn_none", other)) {
      assertThat(
              scene
                  .money("refund_order", order, ", \"return_id\": \"%s\"".formatted(wrong))
                  .problem("unprocessable")
                  .toString())
          .contains("return_id");
    }
    assertThat(scene.read(order).at("refunds")).isEmpty();
  }

  private static Answer returned(OrderScene scene, String order, int units) {
    String line = scene.read(order).text("lines.0.id");
    return scene.call(
        "create_return",
        "{\"id\": \"%s\", \"lines\": [{\"order_line_id\": \"%s\", \"quantity\": %d}]}"
            .formatted(order, line, units));
  }

  private static Answer restocked(OrderScene scene, String back, int units) {
    String line = scene.on("read_return", back).text("lines.0.id");
    return scene.call(
        "restock_return",
        "{\"id\": \"%s\", \"lines\": [{\"return_line_id\": \"%s\", \"quantity\": %d}]}"
            .formatted(back, line, units));
  }
}
