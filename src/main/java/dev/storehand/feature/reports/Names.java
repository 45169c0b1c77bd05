package dev.storehand.feature.reports;

import dev.storehand.core.db.Row;

/** What a variant is called in a report. */
final class Names {
  private Names() {}

  /** By the columns {@code product_name} and {@code variant_name}. */
  static String of(Row row) {
    String product = row.text("product_name");
    String variant = row.text("variant_name");
    return variant.isEmpty() || variant.equals(product) ? product : product + " – " + variant;
  }
}
