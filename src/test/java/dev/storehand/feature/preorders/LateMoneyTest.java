package dev.storehand.feature.preorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;

/** Money that goes back, and money that comes late: neither is taken twice, none is forgotten. */
class LateMoneyTest {
  private static final String CARD =
      ", \"payment\": {\"provider\": \"sandbox\", \"token\": \"card\"}";
  private static final String IN_TWO_DAYS =
      """
      {"payments": {"type": "deposit", "deposit": {"percentage": 25}, "remaining_balance":
        {"auto_collect": true, "due": "after_interval", "interval_days": 2}}}""";

  @OnBothEngines
  void aPreorderThatWasRefundedIsNeverChargedAgain(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    scene.offer(IN_TWO_DAYS, "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com", CARD).text("id");
    app.settle();
    scene.money("refund_preorder_order", id, "").ok();
    scene.after(Duration.ofDays(3));

    assertThat(scene.read(id).number("payments.captured_cents")).isEqualTo(2500);
    assertThat(scene.state(id)).isEqualTo("refunded");
    assertThat(
            scene.money("charge_preorder_balance", id, "").problem("invalid_transition").toString())
        .contains("cancel_preorder_order");
  }

  @OnBothEngines
  void aPreorderThatWasRefundedIsGivenNoStock(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    scene.offer("{\"fulfillment\": {\"release_automatically\": true}}", "BOOT");
    String first = scene.place("BOOT:1", "ada@example.com", CARD).text("id");
    app.settle();
    scene.money("refund_preorder_order", first, "").ok();
    String second = scene.place("BOOT:1", "grace@example.com", CARD).text("id");
    app.settle();
    scene.arrives("BOOT", 1);

    assertThat(scene.state(first)).isEqualTo("refunded");
    assertThat(scene.read(first).json().has("released_at")).isFalse();
    assertThat(scene.state(second)).isEqualTo("released");
    assertThat(scene.on("release_preorder_order", first).problem("invalid_transition").toString())
        .contains("given back");
  }

  @OnBothEngines
  void aBalanceIsChargedOnItsDayThoughTheDepositWantedASecondStep(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 4012, 0);
    scene.offer(IN_TWO_DAYS, "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com", CARD).text("id");
    app.settle();
    assertThat(scene.read(id).text("payments.failure.code")).isEqualTo("second_step_needed");
    scene.money("confirm_payment", id, ", \"code\": \"123456\"").ok();
    assertThat(scene.state(id)).isEqualTo("awaiting_balance");
    scene.after(Duration.ofDays(3));

    assertThat(scene.state(id)).isEqualTo("balance_collected");
  }

  @OnBothEngines
  void aBalanceThatIsVoidedIsChargedOnItsDayAllTheSame(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 1003, 0);
    scene.offer(IN_TWO_DAYS.replace("25", "0"), "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com", CARD).text("id");
    app.settle();
    String due = scene.read(id).text("payments.next_charge_at");
    scene.money("charge_preorder_balance", id, "").ok();
    assertThat(scene.read(id).text("payments.failure.code")).isEqualTo("second_step_needed");
    assertThat(scene.read(id).json().path("payments").has("next_charge_at")).isFalse();

    scene.money("void_payment", id, "").ok();

    assertThat(scene.read(id).json().path("payments").has("failure")).isFalse();
    assertThat(scene.read(id).text("payments.next_charge_at")).isEqualTo(due);
    scene.after(Duration.ofDays(2));
    assertThat(scene.read(id).at("payments.payments")).hasSize(2);
    scene.money("confirm_payment", id, ", \"code\": \"123456\"").ok();
    assertThat(scene.state(id)).isEqualTo("balance_collected");
  }

  @OnBothEngines
  void aBalanceIsChargedOnceADepositThatCameTooLateIsThere(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    scene.offer(IN_TWO_DAYS, "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com").text("id");
    scene.after(Duration.ofDays(3));
    scene
        .money("charge_preorder_deposit", id, ", \"provider\": \"sandbox\", \"token\": \"card\"")
        .ok();
    assertThat(scene.read(id).number("payments.captured_cents")).isEqualTo(2500);
    scene.after(Duration.ofMinutes(5));

    assertThat(scene.state(id)).isEqualTo("balance_collected");
  }

  @OnBothEngines
  void whatWaitsToBeReleasedIsNotTakenByHand(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    String model = scene.call("list_inventory_models", "{}").text("inventory_models.0.id");
    scene.on("update_inventory_model", model, "\"decrement_on\": \"manual\"").ok();
    scene.offer("{\"inventory\": {\"reserve_on\": \"on_sale\"}}", "BOOT");
    String id = scene.place("BOOT:2", "ada@example.com").text("id");
    scene.arrives("BOOT", 5);
    scene.on("approve_order", id).ok();
    scene.on("decrement_order_stock", id).problem("conflict");
    scene.has("BOOT", 5, 2);
    scene.on("release_preorder_order", id, "\"force\": true").ok();
    scene.on("decrement_order_stock", id).ok();

    scene.has("BOOT", 3, 0);
    scene.addsUp();
  }

  @OnBothEngines
  void aDraftKeepsWhatItHoldsThoughMoreWasPromisedLater(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 5);
    String line = "{\"lines\": [{\"sku_code\": \"BOOT\", \"quantity\": %d}]}";
    String draft = scene.call("create_order", line.formatted(4)).text("id");
    scene.offer("{\"inventory\": {\"reserve_on\": \"on_sale\"}}", "BOOT");
    String id = scene.place("BOOT:3", "ada@example.com").text("id");
    scene.has("BOOT", 5, 7);
    scene.call("create_order", line.formatted(1)).problem("insufficient_stock");

    scene.on("place_order", draft).ok();

    scene.has("BOOT", 1, 3);
    scene.arrives("BOOT", 2);
    scene.on("release_preorder_order", id, "\"force\": true").ok();
    scene.has("BOOT", 0, 0);
    scene.addsUp();
  }

  @OnBothEngines
  void aDraftWhoseTimeIsOverKeepsNothingOfWhatWasPromisedLater(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 5);
    String draft =
        scene
            .call("create_order", "{\"lines\": [{\"sku_code\": \"BOOT\", \"quantity\": 4}]}")
            .text("id");
    scene.offer("{\"inventory\": {\"reserve_on\": \"on_sale\"}}", "BOOT");
    scene.place("BOOT:3", "ada@example.com").ok();
    scene.after(Duration.ofHours(2));

    scene.on("place_order", draft).problem("insufficient_stock");
    scene.has("BOOT", 5, 3);
  }

  @OnBothEngines
  void whoeverReservedFirstKeepsHisUnitsWhenAPreorderIsReleased(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 5);
    String draft =
        scene
            .call(
                "create_order",
                "{\"lines\": [{\"sku_code\": \"BOOT\", \"quantity\": 5}],"
                    + " \"customer_email\": \"edsger@example.com\"}")
            .text("id");
    scene.offer("{\"inventory\": {\"reserve_on\": \"on_sale\"}}", "BOOT");
    String id = scene.place("BOOT:3", "ada@example.com").text("id");
    scene.money("charge_preorder_deposit", id, ", \"provider\": \"manual\"").ok();
    scene.on("release_preorder_order", id).problem("insufficient_stock");
    scene.arrives("BOOT", 3);
    scene.on("place_order", draft).ok();
    scene.on("release_preorder_order", id).ok();

    scene.has("BOOT", 0, 0);
    scene.addsUp();
  }
}
