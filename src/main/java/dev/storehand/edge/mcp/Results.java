package dev.storehand.edge.mcp;

import dev.storehand.core.call.Reply;
import dev.storehand.core.schema.Json;
import java.util.List;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a tool's result of a reply. An accepted one is spliced in as it is, twice: as text and as
 * an object.
 */
final class Results {
  /** In {@code _meta} of a result of which nothing was kept. */
  static final String DRY_RUN = "dev.storehand/dry_run";

  private static final byte[] TEXT = Text.utf8("{\"content\":[{\"type\":\"text\",\"text\":\"");
  private static final byte[] STRUCTURED = Text.utf8("\"}],\"structuredContent\":");
  private static final byte[] NO_ERROR = Text.utf8(",\"isError\":false");
  private static final String DRY = "Dry run: nothing was kept. This is what would have been: ";

  private Results() {}

  /** The message for a reply. */
  static byte[] of(Wire wire, Message message, Reply reply) {
    if (reply.accepted()) {
      return reply.dryRun() ? dryRun(wire, message, reply) : object(wire, message, reply.body());
    }
    ObjectNode problem = Json.parse(reply.body());
    if (reply.status() == 401) {
      return wire.error(message.id(), message.modern(), refused(401, problem));
    }
    return wire.result(message, failure(explained(problem)));
  }

  /** A tool's result of an object that is ready. */
  static byte[] object(Wire wire, Message message, byte[] body) {
    byte[] end = wire.end(message.modern());
    int room =
        TEXT.length
            + Assembly.quotedLength(body)
            + STRUCTURED.length
            + body.length
            + NO_ERROR.length
            + end.length;
    return wire.begin(message, room)
        .add(TEXT)
        .addQuoted(body)
        .add(STRUCTURED)
        .add(body)
        .add(NO_ERROR)
        .add(end)
        .done();
  }

  private static byte[] dryRun(Wire wire, Message message, Reply reply) {
    ObjectNode body = Json.parse(reply.body());
    ObjectNode result = text(DRY + body);
    result.set("structuredContent", body);
    result.putObject("_meta").put(DRY_RUN, true);
    return wire.result(message, result.put("isError", false));
  }

  /** The error for a call that may not even be tried. */
  static RpcError refused(int status, ObjectNode problem) {
    return RpcError.of(Protocol.REFUSED, status, problem.path("detail").asString("Refused"))
        .with(problem);
  }

  /** The result where a person said no. */
  static byte[] declined(Wire wire, Message message) {
    return wire.result(
        message, failure("declined: the user did not confirm. Nothing was changed."));
  }

  static ObjectNode text(String text) {
    ObjectNode result = Json.object();
    result.putArray("content").addObject().put("type", "text").put("text", text);
    return result;
  }

  static ObjectNode failure(String text) {
    return text(text).put("isError", true);
  }

  /**
   * Everything a problem says, for a model to read: what was wrong, what would help, what to call
   * next.
   */
  static String explained(ObjectNode problem) {
    StringJoiner lines = new StringJoiner("\n");
    String code = problem.path("code").asString();
    List<String> errors = problem.path("errors").valueStream().map(JsonNode::asString).toList();
    if (errors.size() == 1) {
      lines.add(code + ": " + errors.get(0));
    } else {
      lines.add(code + ":");
      errors.forEach(error -> lines.add("- " + error));
    }
    lines.add("Hint: " + problem.path("hint").asString());
    List<String> next = problem.path("next_actions").valueStream().map(JsonNode::asString).toList();
    if (!next.isEmpty()) {
      lines.add("Next: " + String.join(", ", next));
    }
    return lines.add("Trace: " + problem.path("trace_id").asString()).toString();
  }
}
