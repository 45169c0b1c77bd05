package dev.storehand.edge.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.TestApp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Each prompt is played as an agent plays it: read its text, call what it names, in the order in
 * which it names it.
 */
class PromptsTest {
  private static final Pattern NAMED = Pattern.compile("`([a-z][a-z0-9_]*)`");

  private final TestApp app = TestApp.on(Dialect.SQLITE);
  private final Mcp mcp = new Mcp(app);

  @AfterEach
  void close() {
    app.close();
  }

  /** An agent that has been given a prompt. */
  private final class Agent {
    private final List<String> named;
    private int at = 0;

    Agent(String prompt, Map<String, String> arguments) {
      ObjectNode params = Json.object().put("name", prompt);
      arguments.forEach(params.putObject("arguments")::put);
      named =
          named(
              mcp.legacy("prompts/get", params.toString())
                  .result()
                  .path("messages")
                  .path(0)
                  .path("content")
                  .path("text")
                  .asString());
    }

    /** Calls the action, which must be named at this point of the text or after it. */
    JsonNode call(String action, String arguments) {
      int next = named.subList(at, named.size()).indexOf(action);
      assertThat(next).as("%s in %s from %d on", action, named, at).isNotNegative();
      at += next;
      return PromptsTest.this.call(action, arguments);
    }
  }

  private JsonNode call(String action, String arguments) {
    Mcp.Said said = mcp.call(action, arguments);
    assertThat(said.result().path("isError").asBoolean(true)).as(said.http().body()).isFalse();
    return said.result().path("structuredContent");
  }

