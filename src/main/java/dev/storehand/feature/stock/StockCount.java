package dev.storehand.feature.stock;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.feature.stock.Movement.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes down what a row says there is of a SKU at a location, with or without a stock item. */
final class StockCount {
  private final LocationStore locations = new LocationStore();
  private final ItemLocks locks = new ItemLocks();
  private final Ledger ledger = new Ledger();
  private final Variants variants;

  StockCount(Variants variants) {
    this.variants = variants;
  }

  /** What a row came to. */
  enum Came {
    CREATED,
    UPDATED,
    UNCHANGED;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The item as it now stands. */
  record Outcome(StockItem item, Came came) {}

  /**
   * Sets the item of the row's SKU and location, or begins it.
   *
   * @throws Problem unprocessable with every fault of SKU and location; insufficient_stock below
   *     the reserved
   */
  Outcome take(WriteTx tx, StockRow row, Cause cause) {
    List<Fault> faults = new ArrayList<>();
    Optional<VariantRef> variant = variant(tx, row, faults);
    Optional<StockLocation> location = location(tx, row, faults);
    if (!faults.isEmpty()) {
      throw Problem.faults(faults)
          .hint("Name a SKU and a location that are there and in use; next_actions list them.")
          .next("list_variants", "list_stock_locations");
    }
    return take(tx, variant.orElseThrow(), location.orElseThrow().id(), row, cause);
  }

  private Outcome take(WriteTx tx, VariantRef variant, String location, StockRow row, Cause cause) {
    Optional<StockItem> there = locks.at(tx, variant.id(), location);
    while (there.isEmpty()) {
      StockItem.Settings settings = row.over(StockItem.Settings.NONE);
      StockItem fresh = OpeningStockTaker.fresh(tx, variant, location, row.quantity(), settings);
      if (ledger.opened(tx, fresh, cause)) {
        return new Outcome(fresh, Came.CREATED);
      }
      // Somebody was quicker; empty again only where it has been deleted since.
      there = locks.at(tx, variant.id(), location);
    }
    StockItem before = there.get();
    StockItem counted = ledger.moved(tx, before, before.counted(row.quantity(), tx.now()), cause);
    StockItem.Settings settings = row.over(counted.settings());
    StockItem after =
        settings.equals(counted.settings())
            ? counted
            : ledger.changed(tx, counted, counted.marked(settings, tx.now()));
    return new Outcome(after, after.equals(before) ? Came.UNCHANGED : Came.UPDATED);
  }

  private Optional<VariantRef> variant(ReadTx tx, StockRow row, List<Fault> faults) {
    boolean byId = row.variantId().isPresent();
    String path = byId ? "variant_id" : "sku_code";
    String said = row.variantId().or(row::skuCode).orElseThrow();
    Optional<VariantRef> found = byId ? variants.find(tx, said) : variants.bySku(tx, said);
    if (found.filter(known -> !known.archived()).isEmpty()) {
      faults.add(new Fault(path, (found.isEmpty() ? "is unknown: " : "is archived: ") + said));
    } else if (byId && row.skuCode().isPresent() && !row.skuCode().equals(found.get().skuCode())) {
      faults.add(new Fault("sku_code", "is not the code of " + said + ": " + row.skuCode().get()));
    }
    return found;
  }

  /** The location, held so that nobody archives it meanwhile. */
  private Optional<StockLocation> location(ReadTx tx, StockRow row, List<Fault> faults) {
    boolean byId = row.stockLocationId().isPresent();
    String path = byId ? "stock_location_id" : "stock_location_code";
    String said = row.stockLocationId().or(row::stockLocationCode).orElseThrow();
    Optional<StockLocation> found = byId ? locations.find(tx, said) : locations.byCode(tx, said);
    if (found.filter(known -> known.archivedAt().isEmpty()).isEmpty()) {
      faults.add(new Fault(path, (found.isEmpty() ? "is unknown: " : "is archived: ") + said));
    } else if (byId
        && row.stockLocationCode().isPresent()
        && !row.stockLocationCode().equals(found.get().code())) {
      faults.add(
          new Fault(
              "stock_location_code",
              "is not the code of " + said + ": " + row.stockLocationCode().get()));
    }
    return found;
  }
}
