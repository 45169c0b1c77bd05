package dev.storehand.feature.preorders;

/** When the balance of a preorder is due, as it was promised when it was placed. */
enum BalanceDue {
  /** There is none. */
  NONE,
  ON_RELEASE,
  AT,
  AFTER_INTERVAL,
  ON_FULFILLMENT
}
