package dev.storehand.disaster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.db.Ids;
import dev.storehand.kit.ServerProcess;
import dev.storehand.kit.Skew;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The clock of a whole process, its libraries' too, jumps by a day each way while a job is done.
 */
class ProcessClockTest {
  private static final int ITEMS = 5_000;
  private static final int STOCKED = 50;
  private static final Duration DAY = Duration.ofDays(1);
  private static final List<Duration> JUMPS =
      List.of(DAY, DAY.negated(), DAY.negated(), DAY, DAY, DAY.negated());

  @TempDir private Path folder;

  private App open() {
    return App.open(
        Config.standard().in(folder.resolve("data")).limitedTo(0), Clock.systemUTC(), Ids.ulids());
  }

  @Test
  void aJobGoesOnThroughEveryJumpAndDoesEveryItemOnce() throws Exception {
    Restock restock;
    String job;
    try (App app = open()) {
      restock = new Restock(app, STOCKED);
      job = restock.start(app, ITEMS);
    }
    Skew clock = Skew.in(folder);
    try (ServerProcess server =
        ServerProcess.onClock(clock, folder.resolve("data"), folder.resolve("log"))) {
      Watched watched = new Watched(server, restock.books().key(), job);
      for (int jump = 0; jump < JUMPS.size(); jump++) {
        int some = ITEMS * (jump + 1) / (JUMPS.size() + 2);
        assertThat(watched.until(now -> now.path("processed").intValue() >= some)).isPresent();
        clock.move(JUMPS.get(jump));
      }
      assertThat(watched.ends()).isTrue();
      clock.move(DAY);
      server.stop();
      assertThat(server.exit()).isZero();
    }
    try (App app = open()) {
      assertThat(restock.job(app, job).number("processed")).isEqualTo(ITEMS);
      restock.check(app);
      Instant now = Instant.now();
      assertThat(movements(restock, app, "to", now.minus(DAY.dividedBy(2)))).isPositive();
      assertThat(movements(restock, app, "from", now.plus(DAY.dividedBy(2)))).isPositive();
    }
  }

  /** How many were written down as of so late, or so early. */
  private static long movements(Restock restock, App app, String end, Instant time) {
    return restock
        .books()
        .ask(app, "list_stock_movements", "{\"%s\": \"%s\"}".formatted(end, time))
        .number("meta.total_count");
  }
}
