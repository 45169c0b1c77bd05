package dev.storehand.feature.preorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OtherClient;
import dev.storehand.kit.TestApp;
import org.junit.jupiter.api.Test;

/**
 * Who sells goods of which only some are there, or gives the others their stock, claims in several
 * steps, and holds its rows in the order of everybody else all the same: the transfers, then the
 * stock items by id. On PostgreSQL alone, where several write at once.
 */
final class PresaleLocksTest {
  private static final String CART =
      """
      {"customer_email": "ada@example.com", "lines": [
        {"sku_code": "SOCK", "quantity": 1}, {"sku_code": "BOOT", "quantity": 1}]}""";

  @Test
  void whatIsThereAndWhatIsPromisedAreHeldAtOnce() throws Exception {
    try (TestApp app = TestApp.on(Dialect.POSTGRES);
        OtherClient client = OtherClient.of(app)) {
      PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0).sku("SOCK", 500, 5);
      scene.offer("{\"inventory\": {\"reserve_on\": \"on_sale\"}}", "BOOT");

      client.hold("stock_item", scene.item("BOOT"));
      client.meets(
          () -> scene.call("place_preorder", CART).ok(),
          () -> assertThat(client.isHeld("stock_item", scene.item("SOCK"))).isFalse());
      scene.addsUp();
    }
  }

  @Test
  void whatIsApprovedAndWhatIsReleasedAreHeldAtOnce() throws Exception {
    try (TestApp app = TestApp.on(Dialect.POSTGRES);
        OtherClient client = OtherClient.of(app)) {
      PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 5).sku("SOCK", 500, 5);
      change(scene, "\"decrement_on\": \"approve\"");
      scene.offer("{}", "BOOT");
      String order = scene.call("place_preorder", CART).text("id");

      client.hold("stock_item", scene.item("BOOT"));
      client.meets(
          () -> scene.on("release_preorder_order", order, "\"force\": true").ok(),
          () -> assertThat(client.isHeld("stock_item", scene.item("SOCK"))).isFalse());
      scene.has("SOCK", 4, 0);
      scene.has("BOOT", 4, 0);
    }
  }

  @Test
  void anOrdersTransfersAreHeldBeforeWhatIsReleased() throws Exception {
    try (TestApp app = TestApp.on(Dialect.POSTGRES);
        OtherClient client = OtherClient.of(app)) {
      PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 5).sku("SOCK", 500, 0);
      scene.also("SOCK", "DEPOT");
      scene.arrives("SOCK@DEPOT", 5);
      change(scene, "\"strategy\": \"ship_from_primary\"");
      scene.offer("{}", "BOOT");
      String order = scene.call("place_preorder", CART).text("id");
      scene.on("approve_order", order).ok();
      Answer transfers = scene.call("list_stock_transfers", "{}");

      client.hold("stock_transfer", transfers.text("stock_transfers.0.id"));
      client.meets(
          () -> scene.on("release_preorder_order", order, "\"force\": true").ok(),
          () -> assertThat(client.isHeld("stock_item", scene.item("BOOT"))).isFalse());
      scene.addsUp();
    }
  }

  private static void change(PreorderScene scene, String model) {
    String id = scene.call("list_inventory_models", "{}").text("inventory_models.0.id");
    scene.on("update_inventory_model", id, model).ok();
  }
}
