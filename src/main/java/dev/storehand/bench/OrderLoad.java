package dev.storehand.bench;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Mode;
import dev.storehand.core.schema.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Orders placed by many callers at once, in a process of their own: claim, ledger, shipment, audit
 * and events are each order's, in one durable commit shared by those who wait.
 */
public final class OrderLoad {
  private static final int CALLERS = 64;
  private static final int VARIANTS = 1000;
  private static final int PER_PRODUCT = 200;
  private static final int UNITS = 100_000_000;

  private final Stockroom calls;

  /** Fills the shop of an app with what is to be sold. */
  OrderLoad(App app) {
    String key = app.createKey(app.onlyShop(), "Bench", Mode.LIVE, List.of("*"));
    calls = new Stockroom(app.dispatcher(), key);
    String location =
        calls
            .call("create_stock_location", Json.object().put("name", "Bench"))
            .path("id")
            .asString();
    for (int i = 0; i < VARIANTS / PER_PRODUCT; i++) {
      fill(i, location);
    }
  }

  /**
   * What came of it.
   *
   * @param wide orders of two lines a second, on {@value #VARIANTS} variants
   * @param hot orders of one line a second, all on one variant
   */
  record Found(double wide, double hot) {}

  /** Runs it in a process of its own on a data folder. */
  static Found measure(String folder, int seconds) {
    try (Child child = Child.start(OrderLoad.class, folder, Integer.toString(seconds))) {
      return Json.mapper().readValue(Rig.heard(child), Found.class);
    }
  }

  /**
   * Runs, and says what it found on one line.
   *
   * @param words a data folder, and for how many seconds each
   */
  public static void main(String[] words) {
    Config config = Config.standard().limitedTo(0).in(Path.of(words[0]));
    int seconds = Integer.parseInt(words[1]);
    try (App app = App.open(config, Clock.systemUTC(), Ids.ulids())) {
      OrderLoad load = new OrderLoad(app);
      load.warm();
      Found found = new Found(load.wide(seconds), load.hot(seconds));
      System.out.println(BenchServer.MARK + Json.mapper().writeValueAsString(found));
    }
  }

  private void fill(int product, String location) {
    ObjectNode made = Json.object().put("name", "Bench " + product).put("price_cents", 1000);
    made.putArray("options").add("Size");
    ArrayNode variants = made.putArray("variants");
    for (int i = 0; i < PER_PRODUCT; i++) {
      ObjectNode variant = variants.addObject().put("sku_code", sku(product * PER_PRODUCT + i));
      variant.putObject("options").put("Size", Integer.toString(i));
    }
    calls.call("create_product", made);
    for (int i = 0; i < PER_PRODUCT; i++) {
      calls.call(
          "create_stock_item",
          Json.object()
              .put("sku_code", sku(product * PER_PRODUCT + i))
              .put("stock_location_id", location)
              .put("quantity", UNITS));
    }
  }

  private static String sku(int number) {
    return "BENCH-" + number;
  }

  void warm() {
    Warming.up(this::wide);
  }

  /** Orders of two lines a second, on all variants. */
  double wide(int seconds) {
    return rate(VARIANTS, 2, seconds);
  }

  /** Orders of one line a second, all on one variant. */
  double hot(int seconds) {
    return rate(1, 1, seconds);
  }

  /** Orders a second, of so many lines on so many variants. */
  private double rate(int variants, int lines, int seconds) {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    long start = System.nanoTime();
    long end = start + TimeUnit.SECONDS.toNanos(seconds);
    try {
      List<Future<Long>> all = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        int caller = i;
        all.add(callers.submit(() -> orders(caller, variants, lines, end)));
      }
      long placed = 0;
      for (Future<Long> each : all) {
        placed += each.get();
      }
      return placed * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - start);
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      callers.shutdown();
    }
  }

  private long orders(int caller, int variants, int lines, long end) {
    long placed = 0;
    int next = caller * variants / CALLERS;
    while (System.nanoTime() < end) {
      ObjectNode order = Json.object().put("place", true);
      ArrayNode all = order.putArray("lines");
      for (int i = 0; i < lines; i++) {
        all.addObject().put("sku_code", sku(next++ % variants)).put("quantity", 1);
      }
      order.put("customer_email", "buyer-" + caller + "-" + placed % 100 + "@example.com");
      calls.call("create_order", order);
      placed++;
    }
    return placed;
  }
}
