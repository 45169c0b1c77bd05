package dev.storehand.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;

/** Row C19 and invariants 2 and 6 of the domain: units held by hand. */
class ReservationTest {

  @OnBothEngines
  void invariant6AReservationHoldsUnitsAndEndsOnce(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 5);
    String first = reserve(app, "TEE", 2).text("id");
    String second = reserve(app, "TEE", 2).text("id");
    assertThat(scene.numbers(item)).isEqualTo("5/4");
    reserve(app, "TEE", 2).problem("insufficient_stock");
    scene.move("release_stock_reservation", first).ok();
    assertThat(scene.numbers(item)).isEqualTo("5/2");
    scene.move("consume_stock_reservation", second).ok();
    assertThat(scene.numbers(item)).isEqualTo("3/0");
    for (String ended : new String[] {first, second}) {
      scene.move("release_stock_reservation", ended).problem("invalid_transition");
      scene.move("consume_stock_reservation", ended).problem("invalid_transition");
      scene.move("confirm_stock_reservation", ended).problem("invalid_transition");
    }
    assertThat(scene.numbers(item)).as("invariant 6: nothing ended twice").isEqualTo("3/0");
  }

  @OnBothEngines
  void c19ADraftExpiresAndAConfirmedOneDoesNot(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 5);
    String draft = reserve(app, "TEE", 2).text("id");
    String kept = reserve(app, "TEE", 1).text("id");
    assertThat(scene.move("confirm_stock_reservation", kept).text("status")).isEqualTo("pending");
    scene.move("confirm_stock_reservation", kept).ok();
    app.clock().move(Duration.ofHours(1));
    assertThat(status(app, draft)).as("before any sweep").isEqualTo("expired");
    scene.move("confirm_stock_reservation", draft).problem("invalid_transition");
    app.app().tick();
    app.app().tick();
    assertThat(status(app, draft)).isEqualTo("expired");
    assertThat(status(app, kept)).isEqualTo("pending");
    assertThat(scene.numbers(item)).isEqualTo("5/1");
    assertThat(scene.events(draft))
        .containsExactly("stock.reservation.created", "stock.reservation.expired");
  }

  @OnBothEngines
  void invariant2TheReservedIsTheSumOfWhatIsOpenAfterEveryStep(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 9);
    String one = reserve(app, "TEE", 2).text("id");
    String two = reserve(app, "TEE", 3).text("id");
    assertThat(scene.read(item).number("reserved")).isEqualTo(open(app, item)).isEqualTo(5);
    scene.move("confirm_stock_reservation", one).ok();
    app.clock().move(Duration.ofHours(1));
    assertThat(scene.read(item).number("reserved")).isEqualTo(open(app, item)).isEqualTo(2);
    scene.adjust(item, -7).ok();
    assertThat(scene.read(item).number("reserved")).isEqualTo(open(app, item)).isEqualTo(2);
    assertThat(status(app, two)).isEqualTo("expired");
    scene.move("consume_stock_reservation", one).ok();
    assertThat(scene.read(item).number("reserved")).isEqualTo(open(app, item)).isZero();
  }

  @OnBothEngines
  void ofASkuTheFirstLocationThatHasAllOfItIsTaken(TestApp app) {
    Scene scene = new Scene(app);
    scene.item("TEE", 1);
    String store = scene.item("TEE", scene.location("STORE"), 5);
    assertThat(reserve(app, "TEE", 3).text("stock_item_id")).isEqualTo(store);
    Answer none = reserve(app, "NOPE", 1);
    assertThat(none.errors()).containsExactly("sku_code is unknown: NOPE");
  }

  @OnBothEngines
  void anOrdersReservationEndsWithTheOrderAlone(TestApp app) {
    Scene scene = new Scene(app);
    scene.item("TEE", 5);
    scene.own(tx -> new Claims().hold(tx, scene.claim(tx, "ord_1", "TEE 2")));
    String held =
        app.call("list_stock_reservations", "{\"ref\": \"ord_1\", \"status\": \"draft\"}")
            .text("stock_reservations.0.id");
    scene.move("release_stock_reservation", held).problem("conflict");
    scene.move("consume_stock_reservation", held).problem("conflict");
  }

  @OnBothEngines
  void anEndInThePastIsRefused(TestApp app) {
    new Scene(app).item("TEE", 5);
    Answer refused =
        app.call(
            "reserve_stock",
            "{\"sku_code\": \"TEE\", \"quantity\": 1, \"expires_at\": \"2020-01-01T00:00:00Z\"}");
    assertThat(refused.errors()).containsExactly("expires_at must be in the future");
  }

  private static Answer reserve(TestApp app, String sku, int quantity) {
    return app.call(
        "reserve_stock", "{\"sku_code\": \"" + sku + "\", \"quantity\": " + quantity + "}");
  }

  private static String status(TestApp app, String id) {
    return app.call("read_stock_reservation", "{\"id\": \"" + id + "\"}").text("status");
  }

  /** Units that the list shows as draft or pending. */
  private static long open(TestApp app, String item) {
    long sum = 0;
    for (String status : new String[] {"draft", "pending"}) {
      for (var each :
          app.call(
                  "list_stock_reservations",
                  "{\"stock_item_id\": \"%s\", \"status\": \"%s\"}".formatted(item, status))
              .at("stock_reservations")) {
        sum += each.path("quantity").longValue();
      }
    }
    return sum;
  }
}
