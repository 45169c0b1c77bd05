package dev.storehand.feature.stock;

import dev.storehand.core.action.Sweep;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import java.util.List;

/**
 * Ends drafts whose time is over. Nothing waits for it: a write that needs their units ends them
 * itself.
 */
final class Expiry {
  private final ReservationStore reservations = new ReservationStore();
  private final ItemLocks locks = new ItemLocks();

  /** The stock items of any shop that hold such drafts. */
  List<Sweep.Due> due(ReadTx tx, String after, int most) {
    return reservations.itemsWithDue(tx, after, most);
  }

  /** Ends those of a stock item. */
  void end(WriteTx tx, String item) {
    locks.all(tx, List.of(item));
  }
}
