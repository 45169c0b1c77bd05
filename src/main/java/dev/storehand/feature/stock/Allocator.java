package dev.storehand.feature.stock;

import dev.storehand.feature.catalog.VariantRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides from which stock items the lines of an order are served. It looks at nothing but what it
 * is given; locations come first that serve first. Lines of one SKU share what there is of it.
 */
final class Allocator {
  private final List<String> serving;
  private final Map<String, Map<String, StockItem>> byVariant = new HashMap<>();
  private final Map<String, Integer> rest = new HashMap<>();
  private final List<Taking> takings = new ArrayList<>();
  private final Map<String, Integer> missing = new LinkedHashMap<>();

  /**
   * Units of a line, taken from a stock item.
   *
   * @param bringTo the location a stock transfer brings them to first, if one does
   * @param forced whether the item has not so many: they are promised all the same
   */
  record Taking(
      Claim.Line line, StockItem item, int units, Optional<String> bringTo, boolean forced) {}

  /** A SKU of which there is too little. */
  record Shortage(VariantRef variant, int wanted, int available) {}

  /**
   * What an order gets.
   *
   * @param takings for each line in turn
   * @param shortages empty where it gets everything
   */
  record Plan(List<Taking> takings, List<Shortage> shortages) {}

  private Allocator(List<String> serving, Collection<StockItem> items) {
    this.serving = serving;
    for (StockItem item : items) {
      byVariant
          .computeIfAbsent(item.variantId(), variant -> new HashMap<>())
          .put(item.stockLocationId(), item);
      rest.put(item.id(), item.available());
    }
  }

  /**
   * Serves lines whose variants are counted.
   *
   * @param serving the locations that serve, the first first
   * @param items the stock items of these variants at these locations
   */
  static Plan plan(
      Strategy strategy,
      List<String> serving,
      List<Claim.Line> lines,
      Collection<StockItem> items,
      boolean forced) {
    Allocator allocator = new Allocator(serving, items);
    List<String> from = allocator.sources(strategy, lines);
    Optional<String> bringTo =
        strategy == Strategy.SHIP_FROM_PRIMARY
                || strategy == Strategy.SHIP_FROM_FIRST_AVAILABLE_OR_PRIMARY
            ? from.stream().findFirst()
            : Optional.empty();
    for (Claim.Line line : lines) {
      allocator.serve(line, from, bringTo, forced);
    }
    return new Plan(allocator.takings, allocator.shortages(lines, from));
  }

  /** From where units may come: the first of these ships where only one does. */
  private List<String> sources(Strategy strategy, List<Claim.Line> lines) {
    return switch (strategy) {
      case NO_SPLIT -> serving.stream().limit(1).toList();
      case SPLIT_SHIPMENTS, SPLIT_BY_LINE_ITEMS, SHIP_FROM_PRIMARY -> serving;
      case SHIP_FROM_FIRST_AVAILABLE_OR_PRIMARY ->
          serving.stream()
              .filter(location -> hasAll(location, lines))
              .findFirst()
              .map(List::of)
              .orElse(serving);
    };
  }

  private boolean hasAll(String location, List<Claim.Line> lines) {
    Map<String, Integer> wanted = totals(lines);
    return wanted.entrySet().stream().allMatch(e -> at(e.getKey(), location) >= e.getValue());
  }

  private static Map<String, Integer> totals(List<Claim.Line> lines) {
    Map<String, Integer> wanted = new LinkedHashMap<>();
    lines.forEach(line -> wanted.merge(line.variant().id(), line.quantity(), Math::addExact));
    return wanted;
  }

  /** What is left of a variant at a location. */
  private int at(String variantId, String location) {
    return item(variantId, location).map(item -> rest.get(item.id())).orElse(0);
  }

  private Optional<StockItem> item(String variantId, String location) {
    return Optional.ofNullable(byVariant.getOrDefault(variantId, Map.of()).get(location));
  }

  private void serve(Claim.Line line, List<String> from, Optional<String> bringTo, boolean forced) {
    String variant = line.variant().id();
    // Whole from one place if there is one; transfers are to be few, so the first gives what it
    // has.
    Optional<String> whole =
        bringTo.isPresent()
            ? Optional.empty()
            : from.stream().filter(each -> at(variant, each) >= line.quantity()).findFirst();
    int wanted = line.quantity();
    for (String location : whole.map(List::of).orElse(from)) {
      int units = Math.min(wanted, at(variant, location));
      if (units > 0) {
        take(line, location, units, bringTo.filter(to -> !to.equals(location)), false);
        wanted -= units;
      }
    }
    if (wanted > 0) {
      promise(line, from, wanted, forced);
    }
  }

  /** What is not there is missing, or promised from the first location that counts it. */
  private void promise(Claim.Line line, List<String> from, int units, boolean forced) {
    String variant = line.variant().id();
    Optional<String> counted =
        from.stream().filter(each -> item(variant, each).isPresent()).findFirst();
    if (forced && counted.isPresent()) {
      take(line, counted.get(), units, Optional.empty(), true);
    } else {
      missing.merge(variant, units, Math::addExact);
    }
  }

  private void take(
      Claim.Line line, String location, int units, Optional<String> bringTo, boolean forced) {
    StockItem item = item(line.variant().id(), location).orElseThrow();
    rest.merge(item.id(), forced ? 0 : -units, Integer::sum);
    takings.add(new Taking(line, item, units, bringTo, forced));
  }

  private List<Shortage> shortages(List<Claim.Line> lines, List<String> from) {
    Map<String, Integer> wanted = totals(lines);
    Map<String, VariantRef> variants = new HashMap<>();
    lines.forEach(line -> variants.put(line.variant().id(), line.variant()));
    return missing.keySet().stream()
        .map(id -> new Shortage(variants.get(id), wanted.get(id), available(id, from)))
        .toList();
  }

  private int available(String variantId, List<String> from) {
    long sum =
        from.stream()
            .flatMap(location -> item(variantId, location).stream())
            .mapToLong(StockItem::available)
            .sum();
    return (int) Math.min(sum, Integer.MAX_VALUE);
  }
}
