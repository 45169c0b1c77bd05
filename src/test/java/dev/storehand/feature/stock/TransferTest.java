package dev.storehand.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Row C20 and invariant 4 of the domain: units that change places, and every move there is. */
class TransferTest {
  private static final List<String> MOVES =
      List.of(
          "mark_transfer_upcoming",
          "hold_transfer",
          "pick_transfer",
          "ship_transfer",
          "complete_transfer",
          "cancel_transfer");

  /** How a transfer gets into each state, and the moves that are legal from there. */
  private static final Map<String, List<String>> WAYS =
      Map.of(
          "draft", List.of(),
          "upcoming", List.of("mark_transfer_upcoming"),
          "on_hold", List.of("mark_transfer_upcoming", "hold_transfer"),
          "picking", List.of("mark_transfer_upcoming", "pick_transfer"),
          "in_transit", List.of("mark_transfer_upcoming", "pick_transfer", "ship_transfer"),
          "completed",
              List.of(
                  "mark_transfer_upcoming", "pick_transfer", "ship_transfer", "complete_transfer"),
          "cancelled", List.of("cancel_transfer"));

  private static final Map<String, List<String>> LEGAL =
      Map.of(
          "draft", List.of("mark_transfer_upcoming", "cancel_transfer"),
          "upcoming", List.of("hold_transfer", "pick_transfer", "cancel_transfer"),
          "on_hold", List.of("pick_transfer", "cancel_transfer"),
          "picking", List.of("hold_transfer", "ship_transfer", "cancel_transfer"),
          "in_transit", List.of("complete_transfer", "cancel_transfer"),
          "completed", List.of(),
          "cancelled", List.of());

  @OnBothEngines
  void everyMoveIsLegalOnlyFromItsStatesAndARefusalNamesWhatIsPossible(TestApp app) {
    Scene scene = new Scene(app);
    scene.item("TEE", 1000);
    scene.location("STORE");
    WAYS.forEach(
        (state, way) -> {
          for (String move : MOVES) {
            String id = transfer(app, 1);
            way.forEach(step -> scene.move(step, id).ok());
            assertThat(state(app, id)).isEqualTo(state);
            Answer answer = scene.move(move, id);
            if (LEGAL.get(state).contains(move)) {
              answer.ok();
            } else {
              List<String> next = new ArrayList<>();
              answer
                  .problem("invalid_transition")
                  .path("next_actions")
                  .forEach(each -> next.add(each.asString()));
              assertThat(next).as("%s from %s", move, state).isNotEmpty();
              assertThat(LEGAL.get(state).isEmpty() || LEGAL.get(state).containsAll(next))
                  .as("%s from %s: %s", move, state, next)
                  .isTrue();
            }
          }
        });
  }

  @OnBothEngines
  void c20AndInvariant4ATransferMovesItsUnitsAndTheTotalStaysAtEveryStep(TestApp app) {
    Scene scene = new Scene(app);
    String main = scene.item("TEE", 10);
    String location = scene.location("STORE");
    String transfer = transfer(app, 4);
    for (String step : WAYS.get("completed")) {
      scene.move(step, transfer).ok();
      assertThat(total(app)).as(step).isEqualTo(10);
    }
    assertThat(scene.numbers(main)).isEqualTo("6/0");
    String store =
        app.call("list_stock_items", "{\"stock_location_id\": \"" + location + "\"}")
            .text("stock_items.0.id");
    assertThat(scene.numbers(store)).isEqualTo("4/0");
    assertThat(scene.movements(store).get(1).at("/ref/type").asString())
        .isEqualTo("stock_transfer");
    Answer read = app.call("read_stock_transfer", "{\"id\": \"" + transfer + "\"}");
    assertThat(read.text("stamps.completed_at")).isNotEmpty();
    assertThat(read.text("number")).isEqualTo("T-000001");
  }

