package dev.storehand.edge.runner;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.storehand.core.action.Sweep;
import dev.storehand.core.db.Database;
import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Storage;
import dev.storehand.kit.Engines;
import dev.storehand.kit.MovableClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** The real scheduler, on a clock that is moved. */
class ClockworkTest {
  private static final Duration PERIOD = Duration.ofMinutes(10);
  private static final Sweep SWEEP = new Sweep("sweep_floor", PERIOD, new Sweep.Own(() -> {}));
  private static final int MOVES = 200;

  private final MovableClock clock = new MovableClock();
  private final BlockingQueue<Instant> runs = new LinkedBlockingQueue<>();

  private Clockwork clockwork(Database database) {
    return new Clockwork(
        database::clockTable, clock, List.of(SWEEP), sweep -> runs.add(clock.instant()));
  }

  private Database open(Storage storage) {
    return Database.open(storage, clock, Ids.counting());
  }

  /** Moves the clock a period at a time until the sweep has run once more. */
  private Instant next(Clockwork... nodes) throws InterruptedException {
    for (int i = 0; i < MOVES; i++) {
      for (Clockwork node : nodes) {
        node.check();
      }
      Instant run = runs.poll(100, TimeUnit.MILLISECONDS);
      if (run != null) {
        return run;
      }
      clock.move(PERIOD);
    }
    throw new AssertionError("no run in " + MOVES + " periods");
  }

  @Test
  void twoNodesRunASweepOnceAPeriod() throws InterruptedException {
    Storage storage = Engines.fresh(Dialect.POSTGRES);
    List<Instant> ran = new ArrayList<>();
    try (Database one = open(storage);
        Database two = open(storage)) {
      try (Clockwork first = clockwork(one);
          Clockwork second = clockwork(two)) {
        for (int i = 0; i < 8; i++) {
          ran.add(next(first, second));
        }
      }
    }
    ran.addAll(runs);
    for (int i = 1; i < ran.size(); i++) {
      assertThat(Duration.between(ran.get(i - 1), ran.get(i))).isGreaterThanOrEqualTo(PERIOD);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClockThatIsSetBackOrForwardADayDoesNotStopTheSweeps(Dialect dialect)
      throws InterruptedException {
    try (Database database = open(Engines.fresh(dialect));
        Clockwork clockwork = clockwork(database)) {
      next(clockwork);
      clock.move(Duration.ofDays(1));
      Instant ahead = next(clockwork);

      clock.move(Duration.ofDays(-1));
      assertThat(next(clockwork)).isBefore(ahead);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRestartNeitherRepeatsNorForgetsASweep(Dialect dialect) throws InterruptedException {
    Storage storage = Engines.fresh(dialect);
    Instant first;
    try (Database database = open(storage);
        Clockwork clockwork = clockwork(database)) {
      first = next(clockwork);
    }
    try (Database database = open(storage);
        Clockwork clockwork = clockwork(database)) {
      assertThat(Duration.between(first, next(clockwork))).isGreaterThanOrEqualTo(PERIOD);
    }
  }

  @Test
  void whatCannotBeBegunIsToldOnceALookAndGoesOnAfterwards() throws Exception {
    Storage storage = Engines.fresh(Dialect.SQLITE);
    List<Sweep> many = IntStream.range(0, 12).mapToObj(ClockworkTest::numbered).toList();
    BlockingQueue<ILoggingEvent> told = new LinkedBlockingQueue<>();
    AppenderBase<ILoggingEvent> log = told(told);
    try (Database database = open(storage);
        Clockwork clockwork =
            new Clockwork(database::clockTable, clock, many, sweep -> runs.add(clock.instant()))) {
      next(clockwork);
      for (int i = 1; i < many.size(); i++) {
        assertThat(runs.poll(20, TimeUnit.SECONDS)).as("run " + i).isNotNull();
      }
      write(
          storage,
          "create trigger full before update on clock_task when new.picked begin select raise(abort, 'full'); end");
      clock.move(PERIOD.multipliedBy(2));
      clockwork.check();
      assertThat(told.poll(20, TimeUnit.SECONDS)).isNotNull();
      int failures = 1;
      // Until the next look, some seconds later.
      while (failures <= many.size() && told.poll(1, TimeUnit.SECONDS) != null) {
        failures++;
      }
      assertThat(failures).isLessThanOrEqualTo(many.size());
      write(storage, "drop trigger full");
      runs.clear();
      next(clockwork);
    } finally {
      logger().detachAppender(log);
    }
  }

  private static Sweep numbered(int number) {
    return new Sweep("sweep_" + number, PERIOD, new Sweep.Own(() -> {}));
  }

  private static void write(Storage storage, String sql) throws SQLException {
    Path file = ((Storage.Sqlite) storage).folder().resolve("clock.db");
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=5000");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(Clockwork.class);
  }

  private static AppenderBase<ILoggingEvent> told(BlockingQueue<ILoggingEvent> queue) {
    AppenderBase<ILoggingEvent> appender =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            queue.add(event);
          }
        };
    appender.start();
    logger().addAppender(appender);
    return appender;
  }

  @Test
  void oneThatWasNeverCheckedOpensNothingAndCloses() {
    Clockwork clockwork =
        new Clockwork(
            () -> {
              throw new AssertionError("opened");
            },
            clock,
            List.of(SWEEP),
            sweep -> {});
    clockwork.close();
    clockwork.check();
    assertThat(runs).isEmpty();
  }
}
