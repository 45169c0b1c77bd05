package dev.storehand.disaster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.db.Ids;
import dev.storehand.kit.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process ends while it works on a job (SIGKILL, or at a given statement), starts again, and
 * finds every item done exactly once. A history that failed is run again with -Dcrash.seed.
 */
class CrashTest {
  private static final int ITEMS = 10_000;
  private static final int STOCKED = 100;

  /** No kill comes so late that the job might have ended before. */
  private static final int LAST = 9_000;

  /** The time of about one chunk. */
  private static final int MOST_MILLIS = 30;

  @TempDir private Path folder;

  private App open() {
    return App.open(Config.standard().in(data()).limitedTo(0), Clock.systemUTC(), Ids.ulids());
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path log() {
    return folder.resolve("log");
  }

  @Test
  void aJobKilledThreeTimesDoesEveryItemOnce() throws Exception {
    killed(3);
  }

  @Test
  @Tag("soak")
  void aJobKilledTwentyTimesDoesEveryItemOnce() throws Exception {
    killed(20);
  }

  private void killed(int kills) throws Exception {
    Random random = seeded();
    Restock restock;
    String job;
    try (App app = open()) {
      restock = new Restock(app, STOCKED);
      job = restock.start(app, ITEMS);
    }
    for (int kill = 0; kill < kills; kill++) {
      killAfter(restock, job, (LAST * kill + random.nextInt(LAST)) / kills, random);
      try (App app = open()) {
        assertThat(restock.status(app, job)).isEqualTo("running");
        restock.checkCounts(app);
      }
    }
    try (ServerProcess server = ServerProcess.start(data(), log())) {
      assertThat(new Watched(server, restock.books().key(), job).ends()).isTrue();
    }
    try (App app = open()) {
      assertThat(restock.job(app, job).number("processed")).isEqualTo(ITEMS);
      restock.check(app);
    }
  }

  /** Kills a server once so many items are done, and a little later, in the middle of anything. */
  private void killAfter(Restock restock, String job, int items, Random random)
      throws IOException, InterruptedException {
    try (ServerProcess server = ServerProcess.start(data(), log())) {
      Watched watched = new Watched(server, restock.books().key(), job);
      assertThat(watched.until(now -> now.path("processed").intValue() >= items)).isPresent();
      assertThat(server.endsWithin(random.nextInt(MOST_MILLIS))).isFalse();
      server.kill();
    }
  }

  private static Random seeded() {
    long seed = Long.getLong("crash.seed", System.nanoTime());
    System.out.println("kills by -Dcrash.seed=" + seed);
    return new Random(seed);
  }
}
