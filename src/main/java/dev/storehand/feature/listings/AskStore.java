package dev.storehand.feature.listings;

import dev.storehand.core.action.Sweep;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.Sql;
import dev.storehand.core.db.WriteTx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table {@code market_ask}. Asks are changed only by who holds their variant's book. */
final class AskStore {

  /** The live ask of a listing. */
  Optional<Ask> of(ReadTx tx, String listingId) {
    return tx.sql(
            """
            select * from market_ask
            where shop = :shop and mode = :mode and listing_id = :listing and status = 'live'""")
        .bind("listing", listingId)
        .first(AskStore::ask);
  }

  /** The live asks of some listings, by listing. */
  Map<String, List<Ask>> ofAll(ReadTx tx, Collection<String> listingIds) {
    return tx.sql(
            """
            select * from market_ask
            where shop = :shop and mode = :mode and listing_id in (:listings) and status = 'live'""")
        .bind("listings", listingIds)
        .grouped("listing_id", AskStore::ask);
  }

  /** The ask that sells next to somebody: the lowest, then the oldest, and none of his own. */
  Optional<Ask> next(ReadTx tx, String variantId, String currency, Optional<String> buyerId) {
    return tx.sql(
            """
            select * from market_ask
            where shop = :shop and mode = :mode and variant_id = :variant and currency = :currency
              and status = 'live' and expires_at > :now and coalesce(seller_id, '') <> :buyer
            order by amount_cents, queued_at, id limit 1""")
        .bind("variant", variantId)
        .bind("currency", currency)
        .bind("now", tx.now())
        .bind("buyer", buyerId.orElse(""))
        .first(AskStore::ask);
  }

  /** The asks of a book that sell for an amount or less, those first that sell first. */
  List<Ask> upTo(ReadTx tx, String variantId, String currency, long cents) {
    return tx.sql(
            """
            select * from market_ask
            where shop = :shop and mode = :mode and variant_id = :variant and currency = :currency
              and status = 'live' and expires_at > :now and amount_cents <= :amount
            order by amount_cents, queued_at, id""")
        .bind("variant", variantId)
        .bind("currency", currency)
        .bind("now", tx.now())
        .bind("amount", cents)
        .list(AskStore::ask);
  }

  /** The lowest live ask of a book whose due asks have been taken out. */
  Optional<Long> lowest(ReadTx tx, String variantId, String currency) {
    return tx.sql(
            """
            select amount_cents from market_ask
            where shop = :shop and mode = :mode and variant_id = :variant and currency = :currency
              and status = 'live'
            order by amount_cents limit 1""")
        .bind("variant", variantId)
        .bind("currency", currency)
        .first(row -> row.number("amount_cents"));
  }

  /** What the asks of a book come to at this moment, and when the next of them expires. */
  Standing standing(ReadTx tx, String variantId, String currency) {
    return tx.sql(
            """
            select count(*) as n, min(amount_cents) as best, min(expires_at) as next from market_ask
            where shop = :shop and mode = :mode and variant_id = :variant and currency = :currency
              and status = 'live' and expires_at > :now""")
        .bind("variant", variantId)
        .bind("currency", currency)
        .bind("now", tx.now())
        .one(Standing::of);
  }

  /** The live asks of a book, those first that sell first. */
  Page<Ask> list(ReadTx tx, Paging paging, String variantId, String currency) {
    return tx.select(
            paging,
            "a.*",
            """
            market_ask a where a.shop = :shop and a.mode = :mode and a.variant_id = :variant
              and a.currency = :currency and a.status = 'live' and a.expires_at > :now""")
        .bind("variant", variantId)
        .bind("currency", currency)
        .bind("now", tx.now())
        .id("a.id")
        .sort("amount_cents", "a.amount_cents", SortKind.NUMBER)
        .sort("queued_at", "a.queued_at", SortKind.NUMBER)
        .ascending()
        .page(AskStore::ask);
  }

  void insert(WriteTx tx, Ask ask) {
    Sql sql =
        tx.sql(
            """
            insert into market_ask (id, shop, mode, listing_id, variant_id, product_id, seller_id,
              amount_cents, currency, status, queued_at, expires_at, created_at, updated_at)
            values (:id, :shop, :mode, :listing, :variant, :product, :seller, :amount, :currency,
              'live', :queued, :expires, :created, :updated)""");
    bind(sql, ask)
        .bind("listing", ask.listingId())
        .bind("variant", ask.variantId())
        .bind("product", ask.productId())
        .bind("seller", ask.sellerId())
        .bind("created", ask.createdAt())
        .run();
  }

  void save(WriteTx tx, Ask ask) {
    Sql sql =
        tx.sql(
            """
            update market_ask set amount_cents = :amount, currency = :currency, queued_at = :queued,
              expires_at = :expires, updated_at = :updated
            where shop = :shop and mode = :mode and id = :id and status = 'live'""");
    bind(sql, ask).run();
  }

  private static Sql bind(Sql sql, Ask ask) {
    return sql.bind("id", ask.id())
        .bind("amount", ask.amountCents())
        .bind("currency", ask.currency())
        .bind("queued", ask.queuedAt())
        .bind("expires", ask.expiresAt())
        .bind("updated", ask.updatedAt());
  }

  /** Takes it out of the book. */
  void close(WriteTx tx, Ask ask, Ask.Closing why) {
    tx.sql(
            """
            update market_ask set status = 'closed', closed_reason = :why, closed_at = :now,
              updated_at = :now
            where shop = :shop and mode = :mode and id = :id and status = 'live'""")
        .bind("id", ask.id())
        .bind("why", why)
        .bind("now", tx.now())
        .run();
  }

  /** The listings of a variant whose asks are over, the one first that has been longest. */
  List<Ask> due(ReadTx tx, String variantId) {
    return tx.sql(
            """
            select * from market_ask
            where shop = :shop and mode = :mode and variant_id = :variant and status = 'live'
              and expires_at <= :now
            order by expires_at, id""")
        .bind("variant", variantId)
        .bind("now", tx.now())
        .list(AskStore::ask);
  }

  /** Variants of any shop that have asks which are over, after the one given. */
  List<Sweep.Due> variantsWithDue(ReadTx tx, String after, int most) {
    return tx.unscoped(
            """
            select distinct variant_id, shop, mode from market_ask
            where status = 'live' and expires_at <= :now and variant_id > :after
            order by variant_id limit :most""")
        .bind("now", tx.now())
        .bind("after", after)
        .bind("most", most)
        .list(AskStore::dueOf);
  }

  static Sweep.Due dueOf(Row row) {
    return new Sweep.Due(row.text("shop"), row.choice("mode", Mode.class), row.text("variant_id"));
  }

  /** What one side of a book comes to. */
  record Standing(long count, Optional<Long> best, Optional<Instant> nextExpiry) {
    static Standing of(Row row) {
      return new Standing(row.number("n"), row.maybeNumber("best"), row.maybeTime("next"));
    }
  }

  private static Ask ask(Row row) {
    return new Ask(
        row.text("id"),
        row.text("listing_id"),
        row.text("variant_id"),
        row.text("product_id"),
        row.maybeText("seller_id"),
        row.number("amount_cents"),
        row.text("currency"),
        row.time("queued_at"),
        row.time("expires_at"),
        row.time("created_at"),
        row.time("updated_at"));
  }
}
