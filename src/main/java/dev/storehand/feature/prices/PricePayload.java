package dev.storehand.feature.prices;

import dev.storehand.core.schema.Doc;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a receiver is sent, in the shape of KicksDB: amounts are decimals in major units, the time
 * is in seconds.
 */
@Doc("What a receiver is sent: the payload of KicksDB, amounts as decimals in major units.")
record PricePayload(
    @Doc("price.updated.<currency> for variants, lowest_ask.updated.<currency> for products.")
        String event,
    @Doc("When it was told, in seconds since 1970.") long timestamp,
    @Doc("Always v1.") String version,
    @Doc("What has changed, of one product or of several.") List<Row> data) {
  private static final String VERSION = "v1";

  static PricePayload of(String event, long timestamp, List<Row> data) {
    return new PricePayload(event, timestamp, VERSION, List.copyOf(data));
  }

  /** What changed of one variant, or of one product as a whole. */
  @Doc("A price that changed.")
  record Row(
      @Doc("The product.") String productId,
      @Doc("Its name.") String name,
      @Doc("Its short name in addresses.") String slug,
      @Doc("The maker's code for the model; the SKU code, or the slug, where there is none.")
          String sku,
      @Doc("The variant; absent in an event about products.") Optional<String> variantId,
      @Doc("Its size in every system that is known.") Optional<List<Size>> sizes,
      @Doc("The lowest ask told last, in major units; absent where it was not for sale.")
          Optional<BigDecimal> oldLowestAsk,
      @Doc("The lowest ask, in major units; absent where it is not for sale any more.")
          Optional<BigDecimal> lowestAsk,
      @Doc("How many asks there are; 0 where it is not for sale any more.") long numberOfAsks,
      @Doc("What a buyer pays by shipping option: ask, fees and shipping, in major units.")
          Optional<Map<String, BigDecimal>> subtotal,
      @Doc("The currency, ISO 4217.") String currency,
      @Doc("The market.") String market,
      @Doc("Whose price: own for the shop's own market, or the name of a feed.") String source) {

    /** The same of one variant of the product. */
    Row of(String variant, String code, List<Size> marks, Map<String, BigDecimal> prices) {
      return new Row(
          productId,
          name,
          slug,
          code,
          Optional.of(variant),
          Optional.of(marks),
          oldLowestAsk,
          lowestAsk,
          numberOfAsks,
          Optional.of(prices),
          currency,
          market,
          source);
    }
  }

  /** A size in one system. */
  @Doc("A size in one system.")
  record Size(
      @Doc("The size.") String size, @Doc("The system, such as us, uk or eu.") String type) {}
}
