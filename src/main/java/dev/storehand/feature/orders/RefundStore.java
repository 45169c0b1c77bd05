package dev.storehand.feature.orders;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.Sql;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import java.util.List;

/** The table {@code refund}. A refund is changed only by who holds its order. */
final class RefundStore {

  Refund get(ReadTx tx, String id) {
    return tx.sql("select * from refund where shop = :shop and mode = :mode and id = :id")
        .bind("id", id)
        .first(RefundStore::refund)
        .orElseThrow(() -> Problem.notFound("Refund", id).next("read_order"));
  }

  /** An order's refunds, oldest first. */
  List<Refund> of(ReadTx tx, String orderId) {
    return tx.sql(
            """
            select * from refund
            where shop = :shop and mode = :mode and order_id = :order order by created_at, id""")
        .bind("order", orderId)
        .list(RefundStore::refund);
  }

  void insert(WriteTx tx, Refund refund) {
    Sql sql =
        tx.sql(
            """
            insert into refund (id, shop, mode, order_id, status, currency, amount_cents,
              refunded_cents, reason, note, restock, return_id, destination_tx, failure, failure_message,
              ended_at, created_at, updated_at, version)
            values (:id, :shop, :mode, :order, :status, :currency, :amount, :refunded, :reason,
              :note, :restock, :return_id, :destination_tx, :failure, :failure_message, :ended_at, :created_at,
              :updated_at, :version)""");
    bind(sql, refund)
        .bind("order", refund.orderId())
        .bind("currency", refund.currency())
        .bind("amount", refund.amountCents())
        .bind("reason", refund.reason())
        .bind("note", refund.note())
        .bind("restock", refund.restock())
        .bind("return_id", refund.returnId())
        .bind("created_at", refund.createdAt())
        .run();
  }

  void save(WriteTx tx, Refund refund) {
    Sql sql =
        tx.sql(
            """
            update refund set status = :status, refunded_cents = :refunded,
              destination_tx = :destination_tx, failure = :failure,
              failure_message = :failure_message, ended_at = :ended_at, updated_at = :updated_at,
              version = :version
            where shop = :shop and mode = :mode and id = :id""");
    bind(sql, refund).run();
  }

  private static Sql bind(Sql sql, Refund refund) {
    return sql.bind("id", refund.id())
        .bind("status", refund.status())
        .bind("refunded", refund.refundedCents())
        .bind("destination_tx", refund.destinationTx())
        .bind("failure", refund.failure().map(Payment.Failure::code))
        .bind("failure_message", refund.failure().map(Payment.Failure::message))
        .bind("ended_at", refund.endedAt())
        .bind("updated_at", refund.updatedAt())
        .bind("version", refund.version());
  }

  private static Refund refund(Row row) {
    return new Refund(
        row.text("id"),
        row.text("order_id"),
        row.choice("status", Refund.Status.class),
        row.text("currency"),
        row.number("amount_cents"),
        row.number("refunded_cents"),
        row.choice("reason", Refund.Reason.class),
        row.maybeText("note"),
        row.flag("restock"),
        row.maybeText("return_id"),
        row.maybeText("destination_tx"),
        row.maybeText("failure")
            .map(code -> new Payment.Failure(code, row.text("failure_message"))),
        row.maybeTime("ended_at"),
        row.time("created_at"),
        row.time("updated_at"),
        row.number("version"));
  }
}
