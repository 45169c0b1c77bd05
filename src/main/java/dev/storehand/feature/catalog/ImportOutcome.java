package dev.storehand.feature.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What came of a product of an import: counts, and the quantities its rows brought along. */
final class ImportOutcome {
  private final Map<String, Long> summary = new TreeMap<>();
  private final Map<String, Integer> quantities = new LinkedHashMap<>();

  void count(String what, long number) {
    summary.merge(what, number, Long::sum);
  }

  /** Notes what a row says is on hand of a variant; below zero counts as none. */
  void keep(Variant variant, ImportRow row) {
    row.quantity().ifPresent(units -> quantities.put(variant.id(), Math.max(0, units)));
  }

  Map<String, Long> summary() {
    return summary;
  }

  /** Units on hand by the id of the variant. */
  Map<String, Integer> quantities() {
    return quantities;
  }
}
