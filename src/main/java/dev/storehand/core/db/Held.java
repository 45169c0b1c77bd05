package dev.storehand.core.db;

/** Another write held a row for longer than this one may wait; nothing of this one is done. */
final class Held extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A write that waited too long.
   *
   * @param what the statement that waited
   */
  Held(String what, Throwable cause) {
    super(what, cause, false, false);
  }
}