  private static List<String> named(String text) {
    List<String> names = new ArrayList<>();
    for (Matcher matcher = NAMED.matcher(text); matcher.find(); ) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private String place() {
    return call("create_stock_location", "{\"name\": \"Warehouse\"}").path("id").asString();
  }

  private void tee() {
    call(
        "create_product",
        """
        {"name": "Red tee", "price_cents": 1900, "options": ["Size"], "variants": [
          {"sku_code": "TEE-M", "options": {"Size": "M"}}, {"sku_code": "TEE-L", "options": {"Size": "L"}}]}""");
  }

  private String item(String place, String sku, int quantity, int threshold) {
    return call(
            "create_stock_item",
            "{\"sku_code\": \""
                + sku
                + "\", \"stock_location_id\": \""
                + place
                + "\", \"quantity\": "
                + quantity
                + ", \"low_stock_threshold\": "
                + threshold
                + "}")
        .path("id")
        .asString();
  }

  @Test
  void everyActionThatAPromptNamesExists() {
    for (Prompt prompt : MerchantPrompts.all()) {
      Map<String, String> full =
          prompt.arguments().stream()
              .collect(Collectors.toMap(Prompt.Argument::name, argument -> "something"));
      for (Map<String, String> arguments : List.of(Map.<String, String>of(), full)) {
        List<String> names = named(prompt.text().apply(arguments));
        assertThat(names).as(prompt.name()).hasSizeGreaterThan(2);
        assertThat(names)
            .as(prompt.name())
            .allMatch(name -> app.app().registry().named(name).isPresent());
      }
    }
  }

  @Test
  void importCatalogBringsTheFileIn() throws IOException {
    String csv;
    try (InputStream in = PromptsTest.class.getResourceAsStream("/shopify-apparel.csv")) {
      csv = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String place = place();
    Agent agent =
        new Agent(
            "import_catalog", Map.of("file", "shopify-apparel.csv", "stock_location_id", place));

    assertThat(agent.call("read_shop", "{}").path("currency").asString()).isEqualTo("USD");
    agent.call("read_stock_location", "{\"id\": \"" + place + "\"}");
    ObjectNode input = Json.object().put("csv", csv).put("stock_location_id", place);
    agent.call("import_products", input.deepCopy().put("dry_run", true).toString());
    String job = agent.call("import_products", input.toString()).path("job_id").asString();
    app.settle();
    JsonNode ended = agent.call("read_job", "{\"job_id\": \"" + job + "\"}");
    assertThat(ended.path("status").asString()).isEqualTo("completed");
    assertThat(agent.call("search_catalog", "{\"query\": \"ocean blue shirt\"}").toString())
        .contains("Ocean Blue Shirt");
    assertThat(
            agent
                .call("list_products", "{\"page\": 1}")
                .path("meta")
                .path("total_count")
                .intValue())
        .isPositive();
  }

  @Test
  void stockArrivedBooksADelivery() {
    String place = place();
    tee();
    String there = item(place, "TEE-M", 3, 0);
    Agent agent = new Agent("stock_arrived", Map.of("delivery", "12 of TEE-M and 6 of TEE-L"));

    assertThat(agent.call("list_stock_locations", "{}").path("stock_locations")).isNotEmpty();
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
    agent.call(
        "create_stock_item",
        "{\"sku_code\": \"TEE-L\", \"stock_location_id\": \""
            + place
            + "\", \"quantity\": 6, \"idempotency_key\": \"l\"}");
    agent.call(
        "adjust_stock",
        "{\"id\": \""
            + there
            + "\", \"delta\": 12, \"reason\": \"received\", \"idempotency_key\": \"m\"}");
    JsonNode sellable =
        agent
            .call("check_availability", "{\"sku_codes\": [\"TEE-M\", \"TEE-L\"]}")
            .path("availability");

    assertThat(sellable.valueStream().map(each -> each.path("available").intValue()))
        .containsExactly(15, 6);
  }

  @Test
  void recountStockWritesTheDifferenceDown() {
    String place = place();
    tee();
    String item = item(place, "TEE-M", 14, 0);
    Agent agent =
        new Agent("recount_stock", Map.of("count", "TEE-M 11", "stock_location_id", place));

    agent.call("read_stock_location", "{\"id\": \"" + place + "\"}");
    JsonNode before =
        agent.call("list_stock_items", "{\"sku_codes\": [\"TEE-M\"]}").path("stock_items").path(0);
    agent.call("list_stock_movements", "{\"stock_item_id\": \"" + item + "\"}");
    String count =
        "{\"id\": \""
            + item
            + "\", \"quantity\": 11, \"reason\": \"recount\", \"expected_version\": "
            + before.path("version")
            + "}";
    JsonNode after = agent.call("set_stock", count);

    assertThat(after.path("quantity").intValue()).isEqualTo(11);
    assertThat(mcp.call("set_stock", count.replace("11", "10")).failure())
        .startsWith("stale_version");
  }

  @Test
  void lowStockCheckFindsWhatRunsOut() {
    String place = place();
    tee();
    item(place, "TEE-M", 2, 5);
    item(place, "TEE-L", 20, 5);
    Agent agent = new Agent("low_stock_check", Map.of("depth", "thorough"));

    JsonNode low =
        agent
            .call("list_stock_items", "{\"low_only\": true, \"sort\": \"quantity\"}")
            .path("stock_items");
    assertThat(low.valueStream().map(each -> each.path("sku_code").asString()))
        .containsExactly("TEE-M");
    agent.call("list_stock_movements", "{\"sku_code\": \"TEE-M\"}");
    agent.call("read_variant", "{\"id\": \"" + low.path(0).path("variant_id").asString() + "\"}");
    agent.call("check_availability", "{\"sku_codes\": [\"TEE-M\"]}");
  }

  @Test
  void closeTheDayShowsWhatHappened() {
    String place = place();
    tee();
    String item = item(place, "TEE-M", 2, 5);
    call("adjust_stock", "{\"id\": \"" + item + "\", \"delta\": 4, \"reason\": \"received\"}");
    Agent agent = new Agent("close_the_day", Map.of());
    String day = app.clock().instant().toString().substring(0, 10);
    String today = "{\"from\": \"" + day + "T00:00:00Z\", \"to\": \"" + day + "T23:59:59.999Z\"}";

    assertThat(agent.call("read_shop", "{}").path("time_zone").asString()).isEqualTo("UTC");
    assertThat(agent.call("list_events", today).path("events").toString())
        .contains("product.created");
    assertThat(agent.call("list_stock_movements", today).path("stock_movements").toString())
        .contains("received");
    assertThat(agent.call("list_audit_entries", today).path("audit_entries").toString())
        .contains("adjust_stock");
    agent.call("list_stock_items", "{\"low_only\": true}");
  }
}
