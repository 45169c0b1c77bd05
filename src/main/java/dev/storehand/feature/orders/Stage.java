package dev.storehand.feature.orders;

import java.util.Locale;

/**
 * Where an order is in one word, derived from the three axes and stored nowhere: the first that
 * fits.
 */
public enum Stage {
  REFUNDED,
  FAILED,
  COMPLETED,
  DELIVERING,
  PAID,
  AWAITING_PAYMENT,
  PENDING;

  /** The same rule as {@link #of}, over the columns of an order {@code o}. */
  static final String SQL =
      """
      case
        when o.payment_status = 'refunded' then 'refunded'
        when o.status = 'cancelled' or o.payment_status in ('failed', 'voided') then 'failed'
        when o.fulfillment_status in ('fulfilled', 'not_required')
          and o.payment_status in ('paid', 'free') then 'completed'
        when o.fulfillment_status = 'in_progress' then 'delivering'
        when o.payment_status in ('paid', 'free', 'partially_refunded') then 'paid'
        when o.status in ('placed', 'approved') then 'awaiting_payment'
        else 'pending' end""";

  static Stage of(Axes axes) {
    PaymentStatus payment = axes.payment();
    boolean settled = payment == PaymentStatus.PAID || payment == PaymentStatus.FREE;
    if (payment == PaymentStatus.REFUNDED) {
      return REFUNDED;
    }
    if (axes.status() == OrderStatus.CANCELLED
        || payment == PaymentStatus.FAILED
        || payment == PaymentStatus.VOIDED) {
      return FAILED;
    }
    if (settled
        && (axes.fulfillment() == FulfillmentStatus.FULFILLED
            || axes.fulfillment() == FulfillmentStatus.NOT_REQUIRED)) {
      return COMPLETED;
    }
    if (axes.fulfillment() == FulfillmentStatus.IN_PROGRESS) {
      return DELIVERING;
    }
    if (settled || payment == PaymentStatus.PARTIALLY_REFUNDED) {
      return PAID;
    }
    return axes.status().open() ? PENDING : AWAITING_PAYMENT;
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
