package dev.storehand.feature.preorders;

import dev.storehand.feature.orders.Order;
import dev.storehand.feature.orders.OrderStatus;
import dev.storehand.feature.orders.PaymentStatus;
import java.util.Optional;

/** What keeps a preorder from being released: derived, never stored; the first rule that fits. */
enum WaitingFor {
  HOLD,
  PAYMENT_FAILED,
  DEPOSIT,
  BALANCE,
  STOCK;

  /** The same rules as {@link #of}, over the columns of an order {@code o} and its {@code p}. */
  static final String SQL =
      """
      case
        when p.released_at is not null or o.status = 'cancelled' or o.payment_status = 'refunded'
          then 'nothing'
        when p.held_at is not null then 'hold'
        when o.captured_cents < o.total_cents and p.payment_failed_at is not null then 'payment_failed'
        when o.captured_cents < p.deposit_cents then 'deposit'
        when o.captured_cents < o.total_cents and p.balance_due <> 'on_fulfillment' then 'balance'
        else 'stock' end""";

  /** Nothing where it was released or cancelled, or all that was paid has gone back. */
  static Optional<WaitingFor> of(Order order, Preorder preorder) {
    boolean over =
        order.status() == OrderStatus.CANCELLED || order.paymentStatus() == PaymentStatus.REFUNDED;
    if (preorder.released() || over) {
      return Optional.empty();
    }
    if (preorder.holding().heldAt().isPresent()) {
      return Optional.of(HOLD);
    }
    boolean owed = order.capturedCents() < order.totalCents();
    if (owed && preorder.tries().paymentFailedAt().isPresent()) {
      return Optional.of(PAYMENT_FAILED);
    }
    if (order.capturedCents() < preorder.plan().depositCents()) {
      return Optional.of(DEPOSIT);
    }
    return Optional.of(
        owed && preorder.plan().due() != BalanceDue.ON_FULFILLMENT ? BALANCE : STOCK);
  }
}
