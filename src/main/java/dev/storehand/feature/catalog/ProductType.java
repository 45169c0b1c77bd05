package dev.storehand.feature.catalog;

/** What sort of thing a product is, which decides how it is delivered. */
public enum ProductType {
  LICENSE_KEY,
  ACCOUNT,
  FILE_DOWNLOAD,
  DYNAMIC,
  PHYSICAL,
  SUBSCRIPTION
}
