package dev.storehand.edge.mcp;

import dev.storehand.core.schema.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The modern era's rules for a request: what it must say of itself, and that the headers, which
 * proxies route by, say the same as the body.
 */
final class Mirrors {
  private static final String ENCODED = "=?base64?";

  private Mirrors() {}

  /**
   * Checks a modern request.
   *
   * @throws RpcError 400
   */
  static void check(Message message, Headers headers) {
    JsonNode version = message.meta().path(Protocol.META + "protocolVersion");
    if (!version.isString()) {
      throw RpcError.of(
          Protocol.INVALID_PARAMS, 400, "_meta lacks " + Protocol.META + "protocolVersion");
    }
    if (!message.clientCapabilities().isObject()) {
      throw RpcError.of(
          Protocol.INVALID_PARAMS, 400, "_meta lacks " + Protocol.META + "clientCapabilities");
    }
    if (headers.mirrored()) {
      same(headers, Protocol.VERSION_HEADER, version.stringValue());
    }
    if (!version.stringValue().equals(Protocol.MODERN)) {
      throw unsupported(version.stringValue());
    }
    if (headers.mirrored()) {
      same(headers, "Mcp-Method", message.method());
      name(message).ifPresent(name -> same(headers, "Mcp-Name", name));
    }
  }

  private static RpcError unsupported(String version) {
    ObjectNode data = Json.object();
    ArrayNode supported = data.putArray("supported");
    Protocol.ALL.forEach(supported::add);
    data.put("requested", Text.shortened(version));
    return RpcError.of(Protocol.UNSUPPORTED_VERSION, 400, "Unsupported protocol version")
        .with(data);
  }

  private static Optional<String> name(Message message) {
    JsonNode name =
        switch (message.method()) {
          case "tools/call", "prompts/get" -> message.params().path("name");
          case "resources/read" -> message.params().path("uri");
          case "tasks/get", "tasks/update", "tasks/cancel" -> message.params().path("taskId");
          default -> message.params().path("");
        };
    return name.isString() ? Optional.of(name.stringValue()) : Optional.empty();
  }

  private static void same(Headers headers, String header, String expected) {
    String sent =
        headers.get(header).orElseThrow(() -> RpcError.mismatch(header + " is missing")).strip();
    if (!decoded(header, sent).equals(expected)) {
      throw RpcError.mismatch(
          header
              + " is '"
              + Text.shortened(sent)
              + "' but the body says '"
              + Text.shortened(expected)
              + "'");
    }
  }

  /** What does not fit into a header comes as Base64 between marks. */
  private static String decoded(String header, String sent) {
    if (!sent.startsWith(ENCODED) || !sent.endsWith("?=") || sent.length() < ENCODED.length() + 2) {
      return sent;
    }
    String inner = sent.substring(ENCODED.length(), sent.length() - 2);
    try {
      if (inner.length() % 4 == 0) {
        return new String(Base64.getDecoder().decode(inner), StandardCharsets.UTF_8);
      }
    } catch (IllegalArgumentException e) {
      // Told below: not Base64 is told the same as Base64 cut short.
    }
    throw RpcError.mismatch(header + " is not valid Base64");
  }
}
