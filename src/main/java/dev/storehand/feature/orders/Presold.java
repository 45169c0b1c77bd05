package dev.storehand.feature.orders;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * What the room that sells before goods are there is told of orders, and asked, in the same
 * transaction.
 */
public interface Presold {

  /** An order with lines of that room was cancelled, by whatever road. */
  void cancelled(WriteTx tx, Order order);

  /** The order with that room's lines of a cart whose rest is this order, placed then. */
  Optional<String> splitFrom(ReadTx tx, String orderId, Instant placedAt);

  /** Who made these orders is to be forgotten. */
  void forgotten(WriteTx tx, Collection<String> orderIds);
}
