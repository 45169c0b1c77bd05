package dev.storehand;

import dev.storehand.core.action.Target;
import dev.storehand.core.call.Reply;
import dev.storehand.core.call.Request;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Scope;
import dev.storehand.core.db.Via;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.schema.Json;
import dev.storehand.feature.catalog.DemoCatalog;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.feature.shops.Shops;
import dev.storehand.feature.stock.OpeningStockTaker;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills an empty shop with the demo's catalogue and stock, as a client of the program and of its
 * rooms.
 */
final class Demo {
  private static final int WATCHED = 12;

  private final App app;
  private final String key;

  /** On behalf of a key that may do everything. */
  Demo(App app, String key) {
    this.app = app;
    this.key = key;
  }

  /** Seeds the shop, unless it has products. */
  void seed(String shop) {
    if (call("list_products", Json.object().put("per_page", 1)).path("products").isEmpty()) {
      Shops shops = new Shops();
      DemoCatalog catalog = new DemoCatalog(tx -> shops.own(tx).currency());
      Scope scope = app.systemScope(shop, Mode.LIVE);
      Map<String, String> locations = new HashMap<>();
      DemoCatalog.locations().forEach(location -> locations.put(location.code(), open(location)));
      app.dispatcher().own(scope, tx -> fill(tx, catalog.seed(tx), locations));
      locations.values().forEach(this::watch);
    }
  }

  /** Sets an alert on what a location has least of, so that half of these run low already. */
  private void watch(String location) {
    ObjectNode least =
        Json.object()
            .put("stock_location_id", location)
            .put("sort", "quantity")
            .put("per_page", WATCHED);
    JsonNode items = call("list_stock_items", least).path("stock_items");
    int threshold = items.path(items.size() / 2).path("quantity").asInt(0);
    items.forEach(
        item ->
            call(
                "update_stock_item",
                Json.object()
                    .put("id", item.path("id").asString())
                    .put("low_stock_threshold", threshold)));
  }

  private String open(DemoCatalog.Location location) {
    ObjectNode input = Json.object().put("name", location.name()).put("code", location.code());
    input.set("address", Json.mapper().valueToTree(location.address()));
    return call("create_stock_location", input).path("id").asString();
  }

  private static int fill(WriteTx tx, DemoCatalog.Seeded seeded, Map<String, String> locations) {
    OpeningStockTaker stock = new OpeningStockTaker(new Variants());
    seeded
        .quantities()
        .forEach(
            (code, units) ->
                units.forEach(
                    (variant, quantity) -> stock.set(tx, variant, locations.get(code), quantity)));
    return seeded.variants();
  }

  private ObjectNode call(String action, ObjectNode input) {
    Request request =
        new Request(app.requestId(), Via.SYSTEM, new Target.Name(action), key, found -> input);
    Reply reply = app.dispatcher().call(request);
    if (!reply.accepted()) {
      throw new IllegalStateException(new String(reply.body(), StandardCharsets.UTF_8));
    }
    return Json.parse(reply.body());
  }
}
