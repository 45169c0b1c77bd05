package dev.storehand.feature.stock;

import dev.storehand.core.db.ReadTx;
import dev.storehand.feature.catalog.StockMode;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.feature.stock.LedgerActions.AtLocation;
import dev.storehand.feature.stock.LedgerActions.Availability;
import dev.storehand.feature.stock.LedgerActions.OfSku;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks over all locations at once. */
final class Shelves {
  private final ItemStore items = new ItemStore();
  private final Variants variants;

  Shelves(Variants variants) {
    this.variants = variants;
  }

  /** What can be sold of each SKU: one statement for the variants, one for their stock. */
  Availability availability(ReadTx tx, List<String> skuCodes) {
    Set<String> asked = new LinkedHashSet<>(skuCodes);
    Map<String, VariantRef> known = variants.bySkus(tx, asked);
    Set<String> ids = known.values().stream().map(VariantRef::id).collect(Collectors.toSet());
    Map<String, List<StockItem>> stock =
        items.ofVariants(tx, ids).stream().collect(Collectors.groupingBy(StockItem::variantId));
    List<OfSku> found = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String code : asked) {
      VariantRef variant = known.get(code);
      if (variant == null) {
        unknown.add(code);
      } else {
        found.add(of(code, variant, stock.getOrDefault(variant.id(), List.of())));
      }
    }
    return new Availability(found, unknown);
  }

  private static OfSku of(String code, VariantRef variant, List<StockItem> stock) {
    return new OfSku(
        code,
        variant.id(),
        tracked(variant),
        stock.stream().mapToLong(StockItem::available).sum(),
        stock.stream().mapToLong(StockItem::quantity).sum(),
        stock.stream().mapToLong(StockItem::reserved).sum(),
        stock.stream().map(Shelves::at).toList());
  }

  /** Whether a variant's units are counted: if not, it never runs out. */
  static boolean tracked(VariantRef variant) {
    return variant.stockMode() == StockMode.TRACKED && !variant.doNotTrack();
  }

  private static AtLocation at(StockItem item) {
    return new AtLocation(
        item.stockLocationId(), item.id(), item.available(), item.quantity(), item.reserved());
  }
}
