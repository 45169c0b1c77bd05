package dev.storehand.feature.stock;

import dev.storehand.core.db.Mode;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import java.util.List;

/**
 * Ends drafts whose time is over. Nothing waits for it: a write that needs their units ends them
 * itself. It may run twice, and on several nodes at once.
 */
public final class Expiry {
  private static final int BATCH = 200;

  private final ReservationStore reservations = new ReservationStore();
  private final ItemLocks locks = new ItemLocks();

  /** A shop and mode that has drafts whose time is over. */
  public record Due(String shop, Mode mode) {}

  /** Who has drafts to end; asked without a shop. */
  public List<Due> due(ReadTx tx) {
    return reservations.shopsWithDue(tx);
  }

  /** Ends a batch of the shop's drafts that are due. Gives on how many items there were some. */
  public int sweep(WriteTx tx) {
    List<String> items = reservations.itemsWithDue(tx, BATCH);
    return items.isEmpty() ? 0 : locks.all(tx, items).size();
  }
}
