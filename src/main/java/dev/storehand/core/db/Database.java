package dev.storehand.core.db;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * The one way to the data. A read sees one consistent state; a write happens wholly or not at all,
 * and is durable when the call returns. Whatever the closure throws reaches the caller. A {@code
 * Problem} unavailable means: not done, unless PostgreSQL was lost during the commit itself, which
 * nobody can tell.
 */
public final class Database implements AutoCloseable {
  private final Storage storage;
  private final Engine engine;
  private final Clock clock;
  private final Ids ids;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Database(Storage storage, Engine engine, Clock clock, Ids ids) {
    this.storage = storage;
    this.engine = engine;
    this.clock = clock;
    this.ids = ids;
  }

  /** Opens the storage, having brought its tables up to date. */
  public static Database open(Storage storage, Clock clock, Ids ids) {
    return open(storage, clock, ids, "schema");
  }

  /**
   * The same with tables of one's own, as the tests of this package have.
   *
   * @param migrations a folder on the class path, with sub-folders {@code sqlite} and {@code
   *     postgres} where needed
   */
  public static Database open(Storage storage, Clock clock, Ids ids, String migrations) {
    Engine engine =
        storage instanceof Storage.Sqlite sqlite
            ? SqliteEngine.open(sqlite, migrations)
            : PostgresEngine.open((Storage.Postgres) storage, migrations);
    return new Database(storage, engine, clock, ids);
  }

  /** Runs a closure that only looks. */
  public <T> T read(Scope scope, Function<ReadTx, T> work) {
    return engine.read(session -> work.apply(reading(session, scope)));
  }

  /**
   * Runs a closure that only looks, and for which it does not matter if its statements see
   * different states; for one statement that saves the transaction around it.
   */
  public <T> T lookUp(Scope scope, Function<ReadTx, T> work) {
    return engine.lookUp(session -> work.apply(reading(session, scope)));
  }

  /** Runs a closure that may change things. */
  public <T> T write(Scope scope, Function<WriteTx, T> work) {
    return write(scope, Optional.empty(), work);
  }

  /**
   * Runs a closure that may change things.
   *
   * @param expectedVersion what {@link WriteTx#expecting} checks against
   */
  public <T> T write(Scope scope, Optional<Long> expectedVersion, Function<WriteTx, T> work) {
    T done = engine.write(session -> work.apply(writing(session, scope, expectedVersion)), true);
    HaltPoint.passed(scope);
    return done;
  }

  /**
   * The same for a write that holds much: where others hold what it wants for longer than a moment,
   * 100 ms, it lets go of all it has, nothing is done, and it is empty. So nobody waits for long
   * for a write that waits itself. SQLite has one writer, which never waits.
   */
  public <T> Optional<T> writeUnlessHeld(Scope scope, Function<WriteTx, T> work) {
    Optional<T> done =
        engine.writeUnlessHeld(session -> work.apply(writing(session, scope, Optional.empty())));
    if (done.isPresent()) {
      HaltPoint.passed(scope);
    }
    return done;
  }

  /** Does all that {@link #write} does, and keeps nothing. */
  public <T> T tryOut(Scope scope, Optional<Long> expectedVersion, Function<WriteTx, T> work) {
    return engine.write(session -> work.apply(writing(session, scope, expectedVersion)), false);
  }

  /**
   * Copies an embedded database to a new file while it is in use.
   *
   * @throws dev.storehand.core.problem.Problem conflict if the file exists, unprocessable on
   *     PostgreSQL
   */
  public void backup(Path file) {
    engine.backup(file);
  }

  /**
   * Brings up to date what the engine chooses its indexes by, where it does not do so itself; for
   * once a day.
   */
  public void tidy() {
    engine.tidy();
  }

  /** Opens the place where a scheduler keeps when its tasks run next; it is the caller's. */
  public ClockTable clockTable() {
    return ClockTable.open(storage);
  }

  /** Which engine it is. */
  public Dialect dialect() {
    return engine.dialect();
  }

  /** Whether a read would be answered now. */
  public boolean ready() {
    return engine.ready();
  }

  /** How many callers wait to write. */
  public int queueLength() {
    return engine.queueLength();
  }

  /** Commits since the start. */
  public long batches() {
    return engine.batches();
  }

  /**
   * Writes in these commits; their ratio to the batches tells how well writes share the disk's
   * flush.
   */
  public long writes() {
    return engine.writes();
  }

  /**
   * Refuses new calls, finishes those under way or waiting, and closes. Closing again does nothing.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      engine.close();
    }
  }

  private Reading reading(Session session, Scope scope) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Reading(session, scope, now);
  }

  private Writing writing(Session session, Scope scope, Optional<Long> expectedVersion) {
    return new Writing(reading(session, scope), ids, expectedVersion);
  }
}
