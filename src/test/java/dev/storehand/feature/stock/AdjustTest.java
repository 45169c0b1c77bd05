package dev.storehand.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.feature.stock.ItemActions.AdjustStock;
import dev.storehand.feature.stock.ItemActions.SetStock;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Adding, taking and counting units, and what the ledger and the events say of it. */
class AdjustTest {

  @OnBothEngines
  void anAdjustmentIsAMovementThatSaysWhoAndWhy(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 10);
    Answer after =
        scene.call(scene.items.adjustStock, new AdjustStock(item, -3, Optional.of("damaged")));
    assertThat(after.number("quantity")).isEqualTo(7);
    assertThat(after.number("version")).isEqualTo(2);

    List<JsonNode> ledger = scene.movements(item);
    assertThat(ledger).hasSize(2);
    assertThat(ledger.get(0).path("reason").asString()).isEqualTo("opening");
    assertThat(ledger.get(0).path("delta").intValue()).isEqualTo(10);
    JsonNode movement = ledger.get(1);
    assertThat(movement.path("id").asString()).startsWith("mov_");
    assertThat(movement.path("seq").intValue()).isEqualTo(2);
    assertThat(movement.path("delta").intValue()).isEqualTo(-3);
    assertThat(movement.path("reserved_delta").intValue()).isZero();
    assertThat(movement.path("quantity_after").intValue()).isEqualTo(7);
    assertThat(movement.path("reserved_after").intValue()).isZero();
    assertThat(movement.path("reason").asString()).isEqualTo("damaged");
    assertThat(movement.path("sku_code").asString()).isEqualTo("TEE");
    assertThat(movement.path("actor").path("name").asString()).isEqualTo("Tests");
    assertThat(movement.path("via").asString()).isEqualTo("rest");
    assertThat(movement.path("request_id").asString()).startsWith("req_");
  }

  @OnBothEngines
  void whatIsReservedCannotBeTakenAndNothingIsWritten(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 10);
    scene.reserve(item, 4);
    Answer refused = scene.adjust(item, -7);
    refused.problem("insufficient_stock");
    assertThat(refused.errors().get(0)).startsWith("Only 6 of TEE can be taken, not 7");
    assertThat(scene.read(item).number("quantity")).isEqualTo(10);
    assertThat(scene.movements(item)).hasSize(1);
    scene.adjust(item, -6).ok();
    assertThat(scene.read(item).number("available")).isZero();
  }

  @OnBothEngines
  void aDeltaOfNothingIsRefused(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 10);
    Answer refused = scene.adjust(item, 0);
    refused.problem("unprocessable");
    assertThat(refused.errors()).containsExactly("delta must not be 0");
  }

  @OnBothEngines
  void moreThanAnItemCanHoldIsRefused(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", StockItem.MOST_UNITS);
    assertThat(scene.adjust(item, 1).problem("unprocessable").path("fields").has("delta")).isTrue();
    app.call("adjust_stock", "{\"id\": \"%s\", \"delta\": 3000000000}".formatted(item))
        .problem("unprocessable");
    app.call("set_stock", "{\"id\": \"%s\", \"quantity\": -1}".formatted(item))
        .problem("unprocessable");
    assertThat(scene.read(item).number("quantity")).isEqualTo(StockItem.MOST_UNITS);
  }

  @OnBothEngines
  void aCountSetsTheQuantityAndTheLedgerKeepsTheDifference(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 10);
    Answer after =
        scene.call(scene.items.setStock, new SetStock(item, 4, Optional.of("stocktake 2026")));
    assertThat(after.number("quantity")).isEqualTo(4);
    JsonNode movement = scene.movements(item).get(1);
    assertThat(movement.path("delta").intValue()).isEqualTo(-6);
    assertThat(movement.path("reason").asString()).isEqualTo("stocktake 2026");
  }

  @OnBothEngines
  void aCountBelowTheReservedIsRefused(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 10);
    scene.reserve(item, 4);
    assertThat(scene.set(item, 3).problem("insufficient_stock").path("hint").asString())
        .isEqualTo("Set it to 4 or more, or give up what is reserved first.");
    assertThat(scene.set(item, 4).number("available")).isZero();
  }

  @OnBothEngines
  void theSameCountAgainChangesNothing(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 10);
    Answer again = scene.set(item, 10);
    assertThat(again.number("version")).isEqualTo(1);
    assertThat(scene.movements(item)).hasSize(1);
    assertThat(scene.events(item)).containsExactly("stock.item.created");
  }

  @OnBothEngines
  void aLateVersionIsRefused(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 10);
    scene.adjust(item, 1).ok();
    String late = "{\"id\": \"%s\", \"quantity\": 5, \"expected_version\": 1}".formatted(item);
    app.call("set_stock", late).problem("stale_version");
    assertThat(scene.read(item).number("quantity")).isEqualTo(11);
  }

  @OnBothEngines
  void aDryRunKeepsNothing(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 10);
    String dry = "{\"id\": \"%s\", \"delta\": -4, \"dry_run\": true}".formatted(item);
    assertThat(app.call("adjust_stock", dry).number("quantity")).isEqualTo(6);
    assertThat(scene.read(item).number("quantity")).isEqualTo(10);
    assertThat(scene.movements(item)).hasSize(1);
  }

  @OnBothEngines
  void eventsTellOfLowDepletedAndBackInStock(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 3);
    app.call("update_stock_item", "{\"id\": \"%s\", \"low_stock_threshold\": 1}".formatted(item))
        .ok();
    scene.adjust(item, -2).ok();
    scene.adjust(item, -1).ok();
    scene.adjust(item, 5).ok();
    assertThat(scene.events(item))
        .containsExactly(
            "stock.item.created",
            "stock.item.updated",
            "stock.item.updated",
            "stock.item.low",
            "stock.item.updated",
            "stock.item.depleted",
            "stock.item.updated",
            "stock.item.back_in_stock");
  }

  @OnBothEngines
  void anEventCarriesTheItemAndWhatChanged(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 3);
    scene.adjust(item, -2).ok();
    JsonNode event =
        app.call("list_events", "{\"type\": \"stock.item.updated\"}").at("events").get(0);
    assertThat(event.path("subject").toString())
        .isEqualTo("{\"type\":\"stock_item\",\"id\":\"%s\"}".formatted(item));
    assertThat(event.at("/data/changes/quantity").toString()).isEqualTo("[3,1]");
  }
}
