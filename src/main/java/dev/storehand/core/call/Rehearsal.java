package dev.storehand.core.call;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Call;
import dev.storehand.core.action.Handler;
import dev.storehand.core.db.Database;
import dev.storehand.core.db.Scope;
import dev.storehand.core.job.ItemOutcome;
import dev.storehand.core.job.JobAnswer;
import dev.storehand.core.job.JobClaim;
import dev.storehand.core.job.NewJob;
import dev.storehand.core.schema.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The dry run of a job: each hundred of its items is tried out in one transaction and taken back.
 */
final class Rehearsal {
  private static final int TOGETHER = 100;
  private static final int MOST_TOLD = 10;

  private final Database database;
  private final Dispatcher dispatcher;

  Rehearsal(Database database, Dispatcher dispatcher) {
    this.database = database;
    this.dispatcher = dispatcher;
  }

  /** The answer as JSON, UTF-8. */
  <I> byte[] of(Action<I, ?> action, Call<I> call, Scope scope, Caller caller) {
    @SuppressWarnings("unchecked")
    Handler.Job<I> job = (Handler.Job<I>) action.handler();
    NewJob.Plan plan = database.read(scope, tx -> job.plan().plan(call.input(), tx));
    int items = plan.items().size();
    long failed = 0;
    List<JobAnswer.FirstFault> first = new ArrayList<>();
    for (int from = 0; from < items; from += TOGETHER) {
      for (ItemOutcome outcome : tried(job, plan, from, scope, caller)) {
        failed += outcome.worked() ? 0 : 1;
        if (!outcome.worked() && first.size() < MOST_TOLD) {
          first.add(told(outcome));
        }
      }
    }
    return Json.bytes(JobAnswer.wouldBe(plan.total(), failed, first));
  }

  private List<ItemOutcome> tried(
      Handler.Job<?> job, NewJob.Plan plan, int from, Scope scope, Caller caller) {
    int end = Math.min(plan.items().size(), from + TOGETHER);
    return database.tryOut(
        scope,
        Optional.empty(),
        tx -> {
          Batch batch = dispatcher.batch(caller, tx);
          return IntStream.range(from, end)
              .mapToObj(i -> new JobClaim.Waiting(i, plan.item(i)))
              .map(item -> batch.outcome(job.work(), item))
              .toList();
        });
  }

  private static JobAnswer.FirstFault told(ItemOutcome outcome) {
    ObjectNode error = Json.parse(outcome.error().orElseThrow());
    return new JobAnswer.FirstFault(
        outcome.index(), error.path("code").asString(), error.path("detail").asString());
  }
}
