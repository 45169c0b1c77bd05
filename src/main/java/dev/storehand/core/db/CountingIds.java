package dev.storehand.core.db;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that are the same in every run. */
final class CountingIds implements Ids {
  private final Map<String, AtomicLong> last = new ConcurrentHashMap<>();

  @Override
  public String next(String prefix, Instant now) {
    String digits =
        Long.toString(last.computeIfAbsent(prefix, p -> new AtomicLong()).incrementAndGet());
    return prefix + "_" + "0".repeat(26 - digits.length()) + digits;
  }
}
