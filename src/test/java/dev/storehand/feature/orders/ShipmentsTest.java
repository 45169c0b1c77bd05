package dev.storehand.feature.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.util.List;

/** What is sent, step by step. */
class ShipmentsTest {

  @OnBothEngines
  void aShipmentGoesStepByStepAndItsOrderWithIt(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 10);
    String order = scene.order("CAP:2").text("id");
    String shipment = scene.read(order).text("shipments.0.id");
    assertThat(scene.on("pick_shipment", shipment).problem("invalid_transition").toString())
        .contains("approve_order");
    scene.on("approve_order", order).ok();

    scene.on("pick_shipment", shipment).ok();
    assertThat(fulfillment(scene, order)).isEqualTo("in_progress");
    assertThat(scene.read(order).text("stage")).isEqualTo("delivering");
    scene.on("hold_shipment", shipment).ok();
    assertThat(fulfillment(scene, order)).isEqualTo("on_hold");
    assertThat(scene.on("ship_shipment", shipment).problem("invalid_transition").toString())
        .contains("release_shipment");
    assertThat(scene.on("release_shipment", shipment).text("status")).isEqualTo("picking");
    for (String step : List.of("pack_shipment", "ready_shipment")) {
      scene.on(step, shipment).ok();
    }
    scene.on("pick_shipment", shipment).problem("invalid_transition");
    scene.on("deliver_shipment", shipment).problem("invalid_transition");
    scene.on("ship_shipment", shipment).ok();
    assertThat(fulfillment(scene, order)).isEqualTo("fulfilled");
    assertThat(scene.read(order).number("lines.0.shipped_quantity")).isEqualTo(2);
    scene.on("deliver_shipment", shipment).ok();
    assertThat(scene.events(order)).contains("order.fulfilled", "order.delivered");
    scene.on("cancel_shipment", shipment).problem("invalid_transition");
  }

  @OnBothEngines
  void nothingOfACancelledOrderIsHeldOrInProgress(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 10);
    for (String begun : List.of("hold_shipment", "pick_shipment")) {
      String order = scene.approved("CAP:2");
      scene.on(begun, scene.read(order).text("shipments.0.id")).ok();

      assertThat(scene.on("cancel_order", order).text("fulfillment_status"))
          .isEqualTo("unfulfilled");
      assertThat(scene.read(order).text("shipments.0.status")).isEqualTo("cancelled");
      assertThat(fulfillment(scene, order)).isEqualTo("unfulfilled");
    }
  }

  @OnBothEngines
  void aCancelledShipmentGivesItsUnitsBackOnce(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    String item = scene.stocked("CAP", 2400, 10);
    String order = scene.approved("CAP:2");
    String shipment = scene.read(order).text("shipments.0.id");

    scene.on("cancel_shipment", shipment).ok();
    scene.has(item, 10, 0);
    scene.on("cancel_order", order).ok();
    scene.has(item, 10, 0);
  }

  @OnBothEngines
  void anOrderIsSplitOverItsLocationsAndFulfilledWithTheLast(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    String here = scene.stocked("CAP", 2400, 2);
    String store =
        scene
            .call("create_stock_location", "{\"name\": \"Store\", \"code\": \"STORE\"}")
            .text("id");
    String there = scene.item("CAP", store, 5);
    scene
        .call(
            "update_inventory_model",
            "{\"id\": \"inv_00000000000000000000000001\", \"strategy\": \"split_shipments\"}")
        .ok();
    String order = scene.approved("CAP:6");
    Answer read = scene.read(order);
    assertThat(read.at("shipments")).hasSize(2);
    scene.has(here, 0, 0);
    scene.has(there, 1, 0);

    scene.on("ship_shipment", read.text("shipments.0.id")).ok();
    assertThat(fulfillment(scene, order)).isEqualTo("in_progress");
    scene.on("cancel_order", order).problem("invalid_transition");
    scene.on("fulfill_order", order).ok();
    assertThat(fulfillment(scene, order)).isEqualTo("fulfilled");
    assertThat(scene.read(order).number("lines.0.shipped_quantity")).isEqualTo(6);
  }

  @OnBothEngines
  void whatIsBroughtFromElsewhereIsSentOnceItHasArrived(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    String here = scene.stocked("CAP", 2400, 2);
    String store =
        scene
            .call("create_stock_location", "{\"name\": \"Store\", \"code\": \"STORE\"}")
            .text("id");
    String there = scene.item("CAP", store, 5);
    scene
        .call(
            "update_inventory_model",
            "{\"id\": \"inv_00000000000000000000000001\", \"strategy\": \"ship_from_primary\"}")
        .ok();
    String order = scene.approved("CAP:4");
    scene.has(there, 5, 2);

    scene.on("fulfill_order", order).problem("invalid_transition");
    String transfer = scene.call("list_stock_transfers", "{}").text("stock_transfers.0.id");
    assertThat(scene.on("cancel_transfer", transfer).problem("conflict").toString())
        .contains("cancel_shipment");
    scene.on("ship_transfer", transfer).ok();
    scene.on("complete_transfer", transfer).ok();
    scene.on("fulfill_order", order).ok();

    scene.has(here, 0, 0);
    scene.has(there, 3, 0);
  }

  private static String fulfillment(OrderScene scene, String order) {
    return scene.read(order).text("fulfillment_status");
  }
}
