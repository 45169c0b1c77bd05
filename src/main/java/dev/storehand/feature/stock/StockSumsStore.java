package dev.storehand.feature.stock;

import dev.storehand.core.db.Sums;

/**
 * What the tables of stock must always come to, whatever happened: the one place that reads them
 * together, and only reads.
 */
public final class StockSumsStore {
  private StockSumsStore() {}

  /** The rules, each with the statement that finds what breaks it. */
  public static Sums sums() {
    Sums sums = new Sums();
    items(sums);
    ledger(sums);
    reservations(sums);
    return sums;
  }

  private static void items(Sums sums) {
    sums.rule(
            "quantity_and_reserved_are_not_negative",
            """
            select i.id as subject, 0 as expected, case when i.quantity < 0 then i.quantity else i.reserved end as actual
            from stock_item i
            where i.shop = :shop and i.mode = :mode and (i.quantity < 0 or i.reserved < 0)""")
        .rule(
            "reserved_is_within_the_quantity_unless_forced",
            """
            select i.id as subject, i.quantity as expected, i.reserved as actual
            from stock_item i
            where i.shop = :shop and i.mode = :mode and i.reserved > i.quantity
              and not exists (select 1 from stock_movement m where m.stock_item_id = i.id and m.reason = 'forced')""")
        .rule(
            "a_variant_has_one_item_at_a_location",
            """
            select min(i.id) as subject, 1 as expected, count(*) as actual
            from stock_item i
            where i.shop = :shop and i.mode = :mode
            group by i.variant_id, i.stock_location_id having count(*) > 1""")
        .same(
            "reserved_is_the_sum_of_open_reservations",
            "stock_item i",
            "reserved",
            """
            (select coalesce(sum(r.quantity), 0) from stock_reservation r
              where r.stock_item_id = i.id and r.status in ('draft', 'pending'))""");
  }

  private static void ledger(Sums sums) {
    sums.same(
            "quantity_is_the_sum_of_the_ledger",
            "stock_item i",
            "quantity",
            """
            (select coalesce(sum(m.delta), 0) from stock_movement m where m.stock_item_id = i.id)""")
        .same(
            "reserved_is_the_sum_of_the_ledger",
            "stock_item i",
            "reserved",
            """
            (select coalesce(sum(m.reserved_delta), 0) from stock_movement m where m.stock_item_id = i.id)""")
        .rule(
            "the_ledger_has_no_gap",
            """
            select m.stock_item_id as subject, max(m.seq) as expected, count(*) as actual
            from stock_movement m
            where m.shop = :shop and m.mode = :mode
            group by m.stock_item_id having count(*) <> max(m.seq)""")
        .rule(
            "the_ledger_was_never_negative",
            """
            select m.id as subject, 0 as expected,
              case when m.quantity_after < 0 then m.quantity_after else m.reserved_after end as actual
            from stock_movement m
            where m.shop = :shop and m.mode = :mode and (m.quantity_after < 0 or m.reserved_after < 0)""")
        .rule(
            "a_transfer_changes_no_total",
            """
            select m.ref_id as subject, 0 as expected, sum(m.delta) as actual
            from stock_movement m
            where m.shop = :shop and m.mode = :mode and m.reason = 'transferred' and m.ref_type = 'stock_transfer'
            group by m.ref_id having sum(m.delta) <> 0""");
  }

  private static void reservations(Sums sums) {
    sums.rule(
        "a_reservation_ends_once",
        """
            select r.id as subject, 1 as expected, 0 as actual
            from stock_reservation r
            where r.shop = :shop and r.mode = :mode
              and ((r.status in ('draft', 'pending')) <> (r.ended_at is null))""");
  }
}
