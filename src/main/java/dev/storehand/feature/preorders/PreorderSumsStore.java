package dev.storehand.feature.preorders;

import dev.storehand.core.db.Sums;

/**
 * What the tables of preorders must always come to, with those of offers and orders beside them:
 * the one place that reads them together, and only reads.
 */
public final class PreorderSumsStore {
  private PreorderSumsStore() {}

  /** The rules, each with the statement that finds what breaks it. */
  public static Sums sums() {
    Sums sums = new Sums();
    counts(sums);
    money(sums);
    releases(sums);
    return sums;
  }

  private static void counts(Sums sums) {
    sums.same(
            "an_offer_has_sold_its_lines_that_are_not_cancelled",
            "offer_variant v",
            "sold",
            """
            (select coalesce(sum(l.quantity), 0) from order_line l join sales_order o on o.id = l.order_id
              where l.offer_variant_id = v.id and o.status <> 'cancelled')""")
        .same(
            "an_offer_has_released_its_lines_that_wait_no_more",
            "offer_variant v",
            "released",
            """
            (select coalesce(sum(l.quantity), 0) from order_line l join sales_order o on o.id = l.order_id
              where l.offer_variant_id = v.id and o.status <> 'cancelled' and not l.waiting)""");
  }

  private static void money(Sums sums) {
    sums.rule(
        "a_deposit_and_its_balance_are_the_total",
        """
        select p.order_id as subject, o.total_cents as expected, p.deposit_cents + p.balance_cents as actual
        from preorder p join sales_order o on o.id = p.order_id
        where p.shop = :shop and p.mode = :mode and p.deposit_cents + p.balance_cents <> o.total_cents""");
  }

  private static void releases(Sums sums) {
    sums.rule(
            "a_release_was_paid_or_forced",
            """
            select p.order_id as subject, o.total_cents as expected, o.captured_cents as actual
            from preorder p join sales_order o on o.id = p.order_id
            where p.shop = :shop and p.mode = :mode and p.released_at is not null and not p.release_forced
              and o.captured_cents < o.total_cents""")
        .rule(
            "nothing_waits_of_what_was_released",
            """
            select p.order_id as subject, 0 as expected, count(*) as actual
            from preorder p join order_line l on l.order_id = p.order_id and l.waiting
            where p.shop = :shop and p.mode = :mode and p.released_at is not null
            group by p.order_id""");
  }
}
