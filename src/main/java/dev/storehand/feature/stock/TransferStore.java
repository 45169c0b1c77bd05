package dev.storehand.feature.stock;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.Sql;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.catalog.SkuColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** The table {@code stock_transfer}, and the counter of its numbers. */
final class TransferStore {
  private static final TypeReference<Map<String, String>> MARKS = new TypeReference<>() {};
  private static final String COLUMNS = "t.*, " + SkuColumn.of("t.variant_id") + " as sku_code";
  private static final String GET =
      "select "
          + COLUMNS
          + "\nfrom stock_transfer t"
          + "\nwhere t.shop = :shop and t.mode = :mode and t.id = :id {for update of t}";
  private static final String OPEN_OF_ORDER =
      "select "
          + COLUMNS
          + """

            from stock_transfer t
            where t.shop = :shop and t.mode = :mode and t.order_id = :order_id
              and t.status not in ('completed', 'cancelled')
            order by t.id {for update of t}""";

  /** The transfer; in a write, nobody else changes it until the write ends. */
  StockTransfer get(ReadTx tx, String id) {
    return tx.sql(GET)
        .bind("id", id)
        .first(TransferStore::transfer)
        .orElseThrow(() -> Problem.notFound("Stock transfer", id).next("list_stock_transfers"));
  }

  /** An order's transfers that have not ended; in a write, nobody moves them until it ends. */
  List<StockTransfer> openOf(ReadTx tx, String orderId) {
    return tx.sql(OPEN_OF_ORDER).bind("order_id", orderId).list(TransferStore::transfer);
  }

  Page<StockTransfer> list(
      ReadTx tx,
      Paging paging,
      TransferActions.ListStockTransfers filter,
      Optional<List<String>> ofSkuCodes,
      ShopDays days) {
    return tx.select(paging, COLUMNS, "stock_transfer t where t.shop = :shop and t.mode = :mode")
        .id("t.id")
        .and("t.id in (:ids)", filter.ids())
        .and("t.number = :number", filter.number())
        .and("t.status = :status", filter.status())
        .and("t.variant_id in (:sku_codes)", ofSkuCodes)
        .and("t.origin_id = :origin", filter.originId())
        .and("t.destination_id = :destination", filter.destinationId())
        .and("t.order_id = :order", filter.orderId())
        .and("t.reference = :reference", filter.reference())
        .and("t.created_at >= :created_from", days.first(tx, filter.createdAtFrom()))
        .and("t.created_at <= :created_to", days.last(tx, filter.createdAtTo()))
        .and("t.updated_at >= :updated_from", days.first(tx, filter.updatedAtFrom()))
        .and("t.updated_at <= :updated_to", days.last(tx, filter.updatedAtTo()))
        .sort("created_at", "t.created_at", SortKind.NUMBER)
        .sort("updated_at", "t.updated_at", SortKind.NUMBER)
        .sort("quantity", "t.quantity", SortKind.NUMBER)
        .page(TransferStore::transfer);
  }

  /** The next number; others who want one wait until this write ends. */
  String number(WriteTx tx) {
    long next =
        tx.sql(
                """
                insert into stock_transfer_counter (shop, mode, next) values (:shop, :mode, 1)
                on conflict (shop, mode) do update set next = stock_transfer_counter.next + 1
                returning next""")
            .one(row -> row.number("next"));
    return "T-%06d".formatted(next);
  }

  void insert(WriteTx tx, StockTransfer made) {
    Sql sql =
        tx.sql(
                """
                insert into stock_transfer (id, shop, mode, number, variant_id, origin_id, destination_id,
                  quantity, status, stock_reservation_id, order_id, order_line_id, on_arrival, reference,
                  reference_origin, metadata, upcoming_at, on_hold_at, picking_at, in_transit_at,
                  completed_at, cancelled_at, created_at, updated_at, version)
                values (:id, :shop, :mode, :number, :variant_id, :origin, :destination, :quantity, :status,
                  :reservation, :order_id, :order_line_id, :on_arrival, :reference, :reference_origin,
                  :metadata, :upcoming_at, :on_hold_at, :picking_at, :in_transit_at, :completed_at,
                  :cancelled_at, :created_at, :updated_at, :version)""")
            .bind("number", made.number())
            .bind("variant_id", made.variantId())
            .bind("origin", made.originId())
            .bind("destination", made.destinationId())
            .bind("order_id", made.orderId())
            .bind("order_line_id", made.orderLineId())
            .bind("created_at", made.createdAt());
    bind(sql, made).run();
  }

  void save(WriteTx tx, StockTransfer changed) {
    Sql sql =
        tx.sql(
            """
            update stock_transfer set quantity = :quantity, status = :status,
              stock_reservation_id = :reservation, on_arrival = :on_arrival, reference = :reference,
              reference_origin = :reference_origin, metadata = :metadata, upcoming_at = :upcoming_at,
              on_hold_at = :on_hold_at, picking_at = :picking_at, in_transit_at = :in_transit_at,
              completed_at = :completed_at, cancelled_at = :cancelled_at, updated_at = :updated_at,
              version = :version
            where shop = :shop and mode = :mode and id = :id""");
    bind(sql, changed).run();
  }

  private static Sql bind(Sql sql, StockTransfer transfer) {
    StockTransfer.Stamps stamps = transfer.stamps();
    return sql.bind("id", transfer.id())
        .bind("quantity", transfer.quantity())
        .bind("status", transfer.status())
        .bind("reservation", transfer.stockReservationId())
        .bind("on_arrival", transfer.onArrival())
        .bind("reference", transfer.reference())
        .bind("reference_origin", transfer.referenceOrigin())
        .json("metadata", transfer.metadata())
        .bind("upcoming_at", stamps.upcomingAt())
        .bind("on_hold_at", stamps.onHoldAt())
        .bind("picking_at", stamps.pickingAt())
        .bind("in_transit_at", stamps.inTransitAt())
        .bind("completed_at", stamps.completedAt())
        .bind("cancelled_at", stamps.cancelledAt())
        .bind("updated_at", transfer.updatedAt())
        .bind("version", transfer.version());
  }

  private static StockTransfer transfer(Row row) {
    return new StockTransfer(
        row.text("id"),
        row.text("number"),
        row.maybeText("sku_code"),
        row.text("variant_id"),
        row.text("origin_id"),
        row.text("destination_id"),
        row.integer("quantity"),
        row.choice("status", StockTransfer.Status.class),
        row.maybeText("stock_reservation_id"),
        row.maybeText("order_id"),
        row.maybeText("order_line_id"),
        row.maybeChoice("on_arrival", StockTransfer.OnArrival.class),
        row.maybeText("reference"),
        row.maybeText("reference_origin"),
        row.json("metadata", MARKS),
        new StockTransfer.Stamps(
            row.maybeTime("upcoming_at"),
            row.maybeTime("on_hold_at"),
            row.maybeTime("picking_at"),
            row.maybeTime("in_transit_at"),
            row.maybeTime("completed_at"),
            row.maybeTime("cancelled_at")),
        row.time("created_at"),
        row.time("updated_at"),
        row.number("version"));
  }
}
