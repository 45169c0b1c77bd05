package dev.storehand.feature.orders;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.Select;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.Sql;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.customers.Customers.Buyer;
import dev.storehand.feature.customers.EmailColumn;
import dev.storehand.feature.stock.DecrementOn;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** The tables {@code sales_order}, {@code order_tag} and {@code order_counter}. */
final class OrderStore {
  private static final TypeReference<Map<String, String>> MAP = new TypeReference<>() {};
  private static final TypeReference<List<String>> LIST = new TypeReference<>() {};
  private static final String COLUMNS =
      "o.*, " + EmailColumn.of("o.customer_id") + " as customer_email";
  private static final String GET =
      "select "
          + COLUMNS
          + """

            from sales_order o
            where o.shop = :shop and o.mode = :mode and o.id = :id {for update of o}""";

  private static final String HANGING =
      "select %s as payments, %s as refunds, %s as shipments, %s as deliveries, %s as returns"
          .formatted(
              any("payment"), any("refund"), any("shipment"), any("delivery"), any("order_return"));

  private final LineStore lines = new LineStore();

  /** What a filter's words name in other rooms; empty lists where there is no such thing. */
  record Found(Optional<List<String>> customers, Optional<List<String>> variants) {}

  /**
   * The order with its lines; in a write, nobody else changes it until the write ends.
   *
   * @throws Problem 404
   */
  OrderState get(ReadTx tx, String id) {
    return find(tx, id).orElseThrow(() -> Problem.notFound("Order", id).next("list_orders"));
  }

  /** The same, if there is one. */
  Optional<OrderState> find(ReadTx tx, String id) {
    return tx.sql(GET)
        .bind("id", id)
        .first(OrderStore::order)
        .map(head -> withLines(head, lines.of(tx, id)));
  }

  /** Whether any of each hangs on an order. */
  record Hanging(
      boolean payments, boolean refunds, boolean shipments, boolean deliveries, boolean returns) {}

  /**
   * Asked at once: most orders have few of these, and each table asked costs as much as one row.
   */
  Hanging hanging(ReadTx tx, String id) {
    return tx.sql(HANGING)
        .bind("id", id)
        .one(
            row ->
                new Hanging(
                    row.flag("payments"),
                    row.flag("refunds"),
                    row.flag("shipments"),
                    row.flag("deliveries"),
                    row.flag("returns")));
  }

  private static String any(String table) {
    return "exists (select 1 from "
        + table
        + " where shop = :shop and mode = :mode and order_id = :id)";
  }

  /** Orders by id, without their lines. */
  List<OrderState> byIds(ReadTx tx, Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : tx.sql(
                "select "
                    + COLUMNS
                    + " from sales_order o where o.shop = :shop and o.mode = :mode and o.id in (:ids)")
            .bind("ids", ids)
            .list(OrderStore::order);
  }

  /** The next order's number. Whoever else wants one waits until this transaction ends. */
  long number(WriteTx tx) {
    return tx.sql(
            """
            insert into order_counter (shop, mode, last) values (:shop, :mode, 1)
            on conflict (shop, mode) do update set last = order_counter.last + 1
            returning last""")
        .one(row -> row.number("last"));
  }

  /** A part of the list, newest first unless sorted otherwise. */
  Page<OrderState> list(ReadTx tx, Paging paging, ListOrders filter, Found found, ShopDays days) {
    Select select =
        tx.select(paging, COLUMNS, "sales_order o where o.shop = :shop and o.mode = :mode")
            .id("o.id")
            .and("o.id in (:ids)", filter.ids())
            .and("o.status = :status", filter.status())
            .and(Stage.SQL + " = :stage", filter.stage())
            .and("o.payment_status = :payment_status", filter.paymentStatus())
            .and("o.fulfillment_status = :fulfillment_status", filter.fulfillmentStatus())
            .and("o.customer_id = :customer", filter.customerId())
            .and("o.customer_id in (:customers)", found.customers())
            .and(LineStore.with("variants"), found.variants())
            .and(LineStore.with("variant"), filter.variantId().map(List::of))
            .and("o.market_id = :market", filter.marketId())
            .and("o.number = :number", filter.number())
            .and("o.reference = :reference", filter.reference())
            .and("o.created_at >= :from", days.first(tx, filter.from()))
            .and("o.created_at <= :to", days.last(tx, filter.to()))
            .and("o.placed_at >= :placed_from", days.first(tx, filter.placedFrom()))
            .and("o.placed_at <= :placed_to", days.last(tx, filter.placedTo()))
            .and("o.total_cents >= :total_from", filter.totalCentsFrom())
            .and("o.total_cents <= :total_to", filter.totalCentsTo())
            .and(
                """
                exists (select 1 from order_tag t
                  where t.shop = :shop and t.mode = :mode and t.order_id = o.id and t.tag in (:tags))""",
                filter.tags());
    return select
        .sort("created_at", "o.created_at", SortKind.NUMBER)
        .sort("updated_at", "o.updated_at", SortKind.NUMBER)
        .sortNullable("placed_at", "o.placed_at", SortKind.NUMBER)
        .sort("total_cents", "o.total_cents", SortKind.NUMBER)
        .sort("number", "o.number", SortKind.NUMBER)
        .page(OrderStore::order);
  }

