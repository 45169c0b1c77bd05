package dev.storehand.core.call;

import dev.storehand.core.db.WriteTx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256, in hexadecimal. Keys have 192 random bits or more, so a plain hash is enough to hide
 * them.
 */
public final class Digests {
  private static final int LETTERS = 40;

  private Digests() {}

  /**
   * A text that nobody can guess.
   *
   * @param text told once
   * @param hash SHA-256 of the text, kept to find it by
   */
  public record Fresh(String text, String hash) {}

  /** A fresh one that begins with a mark: 40 random letters and digits more, 238 bits. */
  public static Fresh fresh(WriteTx tx, String mark) {
    String text = mark + tx.secret(LETTERS);
    return new Fresh(text, sha256(text));
  }

  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
