package dev.storehand.bench;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.action.Action;
import dev.storehand.core.db.Actor;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Scope;
import dev.storehand.core.schema.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The reports over many preorders, in a process of their own. */
public final class ReportLoad {
  static final int PREORDERS = 200_000;
  private static final int AT_ONCE = 10_000;
  private static final int VARIANTS = 200;
  private static final int TRIES = 5;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final App app;
  private final Stockroom calls;

  private ReportLoad(App app) {
    this.app = app;
    calls =
        new Stockroom(
            app.dispatcher(), app.createKey(app.onlyShop(), "Bench", Mode.LIVE, List.of("*")));
  }

  /** How long a report takes: the median of some tries. */
  record Taken(String report, double seconds) {}

  /** What came of it. */
  record Found(List<Taken> reports) {}

  /** Runs it in a process of its own on a data folder. */
  static Found measure(String folder) {
    try (Child child = Child.start(ReportLoad.class, folder)) {
      return Json.mapper().readValue(Rig.heard(child), Found.class);
    }
  }

  /**
   * Runs, and says what it found on one line.
   *
   * @param words a data folder
   */
  public static void main(String[] words) {
    Config config = Config.standard().limitedTo(0).in(Path.of(words[0]));
    try (App app = App.open(config, Clock.systemUTC(), Ids.ulids())) {
      ReportLoad load = new ReportLoad(app);
      load.fill();
      System.out.println(BenchServer.MARK + Json.mapper().writeValueAsString(load.found()));
    }
  }

  private void fill() {
    String market =
        calls.call("list_markets", Json.object()).path("markets").path(0).path("id").asString();
    Presales presales = new Presales(market, variants(), START.toEpochMilli());
    Scope scope = new Scope(app.onlyShop(), Mode.LIVE, Actor.system("req_bench"));
    app.database()
        .write(
            scope,
            tx -> {
              presales.offers(tx);
              return 0;
            });
    for (int i = 0; i < PREORDERS; i += AT_ONCE) {
      int first = i;
      app.database()
          .write(
              scope,
              tx -> {
                presales.preorders(tx, first, AT_ONCE);
                return 0;
              });
    }
    app.database().tidy();
  }

  private List<String> variants() {
    ObjectNode product = Json.object().put("name", "Bench").put("price_cents", 5000);
    product.putArray("options").add("Size");
    ArrayNode variants = product.putArray("variants");
    for (int i = 0; i < VARIANTS; i++) {
      ObjectNode variant = variants.addObject().put("sku_code", "BENCH-" + i);
      variant.putObject("options").put("Size", Integer.toString(i));
    }
    List<String> ids = new ArrayList<>();
    calls
        .call("create_product", product)
        .path("variants")
        .forEach(each -> ids.add(each.path("id").asString()));
    return ids;
  }

  private Found found() {
    List<Taken> all = new ArrayList<>();
    for (Action<?, ?> action : app.registry().all()) {
      if (action.name().matches("read_preorder_.*_report")) {
        all.add(new Taken(action.name(), median(action.name())));
      }
    }
    return new Found(all);
  }

  private double median(String report) {
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i <= TRIES; i++) {
      long before = System.nanoTime();
      calls.call(report, Json.object());
      nanos.add(System.nanoTime() - before);
    }
    return nanos.subList(1, nanos.size()).stream().sorted().toList().get(TRIES / 2)
        / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
