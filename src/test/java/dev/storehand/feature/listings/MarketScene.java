package dev.storehand.feature.listings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Via;
import dev.storehand.kit.Answer;
import dev.storehand.kit.TestApp;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A shop with a market, and the words that its tests are written in. */
final class MarketScene {
  final TestApp app;
  final String location;

  MarketScene(TestApp app) {
    this.app = app;
    this.location =
        app.call("create_stock_location", "{\"name\": \"Main\", \"code\": \"MAIN\"}").text("id");
  }

  Answer call(String action, String json) {
    return app.call(action, json);
  }

  /** Calls it and does what follows. */
  Answer settled(String action, String json) {
    Answer answer = call(action, json);
    app.settle();
    return answer;
  }

  /** A SKU; gives its variant's id. */
  String variant(String sku) {
    return call(
            "create_product",
            "{\"name\": \"%s\", \"price_cents\": 10000, \"variants\": [{\"sku_code\": \"%s\"}]}"
                .formatted(sku, sku))
        .text("variants.0.id");
  }

  /** So many units of a variant; gives the stock item's id. */
  String item(String variant, int units) {
    return call(
            "create_stock_item",
            "{\"variant_id\": \"%s\", \"stock_location_id\": \"%s\", \"quantity\": %d}"
                .formatted(variant, location, units))
        .text("id");
  }

  /** A customer, who has once had a draft; gives the id. */
  String customer(String name, String sku) {
    return call(
            "create_order",
            "{\"customer_email\": \"%s@example.com\", \"lines\": [{\"sku_code\": \"%s\", \"quantity\": 1}]}"
                .formatted(name, sku))
        .text("customer_id");
  }

  /** An active listing of the house, in the book; gives its id. */
  String listed(String variant, long cents) {
    return listed(variant, cents, "");
  }

  String listed(String variant, long cents, String more) {
    Answer asked =
        settled(
            "create_listing",
            "{\"variant_id\": \"%s\", \"amount_cents\": %d%s}".formatted(variant, cents, more));
    assertThat(operation(asked).path("operation_status").asString())
        .as("%s", operation(asked))
        .isEqualTo("SUCCEEDED");
    return asked.text("listing_id");
  }

  /** How an operation stands now. */
  ObjectNode operation(Answer asked) {
    return call(
            "read_listing_operation",
            "{\"id\": \"%s\", \"operation_id\": \"%s\"}"
                .formatted(asked.text("listing_id"), asked.text("operation_id")))
        .ok();
  }

  /** Asks something of a listing, and has it done; gives the operation as it ended. */
  ObjectNode done(String action, String listing, String more) {
    return operation(settled(action, "{\"id\": \"%s\"%s}".formatted(listing, more)));
  }

  /** The same, with the word it failed by, or its status. */
  String outcome(String action, String listing, String more) {
    ObjectNode ended = done(action, listing, more);
    return ended.path("error").path("code").asString(ended.path("operation_status").asString());
  }

  ObjectNode listing(String id) {
    return call("read_listing", "{\"id\": \"" + id + "\"}").ok();
  }

  String status(String listing) {
    return listing(listing).path("status").asString();
  }

  /** What a variant stands at in US dollars. */
  JsonNode market(String variant) {
    return call(
            "read_market_data",
            "{\"variant_id\": \"%s\", \"currency\": \"USD\"}".formatted(variant))
        .at("market_data.0");
  }

  /** Lowest ask and number of asks; -1 where nothing is asked. */
  List<Long> asks(String variant) {
    JsonNode data = market(variant);
    return List.of(
        data.path("lowest_ask_cents").asLong(-1), data.path("number_of_asks").asLong(-1));
  }

  /** Buys the lowest ask; the payment is begun and asked for. */
  Answer buy(String variant, String buyer) {
    return settled(
        "buy_now",
        "{\"variant_id\": \"%s\", \"customer_email\": \"%s@example.com\"}"
            .formatted(variant, buyer));
  }

  /** Types, status and door of all that was ever asked of a listing, in order. */
  List<String> history(String listing) {
    List<String> all = new ArrayList<>();
    call("list_listing_operations", "{\"id\": \"%s\", \"per_page\": 100}".formatted(listing))
        .at("operations")
        .forEach(
            each ->
                all.add(
                    each.path("operation_type").asString()
                        + " "
                        + each.path("operation_status").asString()
                        + " "
                        + each.path("operation_initiated_by").asString()
                        + " "
                        + each.path("operation_initiated_via").asString()));
    return all;
  }

  /** Quantity and reserved of a stock item. */
  List<Long> units(String item) {
    Answer read = call("read_stock_item", "{\"id\": \"" + item + "\"}");
    return List.of(read.number("quantity"), read.number("reserved"));
  }

  Answer over(Via door, String action, String json) {
    Answer answer = app.via(door, action, json);
    app.settle();
    return answer;
  }

  /** The sums agree. */
  void sound() {
    assertThat(call("check_integrity", "{}").at("differences")).as("differences").isEmpty();
  }
}
