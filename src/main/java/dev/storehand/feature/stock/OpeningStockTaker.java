package dev.storehand.feature.stock;

import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.catalog.OpeningStock;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.feature.stock.ItemActions.CreateStockItem;
import dev.storehand.feature.stock.Movement.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Begins stock items: those a client asks for, and those an import of the catalogue brings along.
 */
public final class OpeningStockTaker implements OpeningStock {
  private final LocationStore locations = new LocationStore();
  private final ItemLocks locks = new ItemLocks();
  private final Ledger ledger = new Ledger();
  private final Variants variants;

  public OpeningStockTaker(Variants variants) {
    this.variants = variants;
  }

  /**
   * Sets the quantity of the variant's item at the location, or begins an item with it.
   *
   * @throws Problem unprocessable at variant_id or stock_location_id where one is unknown or
   *     archived, and at quantity out of bounds; insufficient_stock below the reserved
   */
  @Override
  public void set(WriteTx tx, String variantId, String locationId, int quantity) {
    VariantRef variant =
        usable(tx, variants.find(tx, variantId), "variant_id", variantId, locationId);
    if (quantity < 0 || quantity > StockItem.MOST_UNITS) {
      throw Problem.fault("quantity", "must be between 0 and " + StockItem.MOST_UNITS);
    }
    Cause cause = Cause.of("imported");
    StockItem fresh = fresh(tx, variant, locationId, quantity, StockItem.Settings.NONE);
    begun(tx, fresh, cause)
        .ifPresent(there -> ledger.moved(tx, there, there.counted(quantity, tx.now()), cause));
  }

  /**
   * Begins a stock item.
   *
   * @throws Problem unprocessable with every fault of SKU and location; conflict where there is one
   *     already
   */
  StockItem open(WriteTx tx, CreateStockItem in) {
    String path = in.skuCode().isPresent() ? "sku_code" : "variant_id";
    String said = in.skuCode().or(in::variantId).orElseThrow();
    Optional<VariantRef> found =
        in.skuCode().isPresent() ? variants.bySku(tx, said) : variants.find(tx, said);
    VariantRef variant = usable(tx, found, path, said, in.stockLocationId());
    StockItem item = fresh(tx, variant, in.stockLocationId(), in.quantity(), in.settings());
    begun(tx, item, Cause.of("opening"))
        .ifPresent(
            there -> {
              throw taken(there);
            });
    return item;
  }

  /** Begins the item, or gives the one that is there already. */
  private Optional<StockItem> begun(WriteTx tx, StockItem fresh, Cause cause) {
    Optional<StockItem> there = Optional.empty();
    while (there.isEmpty() && !ledger.opened(tx, fresh, cause)) {
      // Empty where it has been deleted since: then there is room again.
      there = locks.at(tx, fresh.variantId(), fresh.stockLocationId());
    }
    return there;
  }

  /**
   * The variant, where it and the location can take new stock. Holds the location, so that nobody
   * archives it meanwhile.
   */
  private VariantRef usable(
      WriteTx tx, Optional<VariantRef> variant, String path, String said, String locationId) {
    List<Fault> faults = new ArrayList<>();
    List<String> next = new ArrayList<>();
    if (variant.filter(known -> !known.archived()).isEmpty()) {
      faults.add(new Fault(path, (variant.isEmpty() ? "is unknown: " : "is archived: ") + said));
      next.add("list_variants");
    }
    Optional<StockLocation> location = locations.find(tx, locationId);
    if (location.filter(known -> known.archivedAt().isEmpty()).isEmpty()) {
      faults.add(
          new Fault(
              "stock_location_id",
              (location.isEmpty() ? "is unknown: " : "is archived: ") + locationId));
      next.add("list_stock_locations");
    }
    if (!faults.isEmpty()) {
      throw Problem.faults(faults)
          .hint("Name a SKU and a location that are there and in use; next_actions list them.")
          .next(next.toArray(String[]::new));
    }
    return variant.orElseThrow();
  }

  /** A new item of a variant at a location. */
  static StockItem fresh(
      WriteTx tx, VariantRef variant, String location, int quantity, StockItem.Settings settings) {
    return StockItem.of(
        tx.id("sti"),
        variant.skuCode(),
        variant.id(),
        location,
        quantity,
        0,
        settings,
        Optional.empty(),
        tx.now(),
        tx.now(),
        1);
  }

  private static Problem taken(StockItem there) {
    return Problem.of(
            Code.CONFLICT,
            "%s has a stock item at %s already: %s, quantity %d"
                .formatted(there.name(), there.stockLocationId(), there.id(), there.quantity()))
        .hint(
            "Change that one: add or take units with adjust_stock, write down a count with set_stock.")
        .next("adjust_stock", "set_stock", "read_stock_item");
  }
}
