package dev.storehand.edge.mcp;

import dev.storehand.core.schema.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes JSON-RPC messages. What is large is spliced in as bytes that are ready. */
final class Wire {
  private static final byte[] BEGIN = Text.utf8("{\"jsonrpc\":\"2.0\",\"id\":");
  private static final byte[] RESULT = Text.utf8(",\"result\":");
  private static final byte[] CLOSE = Text.utf8("}");
  private static final byte[] END = Text.utf8("}}");

  private final String version;
  private final byte[] modernEnd;

  Wire(String version) {
    this.version = version;
    ObjectNode meta = Json.object();
    meta.set(Protocol.META + "serverInfo", serverInfo());
    this.modernEnd = Text.utf8(",\"resultType\":\"complete\",\"_meta\":" + meta + "}}");
  }

  /** Who we are. */
  ObjectNode serverInfo() {
    return Json.object().put("name", "storehand").put("title", "Storehand").put("version", version);
  }

  /** A result given as a tree, which is completed by what its era wants. */
  byte[] result(Message message, ObjectNode result) {
    if (message.modern()) {
      if (!result.has("resultType")) {
        result.put("resultType", "complete");
      }
      result.withObject("_meta").set(Protocol.META + "serverInfo", serverInfo());
    }
    byte[] body = Json.bytes(result);
    return begin(message, body.length + CLOSE.length).add(body).add(CLOSE).done();
  }

  /** The beginning of a result's message, up to the result, with room for what follows. */
  Assembly begin(Message message, int room) {
    JsonNode id = message.id().orElseThrow();
    byte[] written = id.isInt() ? Text.utf8(Integer.toString(id.intValue())) : Json.bytes(id);
    return new Assembly(BEGIN.length + written.length + RESULT.length + room)
        .add(BEGIN)
        .add(written)
        .add(RESULT);
  }

  /** What ends a result that is written by hand, with what its era wants. */
  byte[] end(boolean modern) {
    return modern ? modernEnd : END;
  }

  /** An error. The modern era leaves the id out where it is not known; the older ones say null. */
  byte[] error(Optional<JsonNode> id, boolean modern, RpcError error) {
    ObjectNode message = Json.object().put("jsonrpc", "2.0");
    id.ifPresentOrElse(
        known -> message.set("id", known),
        () -> {
          if (!modern) {
            message.putNull("id");
          }
        });
    message.set("error", error.error());
    return Json.bytes(message);
  }

  /** A notification or a question. */
  byte[] message(Optional<String> id, String method, ObjectNode params) {
    ObjectNode message = Json.object().put("jsonrpc", "2.0");
    id.ifPresent(known -> message.put("id", known));
    message.put("method", method).set("params", params);
    return Json.bytes(message);
  }
}
