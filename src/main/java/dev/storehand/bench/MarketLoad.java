package dev.storehand.bench;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Mode;
import dev.storehand.core.schema.Json;
import dev.storehand.edge.rest.RestServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A market in a process of its own: {@value #BOOKS} books of {@value #ASKS} live asks each, read,
 * repriced and bought from.
 */
public final class MarketLoad {
  private static final int BOOKS = 100;
  private static final int ASKS = 1000;
  private static final int MOST_QUANTITY = 100;
  private static final int BATCH = 500;
  private static final int BATCHES = 5;
  private static final int CALLERS = 64;
  private static final int READERS = 16;
  private static final int WARM_SLICES = 3;
  private static final long SLICE_MILLIS = 1000;
  private static final int WAIT_SECONDS = 600;
  private static final String SKU = "MARKET-";

  private final int port;
  private final String key;
  private final Stockroom calls;
  private final List<String> variants = new ArrayList<>();

  private MarketLoad(App app, int port) {
    this.port = port;
    key = app.createKey(app.onlyShop(), "Bench", Mode.LIVE, List.of("*"));
    calls = new Stockroom(app.dispatcher(), key);
  }

  /**
   * What came of it.
   *
   * @param reads market data read over REST to the bare route's answers
   * @param batchMillis a batch of 500 prices, from the call to the job's end
   * @param bought units bought a second by buy_now
   */
  record Found(double reads, double batchMillis, double bought) {}

  /** Runs it in a process of its own on a data folder. */
  static Found measure(String folder, int seconds) {
    try (Child child = Child.start(MarketLoad.class, folder, Integer.toString(seconds))) {
      return Json.mapper().readValue(Rig.heard(child), Found.class);
    }
  }

  /**
   * Runs, and says what it found on one line.
   *
   * @param words a data folder, and for how many seconds each
   */
  public static void main(String[] words) {
    Config config = Config.standard().onPort(0).limitedTo(0).batching(0, 0).in(Path.of(words[0]));
    int seconds = Integer.parseInt(words[1]);
    try (App app = App.open(config, Clock.systemUTC(), Ids.ulids());
        RestServer server = app.serve(config, List.of(BareRoute::mount))) {
      app.startJobs(true);
      MarketLoad load = new MarketLoad(app, server.port());
      load.fill();
      double reads = load.reads(seconds);
      double batches = load.batches();
      Warming.up(load::buys);
      Found found = new Found(reads, batches, load.buys(seconds));
      System.out.println(BenchServer.MARK + Json.mapper().writeValueAsString(found));
    }
  }

  private void fill() {
    ObjectNode product = Json.object().put("name", "Market").put("price_cents", 1000);
    product.putArray("options").add("Size");
    ArrayNode sizes = product.putArray("variants");
    for (int i = 0; i < BOOKS; i++) {
      ObjectNode variant = sizes.addObject().put("sku_code", SKU + i);
      variant.putObject("options").put("Size", Integer.toString(i));
    }
    calls
        .call("create_product", product)
        .path("variants")
        .forEach(each -> variants.add(each.path("id").asString()));
    for (int round = 0; round < ASKS / MOST_QUANTITY; round++) {
      ObjectNode input = Json.object();
      ArrayNode items = input.putArray("items");
      for (String variant : variants) {
        items
            .addObject()
            .put("variant_id", variant)
            .put("amount_cents", 10_000 + round)
            .put("quantity", MOST_QUANTITY);
      }
      done("batch_create_listings", input);
    }
  }

  /** Does a job; all its items work. */
  private void done(String action, ObjectNode input) {
    String job = calls.call(action, input).path("job_id").asString();
    ObjectNode question = Json.object().put("job_id", job);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
    while (calls
        .call("read_job", question.deepCopy())
        .path("status")
        .asString()
        .equals("running")) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(action + " takes too long");
      }
      Thread.onSpinWait();
    }
    if (calls.call("read_job", question.deepCopy()).path("failed").asInt() > 0) {
      throw new IllegalStateException(action + " failed in part");
    }
  }

  /** Market data against the bare route, a second each in turn. */
  private double reads(int seconds) {
    List<byte[]> market =
        variants.stream()
            .map(id -> Requests.get("/api/v2/external/market/variants/" + id, key))
            .toList();
    List<byte[]> bare = List.of(Requests.get(BareRoute.PATH, key));
    for (int i = 0; i < WARM_SLICES; i++) {
      slice(market);
      slice(bare);
    }
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < seconds; i++) {
      ratios.add(slice(market).rate() / slice(bare).rate());
    }
    return Rounds.median(ratios);
  }

  private Slice slice(List<byte[]> requests) {
    try (Load load = Load.open(port, READERS)) {
      return load.run(Requests.of(requests, 200), SLICE_MILLIS);
    }
  }

  private double batches() {
    List<String> ids = new ArrayList<>();
    for (int page = 1; ids.size() < BATCH; page++) {
      calls
          .call("list_listings", Json.object().put("per_page", 100).put("page", page))
          .path("listings")
          .forEach(each -> ids.add(each.path("id").asString()));
    }
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      ObjectNode input = Json.object();
      ArrayNode items = input.putArray("items");
      int round = i;
      ids.forEach(id -> items.addObject().put("id", id).put("amount_cents", 9_000 + round));
      long start = System.nanoTime();
      done("batch_update_listings", input);
      millis.add((System.nanoTime() - start) / (double) TimeUnit.MILLISECONDS.toNanos(1));
    }
    return Rounds.median(millis);
  }

  /** Units bought a second; none of them twice. */
  private double buys(int seconds) {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    long start = System.nanoTime();
    long end = start + TimeUnit.SECONDS.toNanos(seconds);
    try {
      List<Future<List<String>>> all = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        int caller = i;
        all.add(callers.submit(() -> buy(caller, end)));
      }
      Set<String> sold = new HashSet<>();
      long bought = 0;
      for (Future<List<String>> each : all) {
        bought += each.get().size();
        sold.addAll(each.get());
      }
      if (sold.size() != bought) {
        throw new IllegalStateException("an ask was sold twice");
      }
      return bought * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - start);
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      callers.shutdown();
    }
  }

  private List<String> buy(int caller, long end) {
    List<String> listings = new ArrayList<>();
    int next = caller;
    while (System.nanoTime() < end) {
      ObjectNode input =
          Json.object()
              .put("variant_id", variants.get(next++ % BOOKS))
              .put(
                  "customer_email",
                  "buyer-" + caller + "-" + listings.size() % 100 + "@example.com");
      listings.add(calls.call("buy_now", input).path("listing_id").asString());
    }
    return listings;
  }
}
