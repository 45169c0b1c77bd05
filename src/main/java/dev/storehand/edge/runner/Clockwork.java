package dev.storehand.edge.runner;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.storehand.core.action.Sweep;
import dev.storehand.core.db.ClockTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs sweeps when they are due, each once in the whole cluster, on threads of its own. Nothing is
 * opened before the first {@link #check}.
 */
public final class Clockwork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);
  private static final int THREADS = 2;
  private static final double HALF = 0.5;
  private static final Duration POLL = Duration.ofSeconds(5);

  /** A node that is not heard of for six of these is taken for dead, and its sweep run again. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(20);

  /** How long stopping waits for the batch under way. */
  private static final Duration LAST_CALL = Duration.ofSeconds(3);

  /** A clock that goes back by less only makes a sweep late by that. */
  private static final Duration TOLERATED = Duration.ofMinutes(1);

  private final Supplier<ClockTable> tables;
  private final Clock clock;
  private final List<Sweep> sweeps;
  private final Consumer<Sweep> runs;
  private Optional<Running> running = Optional.empty();
  private Instant latest = Instant.EPOCH;
  private boolean closed;

  /**
   * One that has not begun.
   *
   * @param tables opens the table in which the cluster agrees
   * @param runs runs a sweep, in the calling thread
   */
  public Clockwork(
      Supplier<ClockTable> tables, Clock clock, List<Sweep> sweeps, Consumer<Sweep> runs) {
    this.tables = tables;
    this.clock = clock;
    this.sweeps = List.copyOf(sweeps);
    this.runs = runs;
  }

  private record Running(ClockTable table, Scheduler scheduler) {}

  /**
   * To be called every minute: starts it where it does not run, and sees to a clock that was set
   * back. The scheduler would sleep until the clock is again where it was; started anew, it plans
   * each sweep by the clock as it is.
   *
   * @throws RuntimeException where its table cannot be reached; the next call tries again
   */
  public synchronized void check() {
    Instant now = clock.instant();
    if (now.plus(TOLERATED).isBefore(latest)) {
      stop();
    }
    latest = now;
    if (running.isEmpty() && !closed) {
      running = Optional.of(start());
    }
    running.ifPresent(each -> each.scheduler().triggerCheckForDueExecutions());
  }

  private Running start() {
    ClockTable table = tables.get();
    try {
      Scheduler scheduler = scheduler(table);
      scheduler.start();
      return new Running(table, scheduler);
    } catch (RuntimeException e) {
      table.close();
      throw e;
    }
  }

  private Scheduler scheduler(ClockTable table) {
    return Scheduler.create(table.source(), List.of())
        .startTasks(sweeps.stream().map(this::task).toList())
        .tableName(ClockTable.NAME)
        .schedulerName(new SchedulerName.Fixed("process " + ProcessHandle.current().pid()))
        .clock(clock::instant)
        .alwaysPersistTimestampInUTC()
        .threads(THREADS)
        .executorService(Executors.newFixedThreadPool(THREADS, daemons("sweep")))
        .dueExecutor(Executors.newSingleThreadExecutor(daemons("clock")))
        .housekeeperExecutor(Executors.newSingleThreadScheduledExecutor(daemons("clock-care")))
        .pollingInterval(POLL)
        // All that are due in one look: a look that takes only some is followed by the next at
        // once, and for ever where none can be picked, as on a full disk.
        .pollUsingFetch(HALF, sweeps.size() + 1)
        .heartbeatInterval(HEARTBEAT)
        .shutdownMaxWait(LAST_CALL)
        .failureLogging(LogLevel.WARN, true)
        .build();
  }

  private RecurringTask<Void> task(Sweep sweep) {
    return Tasks.recurring(sweep.name(), FixedDelay.of(sweep.every()))
        .execute((instance, context) -> runs.accept(sweep));
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, "storehand-" + name);
      thread.setDaemon(true);
      thread.setUncaughtExceptionHandler(
          (dying, failure) ->
              LOG.warn("what is due was not begun; it is tried again: {}", failure.getMessage()));
      return thread;
    };
  }

  private void stop() {
    running.ifPresent(
        each -> {
          each.scheduler().stop();
          each.table().close();
        });
    running = Optional.empty();
  }

  /** Lets the batch under way end, and starts no other. */
  @Override
  public synchronized void close() {
    closed = true;
    stop();
  }
}
