package dev.storehand.core.db;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that are the same in every run. */
final class CountingIds implements Ids {
  private final AtomicLong last = new AtomicLong();

  @Override
  public String next(String prefix, Instant now) {
    String digits = Long.toString(last.incrementAndGet());
    return prefix + "_" + "0".repeat(26 - digits.length()) + digits;
  }
}
