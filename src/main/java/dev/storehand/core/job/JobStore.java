package dev.storehand.core.job;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;

/** The table {@code job}. */
public final class JobStore {
  /** What a key needs to see the jobs of others. */
  private static final String SEE_ALL = "jobs:read";

  private static final TypeReference<TreeMap<String, Long>> COUNTS = new TypeReference<>() {};

  /** Keeps a job whose work was done in this very transaction. */
  public Job completed(
      WriteTx tx, String action, long succeeded, long failed, Map<String, Long> summary) {
    String id = tx.id("job");
    long total = succeeded + failed;
    tx.sql(
            """
            insert into job (id, shop, mode, key_id, action, status, total, succeeded, failed, summary, created_at, started_at,
              completed_at)
            values (:id, :shop, :mode, :key_id, :action, :status, :total, :succeeded, :failed, :summary, :now, :now, :now)""")
        .bind("id", id)
        .bind("key_id", tx.scope().actor().keyId())
        .bind("action", action)
        .bind("status", Job.Status.COMPLETED)
        .bind("total", total)
        .bind("succeeded", succeeded)
        .bind("failed", failed)
        .json("summary", new TreeMap<>(summary))
        .bind("now", tx.now())
        .run();
    Job job = get(tx, id);
    tx.happened("job.completed", job);
    return job;
  }

  /**
   * The job of this id, which the caller started or may see.
   *
   * @throws Problem 404
   */
  public Job get(ReadTx tx, String id) {
    return tx.sql(
            """
            select * from job
            where shop = :shop and mode = :mode and id = :id and (key_id = :key_id or :sees_all)""")
        .bind("id", id)
        .bind("key_id", tx.scope().actor().keyId())
        .bind("sees_all", tx.scope().actor().may(SEE_ALL))
        .first(JobStore::job)
        .orElseThrow(() -> Problem.notFound("Job", id).next("list_jobs"));
  }

  /** The jobs that the caller started or may see, newest first. */
  public Page<Job> list(
      ReadTx tx, Paging paging, Optional<Job.Status> status, Optional<String> action) {
    return tx.select(paging, "j.*", "job j where j.shop = :shop and j.mode = :mode")
        .id("j.id")
        .and("j.key_id = :key_id", ownOnly(tx))
        .and("j.status = :status", status)
        .and("j.action = :action", action)
        .sort("created_at", "j.created_at", SortKind.NUMBER)
        .page(JobStore::job);
  }

  private static Optional<String> ownOnly(ReadTx tx) {
    return tx.scope().actor().may(SEE_ALL)
        ? Optional.empty()
        : Optional.of(tx.scope().actor().keyId());
  }

  private static Job job(Row row) {
    long total = row.number("total");
    long succeeded = row.number("succeeded");
    long failed = row.number("failed");
    long processed = succeeded + failed;
    return new Job(
        row.text("id"),
        row.text("action"),
        Job.urlOf(row.text("id")),
        row.choice("status", Job.Status.class),
        total == 0 ? 100 : (int) (100 * processed / total),
        total,
        processed,
        succeeded,
        failed,
        row.json("summary", COUNTS),
        row.time("created_at"),
        row.maybeTime("started_at"),
        row.maybeTime("completed_at"));
  }
}
