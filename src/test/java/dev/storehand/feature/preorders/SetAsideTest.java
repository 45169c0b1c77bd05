package dev.storehand.feature.preorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.util.List;

/** What has come is set aside for who is charged for it: nobody pays for units that others get. */
class SetAsideTest {
  private static final String CARD =
      ", \"payment\": {\"provider\": \"sandbox\", \"token\": \"card\"}";
  private static final String CHARGES =
      """
      {"inventory": {"reserve_on": "on_release"}, "fulfillment": {"release_automatically": true},
       "payments": {"type": "deposit", "deposit": {"type": "amount", "amount_cents": 1000},
         "remaining_balance": {"auto_collect": true, "due": "on_release"}}}""";

  @OnBothEngines
  void aBalanceIsChargedOnlyForUnitsThatAreThereForIt(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    scene.offer(CHARGES, "BOOT");
    List<String> ids = scene.queue("BOOT", 3, CARD);

    scene.arrives("BOOT", 1);
    scene.after(Duration.ofMinutes(2));

    assertThat(ids.stream().map(scene::state))
        .containsExactly("released", "awaiting_balance", "awaiting_balance");
    assertThat(scene.read(ids.get(1)).number("payments.captured_cents")).isEqualTo(1000);
    scene.has("BOOT", 0, 0);
    scene.arrives("BOOT", 2);
    scene.after(Duration.ofMinutes(2));
    assertThat(ids.stream().map(scene::state)).containsOnly("released");
    scene.addsUp();
  }

  /** The sandbox declines what ends in 01. */
  @OnBothEngines
  void whoseBalanceIsDeclinedKeepsHisUnitUntilHeIsCancelled(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10001, 0).sku("CAP", 10000, 0);
    scene.offer(CHARGES, "BOOT", "CAP");
    String declined = scene.queue("BOOT", 1, CARD).get(0);
    String next = scene.queue("BOOT", 1, CARD).get(0);

    scene.arrives("BOOT", 1);
    scene.after(Duration.ofMinutes(2));

    assertThat(scene.state(declined)).isEqualTo("awaiting_balance");
    assertThat(scene.read(declined).text("payments.failure.code")).isEqualTo("card_declined");
    scene.has("BOOT", 1, 1);
    assertThat(scene.read(next).number("payments.attempts")).isZero();
    scene.on("cancel_preorder_order", declined).ok();
    scene.after(Duration.ofMinutes(2));
    assertThat(scene.read(next).number("payments.attempts")).isEqualTo(1);
    scene.addsUp();
  }
}
