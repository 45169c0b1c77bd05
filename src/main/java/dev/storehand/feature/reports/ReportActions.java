package dev.storehand.feature.reports;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Figures;
import dev.storehand.core.action.Report;
import dev.storehand.core.action.Reporting;
import dev.storehand.core.action.Room;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.Select;
import dev.storehand.core.db.ShopDays;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The nine reports of preorders, each a read and an export. */
public final class ReportActions extends Actions {
  /** The room of reports. */
  public static final Room ROOM =
      new Room(
          "preorders",
          "reports",
          "Preorder reports",
          "What preorders sold, brought in and still owe. Each report is a read and an export with the same figures, for"
              + " the same `from`, `to`, `offer_id` and `currency`; its `window` says how these were understood. Amounts"
              + " of different currencies stand in different rows and are never added up.");

  private static final String PATH = "/preorders/reports/";

  private final SoldStore sold = new SoldStore();
  private final OwedStore owed = new OwedStore();
  private final CommittedStore committed = new CommittedStore();
  private final ShopDays days;

  public ReportActions(ShopDays days) {
    super(ROOM);
    this.days = days;
  }

  /** The statement of a report. */
  private interface Statement {
    Select of(ReadTx tx, Paging paging, Filter filter);
  }

  /** The statement of a report whose rows are periods. */
  private interface StatementOfPeriods {
    Select of(ReadTx tx, Paging paging, Filter filter, Periods periods);
  }

  final Action<ReportQuery, Report<Sold.Summary>> readSummary =
      plain("summary", "preorder_summary", Sold.Summary.class)
          .about("how preorders did in all: orders, units, value, money collected and outstanding")
          .note("A row for each currency. from and to are of the time of ordering.")
          .alsoCalled(
              "how are preorders doing",
              "preorder overview",
              "preorder numbers at a glance",
              "preorder totals",
              "how preorders go",
              "how many preorders did we get")
          .exportAlsoCalled(
              "preorder summary as a spreadsheet",
              "download the preorder totals",
              "presale overview as csv",
              "save the overall preorder figures",
              "campaign totals in excel",
              "download how preorders did")
          .sorted("+currency")
          .of(figures(sold::summary, sold::summary));

  final Action<PeriodQuery, Report<Owed.Revenue>> readRevenue =
      byPeriods("revenue", "preorder_revenue", Owed.Revenue.class)
          .about(
              "the money that preorders brought in, by day, week or month: deposits, balances and refunds")
          .note("Money counts when it was taken or given back, not when it was ordered.")
          .note(CUT)
          .alsoCalled(
              "how much money did preorders make",
              "preorder income",
              "deposits collected this month",
              "preorder turnover",
              "what preorders earned",
              "money from presales")
          .exportAlsoCalled(
              "preorder revenue as a spreadsheet",
              "preorder income for the bookkeeper",
              "money from preorders as csv",
              "deposits and balances for the accountant",
              "excel of presale income",
              "download preorder revenue")
          .sorted("+period_start")
          .example("{\"granularity\": \"month\"}")
          .of(figures(owed::first, owed::revenue, owed::revenue));

  final Action<PeriodQuery, Report<Sold.OnDate>> readByDate =
      byPeriods("by_date", "preorder_date", Sold.OnDate.class)
          .about("preorders by the day, week or month they were placed in")
          .note(CUT)
          .alsoCalled(
              "preorders per day",
              "preorder sales by day",
              "preorders over time",
              "preorder trend",
              "preorders week by week",
              "which day sold most preorders")
          .exportAlsoCalled(
              "preorders per day as a spreadsheet",
              "daily preorder figures as a file",
              "preorders by month as csv",
              "excel of presales per week",
              "download preorders by date",
              "day by day preorder csv")
          .sorted("+period_start")
          .of(figures(sold::first, sold::onDates, sold::onDate));

  final Action<ReportQuery, Report<Sold.OfProduct>> readByProduct =
      plain("by_product", "preorder_product", Sold.OfProduct.class)
          .about("preorders by product: orders, units and value of each, the most units first")
          .alsoCalled(
              "best selling preorder products",
              "which products are preordered most",
              "preorders per product",
              "top preorder items",
              "what is popular on presale",
              "rank preordered products")
          .exportAlsoCalled(
              "preorders per product as a spreadsheet",
              "product figures of preorders as a file",
              "preorders by product as csv",
              "excel of best selling presale products",
              "download product preorders",
              "top preorder items file")
          .sorted("units", "preorders", "value_cents")
          .of(figures(sold::ofProducts, sold::ofProduct));

  final Action<ReportQuery, Report<Sold.OfVariant>> readByVariant =
      plain("by_variant", "preorder_variant", Sold.OfVariant.class)
          .about(
              "preorders by variant: orders, units and value of each size or colour, the most units first")
          .alsoCalled(
              "which sizes are preordered most",
              "preorders per size",
              "preorders per sku",
              "best selling preorder variants",
              "what size breakdown do preorders have",
              "preorders by colour")
          .exportAlsoCalled(
              "preorders per size as a spreadsheet",
              "sku figures of preorders as a file",
              "size breakdown as csv",
              "excel of preordered sizes",
              "download preorders by sku",
              "preorders by variant for the factory")
          .sorted("units", "preorders", "value_cents")
          .of(figures(sold::ofVariants, sold::ofVariant));

