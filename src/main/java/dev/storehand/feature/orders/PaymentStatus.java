package dev.storehand.feature.orders;

/** What of an order is paid: the second axis. It follows from sums and payments. */
public enum PaymentStatus {
  UNPAID,
  AUTHORIZED,
  PARTIALLY_PAID,
  PAID,
  PARTIALLY_REFUNDED,
  REFUNDED,
  VOIDED,
  /** Nothing is to be paid. */
  FREE,
  FAILED
}
