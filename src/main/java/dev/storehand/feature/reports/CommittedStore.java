package dev.storehand.feature.reports;

import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.Select;
import dev.storehand.core.db.SortKind;

/** What preorders wait for, over the tables of preorders, orders and stock; it only reads. */
final class CommittedStore {

  Select committed(ReadTx tx, Paging paging, Filter filter) {
    String rows =
        """
        select w.variant_id, w.preorders, w.committed_units, w.reserved_units, w.oldest_placed_at,
          coalesce(s.on_hand, 0) as on_hand_units, coalesce(s.available, 0) as available_units,
          case when w.committed_units - w.reserved_units > coalesce(s.available, 0)
            then w.committed_units - w.reserved_units - coalesce(s.available, 0) else 0 end as short_units
        from (
          select l.variant_id, count(distinct l.order_id) as preorders,
            cast(sum(l.quantity) as bigint) as committed_units,
            cast(sum(case when l.waiting then 0 else l.quantity end) as bigint) as reserved_units,
            min(p.placed_at) as oldest_placed_at
          from preorder p join sales_order o on o.id = p.order_id
          join order_line l on l.order_id = p.order_id and l.is_preorder
          where p.shop = :shop and p.mode = :mode and o.status <> 'cancelled' and p.released_at is null%s
          group by l.variant_id) w
        left join (
          select i.variant_id, cast(sum(i.quantity) as bigint) as on_hand,
            cast(sum(case when i.quantity > i.reserved then i.quantity - i.reserved else 0 end) as bigint) as available
          from stock_item i where i.shop = :shop and i.mode = :mode and i.archived_at is null
          group by i.variant_id) s on s.variant_id = w.variant_id"""
            .formatted(filter.conditions("p.placed_at"));
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
