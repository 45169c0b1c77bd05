package dev.storehand.edge.mcp;

import dev.storehand.core.schema.Json;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message that cannot be answered with a result. It has no stack trace: it is an answer, not a
 * defect.
 */
final class RpcError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final int status;
  private final int legacyStatus;
  private final transient Optional<ObjectNode> data;
  private final transient Map<String, String> headers;

  private RpcError(
      int code,
      int status,
      int legacyStatus,
      String message,
      Optional<ObjectNode> data,
      Map<String, String> headers) {
    super(message, null, false, false);
    this.code = code;
    this.status = status;
    this.legacyStatus = legacyStatus;
    this.data = data;
    this.headers = headers;
  }

  /** An error with the same HTTP status in both eras. */
  static RpcError of(int code, int status, String message) {
    return new RpcError(code, status, status, message, Optional.empty(), Map.of());
  }

  /**
   * Parameters that make no sense; the handshake revisions want HTTP 200 for every answer to a good
   * request.
   */
  static RpcError invalidParams(String message) {
    return new RpcError(Protocol.INVALID_PARAMS, 400, 200, message, Optional.empty(), Map.of());
  }

  static RpcError unknownMethod(String method) {
    return new RpcError(
        Protocol.METHOD_NOT_FOUND,
        404,
        200,
        "Method not found: " + Text.shortened(method),
        Optional.empty(),
        Map.of());
  }

  static RpcError mismatch(String why) {
    return of(Protocol.HEADER_MISMATCH, 400, "Header mismatch: " + why);
  }

  /** Something the client would have to be able to do. */
  static RpcError missing(String capability) {
    ObjectNode data = Json.object();
    data.putObject("requiredCapabilities").putObject(capability);
    return of(Protocol.MISSING_CAPABILITY, 400, "This needs the client capability " + capability)
        .with(data);
  }

  /** An extension that the client would have to take. */
  static RpcError missingExtension(String extension) {
    ObjectNode data = Json.object();
    data.putObject("requiredCapabilities").putObject("extensions").putObject(extension);
    return of(Protocol.MISSING_CAPABILITY, 400, "This needs the client extension " + extension)
        .with(data);
  }

  RpcError with(ObjectNode more) {
    return new RpcError(code, status, legacyStatus, getMessage(), Optional.of(more), headers);
  }

  RpcError with(Map<String, String> more) {
    return new RpcError(code, status, legacyStatus, getMessage(), data, Map.copyOf(more));
  }

  int status(boolean modern) {
    return modern ? status : legacyStatus;
  }

  Map<String, String> headers() {
    return headers;
  }

  /** The {@code error} member. */
  ObjectNode error() {
    ObjectNode error = Json.object().put("code", code).put("message", getMessage());
    data.ifPresent(more -> error.set("data", more));
    return error;
  }
}
