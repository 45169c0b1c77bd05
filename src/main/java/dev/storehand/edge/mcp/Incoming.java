package dev.storehand.edge.mcp;

/**
 * One message as a transport hands it in.
 *
 * @param body JSON, UTF-8
 * @param token the caller's key, empty if none was sent
 * @param surface which tools it wants to see
 */
public record Incoming(byte[] body, Headers headers, String token, Surface surface) {}
