package dev.storehand.feature.preorders;

import dev.storehand.feature.orders.FulfillmentStatus;
import dev.storehand.feature.orders.Order;
import dev.storehand.feature.orders.OrderStatus;
import dev.storehand.feature.orders.PaymentStatus;

/** Where a preorder is, in one word: derived, never stored; the first rule that fits. */
enum PreorderState {
  CANCELLED,
  REFUNDED,
  FULFILLED,
  RELEASED,
  BALANCE_COLLECTED,
  AWAITING_BALANCE,
  PLACED;

  /** The same rules as {@link #of}, over the columns of an order {@code o} and its {@code p}. */
  static final String SQL =
      """
      case
        when o.status = 'cancelled' and o.payment_status <> 'refunded' then 'cancelled'
        when o.payment_status = 'refunded' then 'refunded'
        when o.fulfillment_status = 'fulfilled' then 'fulfilled'
        when p.released_at is not null then 'released'
        when o.captured_cents >= o.total_cents then 'balance_collected'
        when o.captured_cents >= p.deposit_cents and p.balance_cents > 0 then 'awaiting_balance'
        else 'placed' end""";

  static PreorderState of(Order order, Preorder preorder) {
    boolean refunded = order.paymentStatus() == PaymentStatus.REFUNDED;
    if (order.status() == OrderStatus.CANCELLED && !refunded) {
      return CANCELLED;
    }
    if (refunded) {
      return REFUNDED;
    }
    if (order.fulfillmentStatus() == FulfillmentStatus.FULFILLED) {
      return FULFILLED;
    }
    if (preorder.released()) {
      return RELEASED;
    }
    if (order.capturedCents() >= order.totalCents()) {
      return BALANCE_COLLECTED;
    }
    boolean begun = order.capturedCents() >= preorder.plan().depositCents();
    return begun && preorder.plan().balanceCents() > 0 ? AWAITING_BALANCE : PLACED;
  }
}
