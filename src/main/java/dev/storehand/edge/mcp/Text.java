package dev.storehand.edge.mcp;

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
}
