package dev.storehand.edge.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Mode;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A preorder from its offer to its figures, as an agent would do it: over MCP alone, each action
 * found by its words.
 */
class PreorderWalkTest {
  private static final int CALLERS = 64;
  private static final int BUYERS = 200;
  private static final int LIMIT = 150;
  private static final int ARRIVED = 100;

  private TestApp app;
  private String key;
  private Mcp mcp;

  private JsonNode result(String tool, ObjectNode arguments) {
    ObjectNode call = Json.object().put("name", tool);
    call.set("arguments", arguments);
    return mcp.raw(
            "",
            Mcp.request("tools/call", call.toString()),
            "X-Auth-Token",
            key,
            "Content-Type",
            "application/json")
        .result();
  }

  private JsonNode tool(String tool, String arguments) {
    JsonNode result = result(tool, Json.parse(arguments));
    assertThat(result.path("isError").asBoolean(false)).as("%s: %s", tool, result).isFalse();
    return result.path("structuredContent");
  }

  /** The first tool that a search for these words gives, which is the one it should be. */
  private String found(String words, String name) {
    ObjectNode call = Json.object().put("name", "search_actions");
    call.putObject("arguments").put("query", words);
    JsonNode result =
        mcp.raw(
                "/search",
                Mcp.request("tools/call", call.toString()),
                "X-Auth-Token",
                key,
                "Content-Type",
                "application/json")
            .result()
            .path("structuredContent")
            .path("actions");
    List<String> names = new ArrayList<>();
    result.forEach(each -> names.add(each.path("name").asString()));
    assertThat(names).as(words).startsWith(name);
    return names.get(0);
  }

  private JsonNode ended(JsonNode job) {
    app.settle();
    return tool("read_job", "{\"job_id\": \"%s\"}".formatted(job.path("job_id").asString()));
  }

  @OnBothEngines
  void q6FromSearchToAReportThatAddsUpOverMcpAlone(TestApp on) {
    app = on;
    key = app.key(Mode.TEST, "*");
    mcp = new Mcp(app);
    String item = stockItem();
    String offer = offer();
    List<String> orders = orders();

    assertThat(orders).hasSize(LIMIT);
    app.settle();
    declinedAndTriedAgain(orders.get(0));
    chargeTheOthers();
    tool(
        found("20 new pairs came in", "adjust_stock"),
        "{\"id\": \"%s\", \"delta\": %d, \"reason\": \"delivery\"}".formatted(item, ARRIVED));
    app.settle();
    JsonNode released =
        ended(
            tool(
                found("stock has arrived for the preorders", "bulk_release_preorder_orders"),
                "{\"filter\": {\"offer_id\": \"%s\"}}".formatted(offer)));
    assertThat(released.path("status").asString()).isEqualTo("completed");
    addsUp(offer);
  }

  private String stockItem() {
    String location = tool("create_stock_location", "{\"name\": \"Main\"}").path("id").asString();
    tool(
        "create_product",
        "{\"name\": \"Parka\", \"price_cents\": 10000, \"variants\": [{\"sku_code\": \"PARKA\"}]}");
    return tool(
            "create_stock_item",
            "{\"sku_code\": \"PARKA\", \"stock_location_id\": \"%s\", \"quantity\": 0}"
                .formatted(location))
        .path("id")
        .asString();
  }

  private String offer() {
    String offer =
        tool(found("start a preorder campaign", "create_offer"), "{\"name\": \"Parka drop\"}")
            .path("id")
            .asString();
    String variant = tool("find_variant_by_sku", "{\"sku_code\": \"PARKA\"}").path("id").asString();
    tool(
        found("put products on preorder", "add_offer_variants"),
        "{\"id\": \"%s\", \"variant_ids\": [\"%s\"]}".formatted(offer, variant));
    tool(
        "update_offer_settings",
        """
        {"id": "%s", "payments": {"type": "deposit", "deposit": {"percentage": 20},
          "remaining_balance": {"auto_collect": false, "due": "on_release"}},
         "inventory": {"total_limit": %d}, "fulfillment": {"release_automatically": false}}"""
            .formatted(offer, LIMIT));
    JsonNode enabled =
        tool(found("turn on a preorder", "enable_offer"), "{\"id\": \"" + offer + "\"}");
    assertThat(enabled.path("status").asString()).isEqualTo("enabled");
    return offer;
  }

