package dev.storehand.feature.orders;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.Sql;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tables {@code shipment} and {@code shipment_line}. A shipment is changed only by who holds
 * its order.
 */
final class ShipmentStore {

  Shipment get(ReadTx tx, String id) {
    Shipment head =
        tx.sql("select * from shipment where shop = :shop and mode = :mode and id = :id")
            .bind("id", id)
            .first(ShipmentStore::shipment)
            .orElseThrow(() -> Problem.notFound("Shipment", id).next("list_shipments"));
    return withLines(tx, List.of(head)).get(0);
  }

  /** An order's shipments, oldest first. */
  List<Shipment> of(ReadTx tx, String orderId) {
    return withLines(
        tx,
        tx.sql(
                """
                select * from shipment
                where shop = :shop and mode = :mode and order_id = :order order by created_at, id""")
            .bind("order", orderId)
            .list(ShipmentStore::shipment));
  }

  /** The shipments of some orders, by order, each oldest first. */
  Map<String, List<Shipment>> ofAll(ReadTx tx, Collection<String> orderIds) {
    List<Shipment> heads =
        tx.sql(
                """
                select * from shipment
                where shop = :shop and mode = :mode and order_id in (:orders)
                order by created_at, id""")
            .bind("orders", orderIds)
            .list(ShipmentStore::shipment);
    return withLines(tx, heads).stream().collect(Collectors.groupingBy(Shipment::orderId));
  }

  Page<Shipment> list(
      ReadTx tx, Paging paging, ShipmentActions.ListShipments filter, ShopDays days) {
    Page<Shipment> page =
        tx.select(paging, "s.*", "shipment s where s.shop = :shop and s.mode = :mode")
            .id("s.id")
            .and("s.status = :status", filter.status())
            .and("s.order_id = :order", filter.orderId())
            .and("s.location_id = :location", filter.stockLocationId())
            .and("s.tracking_number = :tracking", filter.trackingNumber())
            .and("s.created_at >= :from", days.first(tx, filter.from()))
            .and("s.created_at <= :to", days.last(tx, filter.to()))
            .sort("created_at", "s.created_at", SortKind.NUMBER)
            .sort("updated_at", "s.updated_at", SortKind.NUMBER)
            .page(ShipmentStore::shipment);
    return new Page<>(withLines(tx, page.rows()), page.meta());
  }

  void insert(WriteTx tx, Shipment shipment) {
    Sql sql =
        tx.sql(
            """
            insert into shipment (id, shop, mode, order_id, number, location_id, status, held_from,
              hold_note, carrier, tracking_number, tracking_url, shipped_at, delivered_at,
              cancelled_at, created_at, updated_at, version)
            values (:id, :shop, :mode, :order, :number, :location, :status, :held_from, :hold_note,
              :carrier, :tracking_number, :tracking_url, :shipped_at, :delivered_at, :cancelled_at,
              :created_at, :updated_at, :version)""");
    bind(sql, shipment)
        .bind("order", shipment.orderId())
        .bind("number", shipment.number())
        .bind("location", shipment.stockLocationId())
        .bind("created_at", shipment.createdAt())
        .run();
    for (Shipment.Line line : shipment.lines()) {
      tx.sql(
              """
              insert into shipment_line (id, shop, mode, shipment_id, order_line_id, variant_id,
                sku_code, quantity, stock_item_id, transfer_from, taken_at)
              values (:id, :shop, :mode, :shipment, :line, :variant, :sku, :quantity, :item,
                :transfer_from, :taken_at)""")
          .bind("id", line.id())
          .bind("shipment", shipment.id())
          .bind("line", line.orderLineId())
          .bind("variant", line.variantId())
          .bind("sku", line.skuCode())
          .bind("quantity", line.quantity())
          .bind("item", line.stockItemId())
          .bind("transfer_from", line.transferFrom())
          .bind("taken_at", line.takenAt())
          .run();
    }
  }

