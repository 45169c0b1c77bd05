package dev.storehand.disaster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.db.Ids;
import dev.storehand.kit.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process ends after the n-th statement or commit of its jobs: after each of them in the long
 * tests, else after some. What one leaves behind is met by the next, which halts a little later,
 * until one does not.
 */
class HaltTest {
  /** How far apart the points of a quick test are; which they are is left to chance. */
  private static final int SOME = 12;

  private static final int ITEMS = 3;
  private static final int HALTED = 137;

  /** More than an export reads at once. */
  private static final int ROWS = 120;

  @TempDir private Path folder;

  /** Asks for a job. */
  private interface Asking {
    String start(App app);
  }

  private App open() {
    return App.open(Config.standard().in(data()).limitedTo(0), Clock.systemUTC(), Ids.ulids());
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Restock stocked(int items) {
    try (App app = open()) {
      return new Restock(app, items);
    }
  }

  @Test
  void aBulkJobHaltedAtSomeStatementsDoesEveryItemOnce() throws Exception {
    adding(SOME);
  }

  @Test
  @Tag("soak")
  void aBulkJobHaltedAtEachStatementDoesEveryItemOnce() throws Exception {
    adding(1);
  }

  @Test
  void anExportHaltedAtSomeStatementsBeginsAnewAndIsWhole() throws Exception {
    exporting(SOME / 2);
  }

  @Test
  @Tag("soak")
  void anExportHaltedAtEachStatementBeginsAnewAndIsWhole() throws Exception {
    exporting(1);
  }

  private void adding(int step) throws Exception {
    Restock restock = stocked(ITEMS);
    halted(step, restock, app -> restock.start(app, ITEMS));
  }

  private void exporting(int step) throws Exception {
    Restock restock = stocked(ROWS);
    String job =
        halted(step, restock, app -> restock.books().ask(app, "export_stock", "{}").text("job_id"));
    try (ServerProcess server = ServerProcess.start(data(), log())) {
      whole(new Watched(server, restock.books().key(), job).file());
    }
    try (Stream<Path> files = Files.list(data().resolve("exports"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".csv")).toList()) {
        whole(Files.readString(file));
      }
    }
  }

  private static void whole(String file) {
    List<String> lines = file.lines().toList();
    assertThat(lines).hasSize(1 + ROWS).doesNotHaveDuplicates();
    assertThat(file).endsWith("\r\n");
  }

  /** Gives the last job, at which nothing halted. */
  private String halted(int step, Restock restock, Asking asking) throws Exception {
    int point = 1 + ThreadLocalRandom.current().nextInt(step);
    String job = begun(asking);
    int halts = 0;
    while (!ends(point, restock, job)) {
      halts++;
      point += step;
      try (App app = open()) {
        restock.checkCounts(app);
        if (!restock.status(app, job).equals("running")) {
          job = asking.start(app);
        }
      }
    }
    assertThat(halts).as("points, %s apart", step).isPositive();
    try (App app = open()) {
      restock.check(app);
    }
    return job;
  }

  private String begun(Asking asking) {
    try (App app = open()) {
      return asking.start(app);
    }
  }

  /** Whether the job ended before the process halted. */
  private boolean ends(int point, Restock restock, String job)
      throws IOException, InterruptedException {
    try (ServerProcess server = ServerProcess.haltingAt(point, data(), log())) {
      boolean ended = new Watched(server, restock.books().key(), job).ends();
      if (!ended) {
        assertThat(server.exit()).as(Files.readString(log())).isEqualTo(HALTED);
      }
      return ended;
    }
  }

  private Path log() {
    return folder.resolve("log");
  }
}
