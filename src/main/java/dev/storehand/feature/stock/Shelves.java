package dev.storehand.feature.stock;

import dev.storehand.core.db.ReadTx;
import dev.storehand.feature.catalog.StockMode;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.feature.stock.LedgerActions.AtLocation;
import dev.storehand.feature.stock.LedgerActions.Availability;
import dev.storehand.feature.stock.LedgerActions.OfSku;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks over all locations at once. */
final class Shelves {
  private final ItemStore items = new ItemStore();
  private final Variants variants;

  Shelves(Variants variants) {
    this.variants = variants;
  }

  /**
   * What can be sold of each SKU through a model: one statement for the variants, one for their
   * stock.
   */
  Availability availability(ReadTx tx, List<String> skuCodes, InventoryModel model) {
    Set<String> asked = new LinkedHashSet<>(skuCodes);
    Map<String, VariantRef> known = variants.bySkus(tx, asked);
    Set<String> ids = known.values().stream().map(VariantRef::id).collect(Collectors.toSet());
    Map<String, List<StockItem>> stock =
        items.ofVariants(tx, ids).stream().collect(Collectors.groupingBy(StockItem::variantId));
    List<String> serving = model.serving();
    List<OfSku> found = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String code : asked) {
      VariantRef variant = known.get(code);
      if (variant == null) {
        unknown.add(code);
      } else {
        List<StockItem> all = stock.getOrDefault(variant.id(), List.of());
        found.add(of(code, variant, inOrder(all, serving), serving, model.strategy()));
      }
    }
    return new Availability(found, unknown, Optional.of(model.id()).filter(id -> !id.isEmpty()));
  }

  /** Those that serve first, by priority; the others as they were. */
  private static List<StockItem> inOrder(List<StockItem> all, List<String> serving) {
    return all.stream()
        .sorted(
            Comparator.comparingInt(
                item -> {
                  int place = serving.indexOf(item.stockLocationId());
                  return place < 0 ? serving.size() : place;
                }))
        .toList();
  }

  private static OfSku of(
      String code,
      VariantRef variant,
      List<StockItem> all,
      List<String> serving,
      Strategy strategy) {
    List<StockItem> stock =
        all.stream().filter(item -> serving.contains(item.stockLocationId())).toList();
    return new OfSku(
        code,
        variant.id(),
        tracked(variant),
        stock.stream().mapToLong(StockItem::available).sum(),
        stock.stream().mapToLong(StockItem::quantity).sum(),
        stock.stream().mapToLong(StockItem::reserved).sum(),
        promised(variant, stock, serving, strategy),
        all.stream().map(item -> at(item, serving.contains(item.stockLocationId()))).toList());
  }

  private static Optional<String> promised(
      VariantRef variant, List<StockItem> stock, List<String> serving, Strategy strategy) {
    Claim.Line one = new Claim.Line("", variant, 1);
    return Allocator.plan(strategy, serving, List.of(one), stock, false).takings().stream()
        .findFirst()
        .map(taking -> taking.item().stockLocationId());
  }

  /** Whether a variant's units are counted: if not, it never runs out. */
  static boolean tracked(VariantRef variant) {
    return variant.stockMode() == StockMode.TRACKED && !variant.doNotTrack();
  }

  private static AtLocation at(StockItem item, boolean serves) {
    return new AtLocation(
        item.stockLocationId(),
        item.id(),
        serves,
        item.available(),
        item.quantity(),
        item.reserved());
  }
}