  @OnBothEngines
  void fromUpcomingOnTheUnitsAreReservedAndCancellingFreesThem(TestApp app) {
    Scene scene = new Scene(app);
    String main = scene.item("TEE", 10);
    scene.location("STORE");
    String transfer = transfer(app, 4);
    assertThat(scene.numbers(main)).isEqualTo("10/0");
    scene.move("mark_transfer_upcoming", transfer).ok();
    assertThat(scene.numbers(main)).isEqualTo("10/4");
    String held =
        app.call("read_stock_transfer", "{\"id\": \"" + transfer + "\"}")
            .text("stock_reservation_id");
    scene.move("release_stock_reservation", held).problem("conflict");
    scene.move("cancel_transfer", transfer).ok();
    assertThat(scene.numbers(main)).isEqualTo("10/0");
    scene.move("release_stock_reservation", held).problem("conflict");
  }

  @OnBothEngines
  void anotherQuantityIsReservedAnewAndTooMuchIsRefused(TestApp app) {
    Scene scene = new Scene(app);
    String main = scene.item("TEE", 10);
    scene.location("STORE");
    String transfer = transfer(app, 4);
    scene.move("mark_transfer_upcoming", transfer).ok();
    update(app, transfer, 10).ok();
    assertThat(scene.numbers(main)).isEqualTo("10/10");
    update(app, transfer, 11).problem("insufficient_stock");
    assertThat(scene.numbers(main)).isEqualTo("10/10");
    scene.move("mark_transfer_upcoming", transfer(app, 1)).problem("insufficient_stock");
    scene.move("cancel_transfer", transfer).ok();
    update(app, transfer, 1).problem("invalid_transition");
  }

  @OnBothEngines
  void aTransferNamesASkuAndTwoLocationsInUse(TestApp app) {
    Scene scene = new Scene(app);
    scene.item("TEE", 10);
    String one = locationOf(app, 0);
    Answer refused =
        app.call(
            "create_stock_transfer",
            "{\"sku_code\": \"NOPE\", \"origin_id\": \"%s\", \"destination_id\": \"%s\", \"quantity\": 1}"
                .formatted(one, one));
    assertThat(refused.errors())
        .containsExactly(
            "sku_code is unknown: NOPE", "destination_id must be another location than origin_id");
  }

  @OnBothEngines
  void aTransferCannotArriveAtALocationThatWasClosed(TestApp app) {
    Scene scene = new Scene(app);
    scene.item("TEE", 10);
    String store = scene.location("STORE");
    String transfer = transfer(app, 4);
    WAYS.get("in_transit").forEach(step -> scene.move(step, transfer).ok());
    app.call("archive_stock_location", "{\"id\": \"" + store + "\"}").ok();
    scene.move("complete_transfer", transfer).problem("unprocessable");
    assertThat(total(app)).isEqualTo(10);
    scene.move("cancel_transfer", transfer).ok();
  }

  private static Answer update(TestApp app, String transfer, int quantity) {
    return app.call(
        "update_stock_transfer", "{\"id\": \"" + transfer + "\", \"quantity\": " + quantity + "}");
  }

  private static String transfer(TestApp app, int quantity) {
    return app.call(
            "create_stock_transfer",
            "{\"sku_code\": \"TEE\", \"origin_id\": \"%s\", \"destination_id\": \"%s\", \"quantity\": %d}"
                .formatted(locationOf(app, 0), locationOf(app, 1), quantity))
        .text("id");
  }

  private static String locationOf(TestApp app, int place) {
    return app.call("list_stock_locations", "{\"sort\": \"created_at\"}")
        .text("stock_locations." + place + ".id");
  }

  private static String state(TestApp app, String transfer) {
    return app.call("read_stock_transfer", "{\"id\": \"" + transfer + "\"}").text("status");
  }

  private static long total(TestApp app) {
    return app.call("check_availability", "{\"sku_codes\": [\"TEE\"]}")
        .number("availability.0.quantity");
  }
}
