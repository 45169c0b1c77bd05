package dev.storehand.feature.listings;

import dev.storehand.core.action.Sweep;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.Select;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import java.util.List;
import java.util.Optional;

/** The table {@code market_bid}. Bids are changed only by who holds their variant's book. */
final class BidStore {
  /** Its status at this moment: one whose time is over has expired. */
  private static final String STATUS =
      "case when b.status = 'live' and b.expires_at <= :now then 'expired' else b.status end";

  Bid get(ReadTx tx, String id) {
    return tx.sql("select * from market_bid where shop = :shop and mode = :mode and id = :id")
        .bind("id", id)
        .first(BidStore::bid)
        .orElseThrow(() -> Problem.notFound("Bid", id).next("list_bids"));
  }

  /** The bid that buys what somebody sells at an amount: the highest, then the oldest. */
  Optional<Bid> next(ReadTx tx, Ask ask) {
    return tx.sql(
            """
            select * from market_bid
            where shop = :shop and mode = :mode and variant_id = :variant and currency = :currency
              and status = 'live' and expires_at > :now and amount_cents >= :amount
              and coalesce(buyer_id, '') <> :seller
            order by amount_cents desc, created_at, id limit 1""")
        .bind("variant", ask.variantId())
        .bind("currency", ask.currency())
        .bind("now", tx.now())
        .bind("amount", ask.amountCents())
        .bind("seller", ask.sellerId().orElse(""))
        .first(BidStore::bid);
  }

  /** The highest live bid of a book whose due bids have been taken out. */
  Optional<Long> highest(ReadTx tx, String variantId, String currency) {
    return tx.sql(
            """
            select amount_cents from market_bid
            where shop = :shop and mode = :mode and variant_id = :variant and currency = :currency
              and status = 'live'
            order by amount_cents desc limit 1""")
        .bind("variant", variantId)
        .bind("currency", currency)
        .first(row -> row.number("amount_cents"));
  }

  /** What the bids of a book come to at this moment, and when the next of them is over. */
  AskStore.Standing standing(ReadTx tx, String variantId, String currency) {
    return tx.sql(
            """
            select count(*) as n, max(amount_cents) as best, min(expires_at) as next from market_bid
            where shop = :shop and mode = :mode and variant_id = :variant and currency = :currency
              and status = 'live' and expires_at > :now""")
        .bind("variant", variantId)
        .bind("currency", currency)
        .bind("now", tx.now())
        .one(AskStore.Standing::of);
  }

  Page<Bid> list(ReadTx tx, Paging paging, BidActions.ListBids filter) {
    Select select =
        tx.select(paging, "b.*", "market_bid b where b.shop = :shop and b.mode = :mode")
            .id("b.id")
            .and("b.variant_id = :variant", filter.variantId())
            .and("b.buyer_id = :buyer", filter.buyerId())
            .and("b.currency = :currency", filter.currency());
    filter
        .status()
        .ifPresent(
            status ->
                select.always(STATUS + " = :status").bind("now", tx.now()).bind("status", status));
    return select
        .sort("created_at", "b.created_at", SortKind.NUMBER)
        .sort("amount_cents", "b.amount_cents", SortKind.NUMBER)
        .page(BidStore::bid)
        .map(bid -> bid.asOf(tx.now()));
  }

  void insert(WriteTx tx, Bid bid) {
    tx.sql(
            """
            insert into market_bid (id, shop, mode, variant_id, product_id, buyer_id, amount_cents,
              currency, status, terms, order_id, expires_at, created_at, updated_at, version)
            values (:id, :shop, :mode, :variant, :product, :buyer, :amount, :currency, :status,
              :terms, :order, :expires, :created, :updated, :version)""")
        .bind("id", bid.id())
        .bind("variant", bid.variantId())
        .bind("product", bid.productId())
        .bind("buyer", bid.buyerId())
        .bind("amount", bid.amountCents())
        .bind("currency", bid.currency())
        .bind("status", bid.status())
        .json("terms", bid.terms())
        .bind("order", bid.orderId())
        .bind("expires", bid.expiresAt())
        .bind("created", bid.createdAt())
        .bind("updated", bid.updatedAt())
        .bind("version", bid.version())
        .run();
  }

  void save(WriteTx tx, Bid bid) {
    tx.sql(
            """
            update market_bid set status = :status, order_id = :order, updated_at = :updated,
              version = :version
            where shop = :shop and mode = :mode and id = :id""")
        .bind("id", bid.id())
        .bind("status", bid.status())
        .bind("order", bid.orderId())
        .bind("updated", bid.updatedAt())
        .bind("version", bid.version())
        .run();
  }

  /** The bids of a variant that are over. */
  List<Bid> due(ReadTx tx, String variantId) {
    return tx.sql(
            """
            select * from market_bid
            where shop = :shop and mode = :mode and variant_id = :variant and status = 'live'
              and expires_at <= :now
            order by id""")
        .bind("variant", variantId)
        .bind("now", tx.now())
        .list(BidStore::bid);
  }

  /** Variants of any shop that have bids which are over, after the one given. */
  List<Sweep.Due> variantsWithDue(ReadTx tx, String after, int most) {
    return tx.unscoped(
            """
            select distinct variant_id, shop, mode from market_bid
            where status = 'live' and expires_at <= :now and variant_id > :after
            order by variant_id limit :most""")
        .bind("now", tx.now())
        .bind("after", after)
        .bind("most", most)
        .list(AskStore::dueOf);
  }

  private static Bid bid(Row row) {
    return new Bid(
        row.text("id"),
        row.choice("status", Bid.Status.class),
        row.text("variant_id"),
        row.text("product_id"),
        row.maybeText("buyer_id"),
        row.number("amount_cents"),
        row.text("currency"),
        row.json("terms", Bid.Terms.class),
        row.maybeText("order_id"),
        row.time("expires_at"),
        row.time("created_at"),
        row.time("updated_at"),
        row.number("version"));
  }
}