  /** The ids of those that were sold; all others were told that the limit is reached. */
  private List<String> orders() {
    AtomicInteger next = new AtomicInteger();
    List<List<JsonNode>> answers =
        Together.run(
            CALLERS,
            thread -> {
              List<JsonNode> own = new ArrayList<>();
              for (int i = next.getAndIncrement(); i < BUYERS; i = next.getAndIncrement()) {
                own.add(result("place_preorder", buyer(i)));
              }
              return own;
            });
    List<String> ids = new ArrayList<>();
    int refused = 0;
    for (JsonNode answer : answers.stream().flatMap(List::stream).toList()) {
      if (answer.path("isError").asBoolean(false)) {
        refused++;
        assertThat(answer.path("content").path(0).path("text").asString())
            .contains("conflict")
            .contains("set_offer_total_limit");
      } else {
        ids.add(answer.path("structuredContent").path("id").asString());
      }
    }
    assertThat(refused).isEqualTo(BUYERS - LIMIT);
    return ids;
  }

  private static ObjectNode buyer(int i) {
    return Json.parse(
        """
        {"lines": [{"sku_code": "PARKA", "quantity": 1}], "customer_email": "buyer-%d@example.com",
         "payment": {"provider": "sandbox", "token": "card"}, "idempotency_key": "buyer-%d"}"""
            .formatted(i, i));
  }

  private void declinedAndTriedAgain(String order) {
    String charge = found("charge the remaining amount", "charge_preorder_balance");
    tool(
        charge,
        """
        {"id": "%s", "provider": "sandbox", "token": "declined", "idempotency_key": "first"}"""
            .formatted(order));
    app.settle();
    JsonNode failed =
        tool(found("which preorder payments failed", "read_preorder_payment_failures_report"), "{}")
            .path("rows");
    assertThat(failed).hasSize(1);
    assertThat(failed.path(0).path("order_id").asString()).isEqualTo(order);
    assertThat(failed.path(0).path("code").asString()).isEqualTo("card_declined");
    tool(
        charge,
        """
        {"id": "%s", "provider": "sandbox", "token": "card", "idempotency_key": "second"}"""
            .formatted(order));
    app.settle();
    assertThat(tool("read_preorder_order", "{\"id\": \"" + order + "\"}").path("state").asString())
        .isEqualTo("balance_collected");
  }

  private void chargeTheOthers() {
    JsonNode job =
        ended(
            tool(
                found("collect all open balances", "bulk_charge_preorder_balance"),
                "{\"filter\": {\"state\": \"awaiting_balance\"}}"));
    assertThat(job.path("succeeded").intValue()).as("%s", job).isEqualTo(LIMIT - 1);
    app.settle();
  }

  private void addsUp(String offer) {
    JsonNode row =
        tool("read_preorder_summary_report", "{\"offer_id\": \"" + offer + "\"}")
            .path("rows")
            .path(0);
    assertThat(row.path("preorders").intValue()).isEqualTo(LIMIT);
    assertThat(row.path("value_cents").longValue()).isEqualTo(LIMIT * 10_000L);
    assertThat(row.path("collected_cents").longValue()).isEqualTo(LIMIT * 10_000L);
    assertThat(row.path("outstanding_cents").longValue()).isZero();
    assertThat(row.path("released").intValue()).isEqualTo(ARRIVED);
    assertThat(row.path("waiting").intValue()).isEqualTo(LIMIT - ARRIVED);
    JsonNode revenue = tool("read_preorder_revenue_report", "{}").path("rows").path(0);
    assertThat(revenue.path("deposits_cents").longValue()).isEqualTo(LIMIT * 2_000L);
    assertThat(revenue.path("balances_cents").longValue()).isEqualTo(LIMIT * 8_000L);
    JsonNode waits = tool("read_preorder_commitments_report", "{}").path("rows").path(0);
    assertThat(waits.path("committed_units").intValue()).isEqualTo(LIMIT - ARRIVED);
    assertThat(waits.path("short_units").intValue()).isEqualTo(LIMIT - ARRIVED);
    assertThat(tool("check_integrity", "{}").path("sound").booleanValue()).isTrue();
  }
}