  /** Writes a shipment's own row; its lines where they were taken from stock. */
  void save(WriteTx tx, Shipment before, Shipment after) {
    Sql sql =
        tx.sql(
            """
            update shipment set status = :status, held_from = :held_from, hold_note = :hold_note,
              carrier = :carrier, tracking_number = :tracking_number,
              tracking_url = :tracking_url, shipped_at = :shipped_at,
              delivered_at = :delivered_at, cancelled_at = :cancelled_at,
              updated_at = :updated_at, version = :version
            where shop = :shop and mode = :mode and id = :id""");
    bind(sql, after).run();
    for (int i = 0; i < after.lines().size(); i++) {
      Shipment.Line line = after.lines().get(i);
      if (!line.equals(before.lines().get(i))) {
        tx.sql(
                """
                update shipment_line set taken_at = :taken_at
                where shop = :shop and mode = :mode and id = :id""")
            .bind("id", line.id())
            .bind("taken_at", line.takenAt())
            .run();
      }
    }
  }

  private static Sql bind(Sql sql, Shipment shipment) {
    return sql.bind("id", shipment.id())
        .bind("status", shipment.status())
        .bind("held_from", shipment.heldFrom())
        .bind("hold_note", shipment.holdNote())
        .bind("carrier", shipment.carrier())
        .bind("tracking_number", shipment.trackingNumber())
        .bind("tracking_url", shipment.trackingUrl())
        .bind("shipped_at", shipment.shippedAt())
        .bind("delivered_at", shipment.deliveredAt())
        .bind("cancelled_at", shipment.cancelledAt())
        .bind("updated_at", shipment.updatedAt())
        .bind("version", shipment.version());
  }

  private static List<Shipment> withLines(ReadTx tx, List<Shipment> heads) {
    if (heads.isEmpty()) {
      return heads;
    }
    Map<String, List<Shipment.Line>> lines = linesOf(tx, heads.stream().map(Shipment::id).toList());
    return heads.stream()
        .map(
            head ->
                new Shipment(
                    head.id(),
                    head.orderId(),
                    head.number(),
                    head.stockLocationId(),
                    head.status(),
                    head.heldFrom(),
                    head.holdNote(),
                    lines.getOrDefault(head.id(), List.of()),
                    head.carrier(),
                    head.trackingNumber(),
                    head.trackingUrl(),
                    head.shippedAt(),
                    head.deliveredAt(),
                    head.cancelledAt(),
                    head.createdAt(),
                    head.updatedAt(),
                    head.version()))
        .toList();
  }

  private static Map<String, List<Shipment.Line>> linesOf(ReadTx tx, Collection<String> ids) {
    return tx.sql(
            """
            select * from shipment_line
            where shop = :shop and mode = :mode and shipment_id in (:ids)
            order by shipment_id, id""")
        .bind("ids", ids)
        .grouped("shipment_id", ShipmentStore::line);
  }

  private static Shipment.Line line(Row row) {
    return new Shipment.Line(
        row.text("id"),
        row.text("order_line_id"),
        row.text("variant_id"),
        row.maybeText("sku_code"),
        row.integer("quantity"),
        row.maybeText("stock_item_id"),
        row.maybeText("transfer_from"),
        row.maybeTime("taken_at"));
  }

  private static Shipment shipment(Row row) {
    return new Shipment(
        row.text("id"),
        row.text("order_id"),
        row.text("number"),
        row.maybeText("location_id"),
        row.choice("status", Shipment.Status.class),
        row.maybeChoice("held_from", Shipment.Status.class),
        row.maybeText("hold_note"),
        List.of(),
        row.maybeText("carrier"),
        row.maybeText("tracking_number"),
        row.maybeText("tracking_url"),
        row.maybeTime("shipped_at"),
        row.maybeTime("delivered_at"),
        row.maybeTime("cancelled_at"),
        row.time("created_at"),
        row.time("updated_at"),
        row.number("version"));
  }
}
