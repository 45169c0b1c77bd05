package dev.storehand.core.db;

import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * One transaction on one connection, from begin to end. A failed statement ends it for all further
 * statements on both engines: PostgreSQL would refuse them, and SQLite may have taken everything
 * back and would commit each by itself.
 */
final class Session {
  private final Dialect dialect;
  private final Statements statements;
  private final boolean writable;
  private final boolean undoes;
  private RuntimeException failure;
  private boolean ended;
  private boolean spoiled;
  private long changes;

  Session(Dialect dialect, Statements statements, boolean writable) {
    this(dialect, statements, writable, true);
  }

  /**
   * A session.
   *
   * @param undoes whether an attempt that fails is taken back alone. Where it is not, one that
   *     fails after it has changed something spoils the whole session, which whoever opened it runs
   *     again with savepoints: they cost a copy of each page that is changed under them.
   */
  Session(Dialect dialect, Statements statements, boolean writable, boolean undoes) {
    this.dialect = dialect;
    this.statements = statements;
    this.writable = writable;
    this.undoes = undoes;
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

  /** A statement of the engine's own, which is of no shop. */
  Sql sql(String text) {
    return new Sql(this, text(text), Scope.none());
  }

  Statements statements() {
    if (ended) {
      throw new IllegalStateException("the transaction is over");
    }
    throwFailure();
    return statements;
  }

  /**
   * Runs a part that is taken back alone where it throws. What the engine itself failed with, such
   * as a full disk, stays: a savepoint does not survive it.
   */
  <T> T attempt(Supplier<T> work) {
    return undoes ? savedAttempt(work) : bareAttempt(work);
  }

  private <T> T bareAttempt(Supplier<T> work) {
    long before = changes;
    try {
      T result = work.get();
      throwFailure();
      return result;
    } catch (RuntimeException e) {
      if (failure == null && changes > before) {
        failure = new TryAgain(e);
      }
      spoiled |= failure != null;
      throw e;
    }
  }

  private <T> T savedAttempt(Supplier<T> work) {
    execute("savepoint item");
    try {
      T result = work.get();
      throwFailure();
      execute("release savepoint item");
      return result;
    } catch (RuntimeException e) {
      if (failure == null || dialect.isOfTheStatement(failure)) {
        failure = null;
        execute("rollback to savepoint item");
        execute("release savepoint item");
      }
      throw e;
    }
  }

  /** The same session, whose statements wait no longer than this for a row that others hold. */
  Session waitingAtMost(String time) {
    execute("set local lock_timeout = '" + time + "'");
    return this;
  }

  private void execute(String sql) {
    try {
      statements().execute(sql);
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /** Remembers that a statement failed; returns what to throw. */
  RuntimeException failed(String sql, SQLException error) {
    failure = dialect.failure(sql, error);
    return failure;
  }

  /** A statement that is not a mere select is about to be run. */
  void changing() {
    changes++;
  }

  /**
   * Whether there is something to take back where the session is not kept, or nobody can tell what
   * is left: the engine itself may have taken back more than a statement.
   */
  boolean hasTraces() {
    return changes > 0 || (failure != null && !dialect.isOfTheStatement(failure));
  }

  /** Whether an attempt failed that would have been taken back alone where savepoints are set. */
  boolean isSpoiled() {
    return spoiled;
  }

  /**
   * Whether the whole transaction is to be run again: the engine asked for it, or a part failed
   * that savepoints would have taken back alone.
   */
  boolean mustTryAgain() {
    return failure instanceof TryAgain || (spoiled && dialect.isOfTheStatement(failure));
  }

  /** Whether a statement failed, so that no other can be run. */
  boolean hasFailed() {
    return failure != null;
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
