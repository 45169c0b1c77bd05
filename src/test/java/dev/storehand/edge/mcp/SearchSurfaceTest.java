package dev.storehand.edge.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Mode;
import dev.storehand.kit.TestApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.node.ObjectNode;

/** Four tools in the place of all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchSurfaceTest {
  private final TestApp app = TestApp.on(Dialect.SQLITE);
  private final Mcp mcp = new Mcp(app);

  @AfterAll
  void close() {
    app.close();
  }

  private Mcp.Said call(String tool, String arguments) {
    String params = "{\"name\": \"" + tool + "\", \"arguments\": " + arguments + "}";
    return mcp.post("/search", Mcp.request("tools/call", params));
  }

  @Test
  void itListsFourTools() {
    assertThat(Mcp.names(mcp.post("/search", Mcp.request("tools/list", "{}"))))
        .containsExactly(
            "search_actions", "describe_actions", "call_read_action", "call_write_action");
  }

  @Test
  void anActionIsFoundByAMerchantsWordsReadAboutAndCalled() {
    ObjectNode found =
        call("search_actions", "{\"query\": \"rename the shop\", \"limit\": 3}").result();
    assertThat(found.path("structuredContent").path("actions").path(0).path("name").asString())
        .isEqualTo("update_shop");
    assertThat(found.path("structuredContent").path("actions")).hasSizeLessThanOrEqualTo(3);

    ObjectNode described =
        call("describe_actions", "{\"names\": [\"update_shop\", \"nope\"]}").result();
    ObjectNode action = (ObjectNode) described.path("structuredContent").path("actions").get(0);
    assertThat(action.path("input_schema").path("properties").has("name")).isTrue();
    assertThat(action.path("call_with").asString()).isEqualTo("call_write_action");
    assertThat(described.path("structuredContent").path("unknown").path(0).asString())
        .isEqualTo("nope");

    call("call_write_action", "{\"name\": \"update_shop\", \"arguments\": {\"name\": \"Corner\"}}")
        .result();
    assertThat(call("call_read_action", "{\"name\": \"read_shop\"}").text()).contains("\"Corner\"");
  }

  @Test
  void callReadActionRefusesWritesAndSaysWhichToolTakesThem() {
    assertThat(
            call(
                    "call_read_action",
                    "{\"name\": \"update_shop\", \"arguments\": {\"name\": \"Sly\"}}")
                .failure())
        .contains("Hint: ", "Next: call_write_action");
    assertThat(call("call_read_action", "{\"name\": \"read_shop\"}").text()).doesNotContain("Sly");
  }

  @Test
  void whatIsWrongIsToldAsAToolError() {
    assertThat(call("search_actions", "{\"q\": \"x\"}").failure())
        .contains("query is required", "q is not a known field", "Hint: ", "Next: search_actions");
    assertThat(call("call_read_action", "{\"name\": \"read_shp\"}").failure())
        .startsWith("unknown_action")
        .contains("read_shop");
    assertThat(
            call(
                    "call_write_action",
                    "{\"name\": \"revoke_api_key\", \"arguments\": {\"id\": \"key_1\"}}")
                .failure())
        .startsWith("not_found");
  }

  @Test
  void aKeyFindsOnlyWhatItMayCall() {
    String key = app.key(Mode.LIVE, "keys:read");
    String params =
        "{\"name\": \"search_actions\", \"arguments\": {\"query\": \"rename the shop\", \"limit\": 40}}";

    assertThat(
            mcp.raw(
                    "/search",
                    Mcp.request("tools/call", params),
                    "X-Auth-Token",
                    key,
                    "Content-Type",
                    "application/json")
                .text())
        .doesNotContain("update_shop");
  }
}
