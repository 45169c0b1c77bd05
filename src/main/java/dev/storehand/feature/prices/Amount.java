package dev.storehand.feature.prices;

import java.math.BigDecimal;
import java.util.Currency;

/** Amounts as the payload has them, in major units, and as we keep them, in minor units. */
final class Amount {
  private Amount() {}

  /** Minor units as major ones: 6990 USD is 69.90. */
  static BigDecimal major(long minor, String currency) {
    return BigDecimal.valueOf(minor, digits(currency));
  }

  /** Major units as minor ones, of an amount that fits and is within the payload's bounds. */
  static long minor(BigDecimal major, String currency) {
    return major.movePointRight(digits(currency)).longValueExact();
  }

  /** Whether an amount of any size has no more decimals than the currency. */
  static boolean fits(BigDecimal major, String currency) {
    return major.stripTrailingZeros().scale() <= digits(currency);
  }

  static int digits(String currency) {
    return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
  }
}
