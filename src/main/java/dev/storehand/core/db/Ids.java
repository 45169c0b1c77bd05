package dev.storehand.core.db;

import java.time.Instant;

/** Where new ids come from. */
@FunctionalInterface
public interface Ids {

  /**
   * The prefix, an underscore and 26 characters; each id sorts after those given before by the same
   * object.
   *
   * @param now the transaction's time
   */
  String next(String prefix, Instant now);

  /** Random letters and digits that nobody can guess, about 6 bits each. */
  default String secret(int length) {
    return Chance.letters(length);
  }

  /** Real ones: milliseconds and chance, as a ULID in lower case. */
  static Ids ulids() {
    return new Ulids();
  }

  /**
   * 1, 2, 3 … of each prefix, as long as real ones: {@code sti_00000000000000000000000001}. For
   * tests.
   */
  static Ids counting() {
    return new CountingIds();
  }
}
