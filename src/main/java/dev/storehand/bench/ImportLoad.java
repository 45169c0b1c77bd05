package dev.storehand.bench;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Mode;
import dev.storehand.core.schema.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Imports in a process of their own: a filled stock room, and one file with a row for each of its
 * items after another.
 */
public final class ImportLoad {
  private static final int WARM_JOBS = 2;
  private static final int JOBS = 3;

  private final App app;
  private final Stockroom stockroom;
  private int quantity;

  private ImportLoad(App app) {
    this.app = app;
    String key = app.createKey(app.onlyShop(), "Bench", Mode.LIVE, List.of("*"));
    stockroom = new Stockroom(app.dispatcher(), key);
    stockroom.fill();
  }

  /** Rows a second, from the call to the end of the job; the median of {@value #JOBS}. */
  static double measure(Path folder) {
    try (Child child = Child.start(ImportLoad.class, folder.toString())) {
      return Double.parseDouble(Rig.heard(child));
    }
  }

  /**
   * Runs and says what it found on one line.
   *
   * @param words a data folder
   */
  public static void main(String[] words) {
    Config config = Config.standard().onPort(0).limitedTo(0).in(Path.of(words[0]));
    try (App app = App.open(config, Clock.systemUTC(), Ids.ulids())) {
      ImportLoad load = new ImportLoad(app);
      IntStream.range(0, WARM_JOBS).forEach(i -> load.rate());
      double[] rates = IntStream.range(0, JOBS).mapToDouble(i -> load.rate()).sorted().toArray();
      System.out.println(BenchServer.MARK + rates[JOBS / 2]);
    }
  }

  private double rate() {
    ObjectNode input = Json.object().put("csv", csv());
    long start = System.nanoTime();
    String job = stockroom.call("import_stock", input).path("job_id").asString();
    app.settle();
    long nanos = System.nanoTime() - start;
    JsonNode done = stockroom.call("read_job", Json.object().put("job_id", job));
    if (done.path("summary").path("updated").asInt() != Stockroom.ITEMS) {
      throw new IllegalStateException("not every row was taken: " + done);
    }
    return Stockroom.ITEMS * (double) TimeUnit.SECONDS.toNanos(1) / nanos;
  }

  private String csv() {
    quantity++;
    StringBuilder csv = new StringBuilder("SKU,Location,Quantity,Reference\r\n");
    for (int i = 0; i < Stockroom.ITEMS; i++) {
      int variant = i % Stockroom.VARIANTS;
      csv.append(Stockroom.sku(i / Stockroom.VARIANTS, variant))
          .append(',')
          .append(Stockroom.code(variant % Stockroom.LOCATIONS))
          .append(',')
          .append(quantity)
          .append(",erp-")
          .append(i)
          .append("\r\n");
    }
    return csv.toString();
  }
}