  final Action<ReportQuery, Report<Sold.ToCustomer>> readCustomers =
      plain("customers", "preorder_customers", Sold.ToCustomer.class)
          .about(
              "preorders by customer: what each ordered, paid and still owes, the highest value first")
          .note("Orders of nobody known are left out.")
          .alsoCalled(
              "who preorders the most",
              "best preorder customers",
              "preorders per customer",
              "who preordered",
              "biggest preorder spenders",
              "what each customer preordered")
          .exportAlsoCalled(
              "preorder customers as a spreadsheet",
              "list of everyone who preordered as a file",
              "csv of preorder buyers",
              "excel of who preordered",
              "download preorder customers",
              "mailing list of preorderers")
          .sorted("value_cents", "preorders", "units", "outstanding_cents", "last_placed_at")
          .of(figures(sold::toCustomers, sold::toCustomer));

  final Action<ReportQuery, Report<Owed.Due>> readDue =
      plain("collections_due", "preorder_collections_due", Owed.Due.class)
          .about("preorders that are not paid in full, with what is outstanding and when it is due")
          .note(
              "from and to are of the time the balance is due; what has none yet, since it waits for its release,"
                  + " shows only without them.")
          .alsoCalled(
              "which balances are due",
              "who still owes money on preorders",
              "outstanding preorder balances",
              "unpaid preorders",
              "overdue balances",
              "who has not paid the rest")
          .exportAlsoCalled(
              "outstanding preorder balances as a spreadsheet",
              "list of open balances as a file",
              "csv of who still owes",
              "excel of unpaid balances",
              "download outstanding balances",
              "overdue preorder payments as a file")
          .sorted("+due_at", "outstanding_cents", "placed_at")
          .of(figures(owed::due, owed::due));

  final Action<ReportQuery, Report<Owed.Failed>> readFailures =
      plain("payment_failures", "preorder_payment_failures", Owed.Failed.class)
          .about("payments of preorders that failed, each with its reason, the latest first")
          .note("from and to are of the time of failing.")
          .alsoCalled(
              "which preorder payments failed",
              "declined cards on preorders",
              "why did charging a balance fail",
              "failed preorder charges",
              "whose card was declined",
              "preorder payments that bounced")
          .exportAlsoCalled(
              "failed preorder payments as a spreadsheet",
              "declined preorder charges as a file",
              "csv of declined cards",
              "excel of failed charges",
              "download payment failures",
              "bounced preorder payments as a file")
          .sorted("failed_at", "amount_cents")
          .of(figures(owed::failed, owed::failed));

  final Action<ReportQuery, Report<Sold.Committed>> readCommitments =
      plain("commitments", "preorder_commitments", Sold.Committed.class)
          .about(
              "units that preorders wait for, against what is in stock, by variant, the most first")
          .note("What was cancelled or released is committed no more.")
          .alsoCalled(
              "how many units do we owe preorder customers",
              "promised units against stock",
              "do we have enough stock for the preorders",
              "how much to buy for preorders",
              "preorder shortfall",
              "how much stock is spoken for")
          .exportAlsoCalled(
              "units promised by preorder as a spreadsheet",
              "what to buy for preorders as a file",
              "csv of units owed",
              "excel of what to order from the supplier",
              "download preorder commitments",
              "shortfall as a file")
          .sorted("committed_units", "short_units", "oldest_placed_at")
          .of(figures(committed::committed, committed::row));

  private static final String CUT =
      "The first and the last period hold only what lies between from and to; a period without any is shown as 0.";

  record ListPreorderReports() {}

  final Action<ListPreorderReports, Catalogue> listPreorderReports =
      get("/preorders/reports")
          .named("list_preorder_reports")
          .says("List the reports on preorders that there are, with what each shows.")
          .alsoCalled(
              "which reports are there",
              "what can you report on preorders",
              "preorder analytics",
              "overview of all preorder reports",
              "what statistics exist",
              "which figures can I pull")
          .takes(ListPreorderReports.class)
          .gives(Catalogue.class)
          .example(new ListPreorderReports())
          .reads((in, tx) -> catalogue());

  private Catalogue catalogue() {
    return new Catalogue(
        List.of(
                readSummary,
                readRevenue,
                readByDate,
                readByProduct,
                readByVariant,
                readCustomers,
                readDue,
                readFailures,
                readCommitments)
            .stream()
            .map(Catalogue.Entry::of)
            .toList());
  }

  private <T extends Record> Reporting<ReportQuery, T> plain(
      String name, String noun, Class<T> row) {
    return report(PATH + name, noun, ReportQuery.class, ReportWindow.class, row);
  }

  private <T extends Record> Reporting<PeriodQuery, T> byPeriods(
      String name, String noun, Class<T> row) {
    return report(PATH + name, noun, PeriodQuery.class, ReportWindow.class, row);
  }

  private <T> Figures<ReportQuery, T> figures(Statement statement, Function<Row, T> map) {
    return (query, paging, tx) -> {
      Filter filter = Filter.of(query, days, tx);
      return new Figures.Found<>(
          filter.window(Optional.empty()), statement.of(tx, paging, filter), map);
    };
  }

  private <T> Figures<PeriodQuery, T> figures(
      Function<ReadTx, Optional<Instant>> first,
      StatementOfPeriods statement,
      BiFunction<Row, Granularity, T> map) {
    return (query, paging, tx) -> {
      Granularity granularity = query.granularity().orElse(Granularity.DAY);
      Filter filter = Filter.of(query.plain(), days, tx).whole(() -> first.apply(tx));
      Periods periods =
          Periods.of(
              filter.from().orElseThrow(), filter.to().orElseThrow(), filter.zone(), granularity);
      return new Figures.Found<>(
          filter.window(Optional.of(granularity)),
          statement.of(tx, paging, filter, periods),
          row -> map.apply(row, granularity));
    };
  }
}
