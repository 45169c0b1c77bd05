package dev.storehand.feature.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.kit.OtherClient;
import dev.storehand.kit.TestApp;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whoever gives goods and money back holds its rows in the order of who sells: the stock items by
 * id, then the customer; and an order comes before its customer, whoever wants both. On PostgreSQL
 * alone, where several write at once.
 */
final class OrderOfLocksTest {

  @Test
  void goodsAreHeldBeforeTheCustomerIs() throws Exception {
    try (TestApp app = TestApp.on(Dialect.POSTGRES);
        OtherClient client = OtherClient.of(app)) {
      OrderScene scene = OrderScene.of(app);
      String item = scene.stocked("A", 1000, 5);
      String order = sentAndPaid(scene, "A:1");
      String customer = scene.read(order).text("customer_id");

      client.hold("stock_item", item);
      client.meets(
          () -> refund(scene, order),
          () -> assertThat(client.isHeld("customer", customer)).as("the customer").isFalse());

      scene.has(item, 5, 0);
      assertThat(
              scene
                  .call("read_customer", "{\"id\": \"%s\"}".formatted(customer))
                  .number("lifetime_cents"))
          .isZero();
    }
  }

  @Test
  void goodsOfSeveralLinesAreHeldInTheOrderOfTheirIds() throws Exception {
    try (TestApp app = TestApp.on(Dialect.POSTGRES);
        OtherClient client = OtherClient.of(app)) {
      OrderScene scene = OrderScene.of(app);
      String first = scene.stocked("A", 1000, 5);
      String second = scene.stocked("B", 1000, 5);
      String returns = scene.call("create_stock_location", "{\"name\": \"Returns\"}").text("id");
      String firstBack = scene.item("A", returns, 0);
      String secondBack = scene.item("B", returns, 0);
      scene
          .call(
              "set_model_return_locations",
              "{\"id\": \"inv_00000000000000000000000001\", \"locations\": [{\"stock_location_id\": \"%s\"}]}"
                  .formatted(returns))
          .ok();
      // The second is sold first, so that the lines' order is not that of the ids.
      String order = sentAndPaid(scene, "B:1", "A:1");

      client.hold("stock_item", firstBack);
      client.meets(
          () -> refund(scene, order),
          () -> assertThat(client.isHeld("stock_item", secondBack)).as("the second").isFalse());

      scene.has(first, 4, 0);
      scene.has(second, 4, 0);
      scene.has(firstBack, 1, 0);
      scene.has(secondBack, 1, 0);
    }
  }

  @Test
  void whoForgetsACustomerHoldsTheOrdersBefore() throws Exception {
    try (TestApp app = TestApp.on(Dialect.POSTGRES);
        OtherClient client = OtherClient.of(app)) {
      OrderScene scene = OrderScene.of(app);
      scene.stocked("A", 1000, 5);
      String order = sentAndPaid(scene, "A:1");
      String customer = scene.read(order).text("customer_id");

      client.hold("sales_order", order);
      client.meets(
          () -> scene.on("anonymize_customer", customer).ok(),
          () -> assertThat(client.isHeld("customer", customer)).as("the customer").isFalse());
      assertThat(scene.read(order).json().has("customer_email")).isFalse();
    }
  }

  private static void refund(OrderScene scene, String order) {
    scene.money("refund_order", order, ", \"restock\": true").ok();
  }

  private static String sentAndPaid(OrderScene scene, String... lines) {
    ObjectNode asked = OrderScene.orderOf(true, lines).put("customer_email", "ada@example.com");
    String order = scene.call("create_order", asked.toString()).text("id");
    scene.money("capture_payment", order, ", \"provider\": \"manual\"").ok();
    scene.on("approve_order", order).ok();
    scene.on("fulfill_order", order).ok();
    return order;
  }
}
