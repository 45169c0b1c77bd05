package dev.storehand.edge.runner;

import dev.storehand.core.action.Handler;
import dev.storehand.core.action.Registry;
import dev.storehand.core.action.Work;
import dev.storehand.core.call.Answers;
import dev.storehand.core.call.Batch;
import dev.storehand.core.call.Caller;
import dev.storehand.core.call.Dispatcher;
import dev.storehand.core.call.Gate;
import dev.storehand.core.db.Actor;
import dev.storehand.core.db.Database;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Scope;
import dev.storehand.core.db.Via;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.job.DueJob;
import dev.storehand.core.job.ItemOutcome;
import dev.storehand.core.job.JobClaim;
import dev.storehand.core.job.JobQueue;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Claims a chunk and does it: effects, outcomes, counters, audit, events and the fence are one
 * transaction, which is what makes every item happen exactly once.
 */
final class Chunks {
  private final Database database;
  private final Registry registry;
  private final Gate gate;
  private final Dispatcher dispatcher;
  private final Exports exports;
  private final JobQueue queue = new JobQueue();

  Chunks(Database database, Registry registry, Gate gate, Dispatcher dispatcher, Exports exports) {
    this.database = database;
    this.registry = registry;
    this.gate = gate;
    this.dispatcher = dispatcher;
    this.exports = exports;
  }

  List<DueJob> due() {
    return database.read(Scope.none(), queue::due);
  }

  Optional<JobClaim> claim(DueJob job, String owner) {
    return database.write(
        system(job.shop(), job.mode()), tx -> queue.claim(tx, job.jobId(), owner));
  }

  /** Does a claimed chunk, or ends its job where it may not go on. */
  void run(JobClaim claim) {
    Scope system = system(claim.shop(), claim.mode());
    Optional<Caller> caller = gate.byId(claim.keyId(), system);
    if (caller.isEmpty()) {
      fail(claim, keyIsGone(claim));
      return;
    }
    Optional<Handler.Job<?>> job = handler(claim.action());
    if (job.isEmpty()) {
      fail(claim, Problem.of(Code.UNKNOWN_ACTION, "There is no action " + claim.action() + " now"));
      return;
    }
    Scope scope = new Scope(claim.shop(), claim.mode(), actor(claim, caller.get()));
    try {
      if (!(job.get().work() instanceof Work.Requests)) {
        gate.may(caller.get(), registry.named(claim.action()).orElseThrow());
      }
      run(claim, job.get(), caller.get(), scope);
    } catch (Problem problem) {
      if (problem.code() == Code.UNAVAILABLE) {
        throw problem;
      }
      fail(claim, problem);
    }
  }

  private void run(JobClaim claim, Handler.Job<?> job, Caller caller, Scope scope) {
    if (job.work() instanceof Work.File file) {
      if (!exports.run(claim, file.exporting(), scope)) {
        release(claim);
      }
      return;
    }
    JobQueue.Standing standing =
        database
            .writeUnlessHeld(scope, tx -> applied(tx, claim, job, caller))
            .orElseGet(() -> oneByOne(claim, job, caller, scope));
    if (standing == JobQueue.Standing.TOO_MANY_FAILED) {
      fail(claim, tooManyFailed());
    }
  }

  private JobQueue.Standing applied(WriteTx tx, JobClaim claim, Handler.Job<?> job, Caller caller) {
    return queue.take(tx, claim)
        ? applied(tx, claim, job, caller, queue.waiting(tx, claim))
        : JobQueue.Standing.GOES_ON;
  }

  /**
   * Others hold what a chunk wants, and it may hold what they want: items come in any order. An
   * item by itself holds its rows in the order that everybody does.
   */
  private JobQueue.Standing oneByOne(
      JobClaim claim, Handler.Job<?> job, Caller caller, Scope scope) {
    List<JobClaim.Waiting> items = database.read(scope, tx -> queue.waiting(tx, claim));
    JobQueue.Standing standing = JobQueue.Standing.GOES_ON;
    for (int i = 0; i < items.size() && standing == JobQueue.Standing.GOES_ON; i++) {
      boolean last = i == items.size() - 1;
      List<JobClaim.Waiting> one = List.of(items.get(i));
      standing =
          database.write(
              scope,
              tx ->
                  (last ? queue.take(tx, claim) : queue.hold(tx, claim))
                      ? applied(tx, claim, job, caller, one)
                      : JobQueue.Standing.ENDED);
    }
    return standing;
  }

  private JobQueue.Standing applied(
      WriteTx tx, JobClaim claim, Handler.Job<?> job, Caller caller, List<JobClaim.Waiting> items) {
    Batch batch = dispatcher.batch(caller, tx);
    List<ItemOutcome> outcomes =
        items.stream().map(item -> batch.outcome(job.work(), item)).toList();
    JobQueue.Standing standing =
        queue.finish(tx, claim, outcomes, Answers.body(tooManyFailed(), claim.requestId()));
    batch.keep();
    return standing;
  }

  /** Ends a job; its events are the program's own. */
  void fail(JobClaim claim, Problem why) {
    dispatcher.own(
        system(claim.shop(), claim.mode()),
        tx -> {
          queue.fail(tx, claim.jobId(), Answers.body(why, claim.requestId()));
          return claim;
        });
  }

  void release(JobClaim claim) {
    database.write(
        system(claim.shop(), claim.mode()),
        tx -> {
          queue.release(tx, claim);
          return claim;
        });
  }

  void releaseAll() {
    database.write(Scope.none(), queue::releaseAll);
  }

  private Optional<Handler.Job<?>> handler(String action) {
    return registry
        .named(action)
        .map(each -> each.handler())
        .filter(Handler.Job.class::isInstance)
        .map(each -> (Handler.Job<?>) each);
  }

  private static Problem keyIsGone(JobClaim claim) {
    return Problem.of(
            Code.UNAUTHENTICATED,
            "The key that asked for the job, " + claim.keyName() + ", is revoked or expired")
        .hint("What had been done by then stays; ask for the rest with another key.")
        .next("list_job_items");
  }

  private static Problem tooManyFailed() {
    return Problem.of(Code.UNPROCESSABLE, "More than a tenth of the rows failed")
        .hint("list_job_items shows why; skip_errors: true goes on whatever fails.")
        .next("list_job_items");
  }

  private static Actor actor(JobClaim claim, Caller caller) {
    return new Actor(
        caller.keyId(),
        caller.keyName(),
        caller.abilities(),
        Via.JOB,
        claim.requestId(),
        Optional.of(claim.jobId()));
  }

  private static Scope system(String shop, Mode mode) {
    return new Scope(shop, mode, new Actor("system", "storehand", Set.of(Actor.ALL), Via.JOB, ""));
  }
}
