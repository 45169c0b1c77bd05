package dev.storehand.feature.preorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.util.List;

/** Deposits and balances: charged singly, in bulk, by the clock, by a link. */
class PreorderPaymentsTest {
  private static final String SANDBOX =
      ", \"payment\": {\"provider\": \"sandbox\", \"token\": \"%s\"}";

  private static String deposit(String balance) {
    return "{\"payments\": {\"type\": \"deposit\", \"deposit\": {\"percentage\": 25}, \"remaining_balance\": {%s}}}"
        .formatted(balance);
  }

  @OnBothEngines
  void q10ADepositIsTakenWithTheOrderAndTheBalanceLater(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    scene.offer(deposit(""), "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com", SANDBOX.formatted("card")).text("id");
    assertThat(scene.state(id)).isEqualTo("placed");
    app.settle();

    assertThat(scene.state(id)).isEqualTo("awaiting_balance");
    assertThat(scene.read(id).text("waiting_for")).isEqualTo("balance");
    assertThat(scene.read(id).text("payments.payments.0.kind")).isEqualTo("deposit");
    scene.money("charge_preorder_balance", id, "").ok();

    assertThat(scene.state(id)).isEqualTo("balance_collected");
    assertThat(scene.read(id).number("payments.outstanding_cents")).isZero();
    assertThat(scene.events(id)).contains("preorder.balance_collected");
    Answer again = scene.money("charge_preorder_balance", id, "");
    assertThat(again.problem("invalid_transition").toString()).contains("release_preorder_order");
    scene.money("charge_preorder_deposit", id, "").problem("invalid_transition");
  }

  @OnBothEngines
  void aBalanceWantsItsDepositAndAMeansOfPayment(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    scene.offer(deposit(""), "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com").text("id");

    assertThat(
            scene.money("charge_preorder_balance", id, "").problem("invalid_transition").toString())
        .contains("charge_preorder_deposit");
    assertThat(scene.money("charge_preorder_deposit", id, "").problem("conflict").toString())
        .contains("send_payment_collection_url");
    scene.money("charge_preorder_deposit", id, ", \"provider\": \"manual\"").ok();
    assertThat(scene.state(id)).isEqualTo("awaiting_balance");
  }

  @OnBothEngines
  void aFailedBalanceIsTriedAgainAfterOneThreeAndSevenDaysAndThenGivenUp(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    scene.offer(
        deposit("\"auto_collect\": true, \"due\": \"after_interval\", \"interval_days\": 2"),
        "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com", SANDBOX.formatted("card")).text("id");
    app.settle();
    // The card is fine for the deposit and bad from then on.
    scene.money(
        "charge_preorder_balance", id, ", \"provider\": \"sandbox\", \"token\": \"declined\"");
    assertThat(scene.read(id).number("payments.attempts")).isEqualTo(1);
    assertThat(scene.read(id).text("payments.failure.code")).isEqualTo("card_declined");
    assertThat(scene.read(id).text("payments.next_charge_at"))
        .isEqualTo("2026-11-22T09:00:00.000Z");

    scene.after(Duration.ofHours(23));
    assertThat(scene.read(id).number("payments.attempts")).isEqualTo(1);
    scene.after(Duration.ofHours(1));
    assertThat(scene.read(id).number("payments.attempts")).isEqualTo(2);
    assertThat(scene.read(id).text("payments.next_charge_at"))
        .isEqualTo("2026-11-24T09:00:00.000Z");
    scene.after(Duration.ofDays(2));
    assertThat(scene.read(id).number("payments.attempts")).isEqualTo(3);
    assertThat(scene.read(id).text("payments.next_charge_at"))
        .isEqualTo("2026-11-28T09:00:00.000Z");
    scene.after(Duration.ofDays(4));

    assertThat(scene.read(id).number("payments.attempts")).isEqualTo(4);
    assertThat(scene.read(id).json().path("payments").has("next_charge_at")).isFalse();
    assertThat(scene.read(id).text("payments.payment_failed_at")).startsWith("2026-11-28");
    assertThat(scene.read(id).text("waiting_for")).isEqualTo("payment_failed");
    scene.after(Duration.ofDays(30));
    assertThat(scene.read(id).number("payments.attempts")).isEqualTo(4);
    assertThat(scene.events(id).stream().filter("preorder.payment_failed"::equals)).hasSize(4);
    assertThat(
            scene.call("list_messages", "{\"kind\": \"preorder_payment_failed\"}").at("messages"))
        .hasSize(4);
    scene.money(
        "charge_preorder_balance", id, ", \"provider\": \"sandbox\", \"token\": \"new card\"");
    assertThat(scene.state(id)).isEqualTo("balance_collected");
    assertThat(scene.read(id).json().path("payments").has("failure")).isFalse();
  }

