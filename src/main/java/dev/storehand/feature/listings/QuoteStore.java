package dev.storehand.feature.listings;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.WriteTx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The table {@code market_quote}, changed only by who holds its variant's book. */
final class QuoteStore {

  /**
   * A quote as it is kept.
   *
   * @param nextExpiry nothing of the book expires before
   */
  record Kept(MarketQuote quote, Optional<Instant> nextExpiry) {
    /** Whether something of it may have expired since it was kept. */
    boolean stale(Instant now) {
      return nextExpiry.filter(next -> !next.isAfter(now)).isPresent();
    }
  }

  Optional<Kept> find(ReadTx tx, String variantId, String currency) {
    return tx.sql(
            """
            select * from market_quote
            where shop = :shop and mode = :mode and variant_id = :variant and currency = :currency""")
        .bind("variant", variantId)
        .bind("currency", currency)
        .first(QuoteStore::kept);
  }

  /** Those of some variants. */
  List<Kept> ofVariants(ReadTx tx, Collection<String> variantIds) {
    return tx.sql(
            """
            select * from market_quote
            where shop = :shop and mode = :mode and variant_id in (:variants)
            order by variant_id, currency""")
        .bind("variants", variantIds)
        .list(QuoteStore::kept);
  }

  List<Kept> ofProduct(ReadTx tx, String productId, int most) {
    return tx.sql(
            """
            select * from market_quote
            where shop = :shop and mode = :mode and product_id = :product
            order by variant_id, currency limit :most""")
        .bind("product", productId)
        .bind("most", most)
        .list(QuoteStore::kept);
  }

  void insert(WriteTx tx, MarketQuote quote) {
    tx.sql(
            """
            insert into market_quote (id, shop, mode, variant_id, product_id, currency,
              number_of_asks, number_of_bids, created_at, updated_at, version)
            values (:id, :shop, :mode, :variant, :product, :currency, 0, 0, :now, :now, 1)""")
        .bind("id", quote.id())
        .bind("variant", quote.variantId())
        .bind("product", quote.productId())
        .bind("currency", quote.currency())
        .bind("now", quote.createdAt())
        .run();
  }

  void save(WriteTx tx, Kept kept) {
    MarketQuote quote = kept.quote();
    tx.sql(
            """
            update market_quote set lowest_ask_cents = :lowest, number_of_asks = :asks,
              highest_bid_cents = :highest, number_of_bids = :bids, next_expiry_at = :next,
              updated_at = :updated, version = :version
            where shop = :shop and mode = :mode and id = :id""")
        .bind("id", quote.id())
        .bind("lowest", quote.lowestAskCents())
        .bind("asks", quote.numberOfAsks())
        .bind("highest", quote.highestBidCents())
        .bind("bids", quote.numberOfBids())
        .bind("next", kept.nextExpiry())
        .bind("updated", quote.updatedAt())
        .bind("version", quote.version())
        .run();
  }

  private static Kept kept(Row row) {
    return new Kept(
        new MarketQuote(
            row.text("id"),
            row.text("variant_id"),
            row.text("product_id"),
            row.text("currency"),
            row.maybeNumber("lowest_ask_cents"),
            row.number("number_of_asks"),
            row.maybeNumber("highest_bid_cents"),
            row.number("number_of_bids"),
            row.time("created_at"),
            row.time("updated_at"),
            row.number("version")),
        row.maybeTime("next_expiry_at"));
  }
}
