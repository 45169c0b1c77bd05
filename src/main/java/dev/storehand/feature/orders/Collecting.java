package dev.storehand.feature.orders;

import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.orders.Payment.PaymentKind;
import dev.storehand.feature.orders.PaymentProvider.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The first of the three steps of money: in one transaction, what is wanted of a provider is
 * written down and the amount it is about is set aside, so that no second call can want it too.
 */
final class Collecting {
  private final PaymentStore payments = new PaymentStore();
  private final RefundStore refunds = new RefundStore();
  private final IntentStore intents = new IntentStore();
  private final ReturnStore returns = new ReturnStore();
  private final Providers providers;

  Collecting(Providers providers) {
    this.providers = providers;
  }

  /** A new payment, and how its provider is asked. */
  record NewPayment(
      Kind ask,
      Optional<PaymentKind> kind,
      Optional<String> provider,
      Optional<Long> amountCents,
      Map<String, String> details) {}

  /**
   * Passes where such a provider moves money of this kind.
   *
   * @throws Problem 422
   */
  void check(WriteTx tx, Optional<String> provider) {
    providers.checked(provider.orElse(ManualProvider.NAME), tx.scope().mode());
  }

  /** Begins a payment: authorizes an amount, or takes it at once. */
  Payment begin(WriteTx tx, OrderState order, NewPayment wanted) {
    order.check(OrderMove.PAY);
    String provider =
        providers.checked(wanted.provider().orElse(ManualProvider.NAME), tx.scope().mode());
    long claimed = payments.of(tx, order.id()).stream().mapToLong(Payment::claimedCents).sum();
    long amount = amount(order, wanted.amountCents(), order.totals().total() - claimed);
    Payment payment =
        Payment.fresh(
            tx.id("pay"),
            order,
            wanted.kind().orElse(PaymentKind.FULL),
            provider,
            amount,
            wanted.ask(),
            tx.now());
    payments.insert(tx, payment);
    tx.happened("payment.created", payment);
    ask(tx, order, payment, wanted.ask(), amount, wanted.details());
    return payment;
  }

  private static long amount(OrderState order, Optional<Long> asked, long left) {
    if (left <= 0) {
      throw Problem.of(
              Code.INVALID_TRANSITION,
              "Nothing of the order %s is left to pay".formatted(order.id()))
          .hint("read_order shows what is paid, authorized or on its way.")
          .next("read_order");
    }
    long amount = asked.orElse(left);
    if (amount > left) {
      throw Problem.fault("amount_cents", "is more than is left to pay: " + left);
    }
    return amount;
  }

  /** Takes what was authorized, or less of it. */
  Payment capture(WriteTx tx, OrderState order, Payment before, Optional<Long> amountCents) {
    order.check(OrderMove.PAY);
    long amount = amountCents.orElse(before.amountCents());
    if (amount > before.amountCents()) {
      throw Problem.fault("amount_cents", "is more than was authorized: " + before.amountCents());
    }
    return asked(tx, order, before, Kind.CAPTURE, amount, Map.of());
  }

  /** Lets go of what was authorized. */
  Payment giveUp(WriteTx tx, OrderState order, Payment before) {
    order.check(OrderMove.VOID);
    return asked(tx, order, before, Kind.VOID, before.amountCents(), Map.of());
  }

  /** Goes on with a payment whose buyer has done the second step. */
  Payment confirm(WriteTx tx, OrderState order, Payment before, String code) {
    order.check(OrderMove.PAY);
    return asked(tx, order, before, Kind.CONFIRM, before.amountCents(), Map.of("code", code));
  }

  /**
   * The payment that is meant: the named one, or the only one that it can be done with.
   *
   * @throws Problem 409 where there is none, or the named one is not such; 422 where there are
   *     several
   */
  Payment meant(
      WriteTx tx,
      OrderState order,
      Optional<String> id,
      Predicate<Payment> fits,
      String done,
      String helps) {
    List<Payment> all = payments.of(tx, order.id());
    List<Payment> fitting =
        all.stream()
            .filter(each -> id.isPresent() ? each.id().equals(id.get()) : fits.test(each))
            .toList();
    if (fitting.size() > 1) {
      throw Problem.fault(
          "payment_id", "is missing: the order has several payments that can be " + done);
    }
    if (fitting.isEmpty() && id.isPresent()) {
      throw Problem.fault("payment_id", "is none of this order: " + id.get());
    }
    if (fitting.isEmpty() || !fits.test(fitting.get(0))) {
      throw nothing(order, all, done, helps);
    }
    return fitting.get(0);
  }

