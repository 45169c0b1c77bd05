package dev.storehand.core.job;

import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The table {@code job}, and what is done with a job as a whole: it is started, shown, cancelled,
 * retried and, a week after its end, forgotten.
 */
public final class JobStore {
  /** How long a job is kept after its end. */
  public static final Duration KEPT_FOR = Duration.ofDays(7);

  /** How many jobs of a shop, in one mode, may be unfinished. */
  public static final int MOST_UNFINISHED = 10;

  /** What a key needs to see the jobs of others. */
  private static final String SEE_ALL = "jobs:read";

  /** What a key needs to stop the jobs of others. */
  private static final String CHANGE_ALL = "jobs:write";

  private final JobItemStore items = new JobItemStore();
  private final JobChunkStore chunks = new JobChunkStore();
  private final ItemMeterStore meter = new ItemMeterStore();

  /** Keeps a job whose work was done in this very transaction. */
  public Job completed(
      WriteTx tx, String action, long succeeded, long failed, Map<String, Long> summary) {
    String id = insert(tx, action, Job.Kind.IMPORT, Optional.empty(), succeeded + failed);
    tx.sql(
            """
            update job set succeeded = :succeeded, failed = :failed, summary = :summary,
              started_at = :now
            where shop = :shop and mode = :mode and id = :id""")
        .bind("id", id)
        .bind("succeeded", succeeded)
        .bind("failed", failed)
        .json("summary", new TreeMap<>(summary))
        .bind("now", tx.now())
        .run();
    return end(tx, id, Job.Status.COMPLETED, Optional.empty());
  }

  /**
   * Starts a job: from its commit on, a runner will find it.
   *
   * @throws Problem 429 where the shop has {@value #MOST_UNFINISHED} unfinished jobs
   */
  public Job start(WriteTx tx, NewJob job) {
    NewJob.Plan plan = job.plan();
    admit(tx);
    plan.metered().ifPresent(each -> meter.charge(tx, each.limit(), each.items()));
    String id = insert(tx, job.action(), job.kind(), job.ability(), plan.total());
    describe(tx, id, plan.shared(), plan.options(), plan.counts());
    items.insert(tx, id, plan.items());
    return begun(tx, id, job.kind() == Job.Kind.EXPORT ? 1 : plan.total());
  }

  private Job begun(WriteTx tx, String id, long parts) {
    chunks.insert(tx, id, parts);
    return parts == 0 ? end(tx, id, Job.Status.COMPLETED, Optional.empty()) : get(tx, id);
  }

  /** One more job only where there are few; counted by one transaction at a time. */
  private void admit(WriteTx tx) {
    tx.oneAtATime("jobs");
    long unfinished =
        tx.sql(
                """
                select count(*) as n from job
                where shop = :shop and mode = :mode and status = 'running'""")
            .one(row -> row.number("n"));
    if (unfinished >= MOST_UNFINISHED) {
      throw Problem.of(
              Code.RATE_LIMITED,
              "This shop has " + unfinished + " unfinished jobs; " + MOST_UNFINISHED + " may be")
          .hint("Wait until one has ended, or stop one with cancel_job.")
          .next("list_jobs", "cancel_job")
          .header("Retry-After", "5");
    }
  }

  private String insert(
      WriteTx tx, String action, Job.Kind kind, Optional<String> ability, long total) {
    String id = tx.id("job");
    var actor = tx.scope().actor();
    tx.sql(
            """
            insert into job (id, shop, mode, key_id, key_name, via, request_id, action, kind, ability, status, total,
              succeeded, failed, summary, created_at)
            values (:id, :shop, :mode, :key_id, :key_name, :via, :request_id, :action, :kind, :ability, :status, :total,
              0, 0, '{}', :now)""")
        .bind("id", id)
        .bind("key_id", actor.keyId())
        .bind("key_name", actor.name())
        .bind("via", actor.via())
        .bind("request_id", actor.requestId())
        .bind("action", action)
        .bind("kind", kind)
        .bind("ability", ability)
        .bind("status", Job.Status.RUNNING)
        .bind("total", total)
        .bind("now", tx.now())
        .run();
    return id;
  }

  private static void describe(
      WriteTx tx, String id, ObjectNode shared, ObjectNode options, Map<String, Long> counts) {
    tx.sql(
            """
            update job set shared_input = :shared, options = :options, summary = :summary
            where shop = :shop and mode = :mode and id = :id""")
        .bind("id", id)
        .json("shared", shared)
        .json("options", options)
        .json("summary", new TreeMap<>(counts))
        .run();
  }

