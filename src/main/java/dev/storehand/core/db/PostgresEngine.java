package dev.storehand.core.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The engine for several nodes. Writes are READ COMMITTED and lock what they read to change; reads
 * are REPEATABLE READ, so that several statements see one state. Each kind has its own pool: a long
 * export never starves writes.
 */
final class PostgresEngine implements Engine {
  private static final int WRITERS = 16;
  private static final int READERS = 8;
  private static final int WAIT_MILLIS = 5_000;
  private static final int ATTEMPTS = 5;

  /**
   * Shorter than a second, after which the engine looks for deadlocks: such a write ends before.
   */
  private static final String MOMENT = "100ms";

  private static final int MOST_UNDER_WAY = 100_000;
  private static final int LAST_CALL_SECONDS = 10;
  private static final String LIMITS =
      "set lock_timeout = '5s'; set statement_timeout = '60s';"
          // Shorter than a job's lease: a node that is stopped in mid-transaction loses its locks
          // before another takes over what it had claimed.
          + " set idle_in_transaction_session_timeout = '15s'";

  private final HikariDataSource writers;
  private final HikariDataSource readers;
  private final AtomicLong writes = new AtomicLong();
  private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
  private volatile boolean closed;

  private PostgresEngine(HikariDataSource writers, HikariDataSource readers) {
    this.writers = writers;
    this.readers = readers;
  }

  static PostgresEngine open(Storage.Postgres storage, String migrations) {
    storage.check();
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
    storage.connect(config);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT_MILLIS);
    config.setAutoCommit(false);
    config.setReadOnly(readOnly);
    config.setTransactionIsolation(isolation);
    config.setConnectionInitSql(LIMITS);
    // Committed by itself: else the limits fall with the first transaction that keeps nothing, and
    // a connection that nobody wants yet stands in a transaction until its own limit ends it.
    config.setIsolateInternalQueries(true);
    // Many rows of one insert become one statement.
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    return new HikariDataSource(config);
  }

  @Override
  public <T> T read(Function<Session, T> work) {
    return orUnavailable(() -> whileOpen(() -> untilDone(readers, work, false, false)));
  }

  @Override
  public <T> T write(Function<Session, T> work, boolean keep) {
    return orUnavailable(() -> written(work, keep));
  }

  private static <T> T orUnavailable(Supplier<T> work) {
    try {
      return work.get();
    } catch (Held e) {
      throw Unavailable.because(e.getMessage(), e.getCause());
    }
  }

  @Override
  public <T> Optional<T> writeUnlessHeld(Function<Session, T> work) {
    try {
      return Optional.of(written(session -> work.apply(session.waitingAtMost(MOMENT)), true));
    } catch (Held e) {
      return Optional.empty();
    }
  }

  private <T> T written(Function<Session, T> work, boolean keep) {
    T result = whileOpen(() -> untilDone(writers, work, true, keep));
    writes.incrementAndGet();
    return result;
  }

  private static <T> T untilDone(
      HikariDataSource pool, Function<Session, T> work, boolean writable, boolean keep) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(pool, work, writable, keep, attempt > 1);
      } catch (TryAgain e) {
        if (attempt == ATTEMPTS) {
          throw Unavailable.because("tried " + ATTEMPTS + " times", e.getCause());
        }
        pause(attempt);
      }
    }
  }

  /**
   * One attempt. The first sets no savepoints, which are two messages to the server for each item
   * of a job: where a part then fails that has changed something, the whole is done again with
   * them.
   */
  private static <T> T once(
      HikariDataSource pool,
      Function<Session, T> work,
      boolean writable,
      boolean keep,
      boolean undoes) {
    try (Connection connection = pool.getConnection();
        Statements statements = new Statements(sql -> new JdbcPrepared(connection, sql))) {
      Session session = new Session(Dialect.POSTGRES, statements, writable, undoes);
      // Without a commit, the pool rolls back what it is given back.
      T result = run(session, work);
      if (keep) {
        connection.commit();
      }
      return result;
    } catch (SQLException e) {
      throw Dialect.POSTGRES.failure("connection or commit", e);
    }
  }

  private static <T> T run(Session session, Function<Session, T> work) {
    try {
      T result = work.apply(session);
      session.throwFailure();
      return result;
    } catch (RuntimeException | Error e) {
      if (session.mustTryAgain()) {
        throw new TryAgain(e);
      }
      throw e;
    } finally {
      session.end();
    }
  }

  /** Counts what is under way, so that closing can wait for it: the pool would cut it off. */
  private <T> T whileOpen(Supplier<T> work) {
    if (closed || !underWay.tryAcquire()) {
      throw Unavailable.closing();
    }
    try {
      return work.get();
    } finally {
      underWay.release();
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
  public Dialect dialect() {
    return Dialect.POSTGRES;
  }

  @Override
  public void backup(Path file) {
    throw Problem.of(Code.CONFLICT, "A PostgreSQL database is copied with its own tools.")
        .hint("Run pg_dump.");
  }

  /** Autovacuum keeps the statistics. */
  @Override
  public void tidy() {}

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
    closed = true;
    try {
      underWay.tryAcquire(MOST_UNDER_WAY, LAST_CALL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    writers.close();
    readers.close();
  }
}
