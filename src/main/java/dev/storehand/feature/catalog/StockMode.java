package dev.storehand.feature.catalog;

/**
 * What limits the sale of a variant: units on hand, nothing, or the keys that are left in its pool.
 */
public enum StockMode {
  TRACKED,
  UNLIMITED,
  KEY_POOL
}
