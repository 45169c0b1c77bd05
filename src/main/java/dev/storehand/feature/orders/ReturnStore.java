package dev.storehand.feature.orders;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.Sql;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables {@code order_return} and {@code return_line}. A return is changed only by who holds
 * its order.
 */
final class ReturnStore {

  Return get(ReadTx tx, String id) {
    Return head =
        tx.sql("select * from order_return where shop = :shop and mode = :mode and id = :id")
            .bind("id", id)
            .first(row -> head(row, List.of()))
            .orElseThrow(() -> Problem.notFound("Return", id).next("list_returns"));
    return withLines(tx, List.of(head)).get(0);
  }

  /** An order's returns, oldest first. */
  List<Return> of(ReadTx tx, String orderId) {
    return withLines(
        tx,
        tx.sql(
                """
                select * from order_return
                where shop = :shop and mode = :mode and order_id = :order order by created_at, id""")
            .bind("order", orderId)
            .list(row -> head(row, List.of())));
  }

  Page<Return> list(ReadTx tx, Paging paging, String orderId, Optional<Return.Status> status) {
    Page<Return> page =
        tx.select(paging, "r.*", "order_return r where r.shop = :shop and r.mode = :mode")
            .id("r.id")
            .and("r.order_id = :order", Optional.of(orderId))
            .and("r.status = :status", status)
            .sort("created_at", "r.created_at", SortKind.NUMBER)
            .page(row -> head(row, List.of()));
    return new Page<>(withLines(tx, page.rows()), page.meta());
  }

  void insert(WriteTx tx, Return one) {
    Sql sql =
        tx.sql(
            """
            insert into order_return (id, shop, mode, order_id, number, location_id, status, note,
              approved_at, rejected_at, cancelled_at, received_at, restocked_at, refunded_at,
              created_at, updated_at, version)
            values (:id, :shop, :mode, :order, :number, :location, :status, :note, :approved_at,
              :rejected_at, :cancelled_at, :received_at, :restocked_at, :refunded_at, :created_at,
              :updated_at, :version)""");
    bind(sql, one)
        .bind("order", one.orderId())
        .bind("number", one.number())
        .bind("note", one.note())
        .bind("created_at", one.createdAt())
        .run();
    for (Return.Line line : one.lines()) {
      tx.sql(
              """
              insert into return_line (id, shop, mode, return_id, order_line_id, sku_code, quantity,
                reason, restocked_quantity)
              values (:id, :shop, :mode, :return, :line, :sku, :quantity, :reason, 0)""")
          .bind("id", line.id())
          .bind("return", one.id())
          .bind("line", line.orderLineId())
          .bind("sku", line.skuCode())
          .bind("quantity", line.quantity())
          .bind("reason", line.reason())
          .run();
    }
  }

  void save(WriteTx tx, Return before, Return after) {
    Sql sql =
        tx.sql(
            """
            update order_return set location_id = :location, status = :status,
              approved_at = :approved_at, rejected_at = :rejected_at,
              cancelled_at = :cancelled_at, received_at = :received_at,
              restocked_at = :restocked_at, refunded_at = :refunded_at, updated_at = :updated_at,
              version = :version
            where shop = :shop and mode = :mode and id = :id""");
    bind(sql, after).run();
    for (int i = 0; i < after.lines().size(); i++) {
      Return.Line line = after.lines().get(i);
      if (!line.equals(before.lines().get(i))) {
        tx.sql(
                """
                update return_line set restocked_quantity = :restocked, restocked_at = :at
                where shop = :shop and mode = :mode and id = :id""")
            .bind("id", line.id())
            .bind("restocked", line.restockedQuantity())
            .bind("at", line.restockedAt())
            .run();
      }
    }
  }

  private static Sql bind(Sql sql, Return one) {
    return sql.bind("id", one.id())
        .bind("location", one.stockLocationId())
        .bind("status", one.status())
        .bind("approved_at", one.approvedAt())
        .bind("rejected_at", one.rejectedAt())
        .bind("cancelled_at", one.cancelledAt())
        .bind("received_at", one.receivedAt())
        .bind("restocked_at", one.restockedAt())
        .bind("refunded_at", one.refundedAt())
        .bind("updated_at", one.updatedAt())
        .bind("version", one.version());
  }

  private static List<Return> withLines(ReadTx tx, List<Return> heads) {
    if (heads.isEmpty()) {
      return heads;
    }
    Map<String, List<Return.Line>> lines =
        tx.sql(
                """
                select * from return_line
                where shop = :shop and mode = :mode and return_id in (:ids)
                order by return_id, id""")
            .bind("ids", heads.stream().map(Return::id).toList())
            .grouped("return_id", ReturnStore::line);
    return heads.stream()
        .map(head -> withLines(head, lines.getOrDefault(head.id(), List.of())))
        .toList();
  }

  private static Return.Line line(Row row) {
    return new Return.Line(
        row.text("id"),
        row.text("order_line_id"),
        row.maybeText("sku_code"),
        row.integer("quantity"),
        row.maybeText("reason"),
        row.integer("restocked_quantity"),
        row.maybeTime("restocked_at"));
  }

  private static Return withLines(Return head, List<Return.Line> lines) {
    return new Return(
        head.id(),
        head.orderId(),
        head.number(),
        head.status(),
        head.stockLocationId(),
        lines,
        head.note(),
        head.approvedAt(),
        head.rejectedAt(),
        head.cancelledAt(),
        head.receivedAt(),
        head.restockedAt(),
        head.refundedAt(),
        head.createdAt(),
        head.updatedAt(),
        head.version());
  }

  private static Return head(Row row, List<Return.Line> lines) {
    return new Return(
        row.text("id"),
        row.text("order_id"),
        row.text("number"),
        row.choice("status", Return.Status.class),
        row.maybeText("location_id"),
        lines,
        row.maybeText("note"),
        row.maybeTime("approved_at"),
        row.maybeTime("rejected_at"),
        row.maybeTime("cancelled_at"),
        row.maybeTime("received_at"),
        row.maybeTime("restocked_at"),
        row.maybeTime("refunded_at"),
        row.time("created_at"),
        row.time("updated_at"),
        row.number("version"));
  }
}
