package dev.storehand.core.db;

/**
 * A statement the engine refused for a reason of ours: wrong SQL, a broken check. A defect, never
 * an answer.
 */
public final class SqlFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SqlFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
