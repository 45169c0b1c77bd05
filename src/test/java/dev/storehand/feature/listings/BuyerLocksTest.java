package dev.storehand.feature.listings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.kit.OtherClient;
import dev.storehand.kit.TestApp;
import org.junit.jupiter.api.Test;

/**
 * Who buys or bids, and is known, is held after the goods are, as with any order; so a sale of the
 * market and one of the shop never wait for each other. On PostgreSQL alone, where several write at
 * once.
 */
final class BuyerLocksTest {

  @Test
  void whoBuysIsHeldAfterTheGoodsAre() throws Exception {
    try (TestApp app = TestApp.on(Dialect.POSTGRES);
        OtherClient client = OtherClient.of(app)) {
      MarketScene scene = new MarketScene(app);
      String variant = scene.variant("DUNK");
      String item = scene.item(variant, 2);
      String buyer = scene.customer("grace", "DUNK");
      String listing = scene.listed(variant, 15_000, ", \"stock_item_id\": \"%s\"".formatted(item));

      client.hold("stock_item", item);
      client.meets(
          () -> scene.buy(variant, "grace").ok(),
          () -> assertThat(client.isHeld("customer", buyer)).as("the buyer").isFalse());
      assertThat(scene.status(listing)).isEqualTo("MATCHED");
    }
  }

  @Test
  void whoSellsIsNotWaitedFor() throws Exception {
    try (TestApp app = TestApp.on(Dialect.POSTGRES);
        OtherClient client = OtherClient.of(app)) {
      MarketScene scene = new MarketScene(app);
      String variant = scene.variant("DUNK");
      scene.item(variant, 2);
      String seller = scene.customer("ada", "DUNK");

      // As a sale that counts on its buyer does.
      client.run("select from customer where id = '%s' for no key update".formatted(seller));
      String listing = scene.listed(variant, 15_000, ", \"seller_id\": \"%s\"".formatted(seller));
      assertThat(scene.status(listing)).isEqualTo("ACTIVE");
    }
  }
}
