package dev.storehand.feature.orders;

import dev.storehand.core.db.Actor;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.WriteTx;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** The table {@code payment_intent}. */
final class IntentStore {
  private static final TypeReference<Map<String, String>> MAP = new TypeReference<>() {};

  void insert(WriteTx tx, OrderState order, PaymentIntent.Question question) {
    Actor actor = tx.scope().actor();
    tx.sql(
            """
            insert into payment_intent (id, shop, mode, order_id, payment_id, refund_id, kind, provider,
              amount_cents, currency, details, status, attempts, due_at, key_id, key_name, request_id,
              created_at)
            values (:id, :shop, :mode, :order, :payment, :refund, :kind, :provider, :amount,
              :currency, :details, 'due', 0, :now, :key_id, :key_name, :request_id, :now)""")
        .bind("id", tx.id("pin"))
        .bind("order", order.id())
        .bind("payment", question.paymentId())
        .bind("refund", question.refundId())
        .bind("kind", question.kind())
        .bind("provider", question.provider())
        .bind("amount", question.amountCents())
        .bind("currency", order.currency())
        .json("details", question.details())
        .bind("key_id", actor.keyId())
        .bind("key_name", actor.name())
        .bind("request_id", actor.requestId())
        .bind("now", tx.now())
        .run();
    tx.leavesWork();
  }

  /** Whether one of any shop is due. */
  boolean anyDue(ReadTx tx) {
    return tx.unscoped(
            """
            select due_at from payment_intent where status = 'due' and due_at <= :now
            order by due_at, id limit 1""")
        .bind("now", tx.now())
        .first(row -> row.time("due_at"))
        .isPresent();
  }

  /** Takes up the one that is due longest, of any shop; others leave it alone for a while. */
  Optional<PaymentIntent> take(WriteTx tx) {
    Optional<PaymentIntent> due =
        tx.unscoped(
                """
                select * from payment_intent where status = 'due' and due_at <= :now
                order by due_at, id limit 1 {for update skip locked}""")
            .bind("now", tx.now())
            .first(IntentStore::intent);
    due.ifPresent(
        intent ->
            tx.unscoped(
                    """
                    update payment_intent set attempts = attempts + 1, due_at = :again
                    where id = :id""")
                .bind("id", intent.id())
                .bind("again", tx.now().plus(PaymentIntent.patience(intent.attempts())))
                .run());
    return due;
  }

  /** Ends one. False where its outcome has been written down before. */
  boolean end(WriteTx tx, PaymentIntent intent, String outcome) {
    return tx.sql(
                """
                update payment_intent set status = 'done', outcome = :outcome, ended_at = :now
                where shop = :shop and mode = :mode and id = :id and status = 'due'""")
            .bind("id", intent.id())
            .bind("outcome", outcome)
            .bind("now", tx.now())
            .run()
        == 1;
  }

  /** How many parts of a refund have not been answered. */
  int openOf(ReadTx tx, String refundId) {
    return tx.sql(
            """
            select count(*) as n from payment_intent
            where shop = :shop and mode = :mode and refund_id = :refund and status = 'due'""")
        .bind("refund", refundId)
        .one(row -> row.integer("n"));
  }

  private static PaymentIntent intent(Row row) {
    return new PaymentIntent(
        row.text("id"),
        row.text("shop"),
        row.choice("mode", Mode.class),
        row.text("order_id"),
        row.text("payment_id"),
        row.maybeText("refund_id"),
        row.choice("kind", PaymentProvider.Kind.class),
        row.text("provider"),
        row.number("amount_cents"),
        row.text("currency"),
        row.json("details", MAP),
        row.integer("attempts"),
        row.text("key_id"),
        row.text("key_name"),
        row.text("request_id"));
  }
}
