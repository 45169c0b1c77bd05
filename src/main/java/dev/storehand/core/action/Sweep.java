package dev.storehand.core.action;

import dev.storehand.core.db.Mode;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import java.time.Duration;
import java.util.List;

/**
 * Something the clock brings about, once in the whole cluster. A sweep may be cut off anywhere and
 * run again, so what is due is told by the tables, never by when it ran last.
 *
 * @param name unique, such as {@code expire_reservations}; the cluster knows it by this
 * @param every how long after one run the next begins
 */
public record Sweep(String name, Duration every, Work work) {

  /** What a sweep does. */
  public sealed interface Work {}

  /** It takes rows of all shops at once, so many in one transaction, until none is left. */
  public record Rows(Takes takes) implements Work {}

  /** It finds what is due, and does each in a transaction of its shop, which keeps its events. */
  public record Each(Finds finds, Does does) implements Work {}

  /** It sees to its own transactions, and to what is not in the database. */
  public record Own(Runnable task) implements Work {}

  /** Removes or changes at most so many rows, in a transaction of no shop; gives how many. */
  @FunctionalInterface
  public interface Takes {
    int take(WriteTx tx, int most);
  }

  /**
   * Finds at most so many due things of any shop whose ids come after the one given, in the order
   * of their ids. The first time it is given the empty text.
   */
  @FunctionalInterface
  public interface Finds {
    List<Due> find(ReadTx tx, String after, int most);
  }

  /**
   * Does what is due to one thing. It may have changed since it was found: the row tells, read for
   * update.
   */
  @FunctionalInterface
  public interface Does {
    void act(WriteTx tx, String id);
  }

  /** Something that is due. */
  public record Due(String shop, Mode mode, String id) {}
}
