package dev.storehand.feature.orders;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.Sql;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import java.util.List;

/** The table {@code payment}. A payment is changed only by who holds its order. */
final class PaymentStore {

  Payment get(ReadTx tx, String id) {
    return tx.sql("select * from payment where shop = :shop and mode = :mode and id = :id")
        .bind("id", id)
        .first(PaymentStore::payment)
        .orElseThrow(() -> Problem.notFound("Payment", id).next("read_order"));
  }

  /** An order's payments, oldest first. */
  List<Payment> of(ReadTx tx, String orderId) {
    return tx.sql(
            """
            select * from payment
            where shop = :shop and mode = :mode and order_id = :order order by created_at, id""")
        .bind("order", orderId)
        .list(PaymentStore::payment);
  }

  void insert(WriteTx tx, Payment payment) {
    Sql sql =
        tx.sql(
            """
            insert into payment (id, shop, mode, order_id, kind, provider, status, currency,
              amount_cents, captured_cents, refunded_cents, refunding_cents, in_progress, next_step,
              reference, failure, failure_message, authorized_at, captured_at, created_at,
              updated_at, version)
            values (:id, :shop, :mode, :order, :kind, :provider, :status, :currency, :amount,
              :captured, :refunded, :refunding, :in_progress, :next_step, :reference, :failure,
              :failure_message, :authorized_at, :captured_at, :created_at, :updated_at, :version)""");
    bind(sql, payment)
        .bind("order", payment.orderId())
        .bind("kind", payment.kind())
        .bind("provider", payment.provider())
        .bind("currency", payment.currency())
        .bind("amount", payment.amountCents())
        .bind("created_at", payment.createdAt())
        .run();
  }

  void save(WriteTx tx, Payment payment) {
    Sql sql =
        tx.sql(
            """
            update payment set status = :status, captured_cents = :captured,
              refunded_cents = :refunded, refunding_cents = :refunding, in_progress = :in_progress,
              next_step = :next_step, reference = :reference, failure = :failure,
              failure_message = :failure_message, authorized_at = :authorized_at,
              captured_at = :captured_at, updated_at = :updated_at, version = :version
            where shop = :shop and mode = :mode and id = :id""");
    bind(sql, payment).run();
  }

  private static Sql bind(Sql sql, Payment payment) {
    return sql.bind("id", payment.id())
        .bind("status", payment.status())
        .bind("captured", payment.capturedCents())
        .bind("refunded", payment.refundedCents())
        .bind("refunding", payment.refundingCents())
        .bind("in_progress", payment.inProgress())
        .json("next_step", payment.nextStep())
        .bind("reference", payment.reference())
        .bind("failure", payment.failure().map(Payment.Failure::code))
        .bind("failure_message", payment.failure().map(Payment.Failure::message))
        .bind("authorized_at", payment.authorizedAt())
        .bind("captured_at", payment.capturedAt())
        .bind("updated_at", payment.updatedAt())
        .bind("version", payment.version());
  }

  private static Payment payment(Row row) {
    return new Payment(
        row.text("id"),
        row.text("order_id"),
        row.choice("kind", Payment.PaymentKind.class),
        row.text("provider"),
        row.choice("status", Payment.Status.class),
        row.text("currency"),
        row.number("amount_cents"),
        row.number("captured_cents"),
        row.number("refunded_cents"),
        row.number("refunding_cents"),
        row.maybeChoice("in_progress", PaymentProvider.Kind.class),
        row.maybeJson("next_step", Payment.NextStep.class),
        row.maybeText("reference"),
        row.maybeText("failure")
            .map(code -> new Payment.Failure(code, row.text("failure_message"))),
        row.maybeTime("authorized_at"),
        row.maybeTime("captured_at"),
        row.time("created_at"),
        row.time("updated_at"),
        row.number("version"));
  }
}
