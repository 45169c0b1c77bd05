package dev.storehand.feature.reports;

import dev.storehand.core.schema.Doc;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The rows of the reports on what was sold. */
final class Sold {
  private Sold() {}

  /** All of it. */
  @Doc("Preorders in one currency.")
  record Summary(
      @Doc("The currency of the amounts.") String currency,
      @Doc("Preorders placed, cancelled ones too.") long preorders,
      @Doc("Units preordered in those that are not cancelled.") long units,
      @Doc("Different customers among those placed.") long customers,
      @Doc("Preorders cancelled.") long cancelled,
      @Doc("Preorders that were given their stock and are not cancelled.") long released,
      @Doc("Preorders that still wait for their stock.") long waiting,
      @Doc("Preorders whose balance could not be charged, after all tries.") long paymentFailed,
      @Doc("What those that are not cancelled come to, with tax and shipping.") long valueCents,
      @Doc("Deposits of those that are not cancelled, as agreed.") long depositCents,
      @Doc("Balances of those that are not cancelled, as agreed.") long balanceCents,
      @Doc("Money taken for all of them, cancelled ones too.") long collectedCents,
      @Doc("Money given back of what was taken.") long refundedCents,
      @Doc("Still to be paid by those that are not cancelled.") long outstandingCents) {}

  /** A period. */
  @Doc("Preorders placed in a period, in one currency.")
  record OnDate(
      @Doc("The period's first day, in the shop's time zone.") LocalDate periodStart,
      @Doc("The period's last day.") LocalDate periodEnd,
      @Doc("The currency of the amounts.") String currency,
      @Doc("Preorders placed, cancelled ones too.") long preorders,
      @Doc("Of these, cancelled by now.") long cancelled,
      @Doc("Units in those that are not cancelled.") long units,
      @Doc("What those that are not cancelled come to, with tax and shipping.") long valueCents,
      @Doc("Deposits of those that are not cancelled, as agreed.") long depositCents,
      @Doc("Still to be paid by those that are not cancelled.") long outstandingCents) {}

  /** A product. */
  @Doc("Preorders of a product, in one currency.")
  record OfProduct(
      @Doc("The product's id.") String productId,
      @Doc("Its name.") String name,
      @Doc("The currency of the amounts.") String currency,
      @Doc("Preorders with it, cancelled ones too.") long preorders,
      @Doc("Units of it in those that are not cancelled.") long units,
      @Doc("Units of it in those that are cancelled.") long cancelledUnits,
      @Doc("Units of it that were released: given their stock.") long releasedUnits,
      @Doc("What its lines come to after discounts, without tax and shipping, cancelled left out.")
          long valueCents) {}

  /** A variant. */
  @Doc("Preorders of a variant, in one currency.")
  record OfVariant(
      @Doc("The variant's id.") String variantId,
      @Doc("Its SKU code.") Optional<String> skuCode,
      @Doc("Its product's id.") String productId,
      @Doc("What it is called.") String name,
      @Doc("The currency of the amounts.") String currency,
      @Doc("Preorders with it, cancelled ones too.") long preorders,
      @Doc("Units of it in those that are not cancelled.") long units,
      @Doc("Units of it in those that are cancelled.") long cancelledUnits,
      @Doc("Units of it that were released: given their stock.") long releasedUnits,
      @Doc("What its lines come to after discounts, without tax and shipping, cancelled left out.")
          long valueCents) {}

  /** A customer. */
  @Doc("A customer's preorders, in one currency.")
  record ToCustomer(
      @Doc("The customer's id.") String customerId,
      @Doc("The customer's email address; absent once anonymized.") Optional<String> email,
      @Doc("The customer's name.") Optional<String> name,
      @Doc("The currency of the amounts.") String currency,
      @Doc("Preorders placed, cancelled ones too.") long preorders,
      @Doc("Of these, cancelled.") long cancelled,
      @Doc("Units in those that are not cancelled.") long units,
      @Doc("What those that are not cancelled come to, with tax and shipping.") long valueCents,
      @Doc("Money taken, for cancelled ones too.") long collectedCents,
      @Doc("Money given back of what was taken.") long refundedCents,
      @Doc("Still to be paid by those that are not cancelled.") long outstandingCents,
      @Doc("When the first was placed.") Instant firstPlacedAt,
      @Doc("When the last was placed.") Instant lastPlacedAt) {}

  /** Goods promised. */
  @Doc("Units of a variant that preorders wait for, against what is in stock.")
  record Committed(
      @Doc("The variant's id.") String variantId,
      @Doc("Its SKU code.") Optional<String> skuCode,
      @Doc("What it is called.") String name,
      @Doc("Preorders that wait for it.") long preorders,
      @Doc("Units sold by preorder, neither cancelled nor released.") long committedUnits,
      @Doc("Of these, units that are reserved for them, as where an offer reserves on sale.")
          long reservedUnits,
      @Doc("Units in stock at all locations.") long onHandUnits,
      @Doc("Of those in stock, units that nothing holds.") long availableUnits,
      @Doc("Units that have to arrive before all that wait can be released.") long shortUnits,
      @Doc("Since when the oldest of them waits.") Instant oldestPlacedAt) {}
}
