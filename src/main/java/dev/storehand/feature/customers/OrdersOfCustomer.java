package dev.storehand.feature.customers;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import java.util.List;

/** What customers want of the room of orders, which knows them and not the other way round. */
public interface OrdersOfCustomer {

  /** The newest orders of a customer, newest first, at most 10. */
  List<RecentOrder> recent(ReadTx tx, String customerId);

  /** Holds a customer's orders until the write ends: who changes an order holds it first. */
  void hold(WriteTx tx, String customerId);

  /** Forgets addresses and notes in a customer's orders, and what was said of them. */
  void forget(WriteTx tx, String customerId);
}
