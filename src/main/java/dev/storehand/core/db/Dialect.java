package dev.storehand.core.db;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The few facts in which the engines differ. Only the search stores ask which one it is. */
public enum Dialect {
  SQLITE {
    private static final Set<SQLiteErrorCode> UNIQUE =
        Set.of(
            SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE,
            SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY,
            SQLiteErrorCode.SQLITE_CONSTRAINT_ROWID);

    /** busy, locked, nomem, interrupt, ioerr, full, cantopen, protocol. */
    private static final Set<Integer> UNAVAILABLE = Set.of(5, 6, 7, 9, 10, 13, 14, 15);

    @Override
    boolean isUniqueViolation(SQLException error) {
      return error instanceof SQLiteException e && UNIQUE.contains(e.getResultCode());
    }

    @Override
    boolean isWorthAnotherTry(SQLException error) {
      return false;
    }

    @Override
    boolean isUnavailable(SQLException error) {
      return UNAVAILABLE.contains(error.getErrorCode());
    }

    @Override
    boolean isHeld(SQLException error) {
      return false;
    }

    @Override
    String constraint(SQLException error) {
      String message = String.valueOf(error.getMessage());
      int at = message.lastIndexOf("failed: ");
      return at < 0 ? message : message.substring(at + "failed: ".length()).replace(")", "");
    }

    @Override
    public String sumOf(String column, String field) {
      return "(select coalesce(sum(json_extract(e.value, '$.%2$s')), 0) from json_each(%1$s) e)"
          .formatted(column, field);
    }

    @Override
    Map<String, String> placeholders() {
      return Map.of("bigint", "integer", "boolean", "integer", "strict", " strict", "sorted", "");
    }
  },

  POSTGRES {
    private static final Set<String> AGAIN = Set.of("40001", "40P01");

    @Override
    boolean isUniqueViolation(SQLException error) {
      return "23505".equals(error.getSQLState());
    }

    @Override
    boolean isWorthAnotherTry(SQLException error) {
      return error.getSQLState() != null && AGAIN.contains(error.getSQLState());
    }

    /** No connection, no resources, shut down, a statement that took too long. */
    @Override
    boolean isUnavailable(SQLException error) {
      String state = error.getSQLState();
      return state == null
          || state.startsWith("08")
          || state.startsWith("53")
          || state.startsWith("57");
    }

    @Override
    boolean isHeld(SQLException error) {
      return "55P03".equals(error.getSQLState());
    }

    @Override
    String constraint(SQLException error) {
      // What fails in a batch comes wrapped.
      SQLException own = error instanceof BatchUpdateException ? error.getNextException() : error;
      ServerErrorMessage message =
          own instanceof PSQLException e ? e.getServerErrorMessage() : null;
      return message == null || message.getConstraint() == null ? "" : message.getConstraint();
    }

    @Override
    public String sumOf(String column, String field) {
      return """
          (select coalesce(sum(cast(e.value ->> '%2$s' as bigint)), 0)
            from jsonb_array_elements(cast(%1$s as jsonb)) e)"""
          .formatted(column, field);
    }

    @Override
    Map<String, String> placeholders() {
      return Map.of(
          "bigint", "bigint", "boolean", "boolean", "strict", "", "sorted", " collate \"C\"");
    }
  };

  abstract boolean isUniqueViolation(SQLException error);

  /** Whether the engine asks to run the whole transaction again: a deadlock, a lost race. */
  abstract boolean isWorthAnotherTry(SQLException error);

  /** Whether the engine, not the statement, is the reason. */
  abstract boolean isUnavailable(SQLException error);

  /** Whether another write held a row for longer than this one may wait. */
  abstract boolean isHeld(SQLException error);

  abstract String constraint(SQLException error);

  /**
   * The sum of a field over the objects of a JSON list.
   *
   * @param column where the list is kept
   */
  public abstract String sumOf(String column, String field);

  /** What Flyway puts for {@code ${name}} in a migration. */
  abstract Map<String, String> placeholders();

  /** Whether rows must be locked to be changed by what was read. */
  boolean hasRowLocks() {
    return this == POSTGRES;
  }

  /**
   * Whether only the statement is to blame, so that what came before it in the transaction holds.
   */
  boolean isOfTheStatement(RuntimeException failure) {
    return failure instanceof Taken || failure instanceof SqlFailure;
  }

  /**
   * How many items of a job are done in one transaction: as many as keep others waiting for a few
   * hundredths of a second.
   */
  public int chunk() {
    return this == SQLITE ? 100 : 50;
  }

  /** The exception a failed statement becomes. */
  RuntimeException failure(String what, SQLException error) {
    if (isUniqueViolation(error)) {
      return new Taken(constraint(error), error);
    }
    if (isWorthAnotherTry(error)) {
      return new TryAgain(error);
    }
    if (isHeld(error)) {
      return new Held(what, error);
    }
    return isUnavailable(error)
        ? Unavailable.because(what, error)
        : new SqlFailure(error.getMessage() + "\n" + what, error);
  }
}
