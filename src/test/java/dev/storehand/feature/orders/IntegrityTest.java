package dev.storehand.feature.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Mode;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;

/** The checker finds a shop sound, and what was bent. */
class IntegrityTest {

  @OnBothEngines
  void aShopThatWorkedIsSound(TestApp app) {
    OrderScene scene = worked(app);

    assertThat(scene.call("check_integrity", "{}").at("differences")).isEmpty();
    assertThat(scene.call("check_integrity", "{}").at("sound").booleanValue()).isTrue();
  }

  @OnBothEngines
  void whatIsBentIsReported(TestApp app) {
    OrderScene scene = worked(app);
    bend(app, "update stock_item set quantity = quantity + 1 where shop = :shop and mode = :mode");
    bend(
        app,
        "update sales_order set captured_cents = captured_cents + 5 where shop = :shop and mode = :mode"
            + " and number = 1");
    bend(app, "update customer set orders_count = 7 where shop = :shop and mode = :mode");

    String found = scene.call("check_integrity", "{}").at("differences").toString();

    assertThat(found)
        .contains("quantity_is_the_sum_of_the_ledger")
        .contains("captured_is_the_sum_of_the_payments")
        .contains("a_customer_has_as_many_orders_as_were_placed");
    assertThat(scene.call("check_integrity", "{}").at("sound").booleanValue()).isFalse();
  }

  @OnBothEngines
  void onlyAnAdminMayCheck(TestApp app) {
    app.as(app.key(Mode.LIVE, "orders:read", "stock:read"), "check_integrity", "{}")
        .problem("forbidden");
  }

  private static OrderScene worked(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 100);
    String first =
        scene
            .call(
                "create_order",
                "{\"place\": true, \"customer_email\": \"ada@example.com\", \"lines\":"
                    + " [{\"sku_code\": \"CAP\", \"quantity\": 2}]}")
            .text("id");
    scene.on("approve_order", first).ok();
    scene.money("capture_payment", first, "").ok();
    scene.on("fulfill_order", first).ok();
    scene.money("refund_order", first, ", \"amount_cents\": 100").ok();
    scene.on("cancel_order", scene.approved("CAP:3")).ok();
    scene.draft("CAP:4");
    return scene;
  }

  private static void bend(TestApp app, String statement) {
    app.app()
        .database()
        .write(app.app().systemScope(app.shop(), Mode.LIVE), tx -> tx.sql(statement).run());
  }
}
