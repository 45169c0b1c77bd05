package dev.storehand.edge.mcp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Small things done to text and bytes. */
final class Text {
  private static final int SHOWN = 200;

  private Text() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What a client sent, cut to what is worth repeating to it. */
  static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  /**
   * Writes compact JSON as the inside of a JSON string: there is nothing to escape but quotes and
   * backslashes.
   */
  static void quoteInto(ByteArrayOutputStream out, byte[] json) {
    int from = 0;
    for (int i = 0; i < json.length; i++) {
      if (json[i] == '"' || json[i] == '\\') {
        out.write(json, from, i - from);
        out.write('\\');
        from = i;
      }
    }
    out.write(json, from, json.length - from);
  }
}
