package dev.storehand.feature.stock;

import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.stock.Movement.Cause;
import java.util.Optional;

/** Puts units where they arrive; a location begins to count a SKU with the first of them. */
final class Shelf {
  private final LocationStore locations = new LocationStore();
  private final ItemLocks locks = new ItemLocks();
  private final Ledger ledger = new Ledger();

  /**
   * Holds a location that is in use, so that nobody archives it meanwhile.
   *
   * @throws Problem 422 where it is unknown or archived
   */
  void usable(WriteTx tx, String locationId) {
    Optional<StockLocation> location = locations.find(tx, locationId);
    if (location.filter(known -> known.archivedAt().isEmpty()).isEmpty()) {
      throw Problem.fault(
              "stock_location_id",
              (location.isEmpty() ? "is unknown: " : "is archived: ") + locationId)
          .hint("Name a location that is there and in use.")
          .next("list_stock_locations");
    }
  }

  /** Adds units of a variant at a location. */
  StockItem add(WriteTx tx, String variantId, String locationId, int units, Cause cause) {
    StockItem before = there(tx, variantId, locationId);
    return ledger.moved(tx, before, before.moved(units, 0, tx.now()), cause);
  }

  private StockItem there(WriteTx tx, String variantId, String locationId) {
    Optional<StockItem> there = locks.at(tx, variantId, locationId);
    while (there.isEmpty()) {
      StockItem empty =
          StockItem.of(
              tx.id("sti"),
              Optional.empty(),
              variantId,
              locationId,
              0,
              0,
              StockItem.Settings.NONE,
              Optional.empty(),
              tx.now(),
              tx.now(),
              1);
      ledger.opened(tx, empty, Cause.of("opening"));
      // Empty again where another made it first and deleted it since.
      there = locks.at(tx, variantId, locationId);
    }
    return there.get();
  }
}