  /**
   * The job of this id, which the caller started or may see.
   *
   * @throws Problem 404, also once it has expired
   */
  public Job get(ReadTx tx, String id) {
    return find(tx, id).job();
  }

  private KeptJob find(ReadTx tx, String id) {
    return found(tx, id, "{for update}");
  }

  /** Without a lock: who stops a job locks its chunks first, as everybody does. */
  private KeptJob look(ReadTx tx, String id) {
    return found(tx, id, "");
  }

  private static KeptJob found(ReadTx tx, String id, String lock) {
    return tx.sql(
            """
            select * from job
            where shop = :shop and mode = :mode and id = :id and (key_id = :key_id or :sees_all)
              and (expires_at is null or expires_at > :now)
            """
                + lock)
        .bind("id", id)
        .bind("key_id", tx.scope().actor().keyId())
        .bind("sees_all", tx.scope().actor().may(SEE_ALL))
        .bind("now", tx.now())
        .first(KeptJob::of)
        .orElseThrow(() -> Problem.notFound("Job", id).next("list_jobs"));
  }

  /** The jobs that the caller started or may see, newest first. */
  public Page<Job> list(
      ReadTx tx, Paging paging, Optional<Job.Status> status, Optional<String> action) {
    return tx.select(paging, "j.*", "job j where j.shop = :shop and j.mode = :mode")
        .id("j.id")
        .always("j.expires_at is null or j.expires_at > :now")
        .bind("now", tx.now())
        .and("j.key_id = :key_id", ownOnly(tx))
        .and("j.status = :status", status)
        .and("j.action = :action", action)
        .sort("created_at", "j.created_at", SortKind.NUMBER)
        .page(row -> KeptJob.of(row).job());
  }

  private static Optional<String> ownOnly(ReadTx tx) {
    return tx.scope().actor().may(SEE_ALL)
        ? Optional.empty()
        : Optional.of(tx.scope().actor().keyId());
  }

  /**
   * The file of an export.
   *
   * @throws Problem 404 where there is none, or none any more; 409 while it is being written
   */
  public ReadyFile file(ReadTx tx, String id) {
    if (look(tx, id).job().status() == Job.Status.RUNNING) {
      throw Problem.of(Code.INVALID_TRANSITION, "The job is still running")
          .hint("read_job with wait: 60 answers when it has ended.")
          .next("read_job");
    }
    return tx.sql(
            """
            select file_name, file_type, file_bytes, file_expires_at from job
            where shop = :shop and mode = :mode and id = :id and file_expires_at > :now""")
        .bind("id", id)
        .bind("now", tx.now())
        .first(
            row ->
                new ReadyFile(
                    row.text("file_name"),
                    row.text("file_type"),
                    row.number("file_bytes"),
                    row.time("file_expires_at")))
        .orElseThrow(() -> Problem.notFound("File of the job", id).next("read_job"));
  }

  /** A part of a job's items, from the first. */
  public Page<JobItem> items(ReadTx tx, Paging paging, String id, Optional<JobItem.Status> status) {
    return items.list(tx, paging, id, look(tx, id).shared(), status);
  }

  /**
   * Stops what has not begun; what is being done at this moment is waited for.
   *
   * @throws Problem 409 where it has ended
   */
  public Job cancel(WriteTx tx, String id) {
    mayChange(tx, running(look(tx, id)));
    stop(tx, id);
    running(find(tx, id));
    return end(tx, id, Job.Status.CANCELLED, Optional.empty());
  }

  private static KeptJob running(KeptJob kept) {
    if (kept.job().ended()) {
      throw Problem.of(Code.INVALID_TRANSITION, "The job has ended: it is " + kept.status())
          .hint("Nothing of it is left to stop; retry_failed_job_items does what failed again.")
          .next("read_job");
    }
    return kept;
  }

  private static void mayChange(ReadTx tx, KeptJob kept) {
    if (!kept.keyId().equals(tx.scope().actor().keyId())) {
      needs(tx, CHANGE_ALL, "to stop a job that another key has started");
    }
  }

  private static void needs(ReadTx tx, String ability, String what) {
    if (!tx.scope().actor().may(ability)) {
      throw Problem.of(Code.FORBIDDEN, "The ability " + ability + " is needed " + what)
          .next("who_am_i");
    }
  }

