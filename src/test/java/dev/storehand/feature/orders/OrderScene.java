package dev.storehand.feature.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Mode;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.Answer;
import dev.storehand.kit.TestApp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A shop with one location and some SKUs on it, and the words that orders' tests are written in.
 */
final class OrderScene {
  private final TestApp app;
  private final String key;
  private final AtomicInteger keys = new AtomicInteger();
  final String location;

  private OrderScene(TestApp app, String key) {
    this.app = app;
    this.key = key;
    this.location =
        call("create_stock_location", "{\"name\": \"Main\", \"code\": \"MAIN\"}").text("id");
  }

  static OrderScene of(TestApp app) {
    return new OrderScene(app, app.key());
  }

  /** On test data, where the sandbox serves. */
  static OrderScene inTestMode(TestApp app) {
    return new OrderScene(app, app.key(Mode.TEST, "*"));
  }

  Answer call(String action, String json) {
    return app.as(key, action, json);
  }

  TestApp app() {
    return app;
  }

  /** A SKU with a price, and so many units at the location; gives its stock item's id. */
  String stocked(String sku, long cents, int units) {
    sku(sku, cents, "");
    return item(sku, location, units);
  }

  void sku(String sku, long cents, String more) {
    call(
            "create_product",
            "{\"name\": \"%s\", \"price_cents\": %d, \"variants\": [{\"sku_code\": \"%s\"%s}]}"
                .formatted(sku, cents, sku, more))
        .ok();
  }

  String item(String sku, String at, int units) {
    return call(
            "create_stock_item",
            "{\"sku_code\": \"%s\", \"stock_location_id\": \"%s\", \"quantity\": %d}"
                .formatted(sku, at, units))
        .text("id");
  }

  /** When the default model's orders leave the stock: place, approve or manual. */
  void decrementOn(String when) {
    call(
            "update_inventory_model",
            "{\"id\": \"inv_00000000000000000000000001\", \"decrement_on\": \"%s\"}"
                .formatted(when))
        .ok();
  }

  /** An order of {@code SKU:quantity …}, placed at once. */
  Answer order(String... lines) {
    return call("create_order", orderOf(true, lines).toString());
  }

  Answer draft(String... lines) {
    return call("create_order", orderOf(false, lines).toString());
  }

  static ObjectNode orderOf(boolean place, String... lines) {
    ObjectNode order = Json.object().put("place", place);
    ArrayNode all = order.putArray("lines");
    for (String line : lines) {
      String[] parts = line.split(":", 2);
      all.addObject().put("sku_code", parts[0]).put("quantity", Integer.parseInt(parts[1]));
    }
    return order;
  }

  Answer on(String action, String order) {
    return call(action, "{\"id\": \"%s\"}".formatted(order));
  }

  /** A call that moves money, under a key of its own; then the provider is asked. */
  Answer money(String action, String order, String more) {
    Answer answer =
        call(
            action,
            "{\"id\": \"%s\", \"idempotency_key\": \"k-%d\"%s}"
                .formatted(order, keys.incrementAndGet(), more));
    app.settle();
    return answer;
  }

  Answer read(String order) {
    return on("read_order", order);
  }

  String approved(String... lines) {
    String id = order(lines).text("id");
    on("approve_order", id).ok();
    return id;
  }

  /** Approved and sent. */
  String shipped(String... lines) {
    String id = approved(lines);
    on("fulfill_order", id).ok();
    return id;
  }

  /** Quantity and reserved of a stock item. */
  List<Long> units(String item) {
    Answer read = on("read_stock_item", item);
    return List.of(read.number("quantity"), read.number("reserved"));
  }

  void has(String item, long quantity, long reserved) {
    assertThat(units(item)).as("quantity and reserved").containsExactly(quantity, reserved);
  }

  /** The types of the events about a thing, oldest first. */
  List<String> events(String subject) {
    List<String> types = new ArrayList<>();
    call(
            "list_events",
            "{\"subject_id\": \"%s\", \"sort\": \"seq\", \"per_page\": 100}".formatted(subject))
        .at("events")
        .forEach(event -> types.add(event.path("type").asString()));
    return types;
  }
}
