package dev.storehand.edge.mcp;

import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message that has been read.
 *
 * @param json the whole of it
 * @param params its parameters, empty if there are none
 * @param meta the parameters' {@code _meta}, empty if there is none
 * @param modern whether it belongs to {@link Protocol#MODERN} or, at least, to nothing older
 */
record Message(ObjectNode json, ObjectNode params, ObjectNode meta, boolean modern) {

  /**
   * Reads a message's text.
   *
   * @throws RpcError 400
   */
  static ObjectNode parse(byte[] body) {
    try {
      return Json.parse(body);
    } catch (Problem problem) {
      char first = first(body);
      if (first == '[') {
        throw RpcError.of(
            Protocol.INVALID_REQUEST,
            400,
            "Send one message at a time: batches ended with 2025-06-18");
      }
      throw RpcError.of(Protocol.PARSE_ERROR, 400, problem.detail());
    }
  }

  /** The first character that is not blank. */
  static char first(byte[] body) {
    for (byte each : body) {
      if (!Character.isWhitespace(each)) {
        return (char) each;
      }
    }
    return ' ';
  }

  static Message of(ObjectNode json, Headers headers) {
    ObjectNode params = json.get("params") instanceof ObjectNode given ? given : Json.object();
    ObjectNode meta = params.get("_meta") instanceof ObjectNode given ? given : Json.object();
    boolean newer =
        headers
            .get(Protocol.VERSION_HEADER)
            .map(String::strip)
            .filter(version -> !Protocol.LEGACY.contains(version) && !version.equals("2024-11-05"))
            .isPresent();
    return new Message(json, params, meta, newer || meta.has(Protocol.META + "protocolVersion"));
  }

  /**
   * Checks that it is JSON-RPC at all.
   *
   * @throws RpcError 400
   */
  void check() {
    boolean wellFormed =
        "2.0".equals(json.path("jsonrpc").asString(""))
            && (!json.has("method") || json.get("method").isString())
            && (json.has("method") || json.has("result") || json.has("error"));
    if (!wellFormed) {
      throw RpcError.of(Protocol.INVALID_REQUEST, 400, "The body must be one JSON-RPC 2.0 message");
    }
    if (json.hasNonNull("params") && !json.get("params").isObject()) {
      throw RpcError.of(Protocol.INVALID_PARAMS, 400, "params must be an object");
    }
    JsonNode id = json.get("id");
    if (id != null && !id.isString() && !id.isNumber() && !id.isNull()) {
      throw RpcError.of(Protocol.INVALID_REQUEST, 400, "id must be a string or a number");
    }
  }

  Optional<JsonNode> id() {
    JsonNode id = json.get("id");
    return id != null && (id.isString() || id.isNumber()) ? Optional.of(id) : Optional.empty();
  }

  /** The method, or an empty text where this is an answer to a question of ours. */
  String method() {
    return json.path("method").asString("");
  }

  /** A parameter that must be there as text. */
  String text(String name) {
    JsonNode value = params.path(name);
    if (!value.isString()) {
      throw RpcError.invalidParams(name + " must be a string");
    }
    return value.stringValue();
  }

  /** The parameter {@code arguments}, empty if there is none. */
  ObjectNode arguments() {
    JsonNode value = params.path("arguments");
    if (value.isMissingNode() || value.isNull()) {
      return Json.object();
    }
    if (value instanceof ObjectNode object) {
      return object;
    }
    throw RpcError.invalidParams("arguments must be an object");
  }

  /** What the client wants to be told the progress of its call under. */
  Optional<JsonNode> progressToken() {
    return Optional.ofNullable(meta.get("progressToken"))
        .filter(token -> token.isString() || token.isNumber());
  }

  JsonNode clientCapabilities() {
    return meta.path(Protocol.META + "clientCapabilities");
  }

  /**
   * Insists on something the client must be able to do.
   *
   * @throws RpcError 400 in the modern era; the older ones do not say
   */
  void require(String capability) {
    if (modern && !clientCapabilities().has(capability)) {
      throw RpcError.missing(capability);
    }
  }

  /** What the client answered to a question of a result that asked for input. */
  JsonNode input(String name) {
    return params.path("inputResponses").path(name);
  }
}
