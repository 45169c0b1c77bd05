package dev.storehand.feature.preorders;

import dev.storehand.feature.offers.Payments;
import dev.storehand.feature.orders.Money;
import dev.storehand.feature.orders.Order;
import dev.storehand.feature.orders.OrderLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is paid now and what later, as it was promised when the preorder was placed; the offer may
 * change, this does not.
 *
 * @param depositCents with the balance the order's total; all of it where it is paid at once
 * @param dueAt where the balance is due at a time that is known
 * @param autoCollect whether the clock charges the balance when it is due
 */
record PaymentPlan(
    long depositCents,
    long balanceCents,
    BalanceDue due,
    Optional<Instant> dueAt,
    boolean autoCollect) {

  static PaymentPlan of(Payments payments, Order order, Instant now) {
    long deposit =
        payments.type() == Payments.Type.FULL
            ? order.totalCents()
            : deposit(payments.deposit(), order);
    long balance = order.totalCents() - deposit;
    if (balance == 0) {
      return new PaymentPlan(deposit, 0, BalanceDue.NONE, Optional.empty(), false);
    }
    Payments.RemainingBalance rest = payments.remainingBalance();
    return new PaymentPlan(
        deposit,
        balance,
        BalanceDue.valueOf(rest.due().name()),
        dueAt(rest, now),
        rest.autoCollect());
  }

  private static long deposit(Payments.Deposit deposit, Order order) {
    if (deposit.type() == Payments.DepositType.PERCENTAGE) {
      return Money.share(order.totalCents(), deposit.percentage().orElse(BigDecimal.ZERO));
    }
    long each = deposit.amountCents().orElse(0L);
    long sum =
        order.lines().stream()
            .filter(OrderLine::isPreorder)
            .mapToLong(line -> ofLine(line, each))
            .sum();
    return Math.min(sum, order.totalCents());
  }

  /** An amount for each unit, and never more than the line comes to. */
  private static long ofLine(OrderLine line, long each) {
    return each >= line.subtotalCents()
        ? line.subtotalCents()
        : Math.min(line.subtotalCents(), Math.multiplyExact(each, line.quantity()));
  }

  private static Optional<Instant> dueAt(Payments.RemainingBalance rest, Instant now) {
    return switch (rest.due()) {
      case AT -> rest.dueAt();
      case AFTER_INTERVAL -> rest.intervalDays().map(days -> now.plus(Duration.ofDays(days)));
      case ON_RELEASE, ON_FULFILLMENT -> Optional.empty();
    };
  }

  /** When the clock charges the balance, where that is known from the start. */
  Optional<Instant> firstCharge() {
    return autoCollect ? dueAt : Optional.empty();
  }
}
