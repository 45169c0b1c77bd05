package dev.storehand.kit;

import dev.storehand.core.schema.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Stock to do jobs on: items of one product at one location, and the words for jobs on them. */
public final class Shelf {
  private final TestApp app;
  private final String key;
  private final String location;
  private final List<String> items = new ArrayList<>();

  private Shelf(TestApp app, String key, int count, int quantity) {
    this.app = app;
    this.key = key;
    location =
        app.as(key, "create_stock_location", "{\"name\": \"Shelf\", \"code\": \"SHELF\"}")
            .text("id");
    ObjectNode product = Json.object().put("name", "Tee").put("price_cents", 100);
    product.putArray("options").add("Size");
    ArrayNode variants = product.putArray("variants");
    for (int i = 0; i < count; i++) {
      variants.addObject().put("sku_code", "TEE-" + i).putObject("options").put("Size", "" + i);
    }
    app.as(key, "create_product", product.toString()).ok();
    for (int i = 0; i < count; i++) {
      items.add(
          app.as(
                  key,
                  "create_stock_item",
                  "{\"sku_code\": \"TEE-%d\", \"stock_location_id\": \"%s\", \"quantity\": %d}"
                      .formatted(i, location, quantity))
              .text("id"));
    }
  }

  /** So many items of ten units each, as the key of the tests. */
  public static Shelf of(TestApp app, int count) {
    return new Shelf(app, app.key(), count, 10);
  }

  /** The same in the shop of another key. */
  public static Shelf of(TestApp app, String key, int count) {
    return new Shelf(app, key, count, 10);
  }

  public String location() {
    return location;
  }

  public List<String> items() {
    return items;
  }

  public String item(int index) {
    return items.get(index);
  }

  /** The input of a bulk_adjust_stock that adds one unit so many times, round the items. */
  public ObjectNode adding(int times) {
    ObjectNode input = Json.object();
    ArrayNode all = input.putArray("items");
    for (int i = 0; i < times; i++) {
      all.addObject().put("id", items.get(i % items.size())).put("delta", 1);
    }
    return input;
  }

  /** Starts a job; gives its id. */
  public String start(String action, String input) {
    return app.as(key, action, input).text("job_id");
  }

  /** Starts a job that adds one unit so many times; gives its id. */
  public String startAdding(int times) {
    return start("bulk_adjust_stock", adding(times).toString());
  }

  public Answer job(String id) {
    return app.as(key, "read_job", "{\"job_id\": \"%s\"}".formatted(id));
  }

  /** A job's items from the first, at most 100. */
  public JsonNode outcomes(String id) {
    return app.as(key, "list_job_items", "{\"job_id\": \"%s\", \"per_page\": 100}".formatted(id))
        .at("job_items");
  }

  public long quantity(int index) {
    return app.as(key, "read_stock_item", "{\"id\": \"%s\"}".formatted(items.get(index)))
        .number("quantity");
  }

  /** The units on the whole shelf. */
  public long units() {
    long units = 0;
    for (int i = 0; i < items.size(); i++) {
      units += quantity(i);
    }
    return units;
  }

  /** How many movements there are of an item, its opening among them. */
  public long movements(int index) {
    return app.as(
            key, "list_stock_movements", "{\"stock_item_id\": \"%s\"}".formatted(items.get(index)))
        .number("meta.total_count");
  }
}
