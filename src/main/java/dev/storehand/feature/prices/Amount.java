package dev.storehand.feature.prices;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.OptionalLong;

/** Amounts as the payload has them, in major units, and as we keep them, in minor units. */
final class Amount {
  private Amount() {}

  /** Minor units as major ones: 6990 USD is 69.90. */
  static BigDecimal major(long minor, String currency) {
    return BigDecimal.valueOf(minor, digits(currency));
  }

  /** Major units as minor ones; empty where they have more decimals than the currency. */
  static OptionalLong minor(BigDecimal major, String currency) {
    BigDecimal minor = major.movePointRight(digits(currency)).stripTrailingZeros();
    return minor.scale() > 0 ? OptionalLong.empty() : OptionalLong.of(minor.longValueExact());
  }

  static int digits(String currency) {
    return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
  }
}
