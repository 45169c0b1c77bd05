package dev.storehand.feature.customers;

/** How well a customer is known, by the orders that were placed and not cancelled. */
enum CustomerStatus {
  /** None. */
  PROSPECT,
  /** One. */
  ACQUIRED,
  /** Several. */
  REPEAT,
  /** Who it was is forgotten. */
  ANONYMIZED
}
