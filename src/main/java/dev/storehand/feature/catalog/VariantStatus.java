package dev.storehand.feature.catalog;

/** Where a variant stands: active ⇄ archived. */
enum VariantStatus {
  ACTIVE,
  ARCHIVED
}
