package dev.storehand.feature.reports;

import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.Select;
import dev.storehand.core.db.SortKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What was sold by preorder, over the tables of preorders, orders and the catalogue; it only reads.
 */
final class SoldStore {
  static final String LIVE = "o.status <> 'cancelled'";
  static final String OUTSTANDING =
      "(case when o.status <> 'cancelled' and o.total_cents > o.captured_cents"
          + " then o.total_cents - o.captured_cents else 0 end)";
  private static final String UNITS =
      "(select sum(l.quantity) from order_line l where l.order_id = o.id and l.is_preorder)";
  private static final String PREORDERS =
      """
      from preorder p join sales_order o on o.id = p.order_id
      where p.shop = :shop and p.mode = :mode""";
  private static final String LINES =
      """
      from preorder p join sales_order o on o.id = p.order_id
      join order_line l on l.order_id = p.order_id and l.is_preorder
      where p.shop = :shop and p.mode = :mode""";

  private static String sum(String what) {
    return "cast(coalesce(sum(" + what + "), 0) as bigint)";
  }

  /** Over those that are not cancelled. */
  private static String live(String what) {
    return sum("case when " + LIVE + " then " + what + " else 0 end");
  }

  private static String counted(String condition) {
    return "count(case when " + condition + " then 1 end)";
  }

  Select summary(ReadTx tx, Paging paging, Filter filter) {
    String rows =
        "select o.currency, count(*) as preorders, "
            + live(UNITS)
            + " as units, count(distinct o.customer_id) as customers, "
            + counted("o.status = 'cancelled'")
            + " as cancelled, "
            + counted(LIVE + " and p.released_at is not null")
            + " as released, "
            + counted(LIVE + " and p.released_at is null")
            + " as waiting, "
            + counted(LIVE + " and p.payment_failed_at is not null")
            + " as payment_failed, "
            + live("o.total_cents")
            + " as value_cents, "
            + live("p.deposit_cents")
            + " as deposit_cents, "
            + live("p.balance_cents")
            + " as balance_cents, "
            + sum("o.captured_cents")
            + " as collected_cents, "
            + sum("o.refunded_cents")
            + " as refunded_cents, "
            + sum(OUTSTANDING)
            + " as outstanding_cents\n"
            + PREORDERS
            + filter.conditions("p.placed_at")
            + "\ngroup by o.currency";
    return filter
        .bind(of(tx, paging, rows))
        .id("t.currency")
        .sort("currency", "t.currency", SortKind.TEXT)
        .ascending();
  }

  Sold.Summary summary(Row row) {
    return new Sold.Summary(
        row.text("currency"),
        row.number("preorders"),
        row.number("units"),
        row.number("customers"),
        row.number("cancelled"),
        row.number("released"),
        row.number("waiting"),
        row.number("payment_failed"),
        row.number("value_cents"),
        row.number("deposit_cents"),
        row.number("balance_cents"),
        row.number("collected_cents"),
        row.number("refunded_cents"),
        row.number("outstanding_cents"));
  }

  /** When the first preorder was placed, if there is one. */
  Optional<Instant> first(ReadTx tx) {
    return tx.sql(
            """
            select min(p.placed_at) as first from preorder p
            where p.shop = :shop and p.mode = :mode""")
        .one(row -> row.maybeTime("first"));
  }

  Select onDates(ReadTx tx, Paging paging, Filter filter, Periods periods) {
    String sums =
        "select "
            + periods.day("p.placed_at")
            + " as day, o.currency, count(*) as preorders, "
            + counted("o.status = 'cancelled'")
            + " as cancelled, "
            + live(UNITS)
            + " as units, "
            + live("o.total_cents")
            + " as value_cents, "
            + live("p.deposit_cents")
            + " as deposit_cents, "
            + sum(OUTSTANDING)
            + " as outstanding_cents\n"
            + PREORDERS
            + filter.conditions("p.placed_at")
            + "\ngroup by 1, 2";
    return filter.bind(
        periods(
            tx,
            paging,
            periods,
            sums,
            "preorders",
            "cancelled",
            "units",
            "value_cents",
            "deposit_cents",
            "outstanding_cents"));
  }

  /** Sums by day and currency as sums by period, those without any shown as 0. */
  static Select periods(ReadTx tx, Paging paging, Periods periods, String sums, String... columns) {
    StringBuilder each = new StringBuilder();
    for (String column : columns) {
      each.append(", ").append(sum("a." + column)).append(" as ").append(column);
    }
    String rows =
        """
        with period(first, past) as (values %s),
        sums as (%s),
        money as (select distinct currency from sums)
        select period.first, money.currency%s
        from period cross join money
        left join sums a on a.currency = money.currency and a.day >= period.first and a.day < period.past
        group by period.first, money.currency"""
            .formatted(periods.values(), sums, each);
    return periods
        .bind(of(tx, paging, rows))
        .id("t.currency")
        .sort("period_start", "t.first", SortKind.NUMBER)
        .ascending();
  }

  Sold.OnDate onDate(Row row, Granularity granularity) {
    LocalDate first = LocalDate.ofEpochDay(row.number("first"));
    return new Sold.OnDate(
        first,
        Periods.last(first, granularity),
        row.text("currency"),
        row.number("preorders"),
        row.number("cancelled"),
        row.number("units"),
        row.number("value_cents"),
        row.number("deposit_cents"),
        row.number("outstanding_cents"));
  }

