package dev.storehand.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.problem.Code;
import dev.storehand.core.schema.Json;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Makes MCP messages of inputs, and judges what is answered. */
final class McpFuzz {
  private static final List<String> METHODS =
      List.of(
          "initialize",
          "ping",
          "tools/list",
          "resources/list",
          "resources/read",
          "resources/templates/list",
          "prompts/list",
          "prompts/get",
          "completion/complete",
          "server/discover",
          "logging/setLevel",
          "tasks/get",
          "notifications/initialized",
          "notifications/cancelled",
          "nope",
          "");
  private static final List<String> SURFACES =
      List.of("/mcp", "/mcp", "/mcp/readonly", "/mcp/search", "/mcp/x/stock,keys", "/mcp/x/nope");
  private static final List<String> FINDERS =
      List.of("search_actions", "describe_actions", "call_read_action", "call_write_action");

  private final FuzzInputs inputs;
  private final String key;
  private int messages;

  McpFuzz(FuzzInputs inputs, String key) {
    this.inputs = inputs;
    this.key = key;
  }

  /**
   * The message that calls an action's tool, or one that calls it through the finders, or another
   * method with its input. Each has an id of its own.
   */
  ObjectNode message(Action<?, ?> action, ObjectNode input) {
    ObjectNode message =
        Json.object().put("jsonrpc", "2.0").put("id", ++messages).put("method", "tools/call");
    ObjectNode params = message.putObject("params");
    if (inputs.oneIn(8)) {
      params
          .put("name", inputs.one(FINDERS))
          .putObject("arguments")
          .put("name", action.name())
          .set("arguments", input);
    } else {
      params.put("name", action.name()).set("arguments", input);
    }
    return inputs.oneIn(6) ? damaged(message, input, action.kind() == Kind.JOB) : message;
  }

  /** Nobody works on the jobs of these worlds: who asked for progress would wait for ever. */
  private ObjectNode damaged(ObjectNode message, ObjectNode input, boolean job) {
    int way = inputs.one(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8));
    switch (job && way == 7 ? 6 : way) {
      case 0 -> message.remove("jsonrpc");
      case 1 -> message.put("jsonrpc", 2);
      case 2 -> message.putNull("id");
      case 3 -> message.putObject("id");
      case 4 -> message.putArray("params").add(1);
      case 5 -> message.withObject("params").put("name", 7);
      case 6 -> message.withObject("params").put("arguments", "text");
      case 7 ->
          message
              .withObject("params")
              .putObject("_meta")
              .put("progressToken", "t")
              .set("io.modelcontextprotocol/protocolVersion", input);
      default -> {
        message.put("method", inputs.one(METHODS));
        message.set("params", input);
      }
    }
    return message;
  }

  RawRequest request(ObjectNode message) {
    RawRequest request = RawRequest.post(inputs.one(SURFACES), Json.bytes(message)).key(key);
    return inputs.oneIn(3)
        ? request.with(
            "MCP-Protocol-Version: "
                + inputs.one(
                    List.of(
                        "2025-11-25", "2025-06-18", "2025-03-26", "2026-07-28", "1999-01-01", "x")))
        : request;
  }

  /**
   * Checks an answer to a message: JSON-RPC whatever happens, and with that message's id. Gives the
   * tool's object where the call was accepted.
   */
  static ObjectNode check(ObjectNode message, RawAnswer answer) {
    assertThat(answer.status()).as("%s", answer).isLessThan(500);
    if (answer.body().length == 0) {
      assertThat(answer.status()).as("%s", answer).isEqualTo(202);
      return Json.object();
    }
    ObjectNode json = answer.json();
    assertThat(json.path("jsonrpc").asString("")).as("%s", answer).isEqualTo("2.0");
    assertThat(json.has("result") ^ json.has("error")).as("%s", answer).isTrue();
    if (message.path("id").isInt() && json.path("id").isInt()) {
      assertThat(json.path("id"))
          .as("whose answer this is: %s", answer)
          .isEqualTo(message.get("id"));
    }
    if (json.has("error")) {
      assertThat(json.path("error").path("code").isInt()).as("%s", answer).isTrue();
      assertThat(json.path("error").path("message").asString(""))
          .as("%s", answer)
          .hasSizeGreaterThan(5);
      ProblemShape.leaksNothing(answer.text());
    } else if (json.path("result").path("isError").asBoolean(false)) {
      String text = json.path("result").path("content").path(0).path("text").asString("");
      Stream<String> codes =
          Stream.concat(
              Stream.of(Code.values()).map(code -> code.name().toLowerCase(Locale.ROOT)),
              Stream.of("declined"));
      assertThat(codes.anyMatch(code -> text.startsWith(code + ":"))).as("%s", answer).isTrue();
      ProblemShape.leaksNothing(answer.text());
    }
    return json;
  }

  /** Whether a call was accepted. */
  static boolean accepted(ObjectNode json) {
    return json.has("result") && !json.path("result").path("isError").asBoolean(false);
  }
}
