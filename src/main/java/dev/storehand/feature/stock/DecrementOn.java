package dev.storehand.feature.stock;

/** When the units of an order leave the quantity. Until then they are reserved. */
public enum DecrementOn {
  /** At once when the order is placed. */
  PLACE,
  /** When the order is approved. */
  APPROVE,
  /** When somebody says so, for a shipment or a line. */
  MANUAL
}
