package dev.storehand.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;

/** What an import of the catalogue does to stock. */
class OpeningStockTest {
  private final OpeningStockTaker taker = new OpeningStockTaker(new Variants());

  @OnBothEngines
  void anImportedQuantityBeginsAnItemOrSetsTheOneThatIsThere(TestApp app) {
    Scene scene = new Scene(app);
    String variant = scene.sku("TEE");
    String location = scene.location("MAIN");
    scene.write(tx -> taker.set(tx, variant, location, 5));
    scene.write(tx -> taker.set(tx, variant, location, 3));
    scene.write(tx -> taker.set(tx, variant, location, 3));
    String item = app.call("list_stock_items", "{}").text("stock_items.0.id");
    assertThat(scene.read(item).number("quantity")).isEqualTo(3);
    assertThat(scene.movements(item))
        .extracting(movement -> movement.path("delta").intValue())
        .containsExactly(5, -2);
    assertThat(scene.movements(item))
        .allMatch(movement -> movement.path("reason").asString().equals("imported"));
  }

  @OnBothEngines
  void anUnknownLocationIsAFaultAtItsPath(TestApp app) {
    Scene scene = new Scene(app);
    String variant = scene.sku("TEE");
    assertThatThrownBy(() -> scene.write(tx -> taker.set(tx, variant, "loc_nope", 5)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.faults())
                    .containsExactly(new Fault("stock_location_id", "is unknown: loc_nope")));
  }

  @OnBothEngines
  void aQuantityOutOfBoundsIsAFault(TestApp app) {
    Scene scene = new Scene(app);
    String variant = scene.sku("TEE");
    String location = scene.location("MAIN");
    for (int quantity : new int[] {-1, StockItem.MOST_UNITS + 1}) {
      assertThatThrownBy(() -> scene.write(tx -> taker.set(tx, variant, location, quantity)))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> assertThat(problem.faults().get(0).path()).isEqualTo("quantity"));
    }
  }
}