  void insert(WriteTx tx, OrderState order) {
    Sql sql =
        tx.sql(
            """
            insert into sales_order (id, shop, mode, number, customer_id, market_id, model_id,
              decrement_on, currency, status, payment_status, fulfillment_status, subtotal_cents,
              discount_cents, tax_cents, shipping_cents, fee_cents, total_cents, listing_id,
              authorized_cents, captured_cents, refunded_cents, tags, shipping_address, billing_address, note,
              reference, reference_origin, metadata, cancel_reason, expires_at, placed_at,
              approved_at, paid_at, fulfilled_at, cancelled_at, created_at, updated_at, version)
            values (:id, :shop, :mode, :number, :customer_id, :market_id, :model_id,
              :decrement_on, :currency, :status, :payment_status, :fulfillment_status,
              :subtotal_cents, :discount_cents, :tax_cents, :shipping_cents, :fee_cents,
              :total_cents, :listing_id, :authorized_cents, :captured_cents, :refunded_cents, :tags, :shipping_address,
              :billing_address, :note, :reference, :reference_origin, :metadata, :cancel_reason,
              :expires_at, :placed_at, :approved_at, :paid_at, :fulfilled_at, :cancelled_at,
              :created_at, :updated_at, :version)""");
    bind(sql, order)
        .bind("number", order.number())
        .bind("customer_id", order.buyer().map(Buyer::id))
        .bind("market_id", order.terms().marketId())
        .bind("model_id", order.terms().modelId())
        .bind("decrement_on", order.terms().decrementOn())
        .bind("currency", order.currency())
        .bind("subtotal_cents", order.totals().subtotal())
        .bind("discount_cents", order.totals().discount())
        .bind("tax_cents", order.totals().tax())
        .bind("shipping_cents", order.totals().shipping())
        .bind("fee_cents", order.totals().fees())
        .bind("total_cents", order.totals().total())
        .bind("listing_id", order.terms().listingId())
        .bind("created_at", order.stamps().createdAt())
        .run();
    insertTags(tx, order);
    lines.insert(tx, order.id(), order.lines());
  }

  /** Writes what changed; lines only where they did. */
  void save(WriteTx tx, OrderState before, OrderState after) {
    Sql sql =
        tx.sql(
            """
            update sales_order set status = :status, payment_status = :payment_status,
              fulfillment_status = :fulfillment_status, authorized_cents = :authorized_cents,
              captured_cents = :captured_cents, refunded_cents = :refunded_cents, tags = :tags,
              shipping_address = :shipping_address, billing_address = :billing_address,
              note = :note, reference = :reference, reference_origin = :reference_origin,
              metadata = :metadata, cancel_reason = :cancel_reason, expires_at = :expires_at,
              placed_at = :placed_at, approved_at = :approved_at, paid_at = :paid_at,
              fulfilled_at = :fulfilled_at, cancelled_at = :cancelled_at,
              updated_at = :updated_at, version = :version
            where shop = :shop and mode = :mode and id = :id""");
    bind(sql, after).run();
    if (!before.marks().tags().equals(after.marks().tags())) {
      tx.sql("delete from order_tag where shop = :shop and mode = :mode and order_id = :id")
          .bind("id", after.id())
          .run();
      insertTags(tx, after);
    }
    lines.save(tx, before.lines(), after.lines());
  }

  /** The newest orders of a customer, without their lines. */
  List<OrderState> newestOf(ReadTx tx, String customerId, int most) {
    return tx.sql(
            "select "
                + COLUMNS
                + """

                  from sales_order o
                  where o.shop = :shop and o.mode = :mode and o.customer_id = :customer
                  order by o.created_at desc, o.id desc limit :most""")
        .bind("customer", customerId)
        .bind("most", most)
        .list(OrderStore::order);
  }

