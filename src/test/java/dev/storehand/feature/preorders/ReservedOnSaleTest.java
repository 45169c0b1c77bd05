package dev.storehand.feature.preorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.util.List;

/** Offers that reserve with the sale: what comes is promised before it is there. */
class ReservedOnSaleTest {
  private static final String CARD =
      ", \"payment\": {\"provider\": \"sandbox\", \"token\": \"card\"}";
  private static final String RESERVES =
      """
      {"inventory": {"reserve_on": "on_sale"}, "fulfillment": {"release_automatically": true},
       "payments": {"type": "deposit", "deposit": {"percentage": 10},
         "remaining_balance": {"auto_collect": true, "due": "on_release"}}}""";

  @OnBothEngines
  void itsOwnPromiseDoesNotKeepAnArrivedPreorderFromBeingChargedAndReleased(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    scene.offer(RESERVES, "BOOT");
    List<String> ids = scene.queue("BOOT", 2, CARD);
    scene.has("BOOT", 0, 2);
    scene.after(Duration.ofMinutes(2));
    assertThat(ids.stream().map(scene::state)).containsOnly("awaiting_balance");

    scene.arrives("BOOT", 1);
    scene.after(Duration.ofMinutes(2));

    assertThat(ids.stream().map(scene::state)).containsExactly("released", "awaiting_balance");
    scene.has("BOOT", 0, 1);
    scene.arrives("BOOT", 1);
    scene.after(Duration.ofMinutes(2));
    assertThat(scene.state(ids.get(1))).isEqualTo("released");
    scene.has("BOOT", 0, 0);
  }
}
