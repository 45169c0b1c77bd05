package dev.storehand.core.job;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Tells those who wait in this process that something about a job was committed: it began, came on,
 * or ended. What happens on other nodes it does not hear; who waits for them asks now and then.
 */
public final class JobBell {
  private final List<Consumer<String>> ofAll = new CopyOnWriteArrayList<>();
  private final Map<String, List<Runnable>> ofOne = new ConcurrentHashMap<>();

  /** Stops listening. */
  public interface Ear extends AutoCloseable {
    @Override
    void close();
  }

  /** Calls everyone who listens, on this thread. */
  public void ring(String jobId) {
    ofAll.forEach(heard -> heard.accept(jobId));
    ofOne.getOrDefault(jobId, List.of()).forEach(Runnable::run);
  }

  /** Is called for each ring about a job; it must be quick, and may be called on any thread. */
  public Ear listen(String jobId, Runnable heard) {
    ofOne.compute(
        jobId,
        (id, there) -> {
          List<Runnable> all = there == null ? new CopyOnWriteArrayList<>() : there;
          all.add(heard);
          return all;
        });
    return () ->
        ofOne.computeIfPresent(
            jobId,
            (id, there) -> {
              there.remove(heard);
              return there.isEmpty() ? null : there;
            });
  }

  /** Is called for each ring about any job, with its id. */
  public Ear listenToAll(Consumer<String> heard) {
    ofAll.add(heard);
    return () -> ofAll.remove(heard);
  }
}
