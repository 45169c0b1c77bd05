package dev.storehand.feature.orders;

import java.util.List;

/** What an order's payments come to. */
final class Paid {
  private Paid() {}

  static OrderState.Sums sums(List<Payment> payments) {
    long authorized =
        payments.stream()
            .filter(each -> each.status() == Payment.Status.AUTHORIZED)
            .mapToLong(Payment::amountCents)
            .sum();
    long captured = payments.stream().mapToLong(Payment::capturedCents).sum();
    long refunded = payments.stream().mapToLong(Payment::refundedCents).sum();
    return new OrderState.Sums(authorized, captured, refunded);
  }

  /** The second axis: money that moved counts first, then what is promised, then the last try. */
  static PaymentStatus status(long total, OrderState.Sums sums, List<Payment> payments) {
    if (sums.refunded() > 0) {
      return sums.refunded() == sums.captured()
          ? PaymentStatus.REFUNDED
          : PaymentStatus.PARTIALLY_REFUNDED;
    }
    if (sums.captured() > 0) {
      return sums.captured() >= total ? PaymentStatus.PAID : PaymentStatus.PARTIALLY_PAID;
    }
    if (total == 0) {
      return PaymentStatus.FREE;
    }
    if (sums.authorized() > 0) {
      return PaymentStatus.AUTHORIZED;
    }
    boolean waiting = payments.stream().anyMatch(each -> each.status() == Payment.Status.PENDING);
    return waiting || payments.isEmpty()
        ? PaymentStatus.UNPAID
        : lastTry(payments.get(payments.size() - 1));
  }

  private static PaymentStatus lastTry(Payment payment) {
    return payment.status() == Payment.Status.VOIDED ? PaymentStatus.VOIDED : PaymentStatus.FAILED;
  }
}
