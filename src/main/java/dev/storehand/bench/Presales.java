package dev.storehand.bench;

import dev.storehand.core.db.Sql;
import dev.storehand.core.db.WriteTx;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Many preorders at once, written as their rows: placing them one by one would take the bench
 * longer than all it measures.
 */
final class Presales {
  static final int PER_CUSTOMER = 4;
  static final int OFFERS = 5;
  static final long MINUTE = 60_000;
  private static final int DEPOSIT = 2_000;

  private final String marketId;
  private final List<String> variantIds;
  private final long start;

  /**
   * @param start when the first is placed, in epoch milliseconds; one a minute follows
   */
  Presales(String marketId, List<String> variantIds, long start) {
    this.marketId = marketId;
    this.variantIds = variantIds;
    this.start = start;
  }

  /** The offers they are sold by. */
  void offers(WriteTx tx) {
    tx.sql(
            """
            insert into offer (id, shop, mode, name, internal_name, folded_names, status, source, settings, metadata, created_at,
              updated_at, version)
            values (:id, :shop, :mode, 'Bench', :id, 'bench', 'ended', 'all', '{}', '{}', :now, :now, 1)""")
        .bind("now", tx.now())
        .runEach(numbers(0, OFFERS), (sql, i) -> sql.bind("id", id("ofr", i)));
  }

  /** So many preorders, from a number on, which a customer's preorders do not straddle. */
  void preorders(WriteTx tx, int first, int count) {
    customers(tx, first, count);
    List<Integer> orders = numbers(first, count);
    orders(tx, orders);
    tx.sql(
            """
            insert into preorder (order_id, shop, mode, offer_id, placed_at, deposit_cents, balance_cents, balance_due,
              auto_collect, attempts, delivery_type, held, auto_release, released_at, release_forced, updated_at)
            values (:id, :shop, :mode, :offer, :at, 2000, 8000, 'on_release', true, 0, 'asap', 'none', false, :released,
              false, :at)""")
        .runEach(
            orders,
            (sql, i) ->
                sql.bind("id", id("ord", i))
                    .bind("offer", id("ofr", i % OFFERS))
                    .bind(
                        "released", java.util.Optional.of(i).filter(n -> n % 2 == 0).map(this::at))
                    .bind("at", at(i)));
    lines(tx, orders);
    payments(tx, orders);
  }

  private void customers(WriteTx tx, int first, int count) {
    tx.sql(
            """
            insert into customer (id, shop, mode, email, email_folded, orders_count, currency, lifetime_cents, lifetimes,
              metadata, first_seen_at, last_seen_at, created_at, updated_at, version)
            values (:id, :shop, :mode, :email, :email, 1, 'USD', 0, '{}', '{}', :at, :at, :at, :at, 1)""")
        .runEach(
            numbers(first / PER_CUSTOMER, count / PER_CUSTOMER),
            (sql, i) ->
                sql.bind("id", id("cus", i))
                    .bind("email", "buyer-" + i + "@example.com")
                    .bind("at", at(i)));
  }

  private void orders(WriteTx tx, List<Integer> orders) {
    tx.sql(
            """
            insert into sales_order (id, shop, mode, number, customer_id, market_id, decrement_on, currency, status,
              payment_status, fulfillment_status, subtotal_cents, discount_cents, tax_cents, shipping_cents, total_cents,
              authorized_cents, captured_cents, refunded_cents, tags, metadata, placed_at, created_at, updated_at, version)
            values (:id, :shop, :mode, :number, :customer, :market, 'place', 'USD', :status, :payment, 'unfulfilled',
              10000, 0, 0, 0, 10000, 0, :captured, 0, '[]', '{}', :at, :at, :at, 1)""")
        .bind("market", marketId)
        .runEach(
            orders,
            (sql, i) ->
                sql.bind("id", id("ord", i))
                    .bind("number", i + 1)
                    .bind("customer", id("cus", i / PER_CUSTOMER))
                    .bind("status", i % 10 == 0 ? "cancelled" : "placed")
                    .bind("payment", i % 3 == 0 ? "paid" : "partially_paid")
                    .bind("captured", i % 3 == 0 ? 10_000 : DEPOSIT)
                    .bind("at", at(i)));
  }

  private void lines(WriteTx tx, List<Integer> orders) {
    tx.sql(
            """
            insert into order_line (id, shop, mode, order_id, position, variant_id, sku_code, name, kind, quantity,
              unit_cents, discount_cents, subtotal_cents, tracked, ships, is_preorder, waiting,
              shipped_quantity, returned_quantity, restocked_quantity)
            values (:id, :shop, :mode, :order, 0, :variant, :sku, 'Bench', 'physical', 2, 5000, 0, 10000, true, true, true,
              :waiting, 0, 0, 0)""")
        .runEach(
            orders,
            (sql, i) ->
                sql.bind("id", id("oln", i))
                    .bind("order", id("ord", i))
                    .bind("variant", variantIds.get(i % variantIds.size()))
                    .bind("waiting", i % 2 == 1)
                    .bind("sku", "BENCH-" + i % variantIds.size()));
  }

  private void payments(WriteTx tx, List<Integer> orders) {
    Sql sql =
        tx.sql(
            """
            insert into payment (id, shop, mode, order_id, kind, provider, status, currency, amount_cents, captured_cents,
              refunded_cents, refunding_cents, failure, failure_message, captured_at, created_at, updated_at, version)
            values (:id, :shop, :mode, :order, :kind, 'manual', :status, 'USD', :amount, :captured, 0, 0, :failure,
              :failure, :at, :at, :at, 1)""");
    List<Map.Entry<Integer, Boolean>> all =
        orders.stream()
            .flatMap(
                i ->
                    i % 3 == 0 || i % 50 == 1
                        ? java.util.stream.Stream.of(Map.entry(i, true), Map.entry(i, false))
                        : java.util.stream.Stream.of(Map.entry(i, true)))
            .toList();
    sql.runEach(
        all,
        (each, one) -> {
          int i = one.getKey();
          boolean deposit = one.getValue();
          boolean failed = !deposit && i % 3 != 0;
          int amount = deposit ? DEPOSIT : 10_000 - DEPOSIT;
          each.bind("id", id(deposit ? "payd" : "payb", i))
              .bind("order", id("ord", i))
              .bind("kind", deposit ? "deposit" : "balance")
              .bind("status", failed ? "failed" : "captured")
              .bind("amount", amount)
              .bind("captured", failed ? 0 : amount)
              .bind("failure", java.util.Optional.of("card_declined").filter(word -> failed))
              .bind("at", at(i));
        });
  }

  private long at(int i) {
    return start + i * MINUTE;
  }

  private static List<Integer> numbers(int first, int count) {
    return IntStream.range(first, first + count).boxed().toList();
  }

  static String id(String prefix, int number) {
    return prefix + "_" + String.format("%026d", number);
  }
}
