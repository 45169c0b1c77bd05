package dev.storehand.feature.listings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OtherClient;
import dev.storehand.kit.TestApp;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something was asked of a listing in the very moment in which its creation failed. On PostgreSQL
 * alone, where several write at once; a connection of the test's own makes them meet.
 */
final class LostListingTest {
  @Test
  void whatWasAskedOfAListingThatNeverCameToBeEndsOnce() throws SQLException {
    try (TestApp app = TestApp.on(Dialect.POSTGRES);
        OtherClient client = OtherClient.of(app)) {
      MarketScene scene = new MarketScene(app);
      String variant = scene.variant("DUNK");
      Answer creating =
          scene.call(
              "create_listing",
              "{\"variant_id\": \"%s\", \"amount_cents\": 15000, \"stock_item_id\": \"%s\"}"
                  .formatted(variant, scene.item(variant, 0)));
      String listing = creating.text("listing_id");

      app.settle();
      asked(client, creating.text("operation_id"));
      client.letGo();
      assertThat(operation(scene, listing)).isEqualTo("PENDING");

      app.clock().move(Duration.ofMinutes(2));
      client.hold("listing_operation", "lop_asked");
      // Two do what is due, and are kept waiting at its row.
      client.meets(2, app.app()::tick, () -> {});
      assertThat(operation(scene, listing)).isEqualTo("listing_unknown");
      assertThat(scene.call("list_events", "{\"type\": \"listing.operation.failed\"}").at("events"))
          .as("invariant 10: of each of the two operations, once")
          .hasSize(2);
    }
  }

  /** What is left where update_listing had seen the listing, and is done after it was removed. */
  private static void asked(OtherClient client, String creating) throws SQLException {
    client.run(
        """
        insert into listing_operation (id, shop, mode, listing_id, number, type, status,
          initiated_by, initiated_via, changes, created_at, updated_at)
        select 'lop_asked', shop, mode, listing_id, 2, 'UPDATE', 'PENDING',
          initiated_by, initiated_via, changes, created_at, created_at
        from listing_operation where id = '%s'"""
            .formatted(creating));
  }

  private static String operation(MarketScene scene, String listing) {
    ObjectNode read =
        scene
            .call(
                "read_listing_operation",
                "{\"id\": \"%s\", \"operation_id\": \"lop_asked\"}".formatted(listing))
            .ok();
    return read.path("error").path("code").asString(read.path("operation_status").asString());
  }
}
