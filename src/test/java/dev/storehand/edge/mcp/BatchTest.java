package dev.storehand.edge.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.schema.Json;
import dev.storehand.kit.TestApp;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Several messages at once, as clients of 2025-03-26 may send them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchTest {
  private static final String NOTE = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}";

  private final TestApp app = TestApp.limitedTo(1_000);
  private final Mcp mcp = new Mcp(app);

  @AfterAll
  void close() {
    app.close();
  }

  private static String request(String id, String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"%s\",\"params\":%s}"
        .formatted(id, method, params);
  }

  private static List<JsonNode> answers(Mcp.Said said) {
    JsonNode array = Json.mapper().readTree(said.http().body());
    assertThat(array.isArray()).as(said.http().body()).isTrue();
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  @Test
  void eachIsAnsweredAndOneBadOneSpoilsNone() {
    String batch =
        "["
            + String.join(
                ",",
                request("1", "tools/call", "{\"name\":\"who_am_i\"}"),
                NOTE,
                "7",
                "[" + NOTE + "]",
                request("\"b\"", "nope", "{}"),
                request("2", "tools/call", "{\"name\":\"read_shop\"}"))
            + "]";
    Mcp.Said said = mcp.post("", batch);
    List<JsonNode> answers = answers(said);

    assertThat(said.status()).isEqualTo(200);
    assertThat(answers).hasSize(5);
    assertThat(answers.get(0).at("/result/structuredContent/mode").asString()).isEqualTo("live");
    assertThat(answers.get(1).at("/error/code").intValue()).isEqualTo(-32600);
    assertThat(answers.get(2).at("/error/code").intValue()).isEqualTo(-32600);
    assertThat(answers.get(3).path("id").asString()).isEqualTo("b");
    assertThat(answers.get(3).at("/error/code").intValue()).isEqualTo(-32601);
    assertThat(answers.get(4).at("/result/structuredContent/name").asString()).isEqualTo("Main");
    assertThat(said.header("X-RateLimit-Remaining")).isNotEmpty();
  }

  @Test
  void notificationsAloneAreTaken() {
    Mcp.Said said = mcp.post("", "[" + NOTE + "," + NOTE + "]");
    assertThat(said.status()).isEqualTo(202);
    assertThat(said.http().body()).isEmpty();
  }

  @Test
  void itsRevisionMayBeNamedAndLaterOnesHaveNone() {
    String batch = "[" + request("1", "ping", "{}") + "]";
    assertThat(answers(mcp.post("", batch, "MCP-Protocol-Version", "2025-03-26"))).hasSize(1);
    mcp.post("", batch, "MCP-Protocol-Version", "2025-06-18").error(400, -32600);
    mcp.post("", batch, "MCP-Protocol-Version", Protocol.MODERN).error(400, -32600);
  }

  @Test
  void itHoldsFiftyMessagesAtMostAndNoInitialize() {
    String ping = request("1", "ping", "{}");
    assertThat(answers(mcp.post("", Collections.nCopies(50, ping).toString()))).hasSize(50);
    mcp.post("", Collections.nCopies(51, ping).toString()).error(400, -32600);
    List<JsonNode> answers =
        answers(mcp.post("", "[" + request("1", "initialize", "{}") + "," + ping + "]"));
    assertThat(answers.get(0).at("/error/message").asString()).contains("initialize");
    assertThat(answers.get(1).has("result")).isTrue();
  }

  @Test
  void brokenTextAndStrangersAreRefusedOnce() {
    mcp.post("", "[" + NOTE).error(400, -32700);
    mcp.post("", "[" + NOTE + "]}, {").error(400, -32700);
    mcp.post("", "[" + NOTE + "], \"more\": [1]").error(400, -32700);
    assertThat(
            mcp.raw("", "[" + request("1", "ping", "{}") + "]", "Content-Type", "application/json")
                .status())
        .isEqualTo(401);
  }

  @Test
  void nobodyIsAskedInABatch() {
    String session =
        mcp.legacy(
                "initialize",
                "{\"protocolVersion\":\"2025-03-26\",\"capabilities\":{\"elicitation\":{}}}")
            .header(Protocol.SESSION_HEADER);
    String key = app.call("create_api_key", "{\"name\":\"R\",\"abilities\":[\"*\"]}").text("id");
    String revoke =
        request(
            "1",
            "tools/call",
            "{\"name\":\"revoke_api_key\",\"arguments\":{\"id\":\"" + key + "\"}}");

    List<JsonNode> answers =
        answers(mcp.post("", "[" + revoke + "]", Protocol.SESSION_HEADER, session));
    assertThat(answers.get(0).at("/result/content/0/text").asString())
        .startsWith("confirmation_required");
  }
}
