package dev.storehand.feature.offers;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.schema.Doc;
import dev.storehand.feature.catalog.VariantRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks on which terms one unit is sold: offers know markets, money and stock by this alone. */
@FunctionalInterface
public interface Quotes {

  /**
   * The terms of one unit now by each of these offers, by their ids.
   *
   * @param market by id or code; the default one where none is named
   * @throws dev.storehand.core.problem.Problem 422 at {@code market} for one unknown or archived
   */
  Map<String, Quote> of(
      ReadTx tx, List<Selling> offers, VariantRef variant, Optional<String> market);

  /**
   * The terms by one offer.
   *
   * @param currency the market's, ISO 4217
   * @param forSale whether it sells there now, and is not sold out
   * @param price empty where the variant's price is in another currency
   * @param deliveryAt when one that is ordered now is to come
   * @param words by {@link Template#PLACES}
   */
  record Quote(
      String marketId,
      String currency,
      boolean forSale,
      Optional<Price> price,
      Delivery.Type deliveryType,
      Optional<Instant> deliveryAt,
      Map<String, String> words) {}

  /** What one unit costs. */
  @Doc("What one unit costs, in minor units of the market's currency, without tax and shipping.")
  record Price(
      @Doc("What it costs before the offer's discount.") long unitCents,
      @Doc("What the offer takes off.") long discountCents,
      @Doc("What it costs after that.") long subtotalCents,
      @Doc("What of it is paid at once; all of it where there is no balance.") long depositCents,
      @Doc("What of it is paid later.") long balanceCents,
      @Doc("When that is due if it is ordered now, where the time is known.")
          Optional<Instant> balanceDueAt) {}
}
