package dev.storehand.feature.prices;

import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.Senses;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a feed sends: the payload of KicksDB. */
record IngestPrices(
    @Doc("The feed's name; unless told, what the event's name begins with.")
        @Size(min = 1, max = 40)
        @Pattern(regexp = WatchActions.SOURCE, message = WatchActions.SOURCE_SAYS)
        Optional<String> source,
    @Doc("The market of rows that name none; the country of the currency unless told.")
        @Size(min = 1, max = 20)
        @Pattern(regexp = WatchActions.MARKET, message = WatchActions.MARKET_SAYS)
        Optional<String> market,
    @Doc("The event's name, such as stockx.price.updated.usd.")
        @Size(min = 1, max = 80)
        @Pattern(
            regexp = "^([a-z][a-z0-9_]{0,39}\\.)?price\\.updated\\.[a-z]{3}$",
            message = "must be such as stockx.price.updated.usd")
        String event,
    @Doc(
            "When the feed said so, in seconds since 1970; what is older than what is known is left out.")
        @Min(0)
        @Max(253_402_300_799L)
        long timestamp,
    @Doc("The version of the payload.")
        @Size(max = 10)
        @Pattern(regexp = "^v1$", message = "must be v1")
        Optional<String> version,
    @Doc("The prices.") @Size(min = 1, max = MOST_ROWS) List<@Means(RowSense.class) Row> data) {
  static final int MOST_ROWS = 500;
  private static final String PREFIX_END = ".price.updated.";

  /** A price. */
  record Row(
      @Doc("The variant, by its id here, or by its reference where that is the feed's id.")
          @Size(min = 1, max = 100)
          Optional<String> variantId,
      @Doc("The SKU code, or the product's style_id together with sizes.") @Size(min = 1, max = 100)
          Optional<String> sku,
      @Doc("The variant's size in one system or several.") @Size(max = 20)
          Optional<List<FeedSize>> sizes,
      @Doc("The lowest ask in major units; 0, or absent, where it is not for sale.")
          @DecimalMin("0")
          @Digits(integer = 12, fraction = 3)
          Optional<BigDecimal> lowestAsk,
      @Doc("How many asks there are; 0 where it is not for sale.") @Min(0) @Max(1_000_000_000)
          Optional<Long> numberOfAsks,
      @Doc("What a buyer pays by shipping option, in major units.") @Size(max = 20)
          Optional<Map<String, @DecimalMin("0") @Digits(integer = 12, fraction = 3) BigDecimal>>
              subtotal,
      @Doc("The currency, ISO 4217; the event's.")
          @Size(max = 3)
          @Pattern(regexp = WatchActions.CURRENCY, message = WatchActions.CURRENCY_SAYS)
          @Means(Senses.Currency.class)
          String currency,
      @Doc("The feed's market, such as US.")
          @Size(min = 1, max = 20)
          @Pattern(regexp = WatchActions.MARKET, message = WatchActions.MARKET_SAYS)
          Optional<String> market,
      @Doc("Taken, and not used.") @Size(max = 100) Optional<String> productId,
      @Doc("Taken, and not used.") @Size(max = 500) Optional<String> name,
      @Doc("Taken, and not used.") @Size(max = 500) Optional<String> slug,
      @Doc("Taken, and not used.") @Size(max = 100) Optional<String> productType,
      @Doc("Taken, and not used.") @Size(max = 100) Optional<String> source,
      @Doc("Taken, and not used: what is known here counts.")
          @DecimalMin("0")
          @Digits(integer = 12, fraction = 3)
          Optional<BigDecimal> oldLowestAsk) {

    /** Whether it can be bought at all. */
    boolean available() {
      return lowestAsk.filter(ask -> ask.signum() > 0).isPresent()
          && numberOfAsks.filter(asks -> asks == 0).isEmpty();
    }
  }

  /** A size in one system. */
  record FeedSize(
      @Doc("The size, such as US XS.") @Size(min = 1, max = 40) String size,
      @Doc("The system, such as us, uk or eu.") @Size(min = 1, max = 20) String type) {}

  /** The feed's name, where there is one. */
  Optional<String> feed() {
    int end = event.indexOf(PREFIX_END);
    return source.or(() -> end < 0 ? Optional.empty() : Optional.of(event.substring(0, end)));
  }

  /** The currency that the event's name says. */
  String currency() {
    return event.substring(event.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
  }

  String marketOf(Row row) {
    return row.market().or(() -> market).orElseGet(() -> Venue.marketOf(currency()));
  }
}
