package dev.storehand.core.db;

import java.sql.SQLException;

/**
 * One transaction on one connection, from begin to end. A failed statement ends it for all further
 * statements on both engines: PostgreSQL would refuse them, and SQLite may have taken everything
 * back and would commit each by itself.
 */
final class Session {
  private final Dialect dialect;
  private final Statements statements;
  private final boolean writable;
  private RuntimeException failure;
  private boolean ended;

  Session(Dialect dialect, Statements statements, boolean writable) {
    this.dialect = dialect;
    this.statements = statements;
    this.writable = writable;
  }

  Dialect dialect() {
    return dialect;
  }

  boolean writable() {
    return writable;
  }

  SqlText text(String text) {
    return SqlText.of(text, writable && dialect.hasRowLocks());
  }

  Statements statements() {
    if (ended) {
      throw new IllegalStateException("the transaction is over");
    }
    throwFailure();
    return statements;
  }

  /** Remembers that a statement failed; returns what to throw. */
  RuntimeException failed(String sql, SQLException error) {
    failure = dialect.failure(sql, error);
    return failure;
  }

  /** Whether the engine asked to run the whole transaction again. */
  boolean mustTryAgain() {
    return failure instanceof TryAgain;
  }

  /** Throws what a statement failed with, even if the closure has swallowed it. */
  void throwFailure() {
    if (failure != null) {
      throw failure;
    }
  }

  /** Nothing runs on it any more. */
  void end() {
    ended = true;
  }
}
