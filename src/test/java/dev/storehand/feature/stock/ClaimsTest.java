package dev.storehand.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What orders and listings do to stock: section 3 of the domain, row by row. */
class ClaimsTest {
  private static final ClaimRef ORDER = ClaimRef.order("ord_1");
  private final Claims claims = new Claims();

  @OnBothEngines
  void c12PlacingTakesTheUnitsAtOnceWhereTheModelDecrementsOnPlace(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 10);
    place(scene, "ord_1", "TEE 3");
    assertThat(scene.numbers(item)).isEqualTo("7/0");
    assertThat(scene.available("TEE")).isEqualTo(7);
    assertThat(scene.movements(item).get(1).path("reason").asString()).isEqualTo("sold");
    assertThat(scene.movements(item).get(1).at("/ref/id").asString()).isEqualTo("ord_1");
  }

  @OnBothEngines
  void c12PlacingReservesTheUnitsWhereTheModelDecrementsLater(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 10);
    scene.model("\"decrement_on\": \"approve\"");
    place(scene, "ord_1", "TEE 3");
    assertThat(scene.numbers(item)).isEqualTo("10/3");
    assertThat(scene.available("TEE")).isEqualTo(7);
    assertThat(consume(scene)).isEqualTo(3);
    assertThat(consume(scene)).as("once").isZero();
    assertThat(scene.numbers(item)).isEqualTo("7/0");
  }

  @OnBothEngines
  void aShipmentsPartLeavesByItself(TestApp app) {
    Scene scene = new Scene(app);
    String first = scene.item("TEE", 2);
    String there = scene.location("B");
    String second = scene.item("TEE", there, 5);
    scene.model("\"decrement_on\": \"manual\"");
    place(scene, "ord_1", "TEE 6");
    assertThat(scene.numbers(first)).isEqualTo("2/2");
    assertThat(scene.numbers(second)).isEqualTo("5/4");
    int units = scene.own(tx -> claims.consume(tx, Share.all(ORDER).at(there), "shipped"));
    assertThat(units).isEqualTo(4);
    assertThat(scene.numbers(first)).isEqualTo("2/2");
    assertThat(scene.numbers(second)).isEqualTo("1/0");
  }

  @OnBothEngines
  void c13CancellingGivesBackExactlyOnceBeforeAndAfterTheDecrement(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 10);
    place(scene, "ord_1", "TEE 3");
    assertThat(cancel(scene)).isEqualTo(3);
    assertThat(scene.numbers(item)).isEqualTo("10/0");
    assertThat(cancel(scene)).isZero();
    assertThat(scene.numbers(item)).isEqualTo("10/0");

    scene.model("\"decrement_on\": \"approve\"");
    place(scene, "ord_1", "TEE 4");
    assertThat(cancel(scene)).isEqualTo(4);
    assertThat(scene.numbers(item)).isEqualTo("10/0");
  }

  @OnBothEngines
  void c14ReturnedUnitsLandInTheReturnLocationExactlyOnce(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 10);
    String returns = scene.location("RETURNS");
    place(scene, "ord_1", "TEE 3");
    restock(scene, returns, 2);
    String returned =
        app.call("list_stock_items", "{\"stock_location_id\": \"" + returns + "\"}")
            .text("stock_items.0.id");
    assertThat(scene.numbers(returned)).isEqualTo("2/0");
    assertThat(scene.numbers(item)).isEqualTo("7/0");
    assertThatThrownBy(() -> restock(scene, returns, 2))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(Code.CONFLICT))
        .hasMessageContaining("Only 1 units");
    assertThat(scene.numbers(returned)).isEqualTo("2/0");
    assertThat(cancel(scene)).as("the rest alone").isEqualTo(1);
    assertThat(scene.numbers(item)).isEqualTo("8/0");
  }

  @OnBothEngines
  void c15ASkuThatNoServingLocationCountsIsRefusedByItsLine(TestApp app) {
    Scene scene = new Scene(app);
    scene.item("TEE", 10);
    scene.sku("CAP");
    assertThatThrownBy(() -> place(scene, "ord_1", "TEE 1", "CAP 1"))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(Code.UNPROCESSABLE);
              assertThat(problem.faults().get(0).path()).isEqualTo("lines[1]");
            })
        .hasMessageContaining("CAP");
    assertThat(scene.available("TEE")).isEqualTo(10);
  }

  @OnBothEngines
  void theSameSkuTwiceIsOneClaim(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 5);
    assertThatThrownBy(() -> place(scene, "ord_1", "TEE 3", "TEE 3"))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Code.INSUFFICIENT_STOCK))
        .hasMessageContaining("TEE: 6 wanted, 5 available");
    assertThat(scene.numbers(item)).isEqualTo("5/0");
    place(scene, "ord_1", "TEE 3", "TEE 2");
    assertThat(scene.numbers(item)).isEqualTo("0/0");
    assertThat(scene.movements(item)).hasSize(2);
  }

  @OnBothEngines
  void allOrNothingAndEverySkuThatIsShortIsNamed(TestApp app) {
    Scene scene = new Scene(app);
    String tee = scene.item("TEE", 5);
    scene.item("CAP", 1);
    scene.item("MUG", 0);
    assertThatThrownBy(() -> place(scene, "ord_1", "TEE 1", "CAP 2", "MUG 1"))
        .hasMessageContaining("CAP: 2 wanted, 1 available; MUG: 1 wanted, 0 available");
    assertThat(scene.numbers(tee)).isEqualTo("5/0");
  }

  @OnBothEngines
  void c19AHoldExpiresAfterTheCutoffAndFreesStockBeforeAnySweep(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 5);
    scene.model("\"stock_reservation_cutoff\": 60");
    scene.own(tx -> claims.hold(tx, scene.claim(tx, "ord_1", "TEE 4")));
    assertThat(scene.numbers(item)).isEqualTo("5/4");
    assertThat(scene.available("TEE")).isEqualTo(1);
    app.clock().move(Duration.ofSeconds(60));
    assertThat(scene.numbers(item)).as("no longer shown as reserved").isEqualTo("5/0");
    assertThat(scene.available("TEE")).isEqualTo(5);
    place(scene, "ord_2", "TEE 5");
    assertThat(scene.numbers(item)).isEqualTo("0/0");
    assertThat(scene.movements(item))
        .extracting(each -> each.path("reason").asString())
        .containsExactly("opening", "held", "expired", "sold");
    app.app().tick();
    assertThat(scene.movements(item)).hasSize(4);
  }

  @OnBothEngines
  void placingTurnsTheHoldIntoTheSaleAndHoldingAgainReplacesIt(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 5);
    scene.own(tx -> claims.hold(tx, scene.claim(tx, "ord_1", "TEE 5")));
    scene.own(tx -> claims.hold(tx, scene.claim(tx, "ord_1", "TEE 4")));
    assertThat(scene.numbers(item)).isEqualTo("5/4");
    place(scene, "ord_1", "TEE 4");
    assertThat(scene.numbers(item)).isEqualTo("1/0");
    assertThat(statuses(app, item)).containsExactlyInAnyOrder("released", "consumed");
  }

  @OnBothEngines
  void anOrderWhoseHoldExpiredIsPlacedFromWhatIsLeft(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 5);
    scene.own(tx -> claims.hold(tx, scene.claim(tx, "ord_1", "TEE 4")));
    app.clock().move(Duration.ofHours(2));
    place(scene, "ord_2", "TEE 3");
    assertThatThrownBy(() -> place(scene, "ord_1", "TEE 4"))
        .hasMessageContaining("TEE: 4 wanted, 2 available");
    assertThat(scene.numbers(item)).isEqualTo("2/0");
  }

  @OnBothEngines
  void whatIsForcedIsPromisedBeyondTheQuantityAndTheLedgerSaysSo(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 2);
    scene.own(tx -> claims.place(tx, scene.claim(tx, "ord_1", "TEE 5").force()));
    assertThat(scene.numbers(item)).isEqualTo("0/3");
    assertThat(scene.read(item).number("oversold")).isEqualTo(3);
    assertThat(scene.movements(item).get(1).path("reason").asString()).isEqualTo("forced");
    assertThatThrownBy(() -> consume(scene)).hasMessageContaining("Only 0 of TEE are there");
    scene.adjust(item, 3).ok();
    assertThat(consume(scene)).isEqualTo(3);
    assertThat(scene.numbers(item)).isEqualTo("0/0");
  }

  @OnBothEngines
  void aListingsUnitIsHandedToTheOrderWithoutANetChange(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 1);
    ClaimRef listing = ClaimRef.listing("lst_1");
    scene.own(tx -> claims.reserveAt(tx, item, 1, listing, Optional.empty()));
    assertThat(scene.numbers(item)).isEqualTo("1/1");
    assertThatThrownBy(() -> place(scene, "ord_2", "TEE 1")).hasMessageContaining("0 available");
    scene.own(
        tx -> {
          claims.handOver(tx, listing, ORDER, "lin_1");
          return claims.consume(tx, Share.all(ORDER), "sold");
        });
    assertThat(scene.numbers(item)).isEqualTo("0/0");
    assertThat(scene.<Integer>own(tx -> claims.cancel(tx, Share.all(listing), "deactivated")))
        .isZero();
    assertThat(cancel(scene)).isEqualTo(1);
    assertThat(scene.numbers(item)).isEqualTo("1/0");
  }

  @OnBothEngines
  void lowDepletedAndBackInStockAreTold(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 10);
    app.call("update_stock_item", "{\"id\": \"" + item + "\", \"low_stock_threshold\": 2}").ok();
    scene.model("\"decrement_on\": \"approve\"");
    place(scene, "ord_1", "TEE 10");
    cancel(scene);
    assertThat(scene.events(item))
        .containsSubsequence("stock.item.low", "stock.item.depleted", "stock.item.back_in_stock");
  }

  @OnBothEngines
  void unitsFromElsewhereComeByTransfersAndEndWithTheOrder(TestApp app) {
    Scene scene = new Scene(app);
    String primary = scene.item("TEE", 1);
    String store = scene.item("TEE", scene.location("STORE"), 5);
    scene.model("\"strategy\": \"ship_from_primary\"");
    place(scene, "ord_1", "TEE 3");
    place(scene, "ord_2", "TEE 1");
    assertThat(scene.numbers(primary)).isEqualTo("0/0");
    assertThat(scene.numbers(store)).isEqualTo("5/3");
    String transfer =
        app.call("list_stock_transfers", "{\"order_id\": \"ord_1\"}").text("stock_transfers.0.id");
    assertThat(scene.<Integer>own(tx -> claims.openTransfers(tx, ORDER))).isEqualTo(1);
    scene.own(
        tx -> {
          claims.startTransfers(tx, ORDER, new Models().get(tx, Optional.empty()));
          return true;
        });
    scene.move("ship_transfer", transfer).ok();
    scene.move("complete_transfer", transfer).ok();
    assertThat(scene.numbers(store)).isEqualTo("3/1");
    assertThat(scene.numbers(primary)).as("arrived, and the order's at once").isEqualTo("0/0");
    assertThat(cancel(scene)).isEqualTo(3);
    assertThat(scene.numbers(primary)).isEqualTo("3/0");
    int second = scene.own(tx -> claims.cancel(tx, Share.all(ClaimRef.order("ord_2")), "x"));
    assertThat(second).isEqualTo(1);
    assertThat(scene.numbers(store)).isEqualTo("3/0");
  }

  private Allocation place(Scene scene, String order, String... lines) {
    return scene.own(tx -> claims.place(tx, scene.claim(tx, order, lines)));
  }

  private int consume(Scene scene) {
    return scene.own(tx -> claims.consume(tx, Share.all(ORDER), "approved"));
  }

  private int cancel(Scene scene) {
    return scene.own(tx -> claims.cancel(tx, Share.all(ORDER), "cancelled"));
  }

  private void restock(Scene scene, String location, int units) {
    scene.own(
        tx -> {
          claims.restock(tx, ORDER, Map.of("lin_1", units), location, "returned");
          return null;
        });
  }

  private static List<String> statuses(TestApp app, String item) {
    List<String> all = new ArrayList<>();
    app.call("list_stock_reservations", "{\"stock_item_id\": \"" + item + "\"}")
        .at("stock_reservations")
        .forEach(each -> all.add(each.path("status").asString()));
    return all;
  }
}
