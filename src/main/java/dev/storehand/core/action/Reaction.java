package dev.storehand.core.action;

import dev.storehand.core.db.WriteTx;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a room does once something has happened, in its own shop or another room. It is kept as a
 * row in the transaction of the event and carried out exactly once, in the order of events, in a
 * transaction of its own.
 *
 * @param name unique, such as {@code hold_arrived_stock}; waiting rows carry it, so it is never
 *     changed once released
 * @param selector an event's type, {@code stock.item.*} for all that begin so, or {@code *}
 */
public record Reaction(String name, String selector, Reacts reacts) {
  private static final String ALL = "*";
  private static final String FAMILY = ".*";

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
