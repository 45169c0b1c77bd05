package dev.storehand.bench;

import dev.storehand.core.action.Target;
import dev.storehand.core.call.Dispatcher;
import dev.storehand.core.call.Reply;
import dev.storehand.core.call.Request;
import dev.storehand.core.db.Via;
import dev.storehand.core.schema.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills an empty shop through the actions that everybody uses: {@value #ITEMS} stock items at
 * {@value #LOCATIONS} locations, and {@value #PREORDERS} preorders.
 */
final class Stockroom {
  static final int LOCATIONS = 20;
  static final int PRODUCTS = 50;
  static final int VARIANTS = 200;
  static final int ITEMS = PRODUCTS * VARIANTS;

  static final int PREORDERS = 1000;

  private static final String PRESOLD = "BENCH-PRESOLD";
  private static final int FILLERS = 16;
  private static final int UNITS = 1000;

  private final Dispatcher dispatcher;
  private final String key;

  Stockroom(Dispatcher dispatcher, String key) {
    this.dispatcher = dispatcher;
    this.key = key;
  }

  /**
   * What there is.
   *
   * @param location one of the locations
   * @param items the ids of all stock items
   * @param preorders the ids of some preorders of one variant
   */
  record Stock(String location, List<String> items, List<String> preorders) {}

  Stock fill() {
    List<String> locations = new ArrayList<>();
    for (int i = 0; i < LOCATIONS; i++) {
      ObjectNode location = Json.object().put("name", "Location " + i).put("code", code(i));
      locations.add(call("create_stock_location", location).path("id").asString());
    }
    ExecutorService fillers = Executors.newFixedThreadPool(FILLERS);
    try {
      List<Future<List<String>>> products = new ArrayList<>();
      for (int i = 0; i < PRODUCTS; i++) {
        int product = i;
        products.add(fillers.submit(() -> product(product, locations)));
      }
      List<String> items = new ArrayList<>();
      for (Future<List<String>> each : products) {
        items.addAll(each.get());
      }
      return new Stock(locations.get(0), items, presold());
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      fillers.shutdown();
    }
  }

  private List<String> presold() {
    enable(offer(variant(PRESOLD)));
    List<String> preorders = new ArrayList<>();
    for (int i = 0; i < PREORDERS; i++) {
      ObjectNode order =
          Json.object().put("customer_email", "buyer-%d@example.com".formatted(i % 100));
      order.putArray("lines").addObject().put("sku_code", PRESOLD).put("quantity", 1);
      preorders.add(call("place_preorder", order).path("id").asString());
    }
    return preorders;
  }

  /** A product of one variant; gives the variant's id. */
  String variant(String sku) {
    ObjectNode product = Json.object().put("name", "Bench").put("price_cents", 1000);
    product.putArray("variants").addObject().put("sku_code", sku);
    return call("create_product", product).path("variants").path(0).path("id").asString();
  }

  /** An offer of a variant, not enabled yet; gives its id. */
  String offer(String variantId) {
    String id = call("create_offer", Json.object().put("name", "Bench")).path("id").asString();
    ObjectNode chosen = Json.object().put("id", id);
    chosen.putArray("variant_ids").add(variantId);
    call("add_offer_variants", chosen);
    return id;
  }

  void enable(String offer) {
    call("enable_offer", Json.object().put("id", offer));
  }

  private List<String> product(int number, List<String> locations) {
    ObjectNode product = sized(number, VARIANTS);
    synchronized (this) {
      // On PostgreSQL products wait for each other, longer than they may where sixteen do.
      call("create_product", product);
    }
    List<String> items = new ArrayList<>();
    for (int i = 0; i < VARIANTS; i++) {
      ObjectNode item = item(sku(number, i), locations.get(i % LOCATIONS));
      items.add(call("create_stock_item", item).path("id").asString());
    }
    return items;
  }

  /** Stocks some SKUs at each of some new locations; gives their codes. */
  List<String> fill(int skus, int locations) {
    List<String> places = new ArrayList<>();
    for (int i = 0; i < locations; i++) {
      places.add(
          call("create_stock_location", Json.object().put("name", "Location " + i))
              .path("id")
              .asString());
    }
    call("create_product", sized(0, skus));
    List<String> codes = IntStream.range(0, skus).mapToObj(i -> sku(0, i)).toList();
    for (String place : places) {
      codes.forEach(code -> call("create_stock_item", item(code, place)));
    }
    return codes;
  }

  private static ObjectNode sized(int number, int sizes) {
    ObjectNode product = Json.object().put("name", "Bench " + number).put("price_cents", 1000);
    product.putArray("options").add("Size");
    ArrayNode variants = product.putArray("variants");
    for (int i = 0; i < sizes; i++) {
      ObjectNode variant = variants.addObject().put("sku_code", sku(number, i));
      variant.putObject("options").put("Size", Integer.toString(i));
    }
    return product;
  }

  private static ObjectNode item(String sku, String location) {
    return Json.object()
        .put("sku_code", sku)
        .put("stock_location_id", location)
        .put("quantity", UNITS);
  }

  static String code(int location) {
    return "BENCH-" + location;
  }

  static String sku(int product, int variant) {
    return "BENCH-" + product + "-" + variant;
  }

  /**
   * Calls an action as an edge would, without HTTP.
   *
   * @throws IllegalStateException if it is refused
   */
  JsonNode call(String action, ObjectNode arguments) {
    Reply reply =
        dispatcher.call(
            new Request("req_bench", Via.SYSTEM, new Target.Name(action), key, found -> arguments));
    if (!reply.accepted()) {
      throw new IllegalStateException(
          action + ": " + new String(reply.body(), StandardCharsets.UTF_8));
    }
    return Json.mapper().readTree(reply.body());
  }
}
