package dev.storehand.feature.orders;

/** Where an order stands: the first of its three axes. */
public enum OrderStatus {
  /** Being put together, for nobody yet; it holds stock until it expires. */
  DRAFT,
  /** The same with a customer. */
  PENDING,
  /** Bought. */
  PLACED,
  /** Accepted by the merchant; it may be sent. */
  APPROVED,
  /** Given up; its stock is free again. */
  CANCELLED;

  boolean open() {
    return this == DRAFT || this == PENDING;
  }
}
