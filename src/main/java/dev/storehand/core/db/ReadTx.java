package dev.storehand.core.db;

import java.time.Instant;

/**
 * One consistent view of the data, for one shop and mode. Used on one thread, and not after its
 * closure has returned.
 */
public interface ReadTx {

  /**
   * A statement on this shop's data; {@code :shop} and {@code :mode} are bound for you. {@code {for
   * update}} in the text, also {@code {for update of x}} or with {@code skip locked}, locks rows
   * where the transaction may write and the engine has row locks, and is nothing elsewhere: one
   * text serves reads and writes. {@code {for share}} keeps others from changing a parent that many
   * writes lean on at once; never change such a row in the same write. {@code {for no key update}}
   * is for a row that is changed but never deleted: who only refers to it need not wait.
   *
   * @throws IllegalArgumentException if the text does not mention both {@code :shop} and {@code
   *     :mode}
   */
  Sql sql(String text);

  /** A statement that need not mention shop and mode: keys by their hash, the shops themselves. */
  Sql unscoped(String text);

  /**
   * The rows of a list action, a page or a cursor's step at a time.
   *
   * @param columns what stands between select and from
   * @param from the tables and a where clause, which must mention {@code :shop} and {@code :mode}
   */
  Select select(Paging paging, String columns, String from);

  /** The same for the few tables without a shop; {@code from} must still have a where clause. */
  Select selectUnscoped(Paging paging, String columns, String from);

  /** The transaction's time in whole milliseconds, the same whenever it is asked. */
  Instant now();

  /**
   * The time by which several nodes agree who holds a lease: the database's own on PostgreSQL, this
   * process's on SQLite.
   */
  Instant clusterTime();

  /** Which engine it is; for search alone, which has its own text on each. */
  Dialect dialect();

  /** Whose data this is, and who asks. */
  Scope scope();
}
