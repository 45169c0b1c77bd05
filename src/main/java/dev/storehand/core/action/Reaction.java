package dev.storehand.core.action;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a room does once something has happened, in its own shop or another room. It is kept as a
 * row in the transaction of the event and carried out in the order of events.
 *
 * @param name unique, such as {@code hold_arrived_stock}; waiting rows carry it, so it is never
 *     changed once released
 * @param selector an event's type, {@code stock.item.*} for all that begin so, or {@code *}
 */
public record Reaction(String name, String selector, Work work) {
  private static final String ALL = "*";
  private static final String FAMILY = ".*";

  /** What a reaction does. */
  public sealed interface Work {}

  /** It does all in one transaction, exactly once. */
  public record Whole(Reacts reacts) implements Work {}

  /**
   * It finds what the event is about, and does each in a transaction of its own. It may be cut off
   * anywhere and run again, so the things tell what is due; one that fails is logged, and the
   * others are done.
   */
  public record Each(Finds finds, Sweep.Does does) implements Work {}

  /** Finds the ids of what an event is about, in the order they are to be done. */
  @FunctionalInterface
  public interface Finds {
    List<String> find(Cause cause, ReadTx tx);
  }

  /**
   * The event that is reacted to.
   *
   * @param subject the id of what it happened to
   * @param data {@code resource}, as it stood then, and {@code changes}
   */
  public record Cause(
      String id, long seq, String type, String subject, Instant occurredAt, ObjectNode data) {}

  /**
   * The body of a reaction. What it throws is tried again later, and holds back the reactions that
   * come after it; things may have changed since the event.
   */
  @FunctionalInterface
  public interface Reacts {
    void react(Cause cause, WriteTx tx);
  }

  /** Whether it is about events of this type. */
  public boolean isAfter(String type) {
    return selector.equals(ALL)
        || selector.equals(type)
        || (selector.endsWith(FAMILY)
            && type.startsWith(selector.substring(0, selector.length() - 1)));
  }
}
