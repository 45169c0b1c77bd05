package dev.storehand.core.db;

import java.util.concurrent.atomic.AtomicLong;

/**
 * For crash tests: ends the process at once, as a power cut would, at the n-th point that the
 * transactions of jobs pass. A point lies after each of their statements and after each commit.
 * Where {@code -Dstorehand.halt.at} is not set, which is always but then, it does nothing.
 */
final class HaltPoint {
  private static final long AT = Long.getLong("storehand.halt.at", 0);
  private static final int KILLED = 137;
  private static final AtomicLong PASSED = new AtomicLong();

  private HaltPoint() {}

  /** A point was reached by whoever asks. */
  static void passed(Scope scope) {
    if (AT > 0 && scope.actor().via() == Via.JOB && PASSED.incrementAndGet() == AT) {
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
