package dev.storehand.feature.reports;

import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.Select;
import dev.storehand.core.db.SortKind;

/** What preorders wait for, over the tables of preorders, orders and stock; it only reads. */
final class CommittedStore {

  /** A preorder {@code p}, its order {@code o} and a line {@code l} whose goods wait. */
  private static final String WAITS =
      """
      p.shop = :shop and p.mode = :mode and o.status <> 'cancelled' and p.released_at is null
        and l.is_preorder%s""";

  /**
   * What is reserved for them, by stock item: from the few that are reserved to the many orders.
   */
  private static final String RESERVED =
      """
      select r.stock_item_id, cast(sum(r.quantity) as bigint) as units
      from stock_reservation r cross join order_line l cross join preorder p cross join sales_order o
      where r.shop = :shop and r.mode = :mode and r.status = 'pending' and r.holder = 'order_line'
        and l.id = r.holder_id and p.order_id = l.order_id and o.id = l.order_id and %s
      group by r.stock_item_id""";

  /**
   * The stock of each variant. Of what is reserved for them, that is there which others do not hold
   * of the same item; what is not there has to arrive, as has what nothing is reserved for.
   */
  private static final String STOCK =
      """
      select i.variant_id, cast(sum(i.quantity) as bigint) as on_hand,
        cast(sum(case when i.quantity > i.reserved then i.quantity - i.reserved else 0 end) as bigint) as available,
        cast(sum(coalesce(h.units, 0)) as bigint) as reserved,
        cast(sum(case when h.units is null or i.quantity >= i.reserved then 0
          when i.reserved - i.quantity > h.units then h.units else i.reserved - i.quantity end) as bigint) as missing
      from stock_item i left join (%s) h on h.stock_item_id = i.id
      where i.shop = :shop and i.mode = :mode and i.archived_at is null
      group by i.variant_id""";

  Select committed(ReadTx tx, Paging paging, Filter filter) {
    String waits = WAITS.formatted(filter.conditions("p.placed_at"));
    String rows =
        """
        select w.variant_id, w.preorders, w.committed_units, w.oldest_placed_at,
          coalesce(s.reserved, 0) as reserved_units,
          coalesce(s.on_hand, 0) as on_hand_units, coalesce(s.available, 0) as available_units,
          coalesce(s.missing, 0)
            + case when w.tracked_units - coalesce(s.reserved, 0) > coalesce(s.available, 0)
              then w.tracked_units - coalesce(s.reserved, 0) - coalesce(s.available, 0)
              else 0 end as short_units
        from (
          select l.variant_id, count(distinct l.order_id) as preorders,
            cast(sum(l.quantity) as bigint) as committed_units,
            cast(sum(case when l.tracked then l.quantity else 0 end) as bigint) as tracked_units,
            min(p.placed_at) as oldest_placed_at
          from preorder p join sales_order o on o.id = p.order_id
          join order_line l on l.order_id = p.order_id
          where %s
          group by l.variant_id) w
        left join (%s) s on s.variant_id = w.variant_id"""
            .formatted(waits, STOCK.formatted(RESERVED.formatted(waits)));
    return filter
        .bind(
            tx.select(
                paging,
                "t.*, v.sku_code, v.name as variant_name, pr.name as product_name",
                "("
                    + rows
                    + ") t join variant v on v.id = t.variant_id"
                    + " join product pr on pr.id = v.product_id where 1 = 1"))
        .wholeAtOnce()
        .id("t.variant_id")
        .sort("committed_units", "t.committed_units", SortKind.NUMBER)
        .sort("short_units", "t.short_units", SortKind.NUMBER)
        .sort("oldest_placed_at", "t.oldest_placed_at", SortKind.NUMBER);
  }

  Sold.Committed row(Row row) {
    return new Sold.Committed(
        row.text("variant_id"),
        row.maybeText("sku_code"),
        Names.of(row),
        row.number("preorders"),
        row.number("committed_units"),
        row.number("reserved_units"),
        row.number("on_hand_units"),
        row.number("available_units"),
        row.number("short_units"),
        row.time("oldest_placed_at"));
  }
}
