package dev.storehand.feature.orders;

/** How far an order's goods are: the third axis. It follows from the shipments. */
public enum FulfillmentStatus {
  UNFULFILLED,
  ON_HOLD,
  IN_PROGRESS,
  FULFILLED,
  /** Nothing is to be sent. */
  NOT_REQUIRED
}
