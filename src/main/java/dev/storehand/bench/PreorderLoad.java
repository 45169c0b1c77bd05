package dev.storehand.bench;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.action.Target;
import dev.storehand.core.call.Reply;
import dev.storehand.core.call.Request;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Via;
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
import tools.jackson.databind.node.ObjectNode;

/** Preorders placed by many callers on one offer, in a process of their own, up to its limit. */
public final class PreorderLoad {
  private static final int CALLERS = 64;
  private static final long LIMIT = 1_000_000_000;

  private final App app;
  private final String key;
  private final Stockroom calls;
  private final String variant;

  private PreorderLoad(App app) {
    this.app = app;
    key = app.createKey(app.onlyShop(), "Bench", Mode.LIVE, List.of("*"));
    calls = new Stockroom(app.dispatcher(), key);
    variant = calls.variant("BENCH");
  }

  /**
   * What came of it.
   *
   * @param rate preorders a second, all on one offer
   * @param beyond how many more than its limit an offer has sold to as many callers; 0, or it lies
   */
  record Found(double rate, long beyond) {}

  /** Runs it in a process of its own on a data folder. */
  static Found measure(String folder, int seconds) {
    try (Child child = Child.start(PreorderLoad.class, folder, Integer.toString(seconds))) {
      return Json.mapper().readValue(Rig.heard(child), Found.class);
    }
  }

  /**
   * Runs, and says what it found on one line.
   *
   * @param words a data folder, and for how many seconds
   */
  public static void main(String[] words) {
    Config config = Config.standard().limitedTo(0).in(Path.of(words[0]));
    try (App app = App.open(config, Clock.systemUTC(), Ids.ulids())) {
      PreorderLoad load = new PreorderLoad(app);
      String offer = load.offer(LIMIT);
      Warming.up(load::rate);
      Found found = new Found(load.rate(Integer.parseInt(words[1])), load.beyond(offer));
      System.out.println(BenchServer.MARK + Json.mapper().writeValueAsString(found));
    }
  }

  private String offer(long limit) {
    String id = calls.offer(variant);
    limit(id, limit);
    calls.enable(id);
    return id;
  }

  private void limit(String offer, long limit) {
    ObjectNode settings = Json.object().put("id", offer);
    settings.putObject("inventory").put("total_limit", limit);
    calls.call("update_offer_settings", settings);
  }

  /** Leaves a few units, lets everybody at them, and counts what is sold beyond. */
  private long beyond(String offer) {
    long limit = sold(offer) + CALLERS;
    limit(offer, limit);
    placed(2);
    return sold(offer) - limit;
  }

  private long sold(String offer) {
    ObjectNode which = Json.object().put("id", offer).put("variant_id", variant);
    return calls.call("read_offer_variant", which).path("sold").longValue();
  }

  private double rate(int seconds) {
    long start = System.nanoTime();
    long placed = placed(seconds);
    return placed * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - start);
  }

  /** How many were accepted in so many seconds. */
  private long placed(int seconds) {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try {
      List<Future<Long>> all = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        int caller = i;
        all.add(callers.submit(() -> placed(caller, end)));
      }
      long sum = 0;
      for (Future<Long> each : all) {
        sum += each.get();
      }
      return sum;
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      callers.shutdown();
    }
  }

  private long placed(int caller, long end) {
    long placed = 0;
    for (int i = 0; System.nanoTime() < end; i++) {
      ObjectNode order = Json.object();
      order.putArray("lines").addObject().put("sku_code", "BENCH").put("quantity", 1);
      order.put("customer_email", "buyer-" + caller + "-" + i % 100 + "@example.com");
      Reply reply =
          app.dispatcher()
              .call(
                  new Request(
                      "req_bench",
                      Via.SYSTEM,
                      new Target.Name("place_preorder"),
                      key,
                      found -> order));
      placed += reply.accepted() ? 1 : 0;
    }
    return placed;
  }
}
