package dev.storehand.feature.orders;

import dev.storehand.core.problem.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Sums in a currency's minor unit, exact: what does not fit is refused, never wrapped round. */
public final class Money {
  /** What every client can hold: 2^53 - 1. */
  public static final long MOST = 9_007_199_254_740_991L;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Money() {}

  /**
   * So many of one price.
   *
   * @throws Problem 422 at that path where it overflows
   */
  static long times(String path, long unitCents, int quantity) {
    return fitting(path, BigDecimal.valueOf(unitCents).multiply(BigDecimal.valueOf(quantity)));
  }

  /** A sum, as {@link #times}. */
  static long plus(String path, long one, long other) {
    return fitting(path, BigDecimal.valueOf(one).add(BigDecimal.valueOf(other)));
  }

  /** A percentage of an amount, half up to the minor unit. */
  public static long share(long cents, BigDecimal percentage) {
    return share(cents, percentage, HUNDRED);
  }

  /** What falls to a part of a whole that is not 0, half up to the minor unit. */
  static long share(long cents, BigDecimal part, BigDecimal whole) {
    return BigDecimal.valueOf(cents)
        .multiply(part)
        .divide(whole, 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** An amount as people write it, such as {@code 12.50 EUR}, {@code 1250 JPY}. */
  public static String text(long cents, String currency) {
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return BigDecimal.valueOf(cents, digits).toPlainString() + " " + currency;
  }

  private static long fitting(String path, BigDecimal value) {
    if (value.abs().compareTo(BigDecimal.valueOf(MOST)) > 0) {
      throw Problem.fault(path, "is more than %d together".formatted(MOST));
    }
    return value.longValueExact();
  }
}
