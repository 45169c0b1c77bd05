package dev.storehand.feature.orders;

import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.orders.PaymentProvider.Kind;
import dev.storehand.feature.orders.PaymentProvider.Outcome;
import java.util.Optional;

/** Writes down what a provider answered: the payment, the refund, the order's sums, in one. */
final class PaymentOutcomes {
  private final OrderBook book = new OrderBook();
  private final IntentStore intents = new IntentStore();
  private final PaymentStore payments = new PaymentStore();
  private final RefundStore refunds = new RefundStore();
  private final Restocking restocking;
  private final ReturnStore returns = new ReturnStore();

  PaymentOutcomes(Restocking restocking) {
    this.restocking = restocking;
  }

  /** Keeps an answer, once: false where it, or another to the same question, was kept before. */
  boolean keep(WriteTx tx, PaymentIntent intent, Outcome outcome) {
    OrderState order = book.get(tx, intent.orderId());
    if (!intents.end(tx, intent, outcome.toString())) {
      return false;
    }
    Payment before = payments.get(tx, intent.paymentId());
    if (intent.kind() == Kind.REFUND) {
      refunded(tx, order, intent, before, outcome);
    } else {
      Payment after = after(intent, before, outcome, tx);
      payments.save(tx, after);
      tx.happened(event(before, after), before, after);
      book.settled(tx, order);
    }
    return true;
  }

  private static Payment after(PaymentIntent intent, Payment before, Outcome outcome, WriteTx tx) {
    if (outcome instanceof Outcome.Done done) {
      return done(intent, before, done.reference(), tx);
    }
    if (outcome instanceof Outcome.Wants wants) {
      boolean captures = intent.kind() == Kind.CHARGE;
      return before.waiting(
          wants.reference(), new Payment.NextStep(wants.instruction(), captures), tx.now());
    }
    Outcome.Declined no = (Outcome.Declined) outcome;
    Payment.Failure why = new Payment.Failure(no.code(), no.message());
    // What is promised stays promised where it could not be given up.
    return intent.kind() == Kind.VOID
        ? before.refused(why, tx.now())
        : before.failed(why, tx.now());
  }

  private static Payment done(PaymentIntent intent, Payment before, String reference, WriteTx tx) {
    boolean captures = before.nextStep().map(Payment.NextStep::captures).orElse(false);
    return switch (intent.kind()) {
      case AUTHORIZE -> before.authorized(reference, tx.now());
      case CHARGE, CAPTURE -> before.captured(intent.amountCents(), reference, tx.now());
      case CONFIRM ->
          captures
              ? before.captured(intent.amountCents(), reference, tx.now())
              : before.authorized(reference, tx.now());
      case VOID -> before.voided(tx.now());
      case REFUND -> throw new IllegalStateException("a refund is kept elsewhere");
    };
  }

  private static String event(Payment before, Payment after) {
    return switch (after.status()) {
      case PENDING -> "payment.updated";
      case AUTHORIZED ->
          before.status() == Payment.Status.AUTHORIZED ? "payment.updated" : "payment.authorized";
      case CAPTURED -> "payment.captured";
      case FAILED -> "payment.failed";
      case VOIDED -> "payment.voided";
    };
  }

  private void refunded(
      WriteTx tx, OrderState order, PaymentIntent intent, Payment before, Outcome outcome) {
    boolean done = outcome instanceof Outcome.Done;
    Payment after = before.refundEnded(intent.amountCents(), done, tx.now());
    payments.save(tx, after);
    tx.happened("payment.updated", before, after);
    Refund refund = refunds.get(tx, intent.refundId().orElseThrow());
    boolean last = intents.openOf(tx, refund.id()) == 0;
    Refund next =
        outcome instanceof Outcome.Done yes
            ? refund.given(intent.amountCents(), yes.reference(), last, tx.now())
            : refund.refused(refusal(outcome), last, tx.now());
    refunds.save(tx, next);
    if (last) {
      boolean succeeded = next.status() == Refund.Status.SUCCEEDED;
      tx.happened(succeeded ? "refund.succeeded" : "refund.failed", refund, next);
    }
    boolean given = last && next.status() == Refund.Status.SUCCEEDED;
    // The goods before the sums: who sells holds the stock items before the customer, too.
    OrderState back = given && next.restock() ? restocked(tx, order, next) : order;
    book.settled(tx, back);
    if (given) {
      next.returnId().ifPresent(id -> refunded(tx, returns.get(tx, id)));
    }
  }

  /** The money is given back whatever becomes of the goods: nobody is there to be refused. */
  private OrderState restocked(WriteTx tx, OrderState order, Refund refund) {
    try {
      return tx.attempt(Optional.empty(), part -> restocking.everythingSent(part, order));
    } catch (Problem impossible) {
      tx.happened("refund.not_restocked", refund);
      return order;
    }
  }

  private void refunded(WriteTx tx, Return before) {
    if (ReturnMove.REFUND.allowedFrom(before.status())) {
      Return after = before.after(ReturnMove.REFUND, tx.now());
      returns.save(tx, before, after);
      tx.happened(ReturnMove.REFUND.event(), before, after);
    }
  }

  private static Payment.Failure refusal(Outcome outcome) {
    return outcome instanceof Outcome.Declined no
        ? new Payment.Failure(no.code(), no.message())
        : new Payment.Failure("not_possible", "The provider wants a second step for a refund");
  }
}
