package dev.storehand.core.call;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Points per shop in any 60 seconds, exactly: every charge is remembered until it leaves the
 * window. Kept in memory, so each node of a cluster counts for itself.
 */
public final class Limits {
  private static final int WINDOW_SECONDS = 60;
  private static final long WINDOW_MILLIS = WINDOW_SECONDS * 1000L;

  private final int limit;
  private final Clock clock;
  private final Map<String, Window> windows = new ConcurrentHashMap<>();

  /** Limits of this many points; 0 switches them off. */
  public Limits(int limit, Clock clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /**
   * Takes the points of one call.
   *
   * @throws Problem 429 with Retry-After, when nothing was taken
   */
  public Rate charge(String shop, int points) {
    return limit == 0 ? off() : windows.computeIfAbsent(shop, key -> new Window()).charge(points);
  }

  /** Where a shop stands, without taking anything. */
  public Rate of(String shop) {
    return limit == 0 ? off() : windows.computeIfAbsent(shop, key -> new Window()).charge(0);
  }

  private static Rate off() {
    return new Rate(0, 0, 0, WINDOW_SECONDS);
  }

  private final class Window {
    private final ArrayDeque<long[]> charges = new ArrayDeque<>();
    private int used;

    synchronized Rate charge(int points) {
      long now = clock.millis();
      // A clock that was set back must not leave charges to come: they would block for as long.
      if (!charges.isEmpty() && charges.peekLast()[0] > now) {
        charges.forEach(charge -> charge[0] = Math.min(charge[0], now));
      }
      while (!charges.isEmpty() && charges.peekFirst()[0] <= now - WINDOW_MILLIS) {
        used -= (int) charges.pollFirst()[1];
      }
      if (used + points > limit) {
        throw refused(points, now);
      }
      if (points > 0) {
        charges.addLast(new long[] {now, points});
        used += points;
      }
      return state(now);
    }

    private Rate state(long now) {
      long reset = charges.isEmpty() ? 0 : seconds(charges.peekLast()[0] + WINDOW_MILLIS - now);
      return new Rate(limit, limit - used, reset, WINDOW_SECONDS);
    }

    private Problem refused(int points, long now) {
      int toFree = used + points - limit;
      long wait = WINDOW_SECONDS;
      for (long[] charge : charges) {
        toFree -= (int) charge[1];
        if (toFree <= 0) {
          wait = seconds(charge[0] + WINDOW_MILLIS - now);
          break;
        }
      }
      return Problem.of(
              Code.RATE_LIMITED,
              "This shop has used its "
                  + limit
                  + " points in the last "
                  + WINDOW_SECONDS
                  + " seconds; reads cost 1, writes 2")
          .hint("Wait " + wait + " s. One bulk action costs 2 points, however many items it has.")
          .header("Retry-After", Long.toString(wait));
    }

    private static long seconds(long millis) {
      return Math.max(1, (millis + 999) / 1000);
    }
  }
}
