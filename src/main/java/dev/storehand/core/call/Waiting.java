package dev.storehand.core.call;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Questions that are asked again until their answer says enough. Nobody waits: two threads ask for
 * all, when a bell rings and, since the bells of other nodes are not heard here, every half second.
 */
public final class Waiting implements AutoCloseable {
  private static final int THREADS = 2;
  private static final long AGAIN_MILLIS = 500;

  /** A bell may ring for every chunk of a job: several rings in so short a time are one. */
  private static final long TOGETHER_MILLIS = 10;

  private final ScheduledThreadPoolExecutor threads =
      new ScheduledThreadPoolExecutor(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "storehand-waiting");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<Waiter<?>> waiters = ConcurrentHashMap.newKeySet();

  public Waiting() {
    threads.setRemoveOnCancelPolicy(true);
  }

  /**
   * The first answer that is enough, or the one that stands after so long; or the failure of the
   * question. Whoever loses interest cancels it.
   *
   * @param bell is given what to run at a ring, and gives what ends that
   */
  <T> CompletableFuture<T> until(
      Duration atMost, UnaryOperator<Runnable> bell, Supplier<T> ask, Predicate<T> enough) {
    Waiter<T> waiter = new Waiter<>(ask, enough);
    waiter.begin(atMost, bell);
    return waiter.answer;
  }

  /** How many wait now. */
  public int count() {
    return waiters.size();
  }

  /** Answers all who wait with what stands now, as a server does that is about to stop. */
  public void release() {
    waiters.forEach(waiter -> threads.execute(waiter::last));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private final class Waiter<T> {
    private final Supplier<T> ask;
    private final Predicate<T> enough;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final AtomicBoolean rung = new AtomicBoolean();

    Waiter(Supplier<T> ask, Predicate<T> enough) {
      this.ask = ask;
      this.enough = enough;
    }

    void begin(Duration atMost, UnaryOperator<Runnable> bell) {
      waiters.add(this);
      Runnable unlisten = bell.apply(this::ring);
      Future<?> again =
          threads.scheduleWithFixedDelay(
              () -> ask(enough), AGAIN_MILLIS, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      Future<?> end = threads.schedule(this::last, atMost.toMillis(), TimeUnit.MILLISECONDS);
      answer.whenComplete(
          (said, failure) -> {
            waiters.remove(this);
            unlisten.run();
            again.cancel(false);
            end.cancel(false);
          });
      // What happened after the question was first asked and before we listened rang for nobody.
      ring();
    }

    private void ring() {
      if (!answer.isDone() && rung.compareAndSet(false, true)) {
        threads.schedule(
            () -> {
              rung.set(false);
              ask(enough);
            },
            TOGETHER_MILLIS,
            TimeUnit.MILLISECONDS);
      }
    }

    private void last() {
      ask(said -> true);
    }

    private void ask(Predicate<T> good) {
      if (answer.isDone()) {
        return;
      }
      try {
        T said = ask.get();
        if (good.test(said)) {
          answer.complete(said);
        }
      } catch (RuntimeException failure) {
        answer.completeExceptionally(failure);
      }
    }
  }
}
