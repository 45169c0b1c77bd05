package dev.storehand.core.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Where a scheduler keeps when its tasks run next: a table of the PostgreSQL database, or a file
 * beside the embedded one, whose single writer it must not meet. It may be lost: it says when to
 * look, and the other tables say what is due.
 */
public final class ClockTable implements AutoCloseable {
  /** The name of the table on both engines. */
  public static final String NAME = "clock_task";

  private static final String FILE = "clock.db";
  private static final int CONNECTIONS = 2;

  /** Connections are few and used every few seconds; idle ones are given back after a minute. */
  private static final int IDLE_MILLIS = 60_000;

  private static final String TABLE =
      """
      create table if not exists clock_task (
        task_name text not null,
        task_instance text not null,
        task_data blob,
        execution_time timestamp,
        picked boolean not null,
        picked_by text,
        last_success timestamp,
        last_failure timestamp,
        consecutive_failures integer,
        last_heartbeat timestamp,
        version bigint not null,
        priority smallint,
        state text,
        constraint clock_task_pk primary key (task_name, task_instance)
      )""";

  private final HikariDataSource pool;

  private ClockTable(HikariDataSource pool) {
    this.pool = pool;
  }

  static ClockTable open(Storage storage) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("storehand-clock");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setIdleTimeout(IDLE_MILLIS);
    if (storage instanceof Storage.Postgres postgres) {
      postgres.connect(config);
      return new ClockTable(new HikariDataSource(config));
    }
    Path file = ((Storage.Sqlite) storage).folder().resolve(FILE);
    config.setJdbcUrl(
        "jdbc:sqlite:" + file + "?busy_timeout=5000&journal_mode=WAL&synchronous=NORMAL");
    HikariDataSource pool = new HikariDataSource(config);
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
      return new ClockTable(pool);
    } catch (SQLException e) {
      pool.close();
      throw Dialect.SQLITE.failure("open " + FILE, e);
    }
  }

  /** Connections to it, few. */
  public DataSource source() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
