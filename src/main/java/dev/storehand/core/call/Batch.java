package dev.storehand.core.call;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Call;
import dev.storehand.core.action.Handler;
import dev.storehand.core.action.Work;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.job.ItemOutcome;
import dev.storehand.core.job.JobClaim;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Saved requests applied in one transaction, each by itself: what one of them throws takes back
 * that one alone. Audit and events of all are written at the end, together.
 */
public final class Batch {
  private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

  private final Gate gate;
  private final Journal journal;
  private final Caller caller;
  private final WriteTx tx;
  private final List<AuditStore.Accepted> accepted = new ArrayList<>();

  Batch(Gate gate, Journal journal, Caller caller, WriteTx tx) {
    this.gate = gate;
    this.journal = journal;
    this.caller = caller;
    this.tx = tx;
  }

  /**
   * Reads, admits and does one request to a write; points are not charged. Gives the answer as
   * JSON, without secrets.
   *
   * @throws dev.storehand.core.problem.Problem where the action refuses it; nothing of it is kept
   */
  public String apply(Action<?, ?> action, ObjectNode arguments) {
    gate.may(caller, action);
    return done(action, arguments);
  }

  private <I, O> String done(Action<I, O> action, ObjectNode arguments) {
    Call<I> call = action.input().read(arguments);
    Handler.Write<I, O> handler = (Handler.Write<I, O>) action.handler();
    O answer = tx.attempt(call.expectedVersion(), part -> handler.call().write(call.input(), part));
    accepted.add(Journal.accepted(action, call));
    return new String(action.output().writeMasked(answer), StandardCharsets.UTF_8);
  }

  /**
   * Does one item of a job; whatever goes wrong with it is its outcome. What ends the whole
   * transaction, such as a deadlock, is thrown.
   */
  public ItemOutcome outcome(Work work, JobClaim.Waiting item) {
    try {
      return done(work, item);
    } catch (RuntimeException failure) {
      if (tx.lost()) {
        throw failure;
      }
      if (failure instanceof Problem problem) {
        return refused(item, problem);
      }
      LOG.error("item {} failed", item.index(), failure);
      return refused(item, Problem.of(Code.SERVER_ERROR, "The server failed; nothing was changed"));
    }
  }

  private ItemOutcome done(Work work, JobClaim.Waiting item) {
    if (work instanceof Work.Requests requests) {
      Action<?, ?> action = requests.action();
      String answer = apply(action, action.input().ofItem(item.input(), item.index()));
      return ItemOutcome.succeeded(item.index(), answer, Map.of());
    }
    Work.Each each = ((Work.Rows) work).each();
    Work.Done done = tx.attempt(Optional.empty(), part -> each.apply(item.input(), part));
    return ItemOutcome.succeeded(item.index(), done.result().toString(), done.counts());
  }

  private ItemOutcome refused(JobClaim.Waiting item, Problem problem) {
    return ItemOutcome.failed(
        item.index(), Answers.body(problem, tx.scope().actor().requestId()).toString());
  }

  /** Writes audit and events of what was applied; the last that is done in the transaction. */
  public void keep() {
    journal.keep(tx, accepted);
  }
}
