package dev.storehand.feature.stock;

import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.stock.Movement.Cause;

/**
 * The one way stock changes: the row, its movement, and the events, in the transaction that holds
 * the row.
 */
final class Ledger {
  private final ItemStore items = new ItemStore();
  private final MovementStore movements = new MovementStore();

  /**
   * Begins an item with its opening quantity. False where there is one of this variant at this
   * location.
   */
  boolean opened(WriteTx tx, StockItem item, Cause cause) {
    if (!items.insert(tx, item)) {
      return false;
    }
    movements.insert(tx, item, item.quantity(), item.reserved(), cause);
    tx.happened("stock.item.created", item);
    return true;
  }

  /**
   * Writes down that units came or went. Gives the item as it now stands; the same numbers change
   * nothing.
   */
  StockItem moved(WriteTx tx, StockItem before, StockItem after, Cause cause) {
    int delta = after.quantity() - before.quantity();
    int reservedDelta = after.reserved() - before.reserved();
    if (delta == 0 && reservedDelta == 0) {
      return before;
    }
    if (delta == 0) {
      items.saveReserved(tx, after);
    } else {
      items.saveUnits(tx, after);
      tx.happened("stock.item.updated", before, after);
    }
    movements.insert(tx, after, delta, reservedDelta, cause);
    signal(tx, before, after);
    return after;
  }

  /** Writes other settings; units stay. */
  StockItem changed(WriteTx tx, StockItem before, StockItem after) {
    items.saveSettings(tx, after);
    tx.happened("stock.item.updated", before, after);
    signal(tx, before, after);
    return after;
  }

  /** Takes an item away; its ledger ends at nothing and stays. */
  void removed(WriteTx tx, StockItem before, StockItem emptied, Cause cause) {
    movements.insert(tx, emptied, -before.quantity(), -before.reserved(), cause);
    items.delete(tx, before);
    tx.happened("stock.item.deleted", before);
  }

  private static void signal(WriteTx tx, StockItem before, StockItem after) {
    after.signalsSince(before).forEach(signal -> tx.happened(signal, before, after));
  }
}
