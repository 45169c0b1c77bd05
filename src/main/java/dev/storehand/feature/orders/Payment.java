package dev.storehand.feature.orders;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.feature.orders.PaymentProvider.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * A payment: pending → authorized → captured, or failed, or voided. While its provider is being
 * asked something, {@code inProgress} says what, and nothing else can be asked.
 */
@Doc("A payment of an order.")
public record Payment(
    @Doc("The payment's id.") String id,
    @Doc("The order it is for.") String orderId,
    @Doc("full, or a deposit or the balance of a preorder.") PaymentKind kind,
    @Doc("Who moves the money: manual, sandbox …") String provider,
    @Doc("pending, authorized, captured, failed or voided.") Status status,
    @Doc("Its currency, ISO 4217.") String currency,
    @Doc("What it is for.") long amountCents,
    @Doc("What was taken.") long capturedCents,
    @Doc("What of that was given back.") long refundedCents,
    @Doc("What of that is being given back now.") long refundingCents,
    @Doc("What its provider is being asked now; nothing else can be done until it has answered.")
        Optional<Kind> inProgress,
    @Doc("What has to happen before it goes on.") Optional<NextStep> nextStep,
    @Doc("What the provider, or the merchant, calls it.") Optional<String> reference,
    @Doc("Why the provider refused.") Optional<Failure> failure,
    @Doc("When it was authorized.") Optional<Instant> authorizedAt,
    @Doc("When it was captured.") Optional<Instant> capturedAt,
    @Doc("When it was made.") Instant createdAt,
    @Doc("When it last changed.") Instant updatedAt,
    @Doc("Rises by one with each change.") long version)
    implements Versioned {

  public enum Status {
    PENDING,
    AUTHORIZED,
    CAPTURED,
    FAILED,
    VOIDED
  }

  /** What part of an order's price a payment is. */
  public enum PaymentKind {
    DEPOSIT,
    BALANCE,
    FULL
  }

  /** What the buyer has to do. */
  @Doc("What has to happen before a payment goes on.")
  public record NextStep(
      @Doc("What to do.") String instruction,
      @Doc("Whether the money is taken once it is done, or only promised.") boolean captures) {}

  /** Why a provider refused. */
  @Doc("Why a payment provider refused.")
  public record Failure(
      @Doc("A word for it, such as card_declined.") String code,
      @Doc("A sentence.") String message) {}

  /** One whose provider is about to be asked. */
  static Payment fresh(
      String id,
      OrderState order,
      PaymentKind kind,
      String provider,
      long amountCents,
      Kind ask,
      Instant now) {
    return new Payment(
        id,
        order.id(),
        kind,
        provider,
        Status.PENDING,
        order.currency(),
        amountCents,
        0,
        0,
        0,
        Optional.of(ask),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        now,
        now,
        1);
  }

  /** What an order's total has been promised to it, or is being promised. */
  long claimedCents() {
    return switch (status) {
      case PENDING, AUTHORIZED -> amountCents;
      case CAPTURED -> capturedCents;
      case FAILED, VOIDED -> 0;
    };
  }

  /** What can still be given back. */
  long refundableCents() {
    return capturedCents - refundedCents - refundingCents;
  }

  boolean idle() {
    return inProgress.isEmpty();
  }

  boolean capturable() {
    return status == Status.AUTHORIZED && idle();
  }

  /** Whether the provider holds something that can be given up. */
  boolean voidable() {
    return idle() && (status == Status.AUTHORIZED || nextStep.isPresent());
  }

  /**
   * The payment while its provider is asked something.
   *
   * @throws Problem 409 conflict while it is being asked something else
   */
  Payment asking(Kind kind, Instant now) {
    inProgress.ifPresent(
        other -> {
          throw Problem.of(
                  Code.CONFLICT,
                  "The payment %s is being worked on (%s)"
                      .formatted(id, other.name().toLowerCase(java.util.Locale.ROOT)))
              .hint("Its provider answers within seconds; read_order shows the outcome.")
              .next("read_order");
        });
    return with(status, capturedCents, Optional.of(kind), nextStep, reference, failure, now);
  }

  Payment authorized(String name, Instant now) {
    Payment next = answered(Status.AUTHORIZED, 0, name, now);
    return next.stamped(Optional.of(now), capturedAt);
  }

  Payment captured(long cents, String name, Instant now) {
    Payment next = answered(Status.CAPTURED, cents, name, now);
    return next.stamped(authorizedAt, Optional.of(now));
  }

  Payment voided(Instant now) {
    return with(
        Status.VOIDED, 0, Optional.empty(), Optional.empty(), reference, Optional.empty(), now);
  }

  Payment failed(Failure why, Instant now) {
    return with(
        Status.FAILED, 0, Optional.empty(), Optional.empty(), reference, Optional.of(why), now);
  }

  /** As it was before it was asked something that the provider refused. */
  Payment refused(Failure why, Instant now) {
    return with(
        status, capturedCents, Optional.empty(), nextStep, reference, Optional.of(why), now);
  }

  Payment waiting(String name, NextStep step, Instant now) {
    return with(
        Status.PENDING,
        0,
        Optional.empty(),
        Optional.of(step),
        Optional.of(name),
        Optional.empty(),
        now);
  }

  /** So much is being given back. */
  Payment refunding(long cents, Instant now) {
    return giving(refundedCents, refundingCents + cents, now);
  }

  /** What was being given back is, or is not after all. */
  Payment refundEnded(long cents, boolean done, Instant now) {
    return giving(done ? refundedCents + cents : refundedCents, refundingCents - cents, now);
  }

  private Payment answered(Status next, long captured, String name, Instant now) {
    return with(
        next,
        captured,
        Optional.empty(),
        Optional.empty(),
        Optional.of(name),
        Optional.empty(),
        now);
  }

  private Payment with(
      Status next,
      long captured,
      Optional<Kind> asked,
      Optional<NextStep> step,
      Optional<String> name,
      Optional<Failure> why,
      Instant now) {
    return new Payment(
        id,
        orderId,
        kind,
        provider,
        next,
        currency,
        amountCents,
        captured,
        refundedCents,
        refundingCents,
        asked,
        step,
        name,
        why,
        authorizedAt,
        capturedAt,
        createdAt,
        now,
        version + 1);
  }

  private Payment stamped(Optional<Instant> authorized, Optional<Instant> captured) {
    return new Payment(
        id,
        orderId,
        kind,
        provider,
        status,
        currency,
        amountCents,
        capturedCents,
        refundedCents,
        refundingCents,
        inProgress,
        nextStep,
        reference,
        failure,
        authorized,
        captured,
        createdAt,
        updatedAt,
        version);
  }

  private Payment giving(long refunded, long refunding, Instant now) {
    return new Payment(
        id,
        orderId,
        kind,
        provider,
        status,
        currency,
        amountCents,
        capturedCents,
        refunded,
        refunding,
        inProgress,
        nextStep,
        reference,
        failure,
        authorizedAt,
        capturedAt,
        createdAt,
        now,
        version + 1);
  }
}
