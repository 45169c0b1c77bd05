package dev.storehand.feature.orders;

import dev.storehand.core.db.WriteTx;
import java.util.Collection;

/** What the room that sells before goods are there is told of orders, in the same transaction. */
public interface Presold {

  /** An order with lines of that room was cancelled, by whatever road. */
  void cancelled(WriteTx tx, Order order);

  /** Who made these orders is to be forgotten. */
  void forgotten(WriteTx tx, Collection<String> orderIds);
}
