package dev.storehand.feature.reports;

import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.Select;
import dev.storehand.core.db.SortKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What was paid for preorders and is to be paid, over the tables of money; it only reads. */
final class OwedStore {
  /** When a balance falls due: at its time, else with what it waits for. */
  private static final String DUE_AT =
      """
      coalesce(p.balance_due_at, case p.balance_due
        when 'on_release' then p.released_at when 'on_fulfillment' then o.fulfilled_at end)""";

  /** When money first came in for a preorder, if it did. */
  Optional<Instant> first(ReadTx tx) {
    return tx.sql(
            """
            select min(pay.captured_at) as first
            from payment pay join preorder p on p.order_id = pay.order_id
            where p.shop = :shop and p.mode = :mode""")
        .one(row -> row.maybeTime("first"));
  }

  Select revenue(ReadTx tx, Paging paging, Filter filter, Periods periods) {
    String sums =
        """
        select m.day, m.currency, sum(m.deposits_cents) as deposits_cents, sum(m.balances_cents) as balances_cents,
          sum(m.full_cents) as full_cents, sum(m.refunded_cents) as refunded_cents
        from (
          select %s as day, o.currency,
            case when o.kind = 'deposit' then o.captured_cents else 0 end as deposits_cents,
            case when o.kind = 'balance' then o.captured_cents else 0 end as balances_cents,
            case when o.kind = 'full' then o.captured_cents else 0 end as full_cents, 0 as refunded_cents
          from payment o join preorder p on p.order_id = o.order_id
          where p.shop = :shop and p.mode = :mode and o.captured_cents > 0%s
          union all
          select %s as day, o.currency, 0 as deposits_cents, 0 as balances_cents, 0 as full_cents, o.refunded_cents
          from refund o join preorder p on p.order_id = o.order_id
          where p.shop = :shop and p.mode = :mode and o.refunded_cents > 0%s) m
        group by m.day, m.currency"""
            .formatted(
                periods.day("o.captured_at"),
                filter.conditions("o.captured_at"),
                periods.day("o.ended_at"),
                filter.conditions("o.ended_at"));
    return filter.bind(
        SoldStore.periods(
            tx,
            paging,
            periods,
            sums,
            "deposits_cents",
            "balances_cents",
            "full_cents",
            "refunded_cents"));
  }

  Owed.Revenue revenue(Row row, Granularity granularity) {
    LocalDate first = LocalDate.ofEpochDay(row.number("first"));
    long deposits = row.number("deposits_cents");
    long balances = row.number("balances_cents");
    long full = row.number("full_cents");
    long refunded = row.number("refunded_cents");
    long collected = deposits + balances + full;
    return new Owed.Revenue(
        first,
        Periods.last(first, granularity),
        row.text("currency"),
        deposits,
        balances,
        full,
        collected,
        refunded,
        collected - refunded);
  }

  Select due(ReadTx tx, Paging paging, Filter filter) {
    String from =
        """
        preorder p join sales_order o on o.id = p.order_id left join customer c on c.id = o.customer_id
        where p.shop = :shop and p.mode = :mode and %s > 0%s"""
            .formatted(SoldStore.OUTSTANDING, filter.conditions(DUE_AT));
    return filter
        .bind(
            tx.select(
                paging,
                """
                p.*, o.number, o.customer_id, c.email, o.currency, o.captured_cents,
                """
                    + SoldStore.OUTSTANDING
                    + " as outstanding_cents, "
                    + DUE_AT
                    + " as due_at, case when "
                    + DUE_AT
                    + " <= :now then true else false end as overdue",
                from))
        .bindInColumns("now", filter.now())
        .id("p.order_id")
        .sortNullable("due_at", DUE_AT, SortKind.NUMBER)
        .sort("outstanding_cents", SoldStore.OUTSTANDING, SortKind.NUMBER)
        .sort("placed_at", "p.placed_at", SortKind.NUMBER)
        .ascending();
  }

  Owed.Due due(Row row) {
    long deposit = row.number("deposit_cents");
    return new Owed.Due(
        row.text("order_id"),
        row.number("number"),
        row.text("offer_id"),
        row.maybeText("customer_id"),
        row.maybeText("email"),
        row.text("currency"),
        row.number("outstanding_cents"),
        Math.max(0, deposit - row.number("captured_cents")),
        row.text("balance_due"),
        row.maybeTime("due_at"),
        row.flag("overdue"),
        row.flag("auto_collect"),
        row.maybeTime("next_charge_at"),
        row.number("attempts"),
        row.maybeTime("collection_sent_at"),
        row.time("placed_at"));
  }

  Select failed(ReadTx tx, Paging paging, Filter filter) {
    String from =
        """
        payment f join preorder p on p.order_id = f.order_id join sales_order o on o.id = f.order_id
        left join customer c on c.id = o.customer_id
        where f.shop = :shop and f.mode = :mode and f.status = 'failed'%s"""
            .formatted(filter.conditions("f.updated_at"));
    return filter
        .bind(
            tx.select(
                paging,
                """
                f.id, f.order_id, o.number, p.offer_id, o.customer_id, c.email, f.kind, f.currency, f.amount_cents,
                  f.failure, f.failure_message, f.updated_at as failed_at, p.next_charge_at, p.payment_failed_at,
                """
                    + SoldStore.OUTSTANDING
                    + " as outstanding_cents",
                from))
        .id("f.id")
        .sort("failed_at", "f.updated_at", SortKind.NUMBER)
        .sort("amount_cents", "f.amount_cents", SortKind.NUMBER);
  }

  Owed.Failed failed(Row row) {
    return new Owed.Failed(
        row.text("id"),
        row.text("order_id"),
        row.number("number"),
        row.text("offer_id"),
        row.maybeText("customer_id"),
        row.maybeText("email"),
        row.text("kind"),
        row.text("currency"),
        row.number("amount_cents"),
        row.maybeText("failure"),
        row.maybeText("failure_message"),
        row.time("failed_at"),
        row.number("outstanding_cents"),
        row.maybeTime("next_charge_at"),
        row.maybeTime("payment_failed_at"));
  }
}
