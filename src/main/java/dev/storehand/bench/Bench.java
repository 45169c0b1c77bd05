package dev.storehand.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures this program on this machine. */
public final class Bench {
  private static final String MEMORY = "memory";
  private static final double MOST_SECONDS = 1.5;
  private static final double MOST_MEGABYTES = 300;
  private static final double LEAST_ROWS = 4_000;
  private static final double LEAST_ITEMS = 5_000;
  private static final double LEAST_ITEMS_POSTGRES = 2_000;
  private static final double LEAST_ORDERS = 1_500;
  private static final double LEAST_ORDERS_HOT = 1_000;
  private static final double MOST_AVAILABILITY_MILLIS = 5;
  private static final double LEAST_OF_BEFORE = 0.8;
  private static final double MOST_OF_BEFORE = 1.2;
  private static final double LEAST_PREORDERS = 1_000;
  private static final double MOST_HEAP = 1.2;
  private static final double MOST_WAIT = 3;
  private static final double LEAST_MARKET_READS = 0.5;
  private static final double MOST_BATCH_MILLIS = 500;
  private static final double LEAST_BOUGHT = 1000;
  private static final double MOST_REPORT_SECONDS = 1;

  private final Options options;
  private final PrintStream out;

  private Bench(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /**
   * What to measure.
   *
   * @param seconds each measure is loaded for, besides warming up
   * @param only the measure to run alone, with its baseline
   * @param databaseUrl an empty PostgreSQL database to do jobs on as well
   */
  public record Options(int seconds, Optional<String> only, Optional<String> databaseUrl) {}

  /**
   * Runs and prints a table of Markdown.
   *
   * @return 0 where every target is met, else 1
   */
  public static int run(Options options, PrintStream out) {
    return new Bench(options, out).run() ? 0 : 1;
  }

  private boolean run() {
    try {
      // Not the system's temporary folder, which may be in memory: flushes must meet a disk.
      Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "storehand-bench-");
      try {
        return measure(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean measure(Path folder) {
    out.println(Machine.named(folder) + ".");
    out.println("Flags: " + String.join(" ", Child.flags()));
    out.println();
    Path data = folder.resolve("data");
    Table table;
    BenchServer.Ready ready;
    try (Rig rig = Rig.start(data)) {
      ready = rig.ready();
      table = new Table(out);
      Measures measures = new Measures(rig);
      rounds(table, measures.reads());
      rounds(table, measures.writes());
      if (wanted(MEMORY)) {
        table.row(
            "memory: resident at most, under all of this load",
            (double) rig.child().megabytes("VmHWM"),
            MOST_MEGABYTES,
            "MB");
      }
    }
    if (wanted("import")) {
      table.atLeast(
          "import: rows of a CSV of 10,000 taken in by import_stock, from the call to the job's end",
          ImportLoad.measure(folder.resolve("import")),
          LEAST_ROWS,
          "rows/s");
    }
    if (wanted("start")) {
      String path = "/api/v2/external/stock/items/" + ready.items().get(0);
      Start.Found start = Start.measure(data, path, ready.key());
      table.row(
          "start: from the start of the process to its first answer",
          start.seconds(),
          MOST_SECONDS,
          "s");
    }
    if (wanted("jobs")) {
      jobs(table, folder.resolve("jobs"));
    }
    if (wanted("orders")) {
      orders(table, folder.resolve("orders"));
    }
    if (wanted("ledger")) {
      ledger(table, folder.resolve("ledger"));
    }
    if (wanted("market")) {
      market(table, folder.resolve("market"));
    }
    if (wanted("reports")) {
      reports(table, folder.resolve("reports"));
    }
    if (wanted("preorders")) {
      preorders(table, folder.resolve("preorders"));
    }
    out.println();
    notes();
    return !table.missed();
  }

  private static void reports(Table table, Path data) {
    ReportLoad.measure(data.toString())
        .reports()
        .forEach(
            each ->
                table.row(
                    "reports: %s over %,d preorders, median of five"
                        .formatted(each.report(), ReportLoad.PREORDERS),
                    each.seconds(),
                    MOST_REPORT_SECONDS,
                    "s"));
  }

  private void orders(Table table, Path data) {
    OrderLoad.Found found = OrderLoad.measure(data.toString(), options.seconds());
    String what = "orders: create_order of two lines, placed, 64 callers without HTTP, ";
    table.atLeast(what + "1,000 variants", found.wide(), LEAST_ORDERS, "orders/s");
    table.atLeast(
        "orders: the same of one line, all on one variant",
        found.hot(),
        LEAST_ORDERS_HOT,
        "orders/s");
  }

  private void ledger(Table table, Path data) {
    LedgerLoad.Found found = LedgerLoad.measure(data.toString(), options.seconds());
    LedgerLoad.State before = found.before();
    LedgerLoad.State after = found.after();
    String afterwards = "ledger: after %,d movements, ".formatted(LedgerLoad.MOVEMENTS);
    table.millis(
        "ledger: p99 of check_availability of %d SKUs over %d locations, REST, one caller"
            .formatted(LedgerLoad.SKUS, LedgerLoad.LOCATIONS),
        before.p99(),
        MOST_AVAILABILITY_MILLIS);
    table.millis(afterwards + "the same p99", after.p99(), MOST_AVAILABILITY_MILLIS);
    table.ratio(
        afterwards
            + "its median (%.2f ms) to that before (%.2f ms)"
                .formatted(after.median(), before.median()),
        after.median() / before.median(),
        MOST_OF_BEFORE);
    table.ratioAtLeast(
        afterwards
            + "orders over 1,000 variants (%,.0f a second) to those before (%,.0f)"
                .formatted(after.wide(), before.wide()),
        after.wide() / before.wide(),
        LEAST_OF_BEFORE);
    table.ratioAtLeast(
        afterwards
            + "orders on one variant (%,.0f a second) to those before (%,.0f)"
                .formatted(after.hot(), before.hot()),
        after.hot() / before.hot(),
        LEAST_OF_BEFORE);
  }

  private void market(Table table, Path data) {
    MarketLoad.Found found = MarketLoad.measure(data.toString(), options.seconds());
    table.ratioAtLeast(
        "market: read_market_data over REST, 100,000 live asks in 100 books, to bare",
        found.reads(),
        LEAST_MARKET_READS);
    table.row(
        "market: batch_update_listings of 500 prices, from the call to the job's end",
        found.batchMillis(),
        MOST_BATCH_MILLIS,
        "ms");
    table.atLeast(
        "market: buy_now, 64 callers over 100 books without HTTP, no ask sold twice",
        found.bought(),
        LEAST_BOUGHT,
        "units/s");
  }

  private void preorders(Table table, Path data) {
    PreorderLoad.Found found = PreorderLoad.measure(data.toString(), options.seconds());
    table.atLeast(
        "preorders: place_preorder of one line, 64 callers without HTTP, all on one offer",
        found.rate(),
        LEAST_PREORDERS,
        "orders/s");
    table.row(
        "preorders: sold beyond the offer's limit by 64 callers at once",
        (double) found.beyond(),
        0.0,
        "units");
  }

  private void jobs(Table table, Path data) {
    JobLoad.Found found = JobLoad.measure(data.toString());
    String what = "jobs: bulk_set_stock of 10,000 items with ledger, audit, event and outcome, ";
    table.atLeast(what + "SQLite", found.rate(), LEAST_ITEMS, "items/s");
    options
        .databaseUrl()
        .map(JobLoad::measure)
        .ifPresent(
            other ->
                table.atLeast(what + "PostgreSQL", other.rate(), LEAST_ITEMS_POSTGRES, "items/s"));
    table.ratio("jobs: live heap at the end to that at a tenth", found.heapRatio(), MOST_HEAP);
    table.ratio(
        "jobs: p99 of one caller's reads while a job runs (%.2f ms) to idle (%.2f ms)"
            .formatted(found.busyMillis(), found.idleMillis()),
        found.busyMillis() / found.idleMillis(),
        MOST_WAIT);
  }

  private void rounds(Table table, List<Measure> all) {
    Set<String> names =
        all.stream()
            .filter(each -> wanted(each.name()) || wanted(MEMORY))
            .flatMap(each -> withBaselines(each, all))
            .collect(Collectors.toSet());
    List<Measure> some = all.stream().filter(each -> names.contains(each.name())).toList();
    if (!some.isEmpty()) {
      Rounds rounds = Rounds.run(some, options.seconds());
      some.forEach(each -> table.row(each, rounds));
    }
  }

  private static Stream<String> withBaselines(Measure measure, List<Measure> all) {
    return Stream.concat(
        Stream.of(measure.name()),
        all.stream()
            .filter(each -> measure.against().filter(each.name()::equals).isPresent())
            .flatMap(each -> withBaselines(each, all)));
  }

  private boolean wanted(String name) {
    return options.only().map(name::equals).orElse(true);
  }

  private void notes() {
    out.printf(
        "%,d stock items at %d locations, %,d preorders; SQLite, synchronous=FULL; no rate limit, all else as users run it. The client shares"
            + " the processors.%n",
        Stockroom.ITEMS, Stockroom.LOCATIONS, Stockroom.PREORDERS);
    out.printf(
        "`bare` is a Javalin handler in the same process that writes a record of a stock item's size with Jackson. `one_by_one`"
            + " runs the same action through the same dispatcher and stores, one call and one durable commit after the other."
            + " `page` counts the %d items of its location.%n",
        Stockroom.ITEMS / Stockroom.LOCATIONS);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
