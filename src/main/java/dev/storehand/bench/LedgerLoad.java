package dev.storehand.bench;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.db.Database;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Scope;
import dev.storehand.core.schema.Json;
import dev.storehand.edge.rest.RestServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a long ledger costs: orders and availability before and after {@value #MOVEMENTS} movements,
 * in a process of its own.
 */
public final class LedgerLoad {
  static final int MOVEMENTS = 1_000_000;
  static final int SKUS = 50;
  static final int LOCATIONS = 10;

  private static final int TOGETHER = 20;
  private static final double P99 = 99;

  /** Movements of one stock item, there and back again: its quantity is what it was. */
  private static final String MORE =
      """
      insert into stock_movement (id, shop, mode, stock_item_id, seq, variant_id, stock_location_id,
        delta, reserved_delta, quantity_after, reserved_after, reason, key_id, key_name, via,
        request_id, created_at)
      with recursive more(n) as (select 1 union all select n + 1 from more where n < :count)
      select 'mov_' || substr(i.id, 5) || '_' || n, i.shop, i.mode, i.id, n +
        (select coalesce(max(m.seq), 0) from stock_movement m where m.stock_item_id = i.id),
        i.variant_id, i.stock_location_id, case when n % 2 = 1 then 1 else -1 end, 0,
        i.quantity + n % 2, i.reserved, 'bench', 'key_bench', 'Bench', 'system', 'req_bench', :now
      from stock_item i cross join more
      where i.id = :item""";

  private final Database database;
  private final OrderLoad orders;
  private final int port;
  private final byte[] availability;

  private LedgerLoad(App app, int port) {
    this.database = app.database();
    this.port = port;
    orders = new OrderLoad(app);
    // In the shop's other mode, so that the orders are those of the measure of orders.
    String key = app.createKey(app.onlyShop(), "Bench", Mode.TEST, List.of("*"));
    Stockroom calls = new Stockroom(app.dispatcher(), key);
    List<String> skus = calls.fill(SKUS, LOCATIONS);
    availability =
        Requests.get(
            "/api/v2/external/stock/availability?sku_codes=" + String.join(",", skus), key);
  }

  /**
   * What one state of the ledger gave.
   *
   * @param wide orders of two lines a second, over 1,000 variants
   * @param hot orders of one line a second, all on one variant
   * @param median milliseconds of a check_availability
   * @param p99 the 99th percentile of these
   */
  record State(double wide, double hot, double median, double p99) {}

  /** Before and after. */
  record Found(State before, State after) {}

  /** Runs it in a process of its own on a data folder. */
  static Found measure(String folder, int seconds) {
    try (Child child = Child.start(LedgerLoad.class, folder, Integer.toString(seconds))) {
      return Json.mapper().readValue(Rig.heard(child), Found.class);
    }
  }

  /**
   * Runs, and says what it found on one line.
   *
   * @param words a data folder, and for how many seconds each
   */
  public static void main(String[] words) {
    Config config = Config.standard().onPort(0).limitedTo(0).in(Path.of(words[0]));
    int seconds = Integer.parseInt(words[1]);
    try (App app = App.open(config, Clock.systemUTC(), Ids.ulids());
        RestServer server = app.serve(config)) {
      LedgerLoad load = new LedgerLoad(app, server.port());
      load.orders.warm();
      Warming.up(each -> load.ask(each).rate());
      State before = load.state(seconds);
      load.lengthen();
      Found found = new Found(before, load.state(seconds));
      System.out.println(BenchServer.MARK + Json.mapper().writeValueAsString(found));
    }
  }

  private State state(int seconds) {
    Slice asked = ask(seconds);
    return new State(
        orders.wide(seconds), orders.hot(seconds), millis(asked, 50), millis(asked, P99));
  }

  private static double millis(Slice slice, double percentile) {
    return slice.micros().getValueAtPercentile(percentile) / 1000.0;
  }

  /** One caller who asks over HTTP, again and again. */
  private Slice ask(int seconds) {
    try (Load load = Load.open(port, 1)) {
      return load.run(Requests.of(List.of(availability), 200), TimeUnit.SECONDS.toMillis(seconds));
    }
  }

  private void lengthen() {
    List<String> items =
        database.read(
            Scope.none(),
            tx -> tx.unscoped("select id from stock_item").list(row -> row.text("id")));
    int count = 2 * (MOVEMENTS / (2 * items.size()) + 1);
    for (int from = 0; from < items.size(); from += TOGETHER) {
      List<String> some = items.subList(from, Math.min(items.size(), from + TOGETHER));
      database.write(
          Scope.none(),
          tx ->
              tx.unscoped(MORE)
                  .bind("count", count)
                  .bind("now", tx.now())
                  .runEach(some, (sql, item) -> sql.bind("item", item)));
    }
  }
}
