package dev.storehand.feature.stock;

import static dev.storehand.feature.stock.StockItem.MOST_UNITS;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A row of an import of stock: what one SKU's stock at one location shall be. */
@Doc("The stock of a SKU at a location.")
record StockRow(
    @Doc("The SKU's code.") @Size(min = 1, max = 100) Optional<String> skuCode,
    @Doc("The SKU by its variant id; beside sku_code both must name the same.")
        @Size(min = 1, max = 64)
        Optional<String> variantId,
    @Doc("The location's id.") @Size(min = 1, max = 64) Optional<String> stockLocationId,
    @Doc("The location's code; beside its id both must name the same.") @Size(min = 1, max = 40)
        Optional<String> stockLocationCode,
    @Doc("Units there now.") @Min(0) @Max(MOST_UNITS) int quantity,
    @Doc("At or below this many available units it counts as low.") @Min(0) @Max(MOST_UNITS)
        Optional<Integer> lowStockThreshold,
    @Doc("Your own identifier for it, such as an ERP's.") @Size(min = 1, max = 200)
        Optional<String> reference,
    @Doc("Which system the reference is of.") @Size(min = 1, max = 100)
        Optional<String> referenceOrigin,
    @Doc("Your own notes, by name; those not named stay.") @Size(max = 50)
        Optional<Map<String, @Size(max = 500) String>> metadata) {

  /** So many units of a SKU at a location, and nothing else. */
  static StockRow of(String skuCode, String locationId, int quantity) {
    return new StockRow(
        Optional.of(skuCode),
        Optional.empty(),
        Optional.of(locationId),
        Optional.empty(),
        quantity,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** What no schema says of it. */
  List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    if (skuCode.isEmpty() && variantId.isEmpty()) {
      faults.add(new Fault("sku_code", "is missing: send it or variant_id"));
    }
    if (stockLocationId.isEmpty() && stockLocationCode.isEmpty()) {
      faults.add(new Fault("stock_location_id", "is missing: send it or stock_location_code"));
    }
    return faults;
  }

  /** An item's settings with what the row says of them; what it leaves out stays. */
  StockItem.Settings over(StockItem.Settings before) {
    Map<String, String> notes = new LinkedHashMap<>(before.metadata());
    metadata.ifPresent(notes::putAll);
    return new StockItem.Settings(
        lowStockThreshold.or(before::lowStockThreshold),
        reference.or(before::reference),
        referenceOrigin.or(before::referenceOrigin),
        notes);
  }
}
