package dev.storehand.edge.runner;

import dev.storehand.core.action.Registry;
import dev.storehand.core.call.Dispatcher;
import dev.storehand.core.call.Gate;
import dev.storehand.core.call.Reactions;
import dev.storehand.core.db.Database;
import dev.storehand.core.job.DueJob;
import dev.storehand.core.job.Errand;
import dev.storehand.core.job.ExportFolder;
import dev.storehand.core.job.JobBell;
import dev.storehand.core.job.JobClaim;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what jobs and events have left to be done: reactions, and a chunk at a time, shop by shop in
 * turn. Woken by the bell, else it looks each second: another node may have left something. Where
 * the database cannot answer, it tries again; a chunk that fails for another reason three times
 * ends its job.
 */
public final class Runner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
  private static final int MOST_FAILURES = 3;
  private static final long STOP_MILLIS = 5_000;
  private static final long LOOK_MILLIS = 1_000;

  private final Chunks chunks;
  private final JobBell bell;
  private final Reactions reactions;
  private final String owner;
  private final List<Errand> errands;
  private final Turns turns = new Turns();
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private final List<JobBell.Ear> ears = new ArrayList<>();
  private final List<Semaphore> waiting = new ArrayList<>();
  private volatile boolean closed;

  /**
   * A runner that has not been started.
   *
   * @param owner this process's name in leases, unlike any other's
   * @param errands what rooms have to be done besides jobs, in a thread of their own: who is asked
   *     there may take his time
   */
  public Runner(
      Database database,
      Registry registry,
      Gate gate,
      Dispatcher dispatcher,
      JobBell bell,
      Reactions reactions,
      ExportFolder folder,
      String owner,
      List<Errand> errands) {
    Exports exports = new Exports(database, dispatcher, folder, bell, () -> closed);
    this.chunks = new Chunks(database, registry, gate, dispatcher, exports);
    this.bell = bell;
    this.reactions = reactions;
    this.owner = owner;
    this.errands = List.copyOf(errands);
  }

  /**
   * Works in so many threads of its own until it is closed.
   *
   * @param alone whether no other process can be at work on these data: leases that are left are of
   *     the dead then
   */
  public synchronized void start(int threadCount, boolean alone) {
    if (alone) {
      chunks.releaseAll();
    }
    for (int i = 0; i < threadCount; i++) {
      begin("storehand-runner-" + i, this::step);
    }
    begin("storehand-errands", this::errand);
  }

  private void begin(String name, BooleanSupplier step) {
    Semaphore due = new Semaphore(0);
    ears.add(bell.listenToAll(job -> due.release()));
    ears.add(bell.listenForWork(due::release));
    waiting.add(due);
    Thread thread = new Thread(() -> live(step, due), name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private boolean errand() {
    return errands.stream().anyMatch(Errand::once);
  }

  /** Does one thing after the other; where nothing is due, it waits for the bell, or a second. */
  private void live(BooleanSupplier step, Semaphore due) {
    while (!closed) {
      try {
        // What rings from here on is not missed by the look that follows.
        due.drainPermits();
        if (!step.getAsBoolean()) {
          due.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.warn("{} waits: {}", Thread.currentThread().getName(), e.getMessage());
        pause();
      }
    }
  }

  private void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Works in this thread until nothing is due. */
  public void settle() {
    while (step() || errand()) {
      // One after the other.
    }
  }

  /** Does a round of reactions and one chunk; false where nothing is to be had. */
  private boolean step() {
    boolean reacted = reactions.work() > 0;
    for (DueJob job : turns.order(chunks.due())) {
      Optional<JobClaim> claim = chunks.claim(job, owner);
      if (claim.isPresent()) {
        turns.served(job);
        run(claim.get());
        return true;
      }
    }
    return reacted;
  }

  private void run(JobClaim claim) {
    try {
      chunks.run(claim);
      failures.remove(claim.jobId());
    } catch (RuntimeException e) {
      failed(claim, e);
    }
    bell.ring(claim.jobId());
  }

  /** A database that cannot answer is waited for; what else goes wrong is tried a few times. */
  private void failed(JobClaim claim, RuntimeException failure) {
    if (failure instanceof Problem problem && problem.code() == Code.UNAVAILABLE) {
      giveBack(claim);
      throw failure;
    }
    LOG.error("a chunk of {} failed", claim.jobId(), failure);
    if (failures.merge(claim.jobId(), 1, Integer::sum) >= MOST_FAILURES) {
      failures.remove(claim.jobId());
      chunks.fail(claim, Problem.of(Code.SERVER_ERROR, "The server failed at a part of the job"));
    } else {
      chunks.release(claim);
    }
  }

  /** So that nobody waits for the end of its lease, if the database answers this at least. */
  private void giveBack(JobClaim claim) {
    try {
      chunks.release(claim);
    } catch (RuntimeException unavailable) {
      LOG.debug("a chunk of {} waits for its lease to end", claim.jobId(), unavailable);
    }
  }

  /** Finishes the chunks under way and stops. */
  @Override
  public void close() {
    closed = true;
    ears.forEach(JobBell.Ear::close);
    waiting.forEach(Semaphore::release);
    for (Thread thread : threads) {
      try {
        thread.join(STOP_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
