package dev.storehand.feature.preorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;

/** A program that dies between the wish for money and its outcome takes it once. */
class PreorderCrashTest {
  private static final String DEPOSIT =
      "{\"payments\": {\"type\": \"deposit\", \"deposit\": {\"percentage\": 25}, \"remaining_balance\":"
          + " {\"auto_collect\": true, \"due\": \"after_interval\", \"interval_days\": 2}}}";

  @OnBothEngines
  void betweenTheIntentOfABalanceAndItsOutcome(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    scene.offer(DEPOSIT, "BOOT");
    String id =
        scene
            .place(
                "BOOT:1",
                "ada@example.com",
                ", \"payment\": {\"provider\": \"sandbox\", \"token\": \"card\"}")
            .text("id");
    app.settle();
    app.clock().move(Duration.ofDays(2));
    app.app().tick();
    assertThat(scene.state(id)).isEqualTo("awaiting_balance");

    app.restart();
    app.app().tick();
    app.settle();
    app.app().tick();
    app.settle();

    assertThat(scene.state(id)).isEqualTo("balance_collected");
    assertThat(scene.read(id).at("payments.payments")).hasSize(2);
    assertThat(scene.events(id).stream().filter("preorder.balance_collected"::equals)).hasSize(1);
  }
}
