package dev.storehand.feature.prices;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.WriteTx;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** The table {@code price_quote}, changed only by who holds its venue. */
final class PriceQuoteStore {
  private static final TypeReference<Map<String, Long>> CENTS = new TypeReference<>() {};

  /** What a product goes for: its cheapest variant, and the asks of all. */
  record Least(Optional<Long> lowestAsk, long asks) {
    static final Least NONE = new Least(Optional.empty(), 0);
  }

  /** The quotes of these variants that there are, by variant. */
  Map<String, PriceQuote> of(ReadTx tx, Venue venue, Collection<String> variantIds) {
    Map<String, PriceQuote> found = new HashMap<>();
    tx.sql(
            """
            select * from price_quote
            where shop = :shop and mode = :mode and venue = :venue and variant_id in (:variants)""")
        .bind("venue", venue.key())
        .bind("variants", variantIds)
        .each(row -> found.put(row.text("variant_id"), quote(row)));
    return found;
  }

  /** What these products go for, by product; one that was never quoted is left out. */
  Map<String, Least> least(ReadTx tx, Venue venue, Collection<String> productIds) {
    Map<String, Least> found = new HashMap<>();
    tx.sql(
            """
            select product_id, min(lowest_ask_cents) as lowest, sum(number_of_asks) as asks
            from price_quote
            where shop = :shop and mode = :mode and venue = :venue and product_id in (:products)
            group by product_id""")
        .bind("venue", venue.key())
        .bind("products", productIds)
        .each(
            row ->
                found.put(
                    row.text("product_id"),
                    new Least(row.maybeNumber("lowest"), row.number("asks"))));
    return found;
  }

  Page<PriceQuote> list(
      ReadTx tx, Paging paging, FeedActions.ListPriceQuotes filter, Optional<Instant> from) {
    return tx.select(paging, "q.*", "price_quote q where q.shop = :shop and q.mode = :mode")
        .id("q.id")
        .and("q.source = :source", filter.source())
        .and("q.currency = :currency", filter.currency())
        .and("q.variant_id = :variant", filter.variantId())
        .and("q.product_id = :product", filter.productId())
        .and("q.updated_at >= :from", from)
        .sort("updated_at", "q.updated_at", SortKind.NUMBER)
        .sortNullable("lowest_ask_cents", "q.lowest_ask_cents", SortKind.NUMBER)
        .page(PriceQuoteStore::quote);
  }

  /** Writes them, new or changed. */
  void save(WriteTx tx, Venue venue, List<PriceQuote> quotes) {
    tx.sql(
            """
            insert into price_quote (id, shop, mode, venue, source, currency, market, variant_id,
              product_id, lowest_ask_cents, number_of_asks, subtotal, quoted_at, created_at,
              updated_at)
            values (:id, :shop, :mode, :venue, :source, :currency, :market, :variant, :product,
              :lowest, :asks, :subtotal, :quoted, :created, :updated)
            on conflict (shop, mode, venue, variant_id) do update set
              lowest_ask_cents = excluded.lowest_ask_cents, subtotal = excluded.subtotal,
              number_of_asks = excluded.number_of_asks, quoted_at = excluded.quoted_at,
              updated_at = excluded.updated_at""")
        .bind("venue", venue.key())
        .bind("source", venue.source())
        .bind("currency", venue.currency())
        .bind("market", Optional.of(venue.market()).filter(word -> !word.isEmpty()))
        .runEach(
            quotes,
            (sql, quote) ->
                sql.bind("id", quote.id())
                    .bind("variant", quote.variantId())
                    .bind("product", quote.productId())
                    .bind("lowest", quote.lowestAskCents())
                    .bind("asks", quote.numberOfAsks())
                    .json("subtotal", quote.subtotalCents())
                    .bind("quoted", quote.quotedAt())
                    .bind("created", quote.createdAt())
                    .bind("updated", quote.updatedAt()));
  }

  private static PriceQuote quote(Row row) {
    return new PriceQuote(
        row.text("id"),
        row.text("source"),
        row.text("currency"),
        row.maybeText("market"),
        row.text("variant_id"),
        row.text("product_id"),
        row.maybeNumber("lowest_ask_cents"),
        row.number("number_of_asks"),
        row.json("subtotal", CENTS),
        row.time("quoted_at"),
        row.time("created_at"),
        row.time("updated_at"));
  }
}
