package dev.storehand.feature.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Mode;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Together;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Money that is promised, taken, let go and given back. */
class PaymentsTest {

  @OnBothEngines
  void moneyIsPromisedAndThenTaken(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 10);
    String order = scene.order("CAP:1").text("id");

    Answer promised = scene.money("authorize_payment", order, "");
    assertThat(promised.text("status")).isEqualTo("pending");
    assertThat(scene.read(order).text("payment_status")).isEqualTo("authorized");
    scene.money("capture_payment", order, "");

    Answer paid = scene.read(order);
    assertThat(paid.text("payment_status")).isEqualTo("paid");
    assertThat(paid.text("stage")).isEqualTo("paid");
    assertThat(paid.number("captured_cents")).isEqualTo(2400);
    assertThat(paid.number("outstanding_cents")).isZero();
    assertThat(scene.events(order)).contains("order.paid");
    assertThat(scene.money("capture_payment", order, "").problem("invalid_transition").toString())
        .contains("read_order");
  }

  @OnBothEngines
  void nothingIsMovedWithoutAnIdempotencyKeyOrTheAbility(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 10);
    String order = scene.order("CAP:1").text("id");

    for (String action : List.of("authorize_payment", "capture_payment", "refund_order")) {
      assertThat(scene.on(action, order).problem("unprocessable").toString())
          .contains("idempotency_key");
      String seller = app.key(Mode.LIVE, "orders:read", "orders:write");
      app.as(seller, action, "{\"id\": \"%s\", \"idempotency_key\": \"1\"}".formatted(order))
          .problem("forbidden");
    }
    assertThat(scene.read(order).at("payments")).isEmpty();
  }

  @OnBothEngines
  void twoCapturesUnderOneKeyTakeTheMoneyOnce(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 10);
    String order = scene.order("CAP:1").text("id");
    scene.money("authorize_payment", order, "");

    List<Answer> answers =
        Together.run(
            8,
            thread ->
                scene.call(
                    "capture_payment",
                    "{\"id\": \"%s\", \"idempotency_key\": \"same\"}".formatted(order)));
    app.settle();

    answers.forEach(each -> assertThat(each.ok()).isEqualTo(answers.get(0).ok()));
    assertThat(scene.read(order).number("captured_cents")).isEqualTo(2400);
  }

  @OnBothEngines
  void twoCapturesUnderTwoKeysTakeTheMoneyOnce(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 10);
    String order = scene.order("CAP:1").text("id");

    Together.run(8, thread -> scene.money("capture_payment", order, ""));
    app.settle();

    assertThat(scene.read(order).number("captured_cents")).isEqualTo(2400);
  }

  @OnBothEngines
  void s24ARefundIsFullOrPartialAndNeverMoreThanIsLeft(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 10);
    String order = scene.order("CAP:1").text("id");
    scene.money("refund_order", order, "").problem("invalid_transition");
    scene.money("capture_payment", order, "");

    scene.money("refund_order", order, ", \"amount_cents\": 0").problem("unprocessable");
    scene.money("refund_order", order, ", \"amount_cents\": 2401").problem("unprocessable");
    scene.money("refund_order", order, ", \"reason\": \"bored\"").problem("unprocessable");
    scene.money("refund_order", order, ", \"amount_cents\": 900, \"reason\": \"fraud\"").ok();
    assertThat(scene.read(order).text("payment_status")).isEqualTo("partially_refunded");
    scene.money("refund_order", order, ", \"amount_cents\": 1501").problem("unprocessable");
    assertThat(scene.money("refund_order", order, "").number("amount_cents")).isEqualTo(1500);
    assertThat(scene.read(order).text("payment_status")).isEqualTo("refunded");
  }

  @OnBothEngines
  void s25ARefundIsProcessingUntilTheProviderHasAnswered(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 10);
    String order = scene.order("CAP:1").text("id");
    scene.money("capture_payment", order, "");

    Answer refund =
        scene.call("refund_order", "{\"id\": \"%s\", \"idempotency_key\": \"r\"}".formatted(order));
    assertThat(refund.text("status")).isEqualTo("processing");
    assertThat(scene.read(order).text("stage")).isEqualTo("paid");
    app.settle();

    Answer after = scene.read(order);
    assertThat(after.text("refunds.0.status")).isEqualTo("succeeded");
    assertThat(after.text("stage")).isEqualTo("refunded");
    assertThat(scene.events(order)).contains("order.refunded");
    assertThat(scene.events(refund.text("id")))
        .containsExactly("refund.created", "refund.succeeded");
  }

  @OnBothEngines
  void s25ARefundThatTheProviderRefusesFailsAndCanBeAskedForAgain(TestApp app) {
    OrderScene scene = OrderScene.inTestMode(app);
    scene.stocked("CAP", 2405, 10);
    String order = scene.order("CAP:1").text("id");
    scene.money("capture_payment", order, ", \"provider\": \"sandbox\"");

    scene.money("refund_order", order, "").ok();

    Answer after = scene.read(order);
    assertThat(after.text("refunds.0.status")).isEqualTo("failed");
    assertThat(after.text("refunds.0.failure.code")).isEqualTo("refund_failed");
    assertThat(after.text("payment_status")).isEqualTo("paid");
    scene.money("refund_order", order, "").ok();
  }

  @OnBothEngines
  void invariant17RefundsAtOnceNeverGiveBackMoreThanWasCaptured(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 10);
    String order = scene.order("CAP:1").text("id");
    scene.money("capture_payment", order, ", \"amount_cents\": 1000");
    scene.money("capture_payment", order, "");

    Together.run(8, thread -> scene.money("refund_order", order, ", \"amount_cents\": 700"));
    app.settle();

    Answer after = scene.read(order);
    assertThat(after.number("refunded_cents")).isEqualTo(2100);
    assertThat(after.text("payment_status")).isEqualTo("partially_refunded");
    scene.money("refund_order", order, "").ok();
    assertThat(scene.read(order).text("payment_status")).isEqualTo("refunded");
    long refunded = 0;
    for (JsonNode each : scene.read(order).at("payments")) {
      refunded += each.path("refunded_cents").longValue();
    }
    assertThat(refunded).isEqualTo(2400);
  }

  @OnBothEngines
  void theSandboxEndsAsItsAmountsSay(TestApp app) {
    OrderScene scene = OrderScene.inTestMode(app);
    scene.stocked("CAP", 100, 100);
    for (String[] ending :
        new String[][] {
          {"1001", "failed", "card_declined"},
          {"1002", "failed", "insufficient_funds"},
          {"1000", "paid", ""}
        }) {
      String order = priced(scene, ending[0]);
      scene.money("capture_payment", order, ", \"provider\": \"sandbox\"").ok();
      Answer after = scene.read(order);
      assertThat(after.text("payment_status")).isEqualTo(ending[1]);
      assertThat(after.at("payments.0").path("failure").path("code").asString(""))
          .isEqualTo(ending[2]);
    }
    String fails = priced(scene, "1004");
    scene.money("authorize_payment", fails, ", \"provider\": \"sandbox\"").ok();
    scene.money("capture_payment", fails, "").ok();
    assertThat(scene.read(fails).text("payment_status")).isEqualTo("failed");
    assertThat(scene.read(fails).text("stage")).isEqualTo("failed");
  }

  @OnBothEngines
  void theSandboxWantsASecondStep(TestApp app) {
    OrderScene scene = OrderScene.inTestMode(app);
    scene.stocked("CAP", 100, 100);
    String order = priced(scene, "1003");
    scene.money("capture_payment", order, ", \"provider\": \"sandbox\"").ok();
    assertThat(scene.read(order).text("payments.0.next_step.instruction")).contains("123456");
    assertThat(scene.read(order).text("payment_status")).isEqualTo("unpaid");

    scene.money("confirm_payment", order, ", \"code\": \"123456\"").ok();

    assertThat(scene.read(order).text("payment_status")).isEqualTo("paid");
    String wrong = priced(scene, "1003");
    scene.money("authorize_payment", wrong, ", \"provider\": \"sandbox\"").ok();
    scene.money("confirm_payment", wrong, ", \"code\": \"000000\"").ok();
    assertThat(scene.read(wrong).text("payments.0.failure.code")).isEqualTo("wrong_code");
  }

  @OnBothEngines
  void theSandboxServesNoLiveData(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 10);
    String order = scene.order("CAP:1").text("id");

    scene.money("capture_payment", order, ", \"provider\": \"sandbox\"").problem("unprocessable");
    scene.money("capture_payment", order, ", \"provider\": \"nobody\"").problem("unprocessable");
  }

  @OnBothEngines
  void cancellingLetsGoOfWhatWasPromised(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 10);
    String order = scene.order("CAP:1").text("id");
    scene.money("authorize_payment", order, "");

    scene.on("cancel_order", order).ok();
    app.settle();

    assertThat(scene.read(order).text("payments.0.status")).isEqualTo("voided");
    assertThat(scene.read(order).text("payment_status")).isEqualTo("voided");
    assertThat(scene.read(order).number("authorized_cents")).isZero();
  }

  @OnBothEngines
  void aPartOfWhatWasPromisedCanBeTakenAndTheRestLapses(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 10);
    String order = scene.order("CAP:1").text("id");
    scene.money("authorize_payment", order, "");

    scene.money("capture_payment", order, ", \"amount_cents\": 1000").ok();

    assertThat(scene.read(order).text("payment_status")).isEqualTo("partially_paid");
    assertThat(scene.read(order).number("outstanding_cents")).isEqualTo(1400);
    scene.money("capture_payment", order, "").ok();
    assertThat(scene.read(order).text("payment_status")).isEqualTo("paid");
    scene.money("void_payment", order, "").problem("invalid_transition");
  }

  private static String priced(OrderScene scene, String cents) {
    return scene
        .call(
            "create_order",
            "{\"place\": true, \"lines\": [{\"sku_code\": \"CAP\", \"quantity\": 1, \"unit_cents\": %s}]}"
                .formatted(cents))
        .text("id");
  }
}
