package dev.storehand.feature.orders;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.schema.Doc;
import java.time.Instant;
import java.util.Optional;

/** Money that goes back: processing → succeeded or failed. */
@Doc("A refund of an order.")
public record Refund(
    @Doc("The refund's id.") String id,
    @Doc("The order it is of.") String orderId,
    @Doc("processing, succeeded or failed.") Status status,
    @Doc("Its currency, ISO 4217.") String currency,
    @Doc("What was to be given back.") long amountCents,
    @Doc("What was given back; less than the amount where a provider refused a part of it.")
        long refundedCents,
    @Doc("Why.") Reason reason,
    @Doc("A note of your own.") Optional<String> note,
    @Doc("Whether what was sent goes back into stock once the money is given back.")
        boolean restock,
    @Doc("The return it is for.") Optional<String> returnId,
    @Doc("What the provider calls it.") Optional<String> destinationTx,
    @Doc("Why the provider refused.") Optional<Payment.Failure> failure,
    @Doc("When it ended.") Optional<Instant> endedAt,
    @Doc("When it was asked for.") Instant createdAt,
    @Doc("When it last changed.") Instant updatedAt,
    @Doc("Rises by one with each change.") long version)
    implements Versioned {

  public enum Status {
    PROCESSING,
    SUCCEEDED,
    FAILED
  }

  /** Why money is given back, for the books and the buyer's receipt. */
  public enum Reason {
    REQUESTED_BY_BUYER,
    DUPLICATE,
    FRAUD,
    OTHER
  }

  static Refund fresh(
      String id,
      OrderState order,
      long amountCents,
      Reason reason,
      Optional<String> note,
      boolean restock,
      Optional<String> returnId,
      Instant now) {
    return new Refund(
        id,
        order.id(),
        Status.PROCESSING,
        order.currency(),
        amountCents,
        0,
        reason,
        note,
        restock,
        returnId,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        now,
        now,
        1);
  }

  /** After one payment's part has been given back. */
  Refund given(long cents, String tx, boolean last, Instant now) {
    return with(refundedCents + cents, Optional.of(tx), failure, last, now);
  }

  /** After one payment's part has been refused. */
  Refund refused(Payment.Failure why, boolean last, Instant now) {
    return with(refundedCents, destinationTx, Optional.of(why), last, now);
  }

  private Refund with(
      long refunded,
      Optional<String> tx,
      Optional<Payment.Failure> why,
      boolean last,
      Instant now) {
    Status ended = why.isPresent() ? Status.FAILED : Status.SUCCEEDED;
    return new Refund(
        id,
        orderId,
        last ? ended : Status.PROCESSING,
        currency,
        amountCents,
        refunded,
        reason,
        note,
        restock,
        returnId,
        tx,
        why,
        last ? Optional.of(now) : Optional.empty(),
        createdAt,
        now,
        version + 1);
  }
}
