package dev.storehand.core.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;

/** One connection to the SQLite file and its statements. */
final class SqliteLink implements AutoCloseable {
  private static final int BUSY_MILLIS = 5_000;
  private static final int PAUSE_MILLIS = 10;

  /** The part of an error code that says the kind of error. */
  private static final int PRIMARY = 0xFF;

  private final Connection connection;
  private final Statements statements;
  private volatile boolean rolledBack;

  private SqliteLink(Connection connection) {
    this.connection = connection;
    this.statements = new Statements(sql -> new SqlitePrepared(connection, sql));
  }

  /** The connection that writes; it also puts the file into WAL mode. */
  static SqliteLink writer(Path file) throws SQLException {
    SqliteLink link =
        open(
            file,
            "pragma journal_mode = wal",
            "pragma synchronous = full",
            "pragma foreign_keys = on",
            // Savepoints copy each page they change: in memory, not into a file.
            "pragma temp_store = memory",
            // In KiB: enough for the ends of all indexes that a bulk job writes to.
            "pragma cache_size = -24576",
            "pragma wal_autocheckpoint = " + Checkpoints.MOST);
    link.connection.unwrap(SQLiteConnection.class).addCommitListener(link.new Rollbacks());
    return link;
  }

  /** A connection that cannot write. */
  static SqliteLink reader(Path file) throws SQLException {
    return open(file, "pragma query_only = on");
  }

  /**
   * Opens the file. Switching it to WAL, and looking after what a killed process left, lock it and
   * do not wait for each other whatever the busy timeout says, so this waits for them.
   */
  private static SqliteLink open(Path file, String... pragmas) throws SQLException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BUSY_MILLIS);
    while (true) {
      try {
        return openNow(file, pragmas);
      } catch (SQLException e) {
        boolean busy = (e.getErrorCode() & PRIMARY) == SQLiteErrorCode.SQLITE_BUSY.code;
        if (!busy || System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
      }
    }
  }

  private static SqliteLink openNow(Path file, String... pragmas) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    // Before anything else: switching to WAL may already meet another process.
    config.setBusyTimeout(BUSY_MILLIS);
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    Connection connection = config.createConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      for (String pragma : pragmas) {
        statement.execute(pragma);
      }
      // Else the driver begins and commits an empty transaction after each statement, in case one
      // was left open.
      connection.setAutoCommit(false);
      statement.execute("rollback");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return new SqliteLink(connection);
  }

  Session session(boolean writable) {
    return new Session(Dialect.SQLITE, statements, writable);
  }

  /** A session for a write whose failed attempts are not taken back alone. */
  Session bareSession() {
    return new Session(Dialect.SQLITE, statements, true, false);
  }

  void execute(String sql) throws SQLException {
    statements.execute(sql);
  }

  /** Begins to write; SQLException where another process does. */
  void begin() throws SQLException {
    rolledBack = false;
    statements.execute("begin immediate");
  }

  /** Whether the transaction is gone since it began: some errors make SQLite undo all of it. */
  boolean isRolledBack() {
    return rolledBack;
  }

  private final class Rollbacks implements SQLiteCommitListener {
    @Override
    public void onCommit() {
      // Nothing is lost.
    }

    @Override
    public void onRollback() {
      rolledBack = true;
    }
  }

  @Override
  public void close() throws SQLException {
    statements.close();
    connection.close();
  }
}
