package dev.storehand.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who of those that reserved units of one stock item comes first. */
class QueueTest {
  private final ReservationStore store = new ReservationStore();

  @OnBothEngines
  void whoReservedBeforeAndStillHoldsUnitsIsAhead(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 20);
    confirmed(scene, 2);
    scene.move("release_stock_reservation", reserved(scene, 1)).ok();
    reserved(scene, 3);
    String own = confirmed(scene, 1);
    String last = confirmed(scene, 4);

    assertThat(ahead(scene, own, item, 20)).as("two and a draft of three").isEqualTo(5);
    assertThat(ahead(scene, last, item, 20)).isEqualTo(6);
    assertThat(ahead(scene, "rsv_unknown", item, 20)).isZero();
    app.clock().move(Duration.ofHours(1));
    assertThat(ahead(scene, own, item, 20)).as("the draft is over").isEqualTo(2);
  }

  @OnBothEngines
  void aLongQueueIsCountedNoFurtherThanThereAreUnits(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 20);
    for (int i = 0; i < 5; i++) {
      confirmed(scene, 2);
    }
    String own = confirmed(scene, 1);
    assertThat(ahead(scene, own, item, 3)).as("enough to know that none is left").isEqualTo(6);
    assertThat(ahead(scene, own, item, 5)).isEqualTo(10);
  }

  @Test
  void reservationsThatHaveEndedAreNotWalked() {
    try (TestApp app = TestApp.on(Dialect.SQLITE)) {
      Scene scene = new Scene(app);
      List<String> plan =
          scene.own(
              tx ->
                  tx.sql("explain query plan " + ReservationStore.BEFORE)
                      .bind("item", "sti_1")
                      .bind("first", "rsv_1")
                      .bind("most", 1)
                      .bind("now", tx.now())
                      .list(row -> row.text("detail")));
      assertThat(plan)
          .anyMatch(step -> step.endsWith("stock_reservation_ahead (stock_item_id=? AND id<?)"));
    }
  }

  private static String reserved(Scene scene, int units) {
    return scene
        .app
        .call("reserve_stock", "{\"sku_code\": \"TEE\", \"quantity\": " + units + "}")
        .text("id");
  }

  private static String confirmed(Scene scene, int units) {
    String id = reserved(scene, units);
    scene.move("confirm_stock_reservation", id).ok();
    return id;
  }

  private int ahead(Scene scene, String reservation, String item, int most) {
    return scene.own(tx -> store.before(tx, ClaimRef.byHand(reservation), item, most));
  }
}
