package dev.storehand;

import dev.storehand.core.action.Sweep;
import dev.storehand.core.call.Retention;
import dev.storehand.core.call.Sweeper;
import dev.storehand.core.db.Database;
import dev.storehand.core.job.ExportSweep;
import dev.storehand.edge.runner.Clockwork;
import dev.storehand.feature.keys.KeyRing;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What time brings about: the sweeps of the rooms, once in the cluster, and what each node does.
 */
final class Chores implements AutoCloseable {
  private static final Duration TIDIED_EVERY = Duration.ofHours(1);

  private final KeyRing keys;
  private final ExportSweep exports;
  private final Sweeper sweeper;
  private final List<Sweep> sweeps;
  private final Clockwork clockwork;

  Chores(
      Database database,
      Clock clock,
      List<Sweep> ofRooms,
      Sweeper sweeper,
      KeyRing keys,
      ExportSweep exports) {
    this.keys = keys;
    this.exports = exports;
    this.sweeper = sweeper;
    Sweep tidying = new Sweep("tidy_database", TIDIED_EVERY, new Sweep.Own(database::tidy));
    this.sweeps =
        Stream.of(ofRooms, new Retention().sweeps(), List.of(tidying))
            .flatMap(List::stream)
            .toList();
    this.clockwork = new Clockwork(database::clockTable, clock, sweeps, sweeper::run);
  }

  /** Does all that is due by now, in the calling thread. */
  void all() {
    keys.flush();
    exports.run();
    sweeps.forEach(sweeper::run);
  }

  /**
   * What every node does each minute: it notes when keys were used, removes old files from its own
   * folder, and sees that the clock goes, which runs each sweep once in the cluster when it is due.
   */
  void ofTheMinute() {
    keys.flush();
    exports.run();
    clockwork.check();
  }

  /** Stops the clock; what is under way is finished. */
  @Override
  public void close() {
    sweeper.close();
    clockwork.close();
  }
}
