package dev.storehand.edge.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.kit.TestApp;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.node.ObjectNode;

/** The texts, the flows and the completions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResourcesAndPromptsTest {
  private final TestApp app = TestApp.on(Dialect.SQLITE);
  private final Mcp mcp = new Mcp(app);

  @AfterAll
  void close() {
    app.close();
  }

  @Test
  void everyListedResourceCanBeRead() {
    List<String> uris =
        mcp.legacy("resources/list", "{}")
            .result()
            .path("resources")
            .valueStream()
            .map(r -> r.path("uri").asString())
            .toList();

    assertThat(uris)
        .contains("storehand://skill.md", "storehand://keys/skill.md", "storehand://shop/skill.md");
    for (String uri : uris) {
      ObjectNode content = read(uri);
      assertThat(content.path("uri").asString()).isEqualTo(uri);
      assertThat(content.path("mimeType").asString()).isEqualTo("text/markdown");
      assertThat(content.path("text").asString()).contains("# ");
    }
  }

  @Test
  void everyActionHasAPageUnderItsTemplate() {
    ObjectNode template =
        (ObjectNode)
            mcp.legacy("resources/templates/list", "{}").result().path("resourceTemplates").get(0);
    assertThat(template.path("uriTemplate").asString()).isEqualTo("storehand://actions/{name}");

    app.app()
        .registry()
        .all()
        .forEach(
            action ->
                assertThat(read("storehand://actions/" + action.name()).path("text").asString())
                    .contains(action.name()));
  }

  private ObjectNode read(String uri) {
    return (ObjectNode)
        mcp.legacy("resources/read", "{\"uri\": \"" + uri + "\"}").result().path("contents").get(0);
  }

  @Test
  void whatIsNotThereIsToldInEachErasWay() {
    mcp.legacy("resources/read", "{\"uri\": \"storehand://actions/nope\"}").error(200, -32002);
    mcp.modern("resources/read", "{\"uri\": \"storehand://nope/skill.md\"}").error(400, -32602);
    mcp.legacy("resources/read", "{}").error(200, -32602);
    mcp.legacy("prompts/get", "{\"name\": \"nope\"}").error(200, -32602);
    mcp.modern("prompts/get", "{\"name\": \"nope\"}").error(400, -32602);
  }

  @Test
  void promptsAreToldWithTheirArguments() {
    ObjectNode listed = mcp.legacy("prompts/list", "{}").result();
    assertThat(listed.path("prompts").valueStream().map(p -> p.path("name").asString()))
        .containsExactly(
            "import_catalog",
            "stock_arrived",
            "recount_stock",
            "low_stock_check",
            "launch_preorder",
            "collect_balances",
            "list_on_market",
            "close_the_day");

    String params =
        "{\"name\": \"stock_arrived\", \"arguments\": {\"delivery\": \"12 of TEE\", \"stock_location_id\": \"loc_9\"}}";
    String text =
        mcp.legacy("prompts/get", params)
            .result()
            .path("messages")
            .path(0)
            .path("content")
            .path("text")
            .asString();
    assertThat(text).contains("12 of TEE", "loc_9", "`adjust_stock`");
  }

  @Test
  void theTermsThatLaunchPreorderOffersAreThoseOfAnOffer() {
    ObjectNode schema =
        app.app().registry().named("set_offer_balance_due").orElseThrow().input().schema();
    List<String> due =
        schema
            .path("properties")
            .path("due")
            .path("enum")
            .valueStream()
            .map(value -> value.asString())
            .toList();

    assertThat(
            completed(
                "{\"type\": \"ref/prompt\", \"name\": \"launch_preorder\"}", "balance_due", ""))
        .containsExactlyElementsOf(due);
  }

  @Test
  void aPromptWithoutWhatItNeedsIsRefused() {
    assertThat(
            mcp.legacy("prompts/get", "{\"name\": \"stock_arrived\"}")
                .error(200, -32602)
                .path("message")
                .asString())
        .contains("delivery");
    mcp.legacy("prompts/get", "{\"name\": \"close_the_day\", \"arguments\": {\"nope\": \"x\"}}")
        .error(200, -32602);
    mcp.legacy("prompts/get", "{\"name\": \"close_the_day\", \"arguments\": {\"day\": 7}}")
        .error(200, -32602);
  }

  @Test
  void choicesAndActionNamesAreCompleted() {
    assertThat(
            completed("{\"type\": \"ref/prompt\", \"name\": \"low_stock_check\"}", "depth", "th"))
        .containsExactly("thorough");
    assertThat(
            completed(
                "{\"type\": \"ref/prompt\", \"name\": \"launch_preorder\"}", "balance_due", "on"))
        .containsExactly("on_release", "on_fulfillment");
    assertThat(completed("{\"type\": \"ref/prompt\", \"name\": \"list_on_market\"}", "price", "e"))
        .containsExactly("earn_more");
    assertThat(
            completed(
                "{\"type\": \"ref/resource\", \"uri\": \"storehand://actions/{name}\"}",
                "name",
                "list_api"))
        .containsExactly("list_api_keys");
    assertThat(completed("{\"type\": \"ref/prompt\", \"name\": \"nope\"}", "depth", "")).isEmpty();
    assertThat(completed("{\"type\": \"ref/prompt\", \"name\": \"close_the_day\"}", "day", "2"))
        .isEmpty();
  }

  @Test
  void idsAreCompletedByIdOrNameFromWhatTheKeyMayRead() {
    ObjectNode place = mcp.call("create_stock_location", "{\"name\": \"Harbour\"}").result();
    String id = place.path("structuredContent").path("id").asString();
    String ref = "{\"type\": \"ref/prompt\", \"name\": \"stock_arrived\"}";

    assertThat(completed(ref, "stock_location_id", "harb")).containsExactly(id);
    assertThat(completed(ref, "stock_location_id", id.substring(0, 8))).contains(id);
    assertThat(completed(ref, "stock_location_id", "nowhere")).isEmpty();
    ObjectNode offer = mcp.call("create_offer", "{\"name\": \"Winter drop\"}").result();
    assertThat(
            completed(
                "{\"type\": \"ref/prompt\", \"name\": \"collect_balances\"}", "offer_id", "wint"))
        .containsExactly(offer.path("structuredContent").path("id").asString());
  }

  private List<String> completed(String ref, String argument, String begin) {
    String params =
        "{\"ref\": "
            + ref
            + ", \"argument\": {\"name\": \""
            + argument
            + "\", \"value\": \""
            + begin
            + "\"}}";
    return mcp.legacy("completion/complete", params)
        .result()
        .path("completion")
        .path("values")
        .valueStream()
        .map(value -> value.asString())
        .toList();
  }
}
