package dev.storehand.core.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The engine for several nodes. Writes are READ COMMITTED and lock what they read to change; reads are REPEATABLE READ, so
 * that several statements see one state. Each kind has its own pool: a long export never starves writes.
 */
final class PostgresEngine implements Engine {
  private static final int WRITERS = 16;
  private static final int READERS = 8;
  private static final int WAIT_MILLIS = 5_000;
  private static final int ATTEMPTS = 5;
  private static final String LIMITS =
      "set lock_timeout = '5s'; set statement_timeout = '60s';"
          + " set idle_in_transaction_session_timeout = '60s'";

  private final HikariDataSource writers;
  private final HikariDataSource readers;
  private final AtomicLong writes = new AtomicLong();

  private PostgresEngine(HikariDataSource writers, HikariDataSource readers) {
    this.writers = writers;
    this.readers = readers;
  }

  static PostgresEngine open(Storage.Postgres storage, String migrations) {
    try {
      Migrations.postgres(storage, migrations).run();
    } catch (SQLException e) {
      throw Dialect.POSTGRES.failure("open", e);
    }
    return new PostgresEngine(
        pool(storage, "storehand-write", WRITERS, "TRANSACTION_READ_COMMITTED", false),
        pool(storage, "storehand-read", READERS, "TRANSACTION_REPEATABLE_READ", true));
  }

  private static HikariDataSource pool(
      Storage.Postgres storage, String name, int size, String isolation, boolean readOnly) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(storage.jdbcUrl());
    storage.user().ifPresent(config::setUsername);
    storage.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT_MILLIS);
    config.setAutoCommit(false);
    config.setReadOnly(readOnly);
    config.setTransactionIsolation(isolation);
    config.setConnectionInitSql(LIMITS);
    return new HikariDataSource(config);
  }

  @Override
  public <T> T read(Function<Session, T> work) {
    return once(readers, work, false, false);
  }

  @Override
  public <T> T write(Function<Session, T> work, boolean keep) {
    for (int attempt = 1; ; attempt++) {
      try {
        T result = once(writers, work, true, keep);
        writes.incrementAndGet();
        return result;
      } catch (TryAgain e) {
        if (attempt == ATTEMPTS) {
          throw Unavailable.because("write tried " + ATTEMPTS + " times", e.getCause());
        }
        pause(attempt);
      }
    }
  }

  private static <T> T once(
      HikariDataSource pool, Function<Session, T> work, boolean writable, boolean keep) {
    try (Connection connection = pool.getConnection();
        Statements statements = new Statements(connection)) {
      Session session = new Session(Dialect.POSTGRES, statements, writable);
      boolean done = false;
      try {
        T result = work.apply(session);
        session.throwFailure();
        done = keep;
        return result;
      } finally {
        session.end();
        end(connection, done);
      }
    } catch (SQLException e) {
      throw Dialect.POSTGRES.failure("connection or commit", e);
    }
  }

  private static void end(Connection connection, boolean commit) throws SQLException {
    if (commit) {
      connection.commit();
    } else if (!connection.isClosed()) {
      connection.rollback();
    }
  }

  /** Up to 5 ms longer each time, by chance, so that the same two do not meet again. */
  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(1, 1 + attempt * 5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Unavailable.because("write", e);
    }
  }

  @Override
  public void backup(Path file) {
    throw Problem.of(Code.CONFLICT, "A PostgreSQL database is copied with its own tools.")
        .hint("Run pg_dump.");
  }

  @Override
  public boolean ready() {
    try (Connection connection = readers.getConnection()) {
      return connection.isValid(WAIT_MILLIS / 1000);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public int queueLength() {
    return writers.getHikariPoolMXBean().getThreadsAwaitingConnection();
  }

  @Override
  public long batches() {
    return writes.get();
  }

  @Override
  public long writes() {
    return writes.get();
  }

  @Override
  public void close() {
    writers.close();
    readers.close();
  }
}