  /** Keeps others from changing a customer's orders until the write ends. */
  void hold(WriteTx tx, String customerId) {
    tx.sql(
            """
            select id from sales_order
            where shop = :shop and mode = :mode and customer_id = :customer order by id {for update}""")
        .bind("customer", customerId)
        .each(row -> {});
  }

  /** Clears addresses and notes of a customer's orders; gives their ids. */
  List<String> forget(WriteTx tx, String customerId) {
    return tx.sql(
            """
            update sales_order set shipping_address = null, billing_address = null, note = null,
              updated_at = :now, version = version + 1
            where shop = :shop and mode = :mode and customer_id = :customer returning id""")
        .bind("customer", customerId)
        .bind("now", tx.now())
        .list(row -> row.text("id"));
  }

  static OrderState withLines(OrderState head, List<OrderLine> lines) {
    return new OrderState(
        head.id(),
        head.number(),
        head.buyer(),
        head.terms(),
        head.axes(),
        head.totals(),
        head.sums(),
        head.marks(),
        head.stamps(),
        head.cancelReason(),
        lines,
        head.version());
  }

  private static void insertTags(WriteTx tx, OrderState order) {
    for (String tag : order.marks().tags()) {
      tx.sql(
              """
              insert into order_tag (shop, mode, order_id, tag) values (:shop, :mode, :id, :tag)
              on conflict do nothing""")
          .bind("id", order.id())
          .bind("tag", tag)
          .run();
    }
  }

  private static Sql bind(Sql sql, OrderState order) {
    OrderState.Marks marks = order.marks();
    OrderState.Stamps stamps = order.stamps();
    return sql.bind("id", order.id())
        .bind("status", order.status())
        .bind("payment_status", order.axes().payment())
        .bind("fulfillment_status", order.axes().fulfillment())
        .bind("authorized_cents", order.sums().authorized())
        .bind("captured_cents", order.sums().captured())
        .bind("refunded_cents", order.sums().refunded())
        .json("tags", marks.tags())
        .json("shipping_address", marks.shippingAddress())
        .json("billing_address", marks.billingAddress())
        .bind("note", marks.note())
        .bind("reference", marks.reference())
        .bind("reference_origin", marks.referenceOrigin())
        .json("metadata", marks.metadata())
        .bind("cancel_reason", order.cancelReason())
        .bind("expires_at", stamps.expiresAt())
        .bind("placed_at", stamps.placedAt())
        .bind("approved_at", stamps.approvedAt())
        .bind("paid_at", stamps.paidAt())
        .bind("fulfilled_at", stamps.fulfilledAt())
        .bind("cancelled_at", stamps.cancelledAt())
        .bind("updated_at", stamps.updatedAt())
        .bind("version", order.version());
  }

  private static OrderState order(Row row) {
    return new OrderState(
        row.text("id"),
        row.number("number"),
        row.maybeText("customer_id").map(id -> new Buyer(id, row.maybeText("customer_email"))),
        new OrderState.Terms(
            row.text("market_id"),
            row.maybeText("model_id"),
            row.choice("decrement_on", DecrementOn.class),
            row.text("currency"),
            row.maybeText("listing_id")),
        new Axes(
            row.choice("status", OrderStatus.class),
            row.choice("payment_status", PaymentStatus.class),
            row.choice("fulfillment_status", FulfillmentStatus.class)),
        new OrderState.Totals(
            row.number("subtotal_cents"),
            row.number("discount_cents"),
            row.number("tax_cents"),
            row.number("shipping_cents"),
            row.number("fee_cents"),
            row.number("total_cents")),
        new OrderState.Sums(
            row.number("authorized_cents"),
            row.number("captured_cents"),
            row.number("refunded_cents")),
        marks(row),
        new OrderState.Stamps(
            row.maybeTime("expires_at"),
            row.maybeTime("placed_at"),
            row.maybeTime("approved_at"),
            row.maybeTime("paid_at"),
            row.maybeTime("fulfilled_at"),
            row.maybeTime("cancelled_at"),
            row.time("created_at"),
            row.time("updated_at")),
        row.maybeText("cancel_reason"),
        List.of(),
        row.number("version"));
  }

  private static OrderState.Marks marks(Row row) {
    return new OrderState.Marks(
        row.json("tags", LIST),
        row.maybeJson("shipping_address", Address.class),
        row.maybeJson("billing_address", Address.class),
        row.maybeText("note"),
        row.maybeText("reference"),
        row.maybeText("reference_origin"),
        row.json("metadata", MAP));
  }
}
