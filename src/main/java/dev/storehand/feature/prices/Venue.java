package dev.storehand.feature.prices;

/**
 * Where prices are made: the shop's own market in one currency, or a feed's in one currency and
 * market.
 *
 * @param source {@value #OWN}, or the feed's name
 * @param currency ISO 4217
 * @param market the feed's word for where it sells, such as US; empty for the own market, whose
 *     asks stand in one book for each currency
 */
record Venue(String source, String currency, String market) {
  static final String OWN = "own";

  static Venue own(String currency) {
    return new Venue(OWN, currency, "");
  }

  /** The market that a feed in a currency is of unless told: the country of the currency. */
  static String marketOf(String currency) {
    return currency.substring(0, 2);
  }

  /** It as one text, such as {@code own/USD} or {@code stockx/USD/US}. */
  String key() {
    return market.isEmpty() ? source + "/" + currency : source + "/" + currency + "/" + market;
  }
}
