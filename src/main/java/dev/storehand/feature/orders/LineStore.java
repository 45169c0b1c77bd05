package dev.storehand.feature.orders;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.catalog.ProductType;
import dev.storehand.feature.stock.InventoryModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table {@code order_line}. */
final class LineStore {
  /** A condition on an order {@code o}: it has a line of one of the variants of a parameter. */
  static String with(String parameter) {
    return "exists (select 1 from order_line l where l.order_id = o.id and l.variant_id in (:"
        + parameter
        + "))";
  }

  List<OrderLine> of(ReadTx tx, String orderId) {
    return tx.sql(
            """
            select * from order_line
            where shop = :shop and mode = :mode and order_id = :order order by position""")
        .bind("order", orderId)
        .list(LineStore::line);
  }

  /** Units sold by some variants of offers, in orders that are not cancelled. */
  List<OfferSales.Units> soldByOffers(ReadTx tx, Collection<String> offerVariants) {
    return tx.sql(
            """
            select l.offer_variant_id, o.market_id, sum(l.quantity) as units
            from order_line l join sales_order o on o.id = l.order_id
            where l.shop = :shop and l.mode = :mode and l.offer_variant_id in (:ids)
              and o.status <> 'cancelled'
            group by l.offer_variant_id, o.market_id
            order by l.offer_variant_id, o.market_id""")
        .bind("ids", offerVariants)
        .list(
            row ->
                new OfferSales.Units(
                    row.text("offer_variant_id"), row.text("market_id"), row.number("units")));
  }

  /**
   * Units of some variants that orders placed before wait for and were promised where they are not,
   * by variant; of orders that the same inventory model serves.
   *
   * @param usual the shop's default model, which serves orders that name none
   */
  Map<String, Integer> promisedBefore(
      ReadTx tx,
      OrderState order,
      InventoryModel model,
      InventoryModel usual,
      Collection<String> variants) {
    Map<String, Integer> units = new HashMap<>();
    tx.sql(
            """
            select i.variant_id, sum(case when p.upto - i.quantity < p.quantity
              then p.upto - i.quantity else p.quantity end) as units
            from (select r.stock_item_id, r.holder_id, r.quantity,
                sum(r.quantity) over (partition by r.stock_item_id order by r.id) as upto
              from stock_reservation r join stock_item s on s.id = r.stock_item_id
              where s.shop = :shop and s.mode = :mode and s.variant_id in (:variants)
                and (r.status = 'pending' or r.status = 'draft' and r.expires_at > :now)
                and r.id < (select max(m.id) from stock_reservation m
                  where m.ref_id = :order and m.status = 'pending')) p
            join stock_item i on i.id = p.stock_item_id and i.quantity < p.upto
            join order_line l on l.id = p.holder_id and l.waiting
            join sales_order o on o.id = l.order_id and o.status in ('placed', 'approved')
            where coalesce(o.model_id, :usual) = :model
              and (o.placed_at < :placed or o.placed_at = :placed and o.id < :order)
            group by i.variant_id""")
        .bind("variants", variants)
        .bind("now", tx.now())
        .bind("usual", usual.id())
        .bind("model", model.id())
        .bind("placed", order.stamps().placedAt())
        .bind("order", order.id())
        .each(row -> units.put(row.text("variant_id"), row.integer("units")));
    return units;
  }

  /** The lines of several orders, by order. */
  Map<String, List<OrderLine>> ofAll(ReadTx tx, Collection<String> orderIds) {
    return orderIds.isEmpty()
        ? Map.of()
        : tx.sql(
                """
                select * from order_line
                where shop = :shop and mode = :mode and order_id in (:orders)
                order by order_id, position""")
            .bind("orders", orderIds)
            .grouped("order_id", LineStore::line);
  }

  void insert(WriteTx tx, String orderId, List<OrderLine> lines) {
    int position = 0;
    for (OrderLine line : lines) {
      tx.sql(
              """
              insert into order_line (id, shop, mode, order_id, position, variant_id, sku_code, name,
                kind, quantity, unit_cents, discount_cents, subtotal_cents, tracked, ships,
                is_preorder, waiting, offer_variant_id, shipped_quantity, returned_quantity,
                restocked_quantity)
              values (:id, :shop, :mode, :order, :position, :variant, :sku, :name, :kind, :quantity,
                :unit, :discount, :subtotal, :tracked, :ships, :preorder, :waiting, :offer_variant,
                :shipped, :returned, :restocked)""")
          .bind("id", line.id())
          .bind("order", orderId)
          .bind("position", position++)
          .bind("variant", line.variantId())
          .bind("sku", line.skuCode())
          .bind("name", line.name())
          .bind("kind", line.kind())
          .bind("quantity", line.quantity())
          .bind("unit", line.unitCents())
          .bind("discount", line.discountCents())
          .bind("subtotal", line.subtotalCents())
          .bind("tracked", line.tracked())
          .bind("ships", line.ships())
          .bind("preorder", line.isPreorder())
          .bind("waiting", line.waiting())
          .bind("offer_variant", line.offerVariantId())
          .bind("shipped", line.shippedQuantity())
          .bind("returned", line.returnedQuantity())
          .bind("restocked", line.restockedQuantity())
          .run();
    }
  }

  /** Writes what is counted of those lines where it changed, and whether they wait. */
  void save(WriteTx tx, List<OrderLine> before, List<OrderLine> after) {
    for (int i = 0; i < after.size(); i++) {
      OrderLine line = after.get(i);
      if (!line.equals(before.get(i))) {
        tx.sql(
                """
                update order_line set waiting = :waiting, shipped_quantity = :shipped,
                  returned_quantity = :returned, restocked_quantity = :restocked
                where shop = :shop and mode = :mode and id = :id""")
            .bind("id", line.id())
            .bind("waiting", line.waiting())
            .bind("shipped", line.shippedQuantity())
            .bind("returned", line.returnedQuantity())
            .bind("restocked", line.restockedQuantity())
            .run();
      }
    }
  }

  private static OrderLine line(Row row) {
    return new OrderLine(
        row.text("id"),
        row.text("variant_id"),
        row.maybeText("sku_code"),
        row.text("name"),
        row.choice("kind", ProductType.class),
        row.integer("quantity"),
        row.number("unit_cents"),
        row.number("discount_cents"),
        row.number("subtotal_cents"),
        row.flag("tracked"),
        row.flag("ships"),
        row.flag("is_preorder"),
        row.flag("waiting"),
        row.maybeText("offer_variant_id"),
        row.integer("shipped_quantity"),
        row.integer("returned_quantity"),
        row.integer("restocked_quantity"));
  }
}
