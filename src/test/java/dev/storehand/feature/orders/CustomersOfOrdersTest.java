package dev.storehand.feature.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Together;

/** Customers, who come of orders. */
class CustomersOfOrdersTest {

  @OnBothEngines
  void s27ACustomerAppearsWithTheFirstOrderAndIsCountedRight(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 100);
    String first = ordered(scene, "Ada@Example.com");
    String customer = scene.read(first).text("customer_id");
    String second = ordered(scene, " ada@example.COM".strip());
    assertThat(scene.read(second).text("customer_id")).isEqualTo(customer);
    assertThat(scene.on("read_customer", customer).text("email")).isEqualTo("Ada@Example.com");
    counts(scene, customer, "repeat", 2, 0);

    scene.money("capture_payment", first, "").ok();
    scene.money("capture_payment", second, "").ok();
    counts(scene, customer, "repeat", 2, 4800);
    scene.money("refund_order", first, ", \"amount_cents\": 400").ok();
    counts(scene, customer, "repeat", 2, 4400);
    scene.on("cancel_order", second).ok();
    scene.money("refund_order", second, "").ok();
    counts(scene, customer, "acquired", 1, 2000);

    Answer read = scene.on("read_customer", customer);
    assertThat(read.text("orders.0.id")).isEqualTo(second);
    assertThat(read.text("orders.1.stage")).isEqualTo("paid");
    assertThat(scene.events(customer)).containsExactly("customer.created", "customer.repeat");
  }

  @OnBothEngines
  void aDraftMakesAProspect(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 100);
    Answer draft =
        scene.call(
            "create_order",
            "{\"customer_email\": \"ada@example.com\", \"lines\": [{\"sku_code\": \"CAP\", \"quantity\": 1}]}");

    assertThat(draft.text("status")).isEqualTo("pending");
    counts(scene, draft.text("customer_id"), "prospect", 0, 0);
    scene.on("place_order", draft.text("id")).ok();
    counts(scene, draft.text("customer_id"), "acquired", 1, 0);
  }

  @OnBothEngines
  void manyFirstOrdersAtOnceMakeOneCustomer(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 100);

    Together.run(12, thread -> ordered(scene, "ada@example.com"));

    Answer all = scene.call("list_customers", "{}");
    assertThat(all.number("meta.total_count")).isEqualTo(1);
    assertThat(all.number("customers.0.orders_count")).isEqualTo(12);
  }

  @OnBothEngines
  void anAnonymizedCustomerIsForgottenAndTheSumsStay(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 100);
    String order = ordered(scene, "ada@example.com");
    String customer = scene.read(order).text("customer_id");
    scene
        .call(
            "update_order",
            "{\"id\": \"%s\", \"shipping_address\": {\"name\": \"Ada\"}}".formatted(order))
        .ok();
    scene.money("capture_payment", order, "").ok();

    scene.on("anonymize_customer", customer).ok();

    assertThat(scene.read(order).ok().toString()).doesNotContain("ada@").doesNotContain("\"Ada\"");
    counts(scene, customer, "anonymized", 1, 2400);
    assertThat(scene.read(ordered(scene, "ada@example.com")).text("customer_id"))
        .isNotEqualTo(customer);
    scene
        .call("update_customer", "{\"id\": \"%s\", \"name\": \"X\"}".formatted(customer))
        .problem("invalid_transition");
  }

  private static String ordered(OrderScene scene, String email) {
    return scene
        .call(
            "create_order",
            "{\"place\": true, \"customer_email\": \"%s\", \"lines\": [{\"sku_code\": \"CAP\", \"quantity\": 1}]}"
                .formatted(email))
        .text("id");
  }

  private static void counts(
      OrderScene scene, String customer, String status, long orders, long lifetime) {
    Answer read = scene.on("read_customer", customer);
    assertThat(read.text("status")).isEqualTo(status);
    assertThat(read.number("orders_count")).isEqualTo(orders);
    assertThat(read.number("lifetime_cents")).isEqualTo(lifetime);
  }
}
