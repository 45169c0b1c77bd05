package dev.storehand.bench;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Mode;
import dev.storehand.core.job.JobBell;
import dev.storehand.core.schema.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bulk jobs in a process of their own: the program as it is, a filled stock room, and one
 * bulk_set_stock of all its items after another.
 */
public final class JobLoad {
  private static final int WARM_JOBS = 2;
  private static final int JOBS = 3;
  private static final int TENTHS = 10;

  private final App app;
  private final Stockroom stockroom;
  private final List<String> items;
  private int quantity;

  private JobLoad(App app) {
    this.app = app;
    String key = app.createKey(app.onlyShop(), "Bench", Mode.LIVE, List.of("*"));
    stockroom = new Stockroom(app.dispatcher(), key);
    items = stockroom.fill().items();
  }

  /**
   * What came of it.
   *
   * @param rate items a second from the call to the end of the job, the median of {@value #JOBS}
   * @param heapRatio live heap at the end of a job to that at a tenth of the way
   */
  record Found(double rate, double heapRatio) {}

  /**
   * Runs and says what it found on one line.
   *
   * @param words a data folder, or the URL of an empty PostgreSQL database
   */
  public static void main(String[] words) throws IOException {
    Config standard = Config.standard().onPort(0).limitedTo(0);
    Config config =
        words[0].startsWith("jdbc:") ? standard.at(words[0]) : standard.in(Path.of(words[0]));
    try (App app = App.open(config, Clock.systemUTC(), Ids.ulids())) {
      app.startJobs(true);
      System.out.println(
          BenchServer.MARK + Json.mapper().writeValueAsString(new JobLoad(app).run()));
    }
  }

  private Found run() {
    for (int i = 0; i < WARM_JOBS; i++) {
      rate();
    }
    List<Double> rates = java.util.stream.IntStream.range(0, JOBS).mapToObj(i -> rate()).toList();
    return new Found(Rounds.median(rates), heapRatio());
  }

  /** Does one job; gives its items a second. */
  private double rate() {
    long start = System.nanoTime();
    long cpu = cpu();
    String j = submit();
    System.err.println("submit cpu us/item " + (cpu() - cpu) / 1e3 / items.size());
    await(j);
    System.err.println("cpu us/item " + (cpu() - cpu) / 1e3 / items.size());
    double r = items.size() * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - start);
    System.err.println("rate " + r);
    return r;
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
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
    try (JobBell.Ear ear =
        app.bell()
            .listen(
                job,
                () -> {
                  synchronized (heard) {
                    heard.notifyAll();
                  }
                })) {
      synchronized (heard) {
        while (read(job).path("status").asString().equals("running")) {
          heard.wait(500);
        }
      }
      if (read(job).path("failed").asInt() != 0) {
        throw new IllegalStateException("items failed: " + read(job));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private double heapRatio() {
    String job = submit();
    while (read(job).path("progress").asInt() < TENTHS) {
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