  Select ofProducts(ReadTx tx, Paging paging, Filter filter) {
    String rows =
        "select v.product_id as id, v.product_id, pr.name, s.currency, count(distinct s.order_id) as preorders,"
            + UNIT_SUMS
            + "\nfrom ("
            + sales(filter)
            + ") s join variant v on v.id = s.variant_id join product pr on pr.id = v.product_id"
            + "\ngroup by v.product_id, pr.name, s.currency";
    return sales(tx, paging, filter, rows, "t.product_id || t.currency");
  }

  Sold.OfProduct ofProduct(Row row) {
    return new Sold.OfProduct(
        row.text("product_id"),
        row.text("name"),
        row.text("currency"),
        row.number("preorders"),
        row.number("units"),
        row.number("cancelled_units"),
        row.number("released_units"),
        row.number("value_cents"));
  }

  Select ofVariants(ReadTx tx, Paging paging, Filter filter) {
    String rows =
        "select s.variant_id, s.currency, v.sku_code, v.product_id, pr.name as product_name,"
            + " v.name as variant_name, count(distinct s.order_id) as preorders,"
            + UNIT_SUMS
            + "\nfrom ("
            + sales(filter)
            + ") s join variant v on v.id = s.variant_id join product pr on pr.id = v.product_id"
            + "\ngroup by s.variant_id, s.currency, v.sku_code, v.product_id, pr.name, v.name";
    return sales(tx, paging, filter, rows, "t.variant_id || t.currency");
  }

  Sold.OfVariant ofVariant(Row row) {
    return new Sold.OfVariant(
        row.text("variant_id"),
        row.maybeText("sku_code"),
        row.text("product_id"),
        Names.of(row),
        row.text("currency"),
        row.number("preorders"),
        row.number("units"),
        row.number("cancelled_units"),
        row.number("released_units"),
        row.number("value_cents"));
  }

  private static final String UNIT_SUMS =
      " "
          + sum("s.units")
          + " as units, "
          + sum("s.cancelled_units")
          + " as cancelled_units, "
          + sum("s.released_units")
          + " as released_units, "
          + sum("s.value_cents")
          + " as value_cents";

  /** A row for each line. */
  private static String sales(Filter filter) {
    return "select l.variant_id, l.order_id, o.currency, "
        + ("case when %1$s then l.quantity else 0 end as units,"
                + " case when %1$s then 0 else l.quantity end as cancelled_units,"
                + " case when %1$s and p.released_at is not null then l.quantity else 0 end as released_units,"
                + " case when %1$s then l.subtotal_cents else 0 end as value_cents\n")
            .formatted(LIVE)
        + LINES
        + filter.conditions("p.placed_at");
  }

  private static Select sales(ReadTx tx, Paging paging, Filter filter, String rows, String id) {
    return filter
        .bind(of(tx, paging, rows))
        .id(id)
        .sort("units", "t.units", SortKind.NUMBER)
        .sort("preorders", "t.preorders", SortKind.NUMBER)
        .sort("value_cents", "t.value_cents", SortKind.NUMBER);
  }

  Select toCustomers(ReadTx tx, Paging paging, Filter filter) {
    String rows =
        "select o.customer_id, o.currency, count(*) as preorders, "
            + counted("o.status = 'cancelled'")
            + " as cancelled, "
            + live(UNITS)
            + " as units, "
            + live("o.total_cents")
            + " as value_cents, "
            + sum("o.captured_cents")
            + " as collected_cents, "
            + sum("o.refunded_cents")
            + " as refunded_cents, "
            + sum(OUTSTANDING)
            + " as outstanding_cents, min(p.placed_at) as first_placed_at,"
            + " max(p.placed_at) as last_placed_at\n"
            + PREORDERS
            + " and o.customer_id is not null"
            + filter.conditions("p.placed_at")
            + "\ngroup by o.customer_id, o.currency";
    return filter
        .bind(
            tx.select(
                paging,
                "t.*, c.email, c.name",
                "(" + rows + ") t join customer c on c.id = t.customer_id where 1 = 1"))
        .wholeAtOnce()
        .id("t.customer_id || t.currency")
        .sort("value_cents", "t.value_cents", SortKind.NUMBER)
        .sort("preorders", "t.preorders", SortKind.NUMBER)
        .sort("units", "t.units", SortKind.NUMBER)
        .sort("outstanding_cents", "t.outstanding_cents", SortKind.NUMBER)
        .sort("last_placed_at", "t.last_placed_at", SortKind.NUMBER);
  }

  Sold.ToCustomer toCustomer(Row row) {
    return new Sold.ToCustomer(
        row.text("customer_id"),
        row.maybeText("email"),
        row.maybeText("name"),
        row.text("currency"),
        row.number("preorders"),
        row.number("cancelled"),
        row.number("units"),
        row.number("value_cents"),
        row.number("collected_cents"),
        row.number("refunded_cents"),
        row.number("outstanding_cents"),
        row.time("first_placed_at"),
        row.time("last_placed_at"));
  }

  private static Select of(ReadTx tx, Paging paging, String rows) {
    return tx.select(paging, "t.*", "(" + rows + ") t where 1 = 1").wholeAtOnce();
  }
}
