package dev.storehand.core.call;

import dev.storehand.core.db.Database;
import dev.storehand.core.db.Via;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts and times every call. A call costs a few additions; what is asked of the JVM is set up
 * when Prometheus first asks, so that a start does not wait for it.
 */
public final class Metering {
  private final Database database;
  private final Map<Line, Timer> timers = new ConcurrentHashMap<>();
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private boolean bound;

  /** What is counted apart. */
  private record Line(String action, int status, Via via) {}

  public Metering(Database database) {
    this.database = database;
  }

  void note(String action, int status, Via via, long nanos) {
    timers
        .computeIfAbsent(new Line(action, status, via), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Line line) {
    return Timer.builder("storehand.calls")
        .description("Calls of actions, by outcome and face.")
        .tag("action", line.action())
        .tag("status", Integer.toString(line.status()))
        .tag("via", line.via().wire())
        .register(meters);
  }

  /** Everything that is measured, in Prometheus' text format 0.0.4. */
  public synchronized String scrape() {
    if (!bound) {
      bound = true;
      bindWriter();
      bindMachine();
    }
    return meters.scrape();
  }

  private void bindWriter() {
    Gauge.builder("storehand.writes.waiting", database, Database::queueLength)
        .description("Callers that wait to write.")
        .register(meters);
    FunctionCounter.builder("storehand.writes", database, Database::writes)
        .description("Writes since the start.")
        .register(meters);
    FunctionCounter.builder("storehand.commits", database, Database::batches)
        .description("Commits since the start; several writes may share one.")
        .register(meters);
  }

  private void bindMachine() {
    new JvmMemoryMetrics().bindTo(meters);
    new JvmThreadMetrics().bindTo(meters);
    new ProcessorMetrics().bindTo(meters);
    // Totals of the beans hold from the JVM's start on; micrometer's own binder would count from
    // the first scrape only.
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      FunctionTimer.builder(
              "jvm.gc",
              collector,
              GarbageCollectorMXBean::getCollectionCount,
              GarbageCollectorMXBean::getCollectionTime,
              TimeUnit.MILLISECONDS)
          .description("Garbage collections.")
          .tag("collector", collector.getName())
          .register(meters);
    }
  }
}
