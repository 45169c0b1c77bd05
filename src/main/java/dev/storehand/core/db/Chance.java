package dev.storehand.core.db;

import java.security.SecureRandom;

/** What nobody can guess. */
final class Chance {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private Chance() {}

  static String letters(int length) {
    StringBuilder text = new StringBuilder(length);
    RANDOM.ints(length, 0, LETTERS.length()).forEach(i -> text.append(LETTERS.charAt(i)));
    return text.toString();
  }
}
