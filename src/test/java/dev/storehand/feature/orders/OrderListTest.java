package dev.storehand.feature.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Mode;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How orders are found and read, and what may be done with them from where. */
class OrderListTest {

  @OnBothEngines
  void s21OrdersAreFoundByStageAndTimeNewestFirst(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 100);
    String first = scene.order("CAP:1").text("id");
    app.clock().move(Duration.ofDays(1));
    String second = scene.order("CAP:2").text("id");
    String third = scene.draft("CAP:1").text("id");
    scene.money("capture_payment", first, "").ok();
    String made = scene.read(second).text("created_at");

    assertThat(ids(scene, "")).containsExactly(third, second, first);
    assertThat(ids(scene, "\"stage\": \"paid\"")).containsExactly(first);
    assertThat(ids(scene, "\"stage\": \"awaiting_payment\"")).containsExactly(second);
    assertThat(ids(scene, "\"stage\": \"pending\"")).containsExactly(third);
    assertThat(ids(scene, "\"from\": \"%s\"".formatted(made))).containsExactly(third, second);
    assertThat(ids(scene, "\"to\": \"%s\"".formatted(made))).containsExactly(third, second, first);
    assertThat(ids(scene, "\"to\": \"%s\"".formatted(made.substring(0, 10)))).hasSize(3);
    assertThat(ids(scene, "\"status\": \"draft\"")).containsExactly(third);
    scene.call("list_orders", "{\"stage\": \"lost\"}").problem("unprocessable");
  }

  @OnBothEngines
  void ordersAreFoundByWhatTheyAreOf(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 100);
    scene.stocked("SOCK", 900, 100);
    String caps = scene.order("CAP:1").text("id");
    String both = scene.order("CAP:1", "SOCK:1").text("id");
    scene
        .call(
            "update_order",
            "{\"id\": \"%s\", \"tags\": [\"gift\", \"vip\"], \"reference\": \"web-1\"}"
                .formatted(both))
        .ok();

    assertThat(ids(scene, "\"sku_codes\": [\"SOCK\", \"NOPE\"]")).containsExactly(both);
    assertThat(ids(scene, "\"sku_codes\": [\"NOPE\"]")).isEmpty();
    assertThat(ids(scene, "\"tags\": [\"gift\", \"other\"]")).containsExactly(both);
    assertThat(ids(scene, "\"reference\": \"web-1\"")).containsExactly(both);
    assertThat(ids(scene, "\"number\": 1")).containsExactly(caps);
    assertThat(ids(scene, "\"total_cents_from\": 2401")).containsExactly(both);
    assertThat(ids(scene, "\"customer_email\": \"nobody@example.com\"")).isEmpty();
    scene.call("update_order", "{\"id\": \"%s\", \"tags\": []}".formatted(both)).ok();
    assertThat(ids(scene, "\"tags\": [\"gift\"]")).isEmpty();
  }

  @OnBothEngines
  void theStageOfAFilterIsThatOfTheRuleForEveryCombinationOfTheAxes(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 100);
    String order = scene.order("CAP:1").text("id");
    for (OrderStatus status : OrderStatus.values()) {
      for (PaymentStatus payment : PaymentStatus.values()) {
        for (FulfillmentStatus fulfillment : FulfillmentStatus.values()) {
          Axes axes = new Axes(status, payment, fulfillment);
          set(app, order, axes);
          String stage = Stage.of(axes).wire();
          assertThat(ids(scene, "\"stage\": \"%s\"".formatted(stage)))
              .as("%s", axes)
              .containsExactly(order);
        }
      }
    }
  }

  private static void set(TestApp app, String order, Axes axes) {
    app.app()
        .database()
        .write(
            app.app().systemScope(app.shop(), Mode.LIVE),
            tx ->
                tx.sql(
                        """
                        update sales_order set status = :status, payment_status = :payment,
                          fulfillment_status = :fulfillment
                        where shop = :shop and mode = :mode and id = :id""")
                    .bind("id", order)
                    .bind("status", axes.status())
                    .bind("payment", axes.payment())
                    .bind("fulfillment", axes.fulfillment())
                    .run());
  }

  @OnBothEngines
  void s22AnOrderIsReadWithPaymentItemsAndDelivery(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 100);
    scene
        .call(
            "create_product",
            "{\"name\": \"Guide\", \"type\": \"file_download\", \"price_cents\": 500, \"variants\":"
                + " [{\"sku_code\": \"GUIDE\", \"stock_mode\": \"unlimited\"}]}")
        .ok();
    String order =
        scene
            .call(
                "create_order",
                "{\"place\": true, \"customer_email\": \"ada@example.com\", \"lines\":"
                    + " [{\"sku_code\": \"CAP\", \"quantity\": 2}, {\"sku_code\": \"GUIDE\", \"quantity\": 1}]}")
            .text("id");
    scene.on("resend_delivery", order).problem("invalid_transition");
    scene.money("capture_payment", order, ", \"reference\": \"bank 1\"").ok();

    Answer read = scene.read(order);

    assertThat(read.text("customer_email")).isEqualTo("ada@example.com");
    assertThat(read.text("payments.0.reference")).isEqualTo("bank 1");
    assertThat(read.number("lines.0.subtotal_cents")).isEqualTo(4800);
    assertThat(read.at("shipments")).hasSize(1);
    assertThat(read.at("shipments.0.lines")).hasSize(1);
    assertThat(read.text("delivery.0.status")).isEqualTo("delivered");
    assertThat(read.text("delivery.0.kind")).isEqualTo("file_download");
    assertThat(texts(read.at("timeline"), "what"))
        .contains("order.created", "order.placed", "payment.captured", "order.paid");
    assertThat(scene.on("resend_delivery", order).text("recipient")).isEqualTo("ada@example.com");
    assertThat(scene.read(order).number("delivery.0.sent_count")).isEqualTo(2);
  }

  @OnBothEngines
  void s23OnlyLegalMovesAreMadeAndARefusalSaysWhatHelps(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 1000);
    String draft = scene.draft("CAP:1").text("id");
    String placed = scene.order("CAP:1").text("id");
    String approved = scene.approved("CAP:1");
    String shipped = scene.shipped("CAP:1");
    String cancelled = scene.order("CAP:1").text("id");
    scene.on("cancel_order", cancelled).ok();

    for (String action : List.of("approve_order", "fulfill_order")) {
      refused(scene, action, draft, "place_order");
      refused(scene, action, cancelled, "create_order");
    }
    refused(scene, "fulfill_order", placed, "approve_order");
    refused(scene, "place_order", placed, "approve_order");
    refused(scene, "approve_order", approved, "fulfill_order");
    refused(scene, "cancel_order", shipped, "create_return");
    refused(scene, "fulfill_order", shipped, "read_order");
    refused(scene, "cancel_order", cancelled, "create_order");
    scene.money("capture_payment", draft, "").problem("invalid_transition");
    scene.money("capture_payment", cancelled, "").problem("invalid_transition");
    assertThat(scene.read(shipped).text("fulfillment_status")).isEqualTo("fulfilled");
    scene.money("capture_payment", shipped, "").ok();
    assertThat(scene.read(shipped).text("stage")).isEqualTo("completed");
    scene.money("refund_order", shipped, "").ok();
    assertThat(scene.read(shipped).text("stage")).isEqualTo("refunded");
  }

  private static void refused(OrderScene scene, String action, String order, String helps) {
    JsonNode problem = scene.on(action, order).problem("invalid_transition");
    assertThat(problem.path("next_actions").toString()).as(action).contains(helps);
  }

  private static List<String> ids(OrderScene scene, String filter) {
    return texts(scene.call("list_orders", "{" + filter + "}").at("orders"), "id");
  }

  private static List<String> texts(JsonNode rows, String field) {
    List<String> found = new ArrayList<>();
    rows.forEach(row -> found.add(row.path(field).asString()));
    return found;
  }
}
