package dev.storehand.feature.preorders;

import dev.storehand.feature.offers.Payments;
import dev.storehand.feature.orders.Money;
import dev.storehand.feature.orders.Order;
import dev.storehand.feature.orders.OrderLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  /** What an offer sells of an order: so many units, which come to so much. */
  record Presold(long units, long cents) {}

  static PaymentPlan of(Payments payments, Order order, Instant now) {
    List<Presold> presold =
        order.lines().stream()
            .filter(OrderLine::isPreorder)
            .map(line -> new Presold(line.quantity(), line.subtotalCents()))
            .toList();
    return of(payments, order.totalCents(), presold, now);
  }

  static PaymentPlan of(Payments payments, long total, List<Presold> presold, Instant now) {
    long deposit =
        payments.type() == Payments.Type.FULL ? total : deposit(payments.deposit(), total, presold);
    long balance = total - deposit;
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

  private static long deposit(Payments.Deposit deposit, long total, List<Presold> presold) {
    if (deposit.type() == Payments.DepositType.PERCENTAGE) {
      return Money.share(total, deposit.percentage().orElse(BigDecimal.ZERO));
    }
    long each = deposit.amountCents().orElse(0L);
    return Math.min(presold.stream().mapToLong(line -> ofLine(line, each)).sum(), total);
  }

  /** An amount for each unit, and never more than the line comes to. */
  private static long ofLine(Presold line, long each) {
    return each >= line.cents()
        ? line.cents()
        : Math.min(line.cents(), Math.multiplyExact(each, line.units()));
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
