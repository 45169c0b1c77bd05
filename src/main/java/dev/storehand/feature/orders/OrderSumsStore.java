package dev.storehand.feature.orders;

import dev.storehand.core.db.Sums;

/**
 * What the tables of orders must always come to, whatever happened: the one place that reads them
 * together, and only reads.
 */
final class OrderSumsStore {
  private OrderSumsStore() {}

  /** The rules, each with the statement that finds what breaks it. */
  static Sums sums() {
    Sums sums = new Sums();
    totals(sums);
    money(sums);
    goods(sums);
    customers(sums);
    return sums;
  }

  private static void totals(Sums sums) {
    sums.same(
            "a_subtotal_is_the_sum_of_the_lines",
            "sales_order o",
            "subtotal_cents",
            """
            (select coalesce(sum(l.subtotal_cents), 0) from order_line l where l.order_id = o.id)""")
        .rule(
            "a_total_is_the_sum_of_its_parts",
            """
            select o.id as subject, o.subtotal_cents - o.discount_cents + o.tax_cents + o.shipping_cents
                + o.fee_cents as expected,
              o.total_cents as actual
            from sales_order o
            where o.shop = :shop and o.mode = :mode
              and o.total_cents <> o.subtotal_cents - o.discount_cents + o.tax_cents + o.shipping_cents + o.fee_cents""");
  }

  private static void money(Sums sums) {
    sums.same(
            "captured_is_the_sum_of_the_payments",
            "sales_order o",
            "captured_cents",
            """
            (select coalesce(sum(p.captured_cents), 0) from payment p where p.order_id = o.id)""")
        .same(
            "refunded_is_the_sum_of_the_refunds",
            "sales_order o",
            "refunded_cents",
            """
            (select coalesce(sum(r.refunded_cents), 0) from refund r where r.order_id = o.id)""")
        .rule(
            "refunds_are_within_what_was_captured",
            """
            select o.id as subject, o.captured_cents as expected, o.refunded_cents as actual
            from sales_order o
            where o.shop = :shop and o.mode = :mode and o.refunded_cents > o.captured_cents""")
        .rule(
            "refunded_says_that_all_was_given_back",
            """
            select o.id as subject, o.captured_cents as expected, o.refunded_cents as actual
            from sales_order o
            where o.shop = :shop and o.mode = :mode
              and (o.payment_status = 'refunded') <> (o.captured_cents > 0 and o.refunded_cents = o.captured_cents)""")
        .same(
            "what_is_being_refunded_is_being_asked_for",
            "payment p",
            "refunding_cents",
            """
            (select coalesce(sum(q.amount_cents), 0) from payment_intent q
              where q.payment_id = p.id and q.kind = 'refund' and q.status = 'due')""");
  }

  private static void goods(Sums sums) {
    sums.rule(
            "no_more_is_restocked_than_was_shipped",
            """
            select l.id as subject, l.shipped_quantity as expected, l.restocked_quantity as actual
            from order_line l
            where l.shop = :shop and l.mode = :mode and l.restocked_quantity > l.shipped_quantity""")
        .same(
            "shipped_is_the_sum_of_the_shipments",
            "order_line l",
            "shipped_quantity",
            """
            (select coalesce(sum(s.quantity), 0) from shipment_line s
              join shipment h on h.id = s.shipment_id
              where s.order_line_id = l.id and h.status in ('shipped', 'delivered'))""")
        .same(
            "returned_is_the_sum_of_the_returns",
            "order_line l",
            "returned_quantity",
            """
            (select coalesce(sum(r.quantity), 0) from return_line r
              join order_return h on h.id = r.return_id
              where r.order_line_id = l.id and h.status not in ('rejected', 'cancelled'))""");
  }

  private static void customers(Sums sums) {
    sums.same(
            "a_customer_has_as_many_orders_as_were_placed",
            "customer c",
            "orders_count",
            """
            (select count(*) from sales_order o
              where o.customer_id = c.id and o.status in ('placed', 'approved'))""")
        .same(
            "a_lifetime_value_is_what_was_captured_less_refunds",
            "customer c",
            "lifetime_cents",
            """
            (select coalesce(sum(o.captured_cents - o.refunded_cents), 0) from sales_order o
              where o.customer_id = c.id and o.currency = c.currency)""");
  }
}
