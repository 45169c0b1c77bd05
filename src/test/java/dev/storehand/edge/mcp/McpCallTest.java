package dev.storehand.edge.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Mode;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.TestApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.node.ObjectNode;

/** What a tool answers: the object, a dry run, a refusal that a model can act on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class McpCallTest {
  private static final String NEW_KEY =
      "{\"name\": \"A \\\"quoted\\\" \\\\ name\", \"abilities\": [\"stock:read\"]%s}";

  private final TestApp app = TestApp.on(Dialect.SQLITE);
  private final Mcp mcp = new Mcp(app);

  @AfterAll
  void close() {
    app.close();
  }

  @Test
  void aResultIsTheSameObjectTwiceAsTextAndAsStructure() {
    ObjectNode result = mcp.call("create_api_key", NEW_KEY.formatted("")).result();

    assertThat(result.path("isError").asBoolean(true)).isFalse();
    assertThat(Json.parse(result.path("content").path(0).path("text").asString()))
        .isEqualTo(result.get("structuredContent"));
    assertThat(result.path("structuredContent").path("name").asString())
        .isEqualTo("A \"quoted\" \\ name");
  }

  @Test
  void theModernEraGetsTheSameWithItsMarks() {
    ObjectNode result =
        mcp.modern("tools/call", "{\"name\": \"who_am_i\", \"arguments\": {}}").result();

    assertThat(result.path("structuredContent").path("mode").asString()).isEqualTo("live");
    assertThat(result.path("resultType").asString()).isEqualTo("complete");
    assertThat(result.path("_meta").has(Protocol.META + "serverInfo")).isTrue();
  }

  @Test
  void aDryRunIsSaidFirstAndKeepsNothing() {
    ObjectNode result =
        mcp.call("create_api_key", "{\"name\": \"Dry\", \"abilities\": [\"*\"], \"dry_run\": true}")
            .result();

    assertThat(result.path("content").path(0).path("text").asString())
        .startsWith("Dry run: nothing was kept.");
    assertThat(result.path("_meta").path(Results.DRY_RUN).asBoolean(false)).isTrue();
    assertThat(result.path("structuredContent").path("name").asString()).isEqualTo("Dry");
    assertThat(mcp.call("list_api_keys", "{}").text()).doesNotContain("\"Dry\"");
  }

  @Test
  void aRefusalSaysEveryFaultAndWhatWouldHelp() {
    String text = mcp.call("create_api_key", "{\"nam\": \"x\", \"abilities\": []}").failure();

    assertThat(text)
        .startsWith("unprocessable:")
        .contains("- nam ", "- name ", "- abilities ", "Hint: ", "Trace: req_");
  }

  @Test
  void aRefusalNamesTheNextActions() {
    assertThat(mcp.call("rotate_api_key", "{\"id\": \"key_nope\", \"confirm\": true}").failure())
        .startsWith("not_found: ")
        .contains("Next: list_api_keys");
  }

  @Test
  void aKeyWithoutTheAbilityIsToldWhichItLacks() {
    String key = app.key(Mode.LIVE, "keys:read");
    String call = Mcp.request("tools/call", "{\"name\": \"read_shop\"}");

    assertThat(mcp.raw("", call, "X-Auth-Token", key, "Content-Type", "application/json").failure())
        .startsWith("forbidden: ")
        .contains("shop:read");
  }

  @Test
  void anIdempotencyKeyIsAnArgument() {
    String arguments = NEW_KEY.formatted(", \"idempotency_key\": \"once\"");
    String first =
        mcp.call("create_api_key", arguments)
            .result()
            .path("structuredContent")
            .path("id")
            .asString();

    assertThat(
            mcp.call("create_api_key", arguments)
                .result()
                .path("structuredContent")
                .path("id")
                .asString())
        .isEqualTo(first);
  }

  @Test
  void theIdComesBackAsItWasSent() {
    for (String id : new String[] {"\"a\\\"b\"", "0", "-7", "12345678901234567890"}) {
      String body =
          "{\"jsonrpc\":\"2.0\",\"id\":"
              + id
              + ",\"method\":\"tools/call\",\"params\":{\"name\":\"who_am_i\"}}";
      assertThat(mcp.post("", body).http().body())
          .startsWith("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",");
    }
  }
}
