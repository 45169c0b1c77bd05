package dev.storehand.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.kit.OtherClient;
import dev.storehand.kit.Shelf;
import dev.storehand.kit.TestApp;
import org.junit.jupiter.api.Test;

/**
 * An order holds stock items, and refers to locations by its transfers after that. On PostgreSQL
 * alone, where several write at once.
 */
final class LocationLocksTest {

  @Test
  void whoClosesALocationDoesNotBarItWhileItWaitsForItsItems() throws Exception {
    try (TestApp app = TestApp.on(Dialect.POSTGRES);
        OtherClient client = OtherClient.of(app)) {
      Shelf shelf = Shelf.of(app, 1);
      app.call("set_stock", "{\"id\": \"%s\", \"quantity\": 0}".formatted(shelf.item(0))).ok();

      client.hold("stock_item", shelf.item(0));
      client.meets(
          () ->
              app.call("archive_stock_location", "{\"id\": \"%s\"}".formatted(shelf.location()))
                  .ok(),
          () -> assertThat(client.isBarred("stock_location", shelf.location())).isFalse());
    }
  }
}
