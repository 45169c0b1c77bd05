package dev.storehand.core.call;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** How many streams a shop follows at once on this node, which is bounded. */
final class StreamPlaces {
  static final int MOST = 20;

  private final Map<String, Integer> taken = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** A place among a shop's streams. */
  @FunctionalInterface
  interface Place {
    /** Gives it back; a second time does nothing. */
    void leave();
  }

  /**
   * Takes a place.
   *
   * @throws Problem 429 where none is left
   */
  Place take(String shop) {
    if (taken.merge(shop, 1, Integer::sum) > MOST) {
      leave(shop);
      throw Problem.of(
              Code.RATE_LIMITED,
              "This shop follows " + MOST + " streams already, which is the most")
          .hint("Close one, or ask now and then instead: the same call takes wait as JSON.")
          .header("Retry-After", "5");
    }
    AtomicBoolean left = new AtomicBoolean();
    return () -> {
      if (left.compareAndSet(false, true)) {
        leave(shop);
      }
    };
  }

  /** From now on no stream goes on. */
  void close() {
    closed = true;
  }

  boolean closed() {
    return closed;
  }

  private void leave(String shop) {
    taken.computeIfPresent(shop, (id, count) -> count == 1 ? null : count - 1);
  }
}
