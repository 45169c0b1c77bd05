package dev.storehand.feature.reports;

import dev.storehand.core.schema.Doc;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The rows of the reports on money. */
final class Owed {
  private Owed() {}

  /** Money that moved. */
  @Doc("Money that preorders brought in a period, in one currency.")
  record Revenue(
      @Doc("The period's first day, in the shop's time zone.") LocalDate periodStart,
      @Doc("The period's last day.") LocalDate periodEnd,
      @Doc("The currency of the amounts.") String currency,
      @Doc("Deposits taken in the period.") long depositsCents,
      @Doc("Balances taken in the period.") long balancesCents,
      @Doc("Payments in full taken in the period.") long fullPaymentsCents,
      @Doc("All that was taken: deposits, balances and payments in full.") long collectedCents,
      @Doc("What was given back in the period, whenever it was taken.") long refundedCents,
      @Doc("Collected less refunded; below 0 where more was given back.") long netCents) {}

  /** Money to come. */
  @Doc("A preorder that is not paid in full.")
  record Due(
      @Doc("The order's id.") String orderId,
      @Doc("The order's number.") long number,
      @Doc("The offer it was sold by.") String offerId,
      @Doc("Who owes.") Optional<String> customerId,
      @Doc("The customer's email address.") Optional<String> email,
      @Doc("The currency of the amounts.") String currency,
      @Doc("Still to be paid in all.") long outstandingCents,
      @Doc("Of this, what is left of the deposit.") long depositDueCents,
      @Doc("When the balance falls due: none, on_release, at, after_interval, on_fulfillment.")
          String balanceDue,
      @Doc("When it is due; absent while it waits for its release or for being sent.")
          Optional<Instant> dueAt,
      @Doc("Whether it should have been paid by now.") boolean overdue,
      @Doc("Whether the clock charges it by itself.") boolean autoCollect,
      @Doc("When it is charged next, if it is.") Optional<Instant> nextChargeAt,
      @Doc("How often charging it was tried.") long attempts,
      @Doc("When a link to pay was last sent.") Optional<Instant> linkSentAt,
      @Doc("When it was ordered.") Instant placedAt) {}

  /** Money that did not come. */
  @Doc("A payment of a preorder that failed.")
  record Failed(
      @Doc("The payment's id.") String paymentId,
      @Doc("The order's id.") String orderId,
      @Doc("The order's number.") long number,
      @Doc("The offer it was sold by.") String offerId,
      @Doc("Who should have paid.") Optional<String> customerId,
      @Doc("The customer's email address.") Optional<String> email,
      @Doc("deposit, balance or full.") String kind,
      @Doc("The currency of the amounts.") String currency,
      @Doc("What should have been paid.") long amountCents,
      @Doc("Why not, in a word such as card_declined.") Optional<String> code,
      @Doc("Why not, in a sentence.") Optional<String> reason,
      @Doc("When it failed.") Instant failedAt,
      @Doc("What the order still lacks now; 0 where it was paid since, or cancelled.")
          long outstandingCents,
      @Doc("When it is tried again, if it is.") Optional<Instant> nextChargeAt,
      @Doc("Since when nothing more is tried.") Optional<Instant> gaveUpAt) {}
}
