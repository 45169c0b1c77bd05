package dev.storehand.core.db;

/**
 * The engine took the transaction back for another's sake: a deadlock, say. The same closure may
 * succeed next time.
 */
final class TryAgain extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TryAgain(Throwable cause) {
    super("try again", cause, false, false);
  }
}
