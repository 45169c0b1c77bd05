package dev.storehand.core.action;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding as addresses have it, strictly: nothing is guessed and nothing replaced. */
public final class Percent {
  /** What a reader of addresses puts in place of bytes that are not UTF-8. */
  private static final char REPLACED = '\uFFFD';

  private Percent() {}

  /**
   * A part of an address as the text it means.
   *
   * @param plusIsBlank whether a plus stands for a blank, as in a query, or for itself, as in a
   *     path
   * @throws Problem 400 where it is broken, not UTF-8, or holds what no text may hold
   */
  public static String decoded(String part, boolean plusIsBlank) {
    if (part.indexOf(REPLACED) >= 0) {
      throw broken();
    }
    if (part.indexOf('%') < 0 && part.indexOf('+') < 0) {
      return clean(part);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(part.length());
    int start = 0;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == '%' || (c == '+' && plusIsBlank)) {
        bytes.writeBytes(part.substring(start, i).getBytes(StandardCharsets.UTF_8));
        bytes.write(c == '%' ? escaped(part, i) : ' ');
        i += c == '%' ? 2 : 0;
        start = i + 1;
      }
    }
    bytes.writeBytes(part.substring(start).getBytes(StandardCharsets.UTF_8));
    return clean(text(bytes.toByteArray()));
  }

  private static int escaped(String part, int at) {
    try {
      return HexFormat.fromHexDigits(part, at + 1, at + 3);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw broken();
    }
  }

  private static String text(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw broken();
    }
  }

  private static String clean(String text) {
    if (!Json.clean(text)) {
      throw Problem.of(
          Code.INVALID_REQUEST,
          "The address holds a character that no text may hold (U+0000 or half a pair)");
    }
    return text;
  }

  private static Problem broken() {
    return Problem.of(
        Code.INVALID_REQUEST, "The address has a broken percent-encoding; it must be UTF-8");
  }
}
