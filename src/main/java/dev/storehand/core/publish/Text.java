package dev.storehand.core.publish;

import dev.storehand.core.schema.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/**
 * A public text, ready to send.
 *
 * @param mediaType as Content-Type says it
 * @param bytes the content, shared and not to be changed
 * @param etag a strong ETag of the content, quotes included
 */
public record Text(String mediaType, byte[] bytes, String etag) {
  static final String JSON = "application/json";

  private static final int ETAG_BYTES = 16;

  /** A text of these bytes. */
  public static Text of(String mediaType, byte[] bytes) {
    return new Text(mediaType, bytes, '"' + digest(bytes) + '"');
  }

  static Text markdown(String text) {
    return of("text/markdown; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  static Text plain(String text) {
    return of("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  static Text html(String text) {
    return of("text/html; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  static Text json(JsonNode tree) {
    return of(JSON, Json.bytes(tree));
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, ETAG_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
