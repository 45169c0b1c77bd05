package dev.storehand.feature.stock;

/** How the units of an order are found at a shop's locations, and in how many shipments they go. */
public enum Strategy {
  /** One shipment, from the first location. */
  NO_SPLIT,
  /**
   * One shipment from the first location if it has everything, else one from each location used.
   */
  SPLIT_SHIPMENTS,
  /** A shipment for each line, and for each location that the line is taken from. */
  SPLIT_BY_LINE_ITEMS,
  /** One shipment from the first location; what it lacks is brought there by stock transfers. */
  SHIP_FROM_PRIMARY,
  /** One shipment from the first location that has everything, else as from the primary. */
  SHIP_FROM_FIRST_AVAILABLE_OR_PRIMARY
}
