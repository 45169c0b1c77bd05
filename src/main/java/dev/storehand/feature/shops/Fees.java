package dev.storehand.feature.shops;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the shop's fees and shipping options come to. Percentages are of the amount, half up to the
 * minor unit. Fixed amounts and shipping options are in the shop's currency, so that an amount in
 * another bears percentages alone.
 */
public final class Fees {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Fees() {}

  /** What a buyer pays on top of an amount. */
  public static List<Charge> ofBuyer(Shop shop, long cents, String currency) {
    return charges(shop, Shop.Bearer.BUYER, cents, currency);
  }

  /** What a seller is paid less of an amount; together never more than the amount. */
  public static List<Charge> ofSeller(Shop shop, long cents, String currency) {
    long left = cents;
    List<Charge> within = new ArrayList<>();
    for (Charge each : charges(shop, Shop.Bearer.SELLER, cents, currency)) {
      long part = Math.min(left, each.amountCents());
      within.add(new Charge(each.name(), each.percentage(), part));
      left -= part;
    }
    return within;
  }

  /** What a buyer pays for an ask by each shipping option; none in another currency. */
  public static List<Subtotal> subtotals(Shop shop, long askCents, String currency) {
    if (!currency.equals(shop.currency())) {
      return List.of();
    }
    long fees = sum(ofBuyer(shop, askCents, currency));
    return shop.shippingOptions().stream()
        .map(
            option ->
                new Subtotal(
                    option.code(),
                    askCents,
                    fees,
                    option.priceCents(),
                    askCents + fees + option.priceCents()))
        .toList();
  }

  /** Charges together. */
  public static long sum(List<Charge> charges) {
    return charges.stream().mapToLong(Charge::amountCents).sum();
  }

  private static List<Charge> charges(Shop shop, Shop.Bearer bearer, long cents, String currency) {
    return shop.fees().stream()
        .filter(fee -> fee.borneBy().orElse(Shop.Bearer.BUYER) == bearer)
        .map(fee -> new Charge(fee.name(), fee.percentage(), amount(shop, fee, cents, currency)))
        .toList();
  }

  private static long amount(Shop shop, Shop.Fee fee, long cents, String currency) {
    long fixed = currency.equals(shop.currency()) ? fee.amountCents().orElse(0) : 0;
    return fixed + fee.percentage().map(part -> share(cents, part)).orElse(0L);
  }

  private static long share(long cents, BigDecimal percentage) {
    return BigDecimal.valueOf(cents)
        .multiply(percentage)
        .divide(HUNDRED, 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