  @OnBothEngines
  void theClockChargesABalanceOnItsDay(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    scene.offer(
        deposit("\"auto_collect\": true, \"due\": \"at\", \"due_at\": \"2026-12-01T00:00:00Z\""),
        "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com", SANDBOX.formatted("card")).text("id");
    String bare = scene.place("BOOT:1", "grace@example.com").text("id");
    app.settle();

    scene.after(Duration.ofDays(9));
    assertThat(scene.state(id)).isEqualTo("awaiting_balance");
    scene.after(Duration.ofDays(1));

    assertThat(scene.state(id)).isEqualTo("balance_collected");
    assertThat(scene.read(bare).text("payments.failure.code")).isEqualTo("no_payment_method");
    assertThat(scene.read(bare).number("payments.captured_cents")).isZero();
  }

  @OnBothEngines
  void aBalanceDueOnFulfillmentIsChargedWhenTheGoodsAreSent(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    scene.offer(deposit("\"auto_collect\": true, \"due\": \"on_fulfillment\""), "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com", SANDBOX.formatted("card")).text("id");
    app.settle();
    scene.arrives("BOOT", 1);

    scene.on("release_preorder_order", id).problem("invalid_transition");
    scene.on("release_preorder_order", id, "\"force\": true").ok();
    scene.on("fulfill_preorder_order", id).ok();
    app.settle();
    scene.after(Duration.ofMinutes(1));

    assertThat(scene.read(id).number("payments.outstanding_cents")).isZero();
    assertThat(scene.state(id)).isEqualTo("fulfilled");
  }

  @OnBothEngines
  void invariant15OutstandingIsNeverNegativeAndNoRefundReopensIt(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    scene.offer(deposit(""), "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com").text("id");
    scene.money("capture_payment", id, ", \"amount_cents\": 3000").ok();
    assertThat(scene.state(id)).isEqualTo("awaiting_balance");
    assertThat(scene.read(id).number("payments.outstanding_cents")).isEqualTo(7000);
    scene.money("capture_payment", id, "").ok();
    assertThat(scene.state(id)).isEqualTo("balance_collected");
    assertThat(scene.events(id)).contains("preorder.balance_collected");

    scene.money("refund_order", id, ", \"amount_cents\": 4000").ok();

    assertThat(scene.read(id).number("payments.outstanding_cents")).isZero();
    assertThat(scene.state(id)).isEqualTo("balance_collected");
    scene.addsUp();
  }

  @OnBothEngines
  void invariant17APreorderIsRefundedWhereAllThatWasTakenWentBack(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    scene.offer(deposit(""), "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com").text("id");
    scene.money("charge_preorder_deposit", id, ", \"provider\": \"manual\"").ok();

    scene.money("refund_preorder_order", id, ", \"amount_cents\": 2501").problem("unprocessable");
    scene.money("refund_preorder_order", id, ", \"amount_cents\": 1000").ok();
    assertThat(scene.state(id)).isEqualTo("awaiting_balance");
    scene.on("cancel_preorder_order", id).ok();
    assertThat(scene.state(id)).isEqualTo("cancelled");
    scene.money("refund_preorder_order", id, "").ok();

    assertThat(scene.state(id)).isEqualTo("refunded");
    assertThat(scene.read(id).number("payments.refunded_cents")).isEqualTo(2500);
    assertThat(scene.events(id)).contains("preorder.cancelled", "preorder.refunded");
    scene.addsUp();
  }

  @OnBothEngines
  void aSecondStepIsSaidAndGoneOnWith(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 1003, 0);
    scene.offer("{}", "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com", SANDBOX.formatted("card")).text("id");
    app.settle();

    assertThat(scene.read(id).text("payments.failure.code")).isEqualTo("second_step_needed");
    scene.money("charge_preorder_deposit", id, "").problem("conflict");
    scene.money("confirm_payment", id, ", \"code\": \"123456\"").ok();

    assertThat(scene.state(id)).isEqualTo("balance_collected");
    assertThat(scene.read(id).json().path("payments").has("failure")).isFalse();
  }

  @OnBothEngines
  void q11BalancesAreChargedInBulkWithAnOutcomeForEach(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    scene.offer(deposit(""), "BOOT");
    List<String> ids = scene.queue("BOOT", 3, SANDBOX.formatted("card"));
    String bare = scene.place("BOOT:1", "bare@example.com").text("id");

    Answer job =
        scene.call(
            "bulk_charge_preorder_balance",
            "{\"ids\": [\"%s\", \"%s\", \"%s\"]}".formatted(bare, ids.get(1), ids.get(0)));

    List<String> outcomes =
        scene.items(job).valueStream().map(each -> each.path("status").asString()).toList();
    assertThat(outcomes).containsExactly("succeeded", "succeeded", "failed");
    app.settle();
    assertThat(scene.state(ids.get(0))).isEqualTo("balance_collected");
    assertThat(scene.state(ids.get(2))).isEqualTo("awaiting_balance");
  }
}
