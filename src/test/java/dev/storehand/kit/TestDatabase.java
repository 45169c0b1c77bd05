package dev.storehand.kit;

import dev.storehand.core.db.Actor;
import dev.storehand.core.db.Database;
import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Scope;
import dev.storehand.core.db.Storage;
import dev.storehand.core.db.Via;
import dev.storehand.core.db.WriteTx;
import java.util.Set;
import java.util.function.Function;

/** A database of a test's own, a clock that stands still, and ids that count. */
public final class TestDatabase implements AutoCloseable {
  /** The shop that asks unless a test says otherwise. */
  public static final Scope SCOPE = scope("shp_1", Mode.LIVE);

  private final Dialect dialect;
  private final String schema;
  private final Storage storage;
  private final MovableClock clock = new MovableClock();
  private final Ids ids = Ids.counting();
  private Database database;

  private TestDatabase(Dialect dialect, String schema) {
    this.dialect = dialect;
    this.schema = schema;
    this.storage = Engines.fresh(dialect, schema);
    this.database = Database.open(storage, clock, ids, schema);
  }

  /** A fresh one with the tables of a folder of migrations. */
  public static TestDatabase open(Dialect dialect, String schema) {
    return new TestDatabase(dialect, schema);
  }

  /** A scope of some shop and mode, asked by a key of tests. */
  public static Scope scope(String shop, Mode mode) {
    return new Scope(shop, mode, new Actor("key_1", "tests", Set.of(Actor.ALL), Via.REST, "req_1"));
  }

  public <T> T read(Function<ReadTx, T> work) {
    return database.read(SCOPE, work);
  }

  public <T> T write(Function<WriteTx, T> work) {
    return database.write(SCOPE, work);
  }

  public Database database() {
    return database;
  }

  public Dialect dialect() {
    return dialect;
  }

  public Storage storage() {
    return storage;
  }

  public MovableClock clock() {
    return clock;
  }

  /** Closes it and opens the same data again. */
  public void reopen() {
    database.close();
    database = Database.open(storage, clock, ids, schema);
  }

  @Override
  public void close() {
    database.close();
    Engines.discard(storage);
  }

  @Override
  public String toString() {
    return dialect == Dialect.SQLITE ? "SQLite" : "PostgreSQL";
  }
}
