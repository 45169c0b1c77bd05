package dev.storehand.edge.mcp;

import java.util.List;
import java.util.stream.Stream;

/** Words of the protocol that more than one class needs. */
final class Protocol {
  /** The revision without sessions, in which every request says for itself what it needs. */
  static final String MODERN = "2026-07-28";

  /** The revisions that begin with {@code initialize}, newest first. */
  static final List<String> LEGACY = List.of("2025-11-25", "2025-06-18", "2025-03-26");

  static final List<String> ALL = Stream.concat(Stream.of(MODERN), LEGACY.stream()).toList();

  /** Before what the protocol itself puts into {@code _meta}. */
  static final String META = "io.modelcontextprotocol/";

  static final String VERSION_HEADER = "MCP-Protocol-Version";
  static final String SESSION_HEADER = "Mcp-Session-Id";

  /** JSON-RPC's and MCP's error codes. */
  static final int PARSE_ERROR = -32700;

  static final int INVALID_REQUEST = -32600;
  static final int METHOD_NOT_FOUND = -32601;
  static final int INVALID_PARAMS = -32602;
  static final int INTERNAL_ERROR = -32603;
  static final int HEADER_MISMATCH = -32020;
  static final int MISSING_CAPABILITY = -32021;
  static final int UNSUPPORTED_VERSION = -32022;
  static final int RESOURCE_NOT_FOUND_LEGACY = -32002;

  /** Ours, for what the problem in {@code data} says. */
  static final int REFUSED = -32000;

  private Protocol() {}
}
