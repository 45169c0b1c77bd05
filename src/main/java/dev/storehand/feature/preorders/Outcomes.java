package dev.storehand.feature.preorders;

import dev.storehand.core.action.Reaction;
import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.messages.Messages;
import dev.storehand.feature.orders.FulfillmentStatus;
import dev.storehand.feature.orders.Payment.PaymentKind;
import dev.storehand.feature.preorders.PreorderBook.Kept;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Keeps a preorder true to what came of its payments, by whatever road they were begun. */
final class Outcomes {
  private final Messages messages = new Messages();
  private final PreorderBook book;
  private final Charging charging;
  private final Arrivals arrivals;

  Outcomes(PreorderBook book, Charging charging, Arrivals arrivals) {
    this.book = book;
    this.charging = charging;
    this.arrivals = arrivals;
  }

  /** Money has come. */
  void captured(Reaction.Cause cause, WriteTx tx) {
    Optional<Kept> kept = of(cause, tx);
    if (kept.isEmpty()) {
      return;
    }
    boolean whole = kept.get().order().outstandingCents() == 0;
    if (whole) {
      messages.removeSecrets(tx, kept.get().order().id());
    }
    Preorder before = kept.get().preorder();
    boolean balance = whole && before.plan().balanceCents() > 0;
    Preorder.Tries tries = before.tries().at(next(kept.get(), tx.now()));
    Preorder after = before.with(tries.paid(balance ? Optional.of(tx.now()) : Optional.empty()));
    boolean first = balance && before.tries().balanceCollectedAt().isEmpty();
    if (!after.equals(before)) {
      book.saved(
          tx,
          kept.get(),
          after,
          first ? new String[] {"preorder.balance_collected"} : new String[0]);
    }
    if (whole && after.autoRelease()) {
      arrivals.paid(tx, after.orderId());
    }
  }

  /**
   * A charge has failed: a balance is tried again, a deposit is not. What a buyer tried by a link
   * is his to repeat, and its page tells him.
   */
  void failed(Reaction.Cause cause, WriteTx tx) {
    Optional<Kept> kept = of(cause, tx);
    JsonNode payment = cause.data().path("resource");
    if (kept.isEmpty() || kept.get().order().outstandingCents() == 0) {
      return;
    }
    Preorder.Failure why =
        new Preorder.Failure(
            payment.path("failure").path("code").asString("failed"),
            payment.path("failure").path("message").asString("The payment failed"));
    Preorder.Tries tries = kept.get().preorder().tries();
    if (byLink(kept.get(), payment)) {
      Preorder after = kept.get().preorder().with(tries.refused(why));
      book.saved(tx, kept.get(), after, "preorder.payment_failed");
      return;
    }
    boolean balance = isBalance(payment);
    Preorder.Tries after =
        balance ? tries.failed(why, true, tx.now()) : tries.declined(why, tx.now());
    Optional<Instant> again = balance ? after.nextChargeAt() : Optional.empty();
    long cents = payment.path("amount_cents").longValue();
    charging.failed(tx, kept.get(), after, new Letters.Declined(why, cents, again));
  }

  /** A charge that waits for its buyer is no failure yet, but says what it waits for. */
  void changed(Reaction.Cause cause, WriteTx tx) {
    JsonNode payment = cause.data().path("resource");
    if (!payment.has("next_step") || payment.has("in_progress")) {
      return;
    }
    of(cause, tx)
        .ifPresent(
            kept ->
                book.saved(
                    tx,
                    kept,
                    kept.preorder()
                        .with(
                            kept.preorder()
                                .tries()
                                .stopped(
                                    new Preorder.Failure(
                                        Preorder.Failure.SECOND_STEP,
                                        payment.path("next_step").path("instruction").asString("")),
                                    isBalance(payment) && !byLink(kept, payment)))));
  }

  /** A charge was given up by hand: the clock charges again what it would have without it. */
  void voided(Reaction.Cause cause, WriteTx tx) {
    of(cause, tx)
        .filter(kept -> !kept.isOver())
        .ifPresent(
            kept -> {
              Preorder before = kept.preorder();
              Preorder after = before.with(before.tries().voided(next(kept, tx.now())));
              if (!after.equals(before)) {
                book.saved(tx, kept, after, "preorder.payment_voided");
              }
            });
  }

  private static boolean byLink(Kept kept, JsonNode payment) {
    return kept.preorder().link().began(payment.path("id").asString(""));
  }

  private static boolean isBalance(JsonNode payment) {
    return PaymentKind.BALANCE
        == PaymentKind.valueOf(payment.path("kind").asString().toUpperCase(Locale.ROOT));
  }

  /** When the clock charges what is left, as things stand: never before its deposit. */
  private static Optional<Instant> next(Kept kept, Instant now) {
    PaymentPlan plan = kept.preorder().plan();
    Optional<Instant> known = kept.preorder().tries().nextChargeAt();
    if (known.isPresent()
        || kept.isOver()
        || kept.order().outstandingCents() == 0
        || kept.order().capturedCents() < plan.depositCents()) {
      return known;
    }
    boolean sent =
        plan.due() == BalanceDue.ON_FULFILLMENT
            && kept.order().fulfillmentStatus() == FulfillmentStatus.FULFILLED;
    // Its stock had come when it was first tried.
    boolean arrived = plan.due() == BalanceDue.ON_RELEASE && kept.preorder().tries().attempts() > 0;
    return plan.autoCollect() && (sent || arrived) ? Optional.of(now) : plan.firstCharge();
  }

  private Optional<Kept> of(Reaction.Cause cause, WriteTx tx) {
    return book.find(tx, cause.data().path("resource").path("order_id").asString(""));
  }
}