  /**
   * Starts a new job of the items that failed.
   *
   * @throws Problem 409 while it runs, or where nothing failed; 403 where the caller could not
   *     start it himself; 429 where there are too many
   */
  public Job retryFailed(WriteTx tx, String id) {
    KeptJob old = find(tx, id);
    if (!old.job().ended()) {
      throw Problem.of(Code.INVALID_TRANSITION, "The job is still running")
          .hint("Wait until it has ended, or stop it with cancel_job.")
          .next("read_job", "cancel_job");
    }
    long failed = items.failed(tx, id);
    if (failed == 0) {
      throw Problem.of(Code.INVALID_TRANSITION, "No item of the job has failed")
          .hint("There is nothing to do again; list_job_items shows what became of each.")
          .next("list_job_items");
    }
    old.ability().ifPresent(ability -> needs(tx, ability, "for " + old.job().action()));
    admit(tx);
    String again = insert(tx, old.job().action(), old.kind(), old.ability(), failed);
    describe(tx, again, old.shared(), old.options(), Map.of());
    items.copyFailed(tx, id, again);
    return begun(tx, again, failed);
  }

  /** Closes what has not begun; the job's own row comes after, by {@link #end}. */
  void stop(WriteTx tx, String id) {
    chunks.closeAll(tx, id);
    items.cancelWaiting(tx, id);
  }

  /** Ends a job, and tells of it. */
  Job end(WriteTx tx, String id, Job.Status status, Optional<ObjectNode> error) {
    tx.sql(
            """
            update job set status = :status, error = :error, completed_at = :now, expires_at = :expires_at
            where shop = :shop and mode = :mode and id = :id""")
        .bind("id", id)
        .bind("status", status)
        .json("error", error)
        .bind("now", tx.now())
        .bind("expires_at", tx.now().plus(KEPT_FOR))
        .run();
    Job job = own(tx, id).job();
    tx.happened("job." + job.status().name().toLowerCase(Locale.ROOT), job);
    return job;
  }

  /** The job, whoever asks: for who works on it. */
  KeptJob own(ReadTx tx, String id) {
    return tx.sql("select * from job where shop = :shop and mode = :mode and id = :id")
        .bind("id", id)
        .one(KeptJob::of);
  }

  /** The same, held until the transaction ends. */
  KeptJob locked(WriteTx tx, String id) {
    return tx.sql("select * from job where shop = :shop and mode = :mode and id = :id {for update}")
        .bind("id", id)
        .one(KeptJob::of);
  }

  /** Notes that work has begun. */
  void begin(WriteTx tx, String id) {
    tx.sql(
            """
            update job set started_at = :now
            where shop = :shop and mode = :mode and id = :id and started_at is null""")
        .bind("id", id)
        .bind("now", tx.now())
        .run();
  }

  /** Adds what a chunk did; gives the job as it now stands, locked. */
  KeptJob add(WriteTx tx, String id, long succeeded, long failed, Map<String, Long> counts) {
    KeptJob kept =
        tx.sql(
                """
                update job set succeeded = succeeded + :succeeded, failed = failed + :failed
                where shop = :shop and mode = :mode and id = :id
                returning *""")
            .bind("id", id)
            .bind("succeeded", succeeded)
            .bind("failed", failed)
            .one(KeptJob::of);
    if (!counts.isEmpty()) {
      Map<String, Long> summary = new TreeMap<>(kept.job().summary());
      counts.forEach((what, count) -> summary.merge(what, count, Long::sum));
      tx.sql("update job set summary = :summary where shop = :shop and mode = :mode and id = :id")
          .bind("id", id)
          .json("summary", summary)
          .run();
    }
    return kept;
  }

  /** Jobs of all shops with a chunk that nobody holds, the oldest first. */
  List<DueJob> due(ReadTx tx, int most) {
    return tx.unscoped(
            """
            select j.id, j.shop, j.mode from job j
            where j.status = 'running' and exists
              (select 1 from job_chunk c where c.job_id = j.id and not c.done
                and (c.owner is null or c.lease_until <= :now))
            order by j.created_at, j.id limit :most""")
        .bind("now", tx.clusterTime())
        .bind("most", most)
        .list(row -> new DueJob(row.text("id"), row.text("shop"), row.choice("mode", Mode.class)));
  }

  /**
   * Forgets jobs that have expired, with at most so many of their items at a time. Gives how many
   * rows went.
   */
  public int sweep(WriteTx tx, int most) {
    List<String> expired =
        tx.unscoped("select id from job where expires_at <= :now order by expires_at limit :most")
            .bind("now", tx.now())
            .bind("most", most)
            .list(row -> row.text("id"));
    if (expired.isEmpty()) {
      return 0;
    }
    int gone = items.sweep(tx, expired, most);
    if (gone < most) {
      chunks.sweep(tx, expired);
      gone += tx.unscoped("delete from job where id in (:ids)").bind("ids", expired).run();
    }
    return gone;
  }
}
