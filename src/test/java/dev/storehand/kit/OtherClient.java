package dev.storehand.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Storage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A connection to PostgreSQL of the test's own. What it locks, the program waits for; so a test
 * decides where two of its writes meet.
 */
public final class OtherClient implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final Connection client;
  private final Connection observer;

  /** What is looked at while others wait. */
  public interface Look {
    void at() throws SQLException;
  }

  private OtherClient(Connection client, Connection observer) {
    this.client = client;
    this.observer = observer;
  }

  public static OtherClient of(TestApp app) throws SQLException {
    return new OtherClient(connect(app), connect(app));
  }

  private static Connection connect(TestApp app) throws SQLException {
    Connection connection =
        DriverManager.getConnection(((Storage.Postgres) app.storage()).jdbcUrl());
    connection.setAutoCommit(false);
    return connection;
  }

  public void run(String sql) throws SQLException {
    run(client, sql);
  }

  /** Keeps a row for itself until {@link #letGo}. */
  public void hold(String table, String id) throws SQLException {
    run("select from %s where id = '%s' for update".formatted(table, id));
  }

  /** Whether somebody holds a row now. */
  public boolean isHeld(String table, String id) throws SQLException {
    return waitsFor(table, id, "for update");
  }

  /** Whether somebody holds a row so that none can be made now that refers to it. */
  public boolean isBarred(String table, String id) throws SQLException {
    return waitsFor(table, id, "for key share");
  }

  private boolean waitsFor(String table, String id, String lock) throws SQLException {
    try {
      run(observer, "select from %s where id = '%s' %s nowait".formatted(table, id, lock));
      return false;
    } catch (SQLException e) {
      if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw e;
      }
      return true;
    } finally {
      observer.rollback();
    }
  }

  /** Keeps what it did, and lets go of what it held. */
  public void letGo() throws SQLException {
    client.commit();
  }

  /** Has something done that meets a row it holds, looks at what others hold then, and lets go. */
  public void meets(Runnable work, Look look) {
    meets(1, work, look);
  }

  /** The same with so many who do it at once, of which each has to wait. */
  public void meets(int workers, Runnable work, Look look) {
    Together.run(
        workers + 1,
        caller -> {
          if (caller > 0) {
            work.run();
            return caller;
          }
          try {
            untilWaiting(workers);
            look.at();
          } finally {
            letGo();
          }
          return caller;
        });
  }

  /** Returns once so many wait for a lock in this database. */
  private void untilWaiting(int count) throws SQLException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (waiting() < count) {
      assertThat(System.nanoTime()).as("%s wait for him", count).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private int waiting() throws SQLException {
    try (Statement statement = observer.createStatement();
        ResultSet found =
            statement.executeQuery(
                """
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'""")) {
      found.next();
      int waiting = found.getInt(1);
      observer.rollback();
      return waiting;
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    client.close();
    observer.close();
  }
}
