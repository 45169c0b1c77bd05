package dev.storehand.feature.listings;

import dev.storehand.core.schema.Doc;
import dev.storehand.feature.shops.Charge;
import java.util.List;

/** What a seller gets of a price. */
@Doc("What the seller gets: the price less the fees that he bears.")
record Payout(
    @Doc("What the seller gets.") long totalPayoutCents,
    @Doc("The price.") long salePriceCents,
    @Doc("All adjustments together; negative, or 0.") long totalAdjustmentsCents,
    @Doc("The currency, ISO 4217.") String currency,
    @Doc("What is taken off, one by one.") List<Charge> adjustments) {

  /** Of a price that bears these fees. */
  static Payout of(long priceCents, String currency, List<Charge> fees) {
    long taken = fees.stream().mapToLong(Charge::amountCents).sum();
    return new Payout(priceCents - taken, priceCents, -taken, currency, fees);
  }
}
