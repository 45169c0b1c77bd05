package dev.storehand.bench;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Mode;
import dev.storehand.core.job.JobBell;
import dev.storehand.core.schema.Json;
import dev.storehand.edge.rest.RestServer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bulk jobs in a process of their own: the program as it is, a filled stock room, and one
 * bulk_set_stock of all its items after another.
 */
public final class JobLoad {
  private static final int WARM_JOBS = 3;
  private static final int JOBS = 5;
  private static final int TENTH = 10;
  private static final int SLICES = 5;
  private static final long SLICE_MILLIS = 1000;
  private static final long LOOK_MILLIS = 500;
  private static final double P99 = 99;

  private final App app;
  private final int port;
  private final String key;
  private final Stockroom stockroom;
  private final List<String> items;
  private int quantity;

  private JobLoad(App app, int port) {
    this.app = app;
    this.port = port;
    key = app.createKey(app.onlyShop(), "Bench", Mode.LIVE, List.of("*"));
    stockroom = new Stockroom(app.dispatcher(), key);
    items = stockroom.fill().items();
  }

  /**
   * What came of it.
   *
   * @param rate items a second from the call to the end of the job, the median of {@value #JOBS}
   * @param heapRatio live heap at the end of a job to that at a tenth of the way
   * @param idleMillis the 99th percentile of one caller's reads of a stock item over HTTP
   * @param busyMillis the same while jobs run
   */
  record Found(double rate, double heapRatio, double idleMillis, double busyMillis) {}

  /** Runs it in a process of its own on a data folder, or on an empty PostgreSQL database. */
  static Found measure(String storage) {
    try (Child child = Child.start(JobLoad.class, storage)) {
      return Json.mapper().readValue(Rig.heard(child), Found.class);
    }
  }

  /**
   * Runs, and says what it found on one line.
   *
   * @param words a data folder or a jdbc URL
   */
  public static void main(String[] words) {
    Config standard = Config.standard().onPort(0).limitedTo(0);
    Config config =
        words[0].startsWith("jdbc:") ? standard.at(words[0]) : standard.in(Path.of(words[0]));
    try (App app = App.open(config, Clock.systemUTC(), Ids.ulids());
        RestServer server = app.serve(config)) {
      app.startJobs(true);
      Found found = new JobLoad(app, server.port()).run();
      System.out.println(BenchServer.MARK + Json.mapper().writeValueAsString(found));
    }
  }

  private Found run() {
    for (int i = 0; i < WARM_JOBS; i++) {
      rate();
    }
    List<Double> rates = new ArrayList<>();
    for (int i = 0; i < JOBS; i++) {
      rates.add(rate());
    }
    Histogram idle = new Histogram(3);
    Histogram busy = new Histogram(3);
    reads();
    for (int i = 0; i < SLICES; i++) {
      idle.add(reads().micros());
      String job = submit();
      busy.add(reads().micros());
      await(job);
    }
    return new Found(Rounds.median(rates), heapRatio(), millis(idle), millis(busy));
  }

  private static double millis(Histogram micros) {
    return micros.getValueAtPercentile(P99) / 1000.0;
  }

  /** Does one job; gives its items a second. */
  private double rate() {
    long start = System.nanoTime();
    await(submit());
    return items.size() * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - start);
  }

  private String submit() {
    ObjectNode input = Json.object();
    ArrayNode all = input.putArray("items");
    quantity++;
    items.forEach(id -> all.addObject().put("id", id).put("quantity", quantity));
    return stockroom.call("bulk_set_stock", input).path("job_id").asString();
  }

  private JsonNode read(String job) {
    return stockroom.call("read_job", Json.object().put("job_id", job));
  }

  private void await(String job) {
    Object heard = new Object();
    try (JobBell.Ear ear = app.bell().listen(job, () -> wake(heard))) {
      synchronized (heard) {
        while (read(job).path("status").asString().equals("running")) {
          heard.wait(LOOK_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (read(job).path("succeeded").asInt() != items.size()) {
      throw new IllegalStateException("items failed: " + read(job));
    }
  }

  private static void wake(Object waiting) {
    synchronized (waiting) {
      waiting.notifyAll();
    }
  }

  /** One caller who reads a stock item after the other. */
  private Slice reads() {
    List<byte[]> requests =
        items.stream()
            .limit(TENTH * TENTH)
            .map(id -> Requests.get("/api/v2/external/stock/items/" + id, key))
            .toList();
    try (Load load = Load.open(port, 1)) {
      return load.run(Requests.of(requests, 200), SLICE_MILLIS);
    }
  }

  private double heapRatio() {
    String job = submit();
    while (read(job).path("progress").asInt() < TENTH) {
      Thread.onSpinWait();
    }
    long early = liveHeap();
    await(job);
    return liveHeap() / (double) early;
  }

  private static long liveHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
