package dev.storehand.feature.catalog;

import java.util.Locale;

/** Where a product stands: draft → active ⇄ archived. */
enum ProductStatus {
  DRAFT,
  ACTIVE,
  ARCHIVED;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
