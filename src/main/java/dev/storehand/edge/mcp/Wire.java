package dev.storehand.edge.mcp;

import dev.storehand.core.schema.Json;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes JSON-RPC messages. What is large is spliced in as bytes that are ready. */
final class Wire {
  private final String version;
  private final byte[] serverMeta;

  Wire(String version) {
    this.version = version;
    ObjectNode meta = Json.object();
    meta.set(Protocol.META + "serverInfo", serverInfo());
    this.serverMeta = Json.bytes(meta);
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
    ByteArrayOutputStream out = begin(message, 256);
    out.writeBytes(Json.bytes(result));
    out.write('}');
    return out.toByteArray();
  }

  /** The beginning of a result's message, up to the result. */
  ByteArrayOutputStream begin(Message message, int size) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(size + 512);
    JsonNode id = message.id().orElseThrow();
    out.writeBytes(Text.utf8("{\"jsonrpc\":\"2.0\",\"id\":"));
    out.writeBytes(id.isInt() ? Text.utf8(Integer.toString(id.intValue())) : Json.bytes(id));
    out.writeBytes(Text.utf8(",\"result\":"));
    return out;
  }

  /**
   * The end of a result that is written by hand, with what its era wants; {@code more} are further
   * members.
   */
  byte[] end(Message message, ByteArrayOutputStream out, String more) {
    out.writeBytes(Text.utf8(more));
    if (message.modern()) {
      out.writeBytes(Text.utf8(",\"resultType\":\"complete\",\"_meta\":"));
      out.writeBytes(serverMeta);
    }
    out.writeBytes(Text.utf8("}}"));
    return out.toByteArray();
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
