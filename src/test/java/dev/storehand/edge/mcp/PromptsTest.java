package dev.storehand.edge.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.schema.Json;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Each prompt of catalogue, stock and the day is played as an agent plays it: read its text, call
 * what it names, in the order in which it names it.
 */
class PromptsTest {
  @OnBothEngines
  void everyActionThatAPromptNamesExists(TestApp app) {
    for (Prompt prompt : MerchantPrompts.all()) {
      Map<String, String> full =
          prompt.arguments().stream()
              .collect(Collectors.toMap(Prompt.Argument::name, argument -> "something"));
      for (Map<String, String> arguments : List.of(Map.<String, String>of(), full)) {
        List<String> names = Agent.named(prompt.text().apply(arguments));
        assertThat(names).as(prompt.name()).hasSizeGreaterThan(2);
        assertThat(names)
            .as(prompt.name())
            .allMatch(name -> app.app().registry().named(name).isPresent());
      }
    }
  }

  @OnBothEngines
  void importCatalogBringsTheFileIn(TestApp app) throws IOException {
    PromptScene scene = new PromptScene(app);
    String csv;
    try (InputStream in = PromptsTest.class.getResourceAsStream("/shopify-apparel.csv")) {
      csv = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String place = scene.place();
    Agent agent =
        scene.given(
            "import_catalog", Map.of("file", "shopify-apparel.csv", "stock_location_id", place));

    assertThat(agent.call("read_shop", "{}").path("currency").asString()).isEqualTo("USD");
    agent.on("read_stock_location", place);
    ObjectNode input = Json.object().put("csv", csv).put("stock_location_id", place);
    String job = agent.change("import_products", input.toString()).path("job_id").asString();
    scene.settle();
    JsonNode ended = agent.call("read_job", "{\"job_id\": \"" + job + "\"}");
    assertThat(ended.path("status").asString()).isEqualTo("completed");
    assertThat(agent.call("search_catalog", "{\"query\": \"ocean blue shirt\"}").toString())
        .contains("Ocean Blue Shirt");
    JsonNode products = agent.call("list_products", "{}");
    assertThat(products.path("meta").path("total_count").intValue()).isPositive();
    agent.hasDoneAll();
  }

  @OnBothEngines
  void stockArrivedBooksADeliveryAndGivesItToThePreordersThatWaitForIt(TestApp app) {
    PromptScene scene = new PromptScene(app);
    String place = scene.place();
    scene.tee();
    String there = scene.item(place, "TEE-M", 0, 0);
    scene.offer("TEE-M");
    String paid = scene.preorder("TEE-M", "paid@example.com", "card");
    String owing = scene.preorder("TEE-M", "owing@example.com", "card");
    scene.call(
        "charge_preorder_balance", "{\"id\": \"" + paid + "\", \"idempotency_key\": \"before\"}");
    scene.settle();
    Agent agent = scene.given("stock_arrived", Map.of("delivery", "12 of TEE-M and 6 of TEE-L"));

    booked(agent, place, there);
    JsonNode waits = agent.call("read_preorder_commitments_report", "{}").path("rows");
    assertThat(waits.path(0).path("committed_units").intValue()).isEqualTo(2);
    String variant = waits.path(0).path("variant_id").asString();
    JsonNode ready = waiting(agent, variant, "stock");
    assertThat(ready.path(0).path("id").asString()).isEqualTo(paid);
    assertThat(waiting(agent, variant, "balance").path(0).path("id").asString()).isEqualTo(owing);
    String job =
        agent
            .change("bulk_release_preorder_orders", "{\"ids\": [\"" + paid + "\"]}")
            .path("job_id")
            .asString();
    scene.settle();
    JsonNode ended = agent.call("read_job", "{\"job_id\": \"%s\", \"wait\": 10}".formatted(job));
    assertThat(ended.path("succeeded").intValue()).isEqualTo(1);
    assertThat(
            agent
                .call(
                    "list_job_items", "{\"job_id\": \"%s\", \"status\": \"failed\"}".formatted(job))
                .path("job_items"))
        .isEmpty();
    JsonNode sellable =
        agent
            .call("check_availability", "{\"sku_codes\": [\"TEE-M\", \"TEE-L\"]}")
            .path("availability");

    assertThat(sellable.valueStream().map(each -> each.path("available").intValue()))
        .containsExactly(11, 6);
    assertThat(scene.state(paid)).isEqualTo("released");
    assertThat(scene.state(owing)).isEqualTo("awaiting_balance");
    agent.hasDoneAll();
  }

  private static void booked(Agent agent, String place, String there) {
    assertThat(agent.call("list_stock_locations", "{}").path("stock_locations")).hasSize(1);
    agent.call("find_variant_by_sku", "{\"sku_code\": \"TEE-M\"}");
    String product =
        agent
            .call("search_catalog", "{\"query\": \"red tee\"}")
            .path("products")
            .path(0)
            .path("id")
            .asString();
    assertThat(agent.call("list_variants", "{\"product_id\": \"" + product + "\"}").toString())
        .contains("TEE-L");
    JsonNode items =
        agent.call(
            "list_stock_items",
            "{\"sku_codes\": [\"TEE-M\", \"TEE-L\"], \"stock_location_id\": \"" + place + "\"}");
    assertThat(items.path("stock_items")).hasSize(1);
    agent.change(
        "create_stock_item",
        "{\"sku_code\": \"TEE-L\", \"stock_location_id\": \"" + place + "\", \"quantity\": 6}");
    agent.change(
        "adjust_stock", "{\"id\": \"" + there + "\", \"delta\": 12, \"reason\": \"received\"}");
  }

  private static JsonNode waiting(Agent agent, String variant, String reason) {
    JsonNode orders =
        agent
            .call(
                "list_preorder_orders",
                "{\"variant_id\": \"%s\", \"waiting_for\": \"%s\"}".formatted(variant, reason))
            .path("preorder_orders");
    assertThat(orders).hasSize(1);
    return orders;
  }

  @OnBothEngines
  void recountStockWritesTheDifferenceDown(TestApp app) {
    PromptScene scene = new PromptScene(app);
    String place = scene.place();
    scene.tee();
    String item = scene.item(place, "TEE-M", 14, 0);
    Agent agent =
        scene.given("recount_stock", Map.of("count", "TEE-M 11", "stock_location_id", place));

    agent.on("read_stock_location", place);
    JsonNode before =
        agent.call("list_stock_items", "{\"sku_codes\": [\"TEE-M\"]}").path("stock_items").path(0);
    agent.call("list_stock_movements", "{\"stock_item_id\": \"" + item + "\"}");
    String count =
        "{\"id\": \""
            + item
            + "\", \"quantity\": 11, \"reason\": \"recount\", \"expected_version\": "
            + before.path("version")
            + "}";
    JsonNode after = agent.change("set_stock", count);

    assertThat(after.path("quantity").intValue()).isEqualTo(11);
    assertThat(scene.refused("set_stock", count.replace("11", "10"))).startsWith("stale_version");
    agent.hasDoneAll();
  }

  @OnBothEngines
  void lowStockCheckFindsWhatRunsOut(TestApp app) {
    PromptScene scene = new PromptScene(app);
    String place = scene.place();
    scene.tee();
    scene.item(place, "TEE-M", 2, 5);
    scene.item(place, "TEE-L", 20, 5);
    Agent agent = scene.given("low_stock_check", Map.of("depth", "thorough"));

    List<JsonNode> low =
        agent.all(
            "list_stock_items", "{\"low_only\": true, \"sort\": \"quantity\"}", "stock_items");
    assertThat(low).extracting(each -> each.path("sku_code").asString()).containsExactly("TEE-M");
    agent.call("list_stock_movements", "{\"sku_code\": \"TEE-M\"}");
    agent.on("read_variant", low.get(0).path("variant_id").asString());
    agent.call("check_availability", "{\"sku_codes\": [\"TEE-M\"]}");
    agent.hasDoneAll();
  }

  @OnBothEngines
  void closeTheDayShowsWhatHappenedAndWhatWasSold(TestApp app) {
    PromptScene scene = new PromptScene(app);
    busyDay(scene);
    Agent agent = scene.given("close_the_day", Map.of("day", scene.today()));
    String today = "{\"from\": \"%1$s\", \"to\": \"%1$s\"}".formatted(scene.today());

    assertThat(agent.text()).contains(scene.today());
    assertThat(agent.call("read_shop", "{}").path("time_zone").asString()).isEqualTo("UTC");
    assertThat(agent.all("list_events", today, "events"))
        .extracting(each -> each.path("type").asString())
        .contains("product.created", "preorder.placed");
    assertThat(agent.all("list_stock_movements", today, "stock_movements"))
        .extracting(each -> each.path("reason").asString())
        .contains("received");
    String placed = today.replace("\"from", "\"placed_from").replace("\"to", "\"placed_to");
    assertThat(agent.all("list_orders", placed, "orders")).hasSize(3);
    JsonNode preorders = agent.call("read_preorder_summary_report", today).path("rows").path(0);
    assertThat(preorders.path("preorders").intValue()).isEqualTo(2);
    JsonNode money = agent.call("read_preorder_revenue_report", today).path("rows").path(0);
    assertThat(money.path("deposits_cents").longValue()).isEqualTo(380);
    JsonNode failures = agent.call("read_preorder_payment_failures_report", today).path("rows");
    assertThat(failures).hasSize(1);
    assertThat(failures.path(0).path("email").asString()).isEqualTo("declined@example.com");
    JsonNode sales = agent.call("list_active_sales", "{\"status\": \"CREATED\"}").path("sales");
    assertThat(sales).hasSize(1);
    assertThat(sales.path(0).has("ship_by")).isTrue();
    assertThat(agent.call("list_audit_entries", today).path("audit_entries").toString())
        .contains("adjust_stock");
    assertThat(agent.call("list_stock_items", "{\"low_only\": true}").path("stock_items"))
        .hasSize(1);
    agent.hasDoneAll();
  }

  /** A delivery, two preorders of which one is not paid for, and a sale on the market. */
  private static void busyDay(PromptScene scene) {
    String place = scene.place();
    scene.tee();
    String item = scene.item(place, "TEE-M", 0, 5);
    scene.offer("TEE-M");
    scene.preorder("TEE-M", "paid@example.com", "card");
    scene.preorder("TEE-M", "declined@example.com", "declined");
    scene.call(
        "adjust_stock", "{\"id\": \"" + item + "\", \"delta\": 4, \"reason\": \"received\"}");
    scene.call(
        "create_listing",
        "{\"sku_code\": \"TEE-M\", \"amount_cents\": 3000, \"stock_item_id\": \"" + item + "\"}");
    scene.settle();
    scene.call(
        "buy_now",
        "{\"variant_id\": \"%s\", \"customer_email\": \"buyer@example.com\"}"
            .formatted(scene.variant("TEE-M")));
    scene.settle();
  }
}
