package dev.storehand.core.db;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The 503 of this package: the client is told little, the log is told why. */
final class Unavailable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private static final long SECOND = 1_000_000_000L;

  /** A full disk fails thousands of writes a second: one line a second says it as well. */
  private static final AtomicLong LAST_LOGGED = new AtomicLong(System.nanoTime() - SECOND);

  private Unavailable() {}

  static Problem because(String what, Throwable cause) {
    long now = System.nanoTime();
    long last = LAST_LOGGED.get();
    if (now - last >= SECOND && LAST_LOGGED.compareAndSet(last, now)) {
      String statement = what.replaceAll("\\s+", " ").strip();
      LOG.warn("database unavailable: {} ({})", cause.getMessage(), statement);
    }
    return Problem.of(Code.UNAVAILABLE, "The database cannot answer now.");
  }

  /** Too many wait already. Not logged: it happens in thousands. */
  static Problem busy() {
    return Problem.of(Code.UNAVAILABLE, "Too many writes are waiting.");
  }

  static Problem closing() {
    return Problem.of(Code.UNAVAILABLE, "The server is shutting down.");
  }
}
