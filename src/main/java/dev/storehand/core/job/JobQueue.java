package dev.storehand.core.job;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Jobs as a runner sees them: what is due, claiming a part of it, and writing down what became of
 * that part in the transaction that did it.
 */
public final class JobQueue {
  /** An import with this many failed rows may be stopped… */
  private static final long FAILED_ROWS = 20;

  /** …where they are more than a tenth of all. */
  private static final long OF_TEN = 10;

  /** How long an export's file can be downloaded. */
  private static final Duration FILE_KEPT_FOR = Duration.ofHours(24);

  private static final int MOST_DUE = 500;
  private static final String SKIP_ERRORS = "skip_errors";

  private final JobStore jobs = new JobStore();
  private final JobItemStore items = new JobItemStore();
  private final JobChunkStore chunks = new JobChunkStore();
  private final JobFileStore files = new JobFileStore();

  /** Where a job stands after a chunk. */
  public enum Standing {
    GOES_ON,
    ENDED,
    /** An import of which too much has failed: it is to be stopped. */
    TOO_MANY_FAILED
  }

  /** The jobs of all shops that have something to claim, the oldest first. */
  public List<DueJob> due(ReadTx tx) {
    return jobs.due(tx, MOST_DUE);
  }

  /** Claims a job's next chunk, in a scope of its shop; empty where somebody else was faster. */
  public Optional<JobClaim> claim(WriteTx tx, String jobId, String owner) {
    return chunks
        .claim(tx, jobId, owner)
        .map(
            chunk -> {
              jobs.begin(tx, jobId);
              KeptJob job = jobs.own(tx, jobId);
              return new JobClaim(
                  jobId,
                  tx.scope().shop(),
                  tx.scope().mode(),
                  job.job().action(),
                  job.kind(),
                  job.keyId(),
                  job.keyName(),
                  job.requestId(),
                  job.shared(),
                  job.options(),
                  chunk.number(),
                  chunk.first(),
                  chunk.size(),
                  owner,
                  chunk.generation());
            });
  }

  /** The items of a claim that wait, each whole. */
  public List<JobClaim.Waiting> waiting(ReadTx tx, JobClaim claim) {
    return items.waiting(tx, claim);
  }

  /**
   * The fence: holds the chunk until the transaction ends, by which it is done. False where the
   * claim was lost, and then nothing more may be done for it.
   */
  public boolean take(WriteTx tx, JobClaim claim) {
    return chunks.take(tx, claim);
  }

  /**
   * The fence of a part of a chunk, which goes on after it: holds the chunk until the transaction
   * ends, and for another lease. False as for {@link #take}.
   */
  public boolean hold(WriteTx tx, JobClaim claim) {
    return chunks.renew(tx, claim);
  }

  /**
   * Holds the claim of an export for another lease, and notes how many rows are written; false
   * where it was lost, as it is when the job was cancelled.
   */
  public boolean cameOn(WriteTx tx, JobClaim claim, long rows) {
    boolean ours = chunks.renew(tx, claim);
    if (ours) {
      long expected = jobs.own(tx, claim.jobId()).job().total();
      files.cameOn(tx, claim.jobId(), rows, Math.max(rows + 1, expected));
    }
    return ours;
  }

  /** Ends an export whose file is whole; false where the claim was lost. */
  public boolean ready(
      WriteTx tx, JobClaim claim, String file, String mediaType, long bytes, long rows) {
    boolean ours = chunks.take(tx, claim);
    if (ours) {
      files.cameOn(tx, claim.jobId(), rows, rows);
      files.keep(
          tx, claim.jobId(), new ReadyFile(file, mediaType, bytes, tx.now().plus(FILE_KEPT_FOR)));
      jobs.end(tx, claim.jobId(), Job.Status.READY, Optional.empty());
    }
    return ours;
  }

  /** Gives a claim back at once. */
  public void release(WriteTx tx, JobClaim claim) {
    chunks.release(tx, claim);
  }

  /** Ends all leases: for the one process that works on an embedded database, at its start. */
  public int releaseAll(WriteTx tx) {
    return chunks.releaseAll(tx);
  }

  /**
   * Writes down what became of items of a chunk that is held; the last one ends the job.
   *
   * @param tooMany why an import has failed of which too many rows have
   */
  public Standing finish(
      WriteTx tx, JobClaim claim, List<ItemOutcome> outcomes, ObjectNode tooMany) {
    items.save(tx, claim.jobId(), outcomes);
    long unsuccessful = outcomes.stream().filter(each -> !each.worked()).count();
    Map<String, Long> counts = new HashMap<>();
    outcomes.forEach(each -> each.counts().forEach((what, n) -> counts.merge(what, n, Long::sum)));
    KeptJob kept =
        jobs.add(tx, claim.jobId(), outcomes.size() - unsuccessful, unsuccessful, counts);
    Job job = kept.job();
    if (job.ended()) {
      return Standing.ENDED;
    }
    boolean failed = tooManyFailed(kept);
    if (job.processed() < job.total()) {
      return failed ? Standing.TOO_MANY_FAILED : Standing.GOES_ON;
    }
    Job.Status end = failed ? Job.Status.FAILED : Job.Status.COMPLETED;
    jobs.end(tx, claim.jobId(), end, failed ? Optional.of(tooMany) : Optional.empty());
    return Standing.ENDED;
  }

  private static boolean tooManyFailed(KeptJob kept) {
    Job job = kept.job();
    return kept.kind() == Job.Kind.IMPORT
        && !kept.options().path(SKIP_ERRORS).asBoolean(false)
        && job.failed() >= FAILED_ROWS
        && job.failed() * OF_TEN > job.total();
  }

  /**
   * Ends a running job as failed; what has not begun is cancelled.
   *
   * @param error the body of a refusal that says why
   */
  public void fail(WriteTx tx, String jobId, ObjectNode error) {
    jobs.stop(tx, jobId);
    if (!jobs.locked(tx, jobId).job().ended()) {
      jobs.end(tx, jobId, Job.Status.FAILED, Optional.of(error));
    }
  }
}
