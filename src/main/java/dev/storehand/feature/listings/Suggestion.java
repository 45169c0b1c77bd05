package dev.storehand.feature.listings;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/** What a seller might ask, from what a book stands at. */
final class Suggestion {
  private Suggestion() {}

  /**
   * The highest whole amount that would be the lowest ask, so for 150.00 it is 149.00; or the
   * highest bid, where that is higher or nothing is asked.
   */
  static Optional<Long> sellFaster(MarketQuote quote) {
    long unit = unit(quote.currency());
    Optional<Long> below =
        quote.lowestAskCents().map(lowest -> (lowest - 1) / unit * unit).filter(cents -> cents > 0);
    return quote
        .highestBidCents()
        .filter(bid -> below.filter(ask -> ask >= bid).isEmpty())
        .or(() -> below);
  }

  /** The lowest ask itself: the same money, behind it in line. */
  static Optional<Long> earnMore(MarketQuote quote) {
    return quote.lowestAskCents();
  }

  /** How many minor units a whole one has. */
  private static long unit(String currency) {
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return BigDecimal.TEN.pow(digits).longValueExact();
  }
}
