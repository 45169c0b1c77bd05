package dev.storehand.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.feature.stock.ItemActions.AdjustStock;
import dev.storehand.feature.stock.Movement.Cause;
import dev.storehand.feature.stock.Movement.Ref;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ledger as a list: each filter gives exactly its rows. */
class MovementListTest {

  @OnBothEngines
  void theLedgerIsFilteredByItemSkuAndReason(TestApp app) {
    Scene scene = new Scene(app);
    String tee = scene.item("TEE", 10);
    String cap = scene.item("CAP", 20);
    scene.call(scene.items.adjustStock, new AdjustStock(tee, -1, Optional.of("lost"))).ok();
    scene.call(scene.items.adjustStock, new AdjustStock(cap, -2, Optional.of("lost"))).ok();
    assertThat(deltas(app, "\"stock_item_id\": \"%s\"".formatted(tee))).containsExactly(-1, 10);
    assertThat(deltas(app, "\"sku_code\": \"CAP\"")).containsExactly(-2, 20);
    assertThat(deltas(app, "\"sku_code\": \"NOPE\"")).isEmpty();
    assertThat(deltas(app, "\"reason\": \"lost\"")).containsExactly(-2, -1);
    assertThat(deltas(app, "\"sku_code\": \"TEE\", \"reason\": \"lost\"")).containsExactly(-1);
  }

  @OnBothEngines
  void theLedgerIsFilteredByTimeBothEndsIncluded(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 10);
    List<String> times = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      app.clock().move(Duration.ofSeconds(1));
      times.add(scene.adjust(item, i).text("updated_at"));
    }
    assertThat(deltas(app, "\"from\": \"%s\"".formatted(times.get(1)))).containsExactly(3, 2);
    assertThat(deltas(app, "\"to\": \"%s\"".formatted(times.get(0)))).containsExactly(1, 10);
    assertThat(
            deltas(app, "\"from\": \"%s\", \"to\": \"%s\"".formatted(times.get(1), times.get(1))))
        .containsExactly(2);
  }

  @OnBothEngines
  void theLedgerIsFilteredByWhatCausedAMovement(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 10);
    scene.write(
        tx -> {
          StockItem before = new ItemStore().get(tx, item);
          Cause sale = new Cause("sold", Optional.of(new Ref("order", "ord_7")));
          new Ledger().moved(tx, before, before.adjusted(-4, tx.now()), sale);
        });
    Answer found = app.call("list_stock_movements", "{\"ref\": \"ord_7\"}");
    assertThat(found.at("stock_movements")).hasSize(1);
    assertThat(found.at("stock_movements.0.ref").toString())
        .isEqualTo("{\"type\":\"order\",\"id\":\"ord_7\"}");
    assertThat(deltas(app, "\"ref\": \"ord_8\"")).isEmpty();
  }

  private static List<Integer> deltas(TestApp app, String filter) {
    List<Integer> deltas = new ArrayList<>();
    app.call("list_stock_movements", "{" + filter + "}")
        .at("stock_movements")
        .forEach(movement -> deltas.add(movement.path("delta").intValue()));
    return deltas;
  }
}