  private static Problem nothing(OrderState order, List<Payment> all, String done, String helps) {
    boolean busy = all.stream().anyMatch(each -> !each.idle());
    Problem problem =
        Problem.of(
            busy ? Code.CONFLICT : Code.INVALID_TRANSITION,
            "The order %s has no payment that can be %s".formatted(order.id(), done));
    return busy
        ? problem
            .hint("A payment of it is being worked on; try again in a moment.")
            .next("read_order")
        : problem.hint(helps + " comes first; read_order shows the payments.").next(helps);
  }

  /** Whether there is a payment to capture, so that nothing new is to be begun. */
  boolean holdsPromise(WriteTx tx, OrderState order) {
    return payments.of(tx, order.id()).stream()
        .anyMatch(each -> each.status() == Payment.Status.AUTHORIZED);
  }

  /** What of an order was captured and can be given back. */
  long refundable(WriteTx tx, OrderState order) {
    return payments.of(tx, order.id()).stream().mapToLong(Payment::refundableCents).sum();
  }

  /** A refund that is asked for. */
  record NewRefund(
      Optional<Long> amountCents,
      Refund.Reason reason,
      Optional<String> note,
      boolean restock,
      Optional<String> returnId) {}

  /** Begins to give money back, the payment captured last first. */
  Refund refund(WriteTx tx, OrderState order, NewRefund wanted) {
    order.check(OrderMove.REFUND);
    wanted.returnId().ifPresent(id -> ofOrder(tx, order, id));
    List<Payment> captured =
        payments.of(tx, order.id()).stream()
            .filter(each -> each.refundableCents() > 0)
            .sorted(Comparator.comparing(Payment::createdAt).thenComparing(Payment::id).reversed())
            .toList();
    long left = captured.stream().mapToLong(Payment::refundableCents).sum();
    long amount = refundable(order, wanted.amountCents(), left);
    Refund refund =
        Refund.fresh(
            tx.id("rfd"),
            order,
            amount,
            wanted.reason(),
            wanted.note(),
            wanted.restock(),
            wanted.returnId(),
            tx.now());
    refunds.insert(tx, refund);
    tx.happened("refund.created", refund);
    long rest = amount;
    for (Payment before : captured) {
      long part = Math.min(rest, before.refundableCents());
      if (part > 0) {
        Payment after = before.refunding(part, tx.now());
        payments.save(tx, after);
        intents.insert(
            tx,
            order,
            new PaymentIntent.Question(
                after.id(),
                Optional.of(refund.id()),
                Kind.REFUND,
                after.provider(),
                part,
                Map.of()));
        rest -= part;
      }
    }
    return refund;
  }

  /** Found out now: once the provider has answered, there is nobody left to be told. */
  private void ofOrder(WriteTx tx, OrderState order, String returnId) {
    if (returns.of(tx, order.id()).stream().noneMatch(each -> each.id().equals(returnId))) {
      throw Problem.fault("return_id", "is no return of the order: " + returnId)
          .next("list_returns");
    }
  }

  private static long refundable(OrderState order, Optional<Long> asked, long left) {
    if (asked.isPresent() && asked.get() > left) {
      throw Problem.fault("amount_cents", "is more than can be given back: " + left);
    }
    if (left == 0) {
      throw Problem.of(
              Code.INVALID_TRANSITION,
              "Nothing of the order %s is left to give back".formatted(order.id()))
          .hint("Only what was captured and not refunded can be; read_order shows both.")
          .next("read_order", "capture_payment");
    }
    return asked.orElse(left);
  }

  private Payment asked(
      WriteTx tx,
      OrderState order,
      Payment before,
      Kind kind,
      long amount,
      Map<String, String> details) {
    Payment after = before.asking(kind, tx.now());
    payments.save(tx, after);
    tx.happened("payment.updated", before, after);
    ask(tx, order, after, kind, amount, details);
    return after;
  }

  private void ask(
      WriteTx tx,
      OrderState order,
      Payment payment,
      Kind kind,
      long amount,
      Map<String, String> details) {
    intents.insert(
        tx,
        order,
        new PaymentIntent.Question(
            payment.id(), Optional.empty(), kind, payment.provider(), amount, details));
  }
}
