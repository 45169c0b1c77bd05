package dev.storehand.core.db;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The 503 of this package: the client is told little, the log is told why. */
final class Unavailable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private Unavailable() {}

  static Problem because(String what, Throwable cause) {
    LOG.warn("database unavailable: {} ({})", what, String.valueOf(cause.getMessage()));
    return Problem.of(Code.UNAVAILABLE, "The database cannot answer now.");
  }

  /** Too many wait already. Not logged: it happens in thousands. */
  static Problem busy() {
    return Problem.of(Code.UNAVAILABLE, "Too many writes are waiting.").header("Retry-After", "1");
  }

  static Problem closing() {
    return Problem.of(Code.UNAVAILABLE, "The server is shutting down.").header("Retry-After", "1");
  }
}
