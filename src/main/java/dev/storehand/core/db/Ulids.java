package dev.storehand.core.db;

import java.security.SecureRandom;
import java.time.Instant;

/**
 * 48 bits of milliseconds and 80 of chance, in Crockford's alphabet. Within a millisecond, or when
 * the clock goes back, the chance counts up instead, so that this process never gives an id that
 * sorts before an earlier one.
 */
final class Ulids implements Ids {
  private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final int HALF_BITS = 40;
  private static final long HALF = (1L << HALF_BITS) - 1;

  private final SecureRandom random = new SecureRandom();
  private long millis = -1;
  private long high;
  private long low;

  @Override
  public synchronized String next(String prefix, Instant now) {
    long asked = now.toEpochMilli();
    if (asked > millis) {
      millis = asked;
      // The top bit stays clear, which leaves room to count up within the millisecond.
      high = random.nextLong() & (HALF >>> 1);
      low = random.nextLong() & HALF;
    } else {
      low = (low + 1) & HALF;
      high = low == 0 ? high + 1 : high;
    }
    StringBuilder id = new StringBuilder(prefix.length() + 27).append(prefix).append('_');
    write(id, millis, 10);
    write(id, high, 8);
    write(id, low, 8);
    return id.toString();
  }

  private static void write(StringBuilder to, long value, int characters) {
    for (int shift = (characters - 1) * 5; shift >= 0; shift -= 5) {
      to.append(ALPHABET[(int) (value >>> shift) & 31]);
    }
  }
}
