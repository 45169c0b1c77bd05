package dev.storehand.feature.prices;

import dev.storehand.core.schema.Json;
import dev.storehand.kit.Answer;
import dev.storehand.kit.TestApp;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A shop with products on its own market, and what its watches are told. */
final class PriceScene {
  final TestApp app;

  PriceScene(TestApp app) {
    this.app = app;
    app.call(
            "update_shop",
            """
            {"fees": [{"name": "Processing", "percentage": 3, "amount_cents": 100},
                {"name": "Transaction", "percentage": 9.5, "borne_by": "seller"}],
              "shipping_options": [
                {"code": "STANDARD", "name": "Standard", "price_cents": 995},
                {"code": "EXPRESS", "name": "Express", "price_cents": 1995}]}""")
        .ok();
  }

  /** A product and the ids of its variants, by size. */
  record Shoe(String id, List<String> variants) {
    String variant(int index) {
      return variants.get(index);
    }
  }

  /** A product with so many sizes, each known in three systems. */
  Shoe shoe(String style, int sizes) {
    ObjectNode product =
        Json.object()
            .put("name", "Shoe " + style)
            .put("handle", "shoe-" + style.toLowerCase(java.util.Locale.ROOT))
            .put("style_id", style)
            .put("price_cents", 10000);
    product.putArray("options").add("Size");
    ArrayNode variants = product.putArray("variants");
    for (int i = 0; i < sizes; i++) {
      ObjectNode variant = variants.addObject().put("sku_code", style + "-" + i);
      variant.put("reference", "feed-" + style + "-" + i);
      variant.putObject("options").put("Size", "" + (i + 6));
      ArrayNode chart = variant.putArray("size_chart");
      chart.addObject().put("system", "us").put("size", "" + (i + 6));
      chart.addObject().put("system", "uk").put("size", "" + (i + 5));
      chart.addObject().put("system", "eu").put("size", "" + (i + 38));
    }
    ObjectNode made = app.call("create_product", product).ok();
    List<String> ids = new ArrayList<>();
    made.path("variants").forEach(variant -> ids.add(variant.path("id").asString()));
    return new Shoe(made.path("id").asString(), ids);
  }

  /** Puts an ask into the book; gives its listing's id. */
  String ask(String variant, long cents) {
    return ask(variant, cents, "USD");
  }

  String ask(String variant, long cents, String currency) {
    String id =
        app.call(
                "create_listing",
                "{\"variant_id\": \"%s\", \"amount_cents\": %d, \"currency\": \"%s\"}"
                    .formatted(variant, cents, currency))
            .text("listing_id");
    app.settle();
    return id;
  }

  /** Changes what is asked. */
  void move(String listing, long cents) {
    app.call("update_listing", "{\"id\": \"%s\", \"amount_cents\": %d}".formatted(listing, cents))
        .ok();
    app.settle();
  }

  /** Takes an ask out of the book. */
  void withdraw(String listing) {
    app.call("deactivate_listing", "{\"id\": \"%s\"}".formatted(listing)).ok();
    app.settle();
  }

  /** A watch; gives its id. */
  String watch(String json) {
    return app.call("create_price_watch", json).text("id");
  }

  /** Ends the window of every watch. */
  void endWindow() {
    app.app().tick();
  }

  /** What was told in all, oldest first. */
  List<JsonNode> told() {
    return told("{\"sort\": \"seq\", \"per_page\": 100}");
  }

  /** What was told, by the filters of list_price_events. */
  List<JsonNode> told(String filter) {
    List<JsonNode> all = new ArrayList<>();
    app.call("list_price_events", filter).at("price_events").forEach(all::add);
    return all;
  }

  /** What was told of variants since, oldest first. */
  List<JsonNode> toldOfVariants() {
    return told("{\"sort\": \"seq\", \"per_page\": 100, \"event\": \"price.updated\"}");
  }

  List<JsonNode> toldOfProducts() {
    return told("{\"sort\": \"seq\", \"per_page\": 100, \"event\": \"lowest_ask.updated\"}");
  }

  /** The only row of the only event. */
  static JsonNode onlyRow(List<JsonNode> events) {
    org.assertj.core.api.Assertions.assertThat(events).hasSize(1);
    JsonNode rows = events.get(0).path("payload").path("data");
    org.assertj.core.api.Assertions.assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  Answer ingest(String json) {
    return app.call("ingest_prices", json);
  }
}
