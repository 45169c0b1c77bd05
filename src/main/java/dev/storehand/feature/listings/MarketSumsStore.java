package dev.storehand.feature.listings;

import dev.storehand.core.db.Sums;

/**
 * What the tables of the market must always come to, whatever happened: the one place that reads
 * them together, and only reads.
 */
public final class MarketSumsStore {
  private MarketSumsStore() {}

  /** The rules, each with the statement that finds what breaks it. */
  public static Sums sums() {
    Sums sums = new Sums();
    asks(sums);
    quotes(sums);
    sales(sums);
    operations(sums);
    stock(sums);
    return sums;
  }

  private static void asks(Sums sums) {
    sums.rule(
            "an_active_listing_has_one_live_ask_and_any_other_none",
            """
            select t.subject, t.expected, t.actual from (
              select l.id as subject, case when l.status = 'ACTIVE' then 1 else 0 end as expected,
                (select count(*) from market_ask a where a.listing_id = l.id and a.status = 'live') as actual
              from listing l where l.shop = :shop and l.mode = :mode) t
            where t.expected <> t.actual""")
        .rule(
            "a_live_ask_asks_what_its_listing_says",
            """
            select a.id as subject, l.amount_cents as expected, a.amount_cents as actual
            from market_ask a join listing l on l.id = a.listing_id
            where a.shop = :shop and a.mode = :mode and a.status = 'live'
              and (a.amount_cents <> l.amount_cents or a.currency <> l.currency or a.expires_at <> l.expires_at)""");
  }

  private static void quotes(Sums sums) {
    sums.same(
            "a_quote_counts_the_live_asks",
            "market_quote q",
            "number_of_asks",
            """
            (select count(*) from market_ask a
              where a.variant_id = q.variant_id and a.currency = q.currency and a.status = 'live')""")
        .same(
            "a_quote_counts_the_live_bids",
            "market_quote q",
            "number_of_bids",
            """
            (select count(*) from market_bid b
              where b.variant_id = q.variant_id and b.currency = q.currency and b.status = 'live')""")
        .rule(
            "a_quote_names_the_lowest_ask",
            """
            select t.subject, t.expected, t.actual from (
              select q.id as subject, coalesce(q.lowest_ask_cents, 0) as actual,
                coalesce((select min(a.amount_cents) from market_ask a
                  where a.variant_id = q.variant_id and a.currency = q.currency and a.status = 'live'), 0) as expected
              from market_quote q where q.shop = :shop and q.mode = :mode) t
            where t.expected <> t.actual""")
        .rule(
            "a_quote_names_the_highest_bid",
            """
            select t.subject, t.expected, t.actual from (
              select q.id as subject, coalesce(q.highest_bid_cents, 0) as actual,
                coalesce((select max(b.amount_cents) from market_bid b
                  where b.variant_id = q.variant_id and b.currency = q.currency and b.status = 'live'), 0) as expected
              from market_quote q where q.shop = :shop and q.mode = :mode) t
            where t.expected <> t.actual""");
  }

  private static void sales(Sums sums) {
    sums.rule(
            "a_listing_that_was_sold_has_a_sale_of_its_order",
            """
            select l.id as subject, 1 as expected, 0 as actual from listing l
            where l.shop = :shop and l.mode = :mode and l.order_id is not null
              and not exists (select 1 from market_sale s where s.listing_id = l.id and s.order_id = l.order_id
                and s.order_number = l.order_number)""")
        .rule(
            "a_sales_payout_is_its_price_less_the_sellers_fees",
            dialect ->
                """
                select t.subject, t.expected, t.actual from (
                  select s.id as subject, s.payout_cents as actual,
                    s.amount_cents - %s as expected
                  from market_sale s where s.shop = :shop and s.mode = :mode) t
                where t.expected <> t.actual or t.actual < 0"""
                    .formatted(dialect.sumOf("s.seller_fees", "amount_cents")))
        .rule(
            "a_sales_total_is_its_price_the_buyers_fees_and_shipping",
            dialect ->
                """
                select t.subject, t.expected, t.actual from (
                  select s.id as subject, s.total_cents as actual,
                    s.amount_cents + s.shipping_cents + %s as expected
                  from market_sale s where s.shop = :shop and s.mode = :mode) t
                where t.expected <> t.actual"""
                    .formatted(dialect.sumOf("s.buyer_fees", "amount_cents")))
        .rule(
            "an_order_of_the_market_costs_what_its_sale_says",
            """
            select s.id as subject, s.total_cents as expected, o.total_cents as actual
            from market_sale s join sales_order o on o.id = s.order_id
            where s.shop = :shop and s.mode = :mode
              and (s.total_cents <> o.total_cents or s.amount_cents <> o.subtotal_cents
                or s.shipping_cents <> o.shipping_cents
                or s.total_cents - s.amount_cents - s.shipping_cents <> o.fee_cents)""");
  }

  private static void operations(Sums sums) {
    sums.same(
        "a_listing_counts_its_operations",
        "listing l",
        "operations",
        "(select count(*) from listing_operation o where o.listing_id = l.id)");
  }

  private static void stock(Sums sums) {
    sums.rule(
        "an_active_listing_of_stock_reserves_one_unit",
        """
        select t.subject, t.expected, t.actual from (
          select l.id as subject, case when l.status = 'ACTIVE' then 1 else 0 end as expected,
            (select coalesce(sum(r.quantity), 0) from stock_reservation r
              where r.shop = :shop and r.mode = :mode and r.ref_id = l.id and r.ref_type = 'listing'
                and r.status in ('draft', 'pending')) as actual
          from listing l where l.shop = :shop and l.mode = :mode and l.stock_item_id is not null) t
        where t.expected <> t.actual""");
  }
}
