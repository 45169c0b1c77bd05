package dev.storehand.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the same thing on many threads that all begin at once. */
public final class Together {
  private Together() {}

  /** A task that knows the number of its thread. */
  public interface Task<T> {
    T run(int thread) throws Exception;
  }

  /** What each thread returned, in order; the first exception is thrown once all have ended. */
  public static <T> List<T> run(int threads, Task<T> task) {
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<T>> tasks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int thread = i;
        tasks.add(
            () -> {
              start.await();
              return task.run(thread);
            });
      }
      List<Future<T>> futures = tasks.stream().map(pool::submit).toList();
      start.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    } finally {
      pool.shutdownNow();
    }
  }
}
