package dev.storehand.core.job;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.schema.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** The table {@code job_item}. */
final class JobItemStore {

  /** Keeps items in their order. */
  void insert(WriteTx tx, String jobId, List<ObjectNode> items) {
    tx.sql(
            """
            insert into job_item (job_id, shop, mode, idx, status, input)
            values (:job, :shop, :mode, :idx, 'queued', :input)""")
        .bind("job", jobId)
        .runEach(
            IntStream.range(0, items.size()).boxed().toList(),
            (sql, i) -> sql.bind("idx", (long) i).bind("input", items.get(i).toString()));
  }

  /** How many items of a job failed. */
  long failed(ReadTx tx, String jobId) {
    return tx.sql(
            """
            select count(*) as n from job_item
            where shop = :shop and mode = :mode and job_id = :job and status = 'failed'""")
        .bind("job", jobId)
        .one(row -> row.number("n"));
  }

  /** Copies a job's failed items to another job, numbered anew. */
  void copyFailed(WriteTx tx, String from, String to) {
    tx.sql(
            """
            insert into job_item (job_id, shop, mode, idx, status, input)
            select :to, i.shop, i.mode, row_number() over (order by i.idx) - 1, 'queued', i.input
            from job_item i
            where i.shop = :shop and i.mode = :mode and i.job_id = :from and i.status = 'failed'""")
        .bind("from", from)
        .bind("to", to)
        .run();
  }

  /** The items of a chunk that wait, in order. */
  List<JobClaim.Waiting> waiting(ReadTx tx, JobClaim claim) {
    return tx.sql(
            """
            select i.idx, i.input from job_item i
            where i.shop = :shop and i.mode = :mode and i.job_id = :job and i.idx >= :first
              and i.idx < :end and i.status = 'queued'
            order by i.idx""")
        .bind("job", claim.jobId())
        .bind("first", claim.first())
        .bind("end", claim.first() + claim.size())
        .list(
            row ->
                new JobClaim.Waiting(row.number("idx"), whole(claim.shared(), row.text("input"))));
  }

  /** Writes what became of items. */
  void save(WriteTx tx, String jobId, List<ItemOutcome> outcomes) {
    tx.sql(
            """
            update job_item set status = :status, result = :result, error = :error
            where shop = :shop and mode = :mode and job_id = :job and idx = :idx""")
        .bind("job", jobId)
        .runEach(
            outcomes,
            (sql, outcome) ->
                sql.bind("idx", outcome.index())
                    .bind("status", outcome.status())
                    .bind("result", outcome.result())
                    .bind("error", outcome.error()));
  }

  /** What has not begun will not. */
  void cancelWaiting(WriteTx tx, String jobId) {
    tx.sql(
            """
            update job_item set status = 'cancelled'
            where shop = :shop and mode = :mode and job_id = :job and status = 'queued'""")
        .bind("job", jobId)
        .run();
  }

  Page<JobItem> list(
      ReadTx tx, Paging paging, String jobId, ObjectNode shared, Optional<JobItem.Status> status) {
    return tx.select(
            paging, "i.*", "job_item i where i.shop = :shop and i.mode = :mode and i.job_id = :job")
        .bind("job", jobId)
        // A job's items differ by their index alone, which is what they are sorted by.
        .id("i.job_id")
        .and("i.status = :status", status)
        .sort("index", "i.idx", SortKind.NUMBER)
        .ascending()
        .page(row -> item(row, shared));
  }

  /** Removes items of jobs that have expired, at most this many. */
  int sweep(WriteTx tx, List<String> jobs, int most) {
    return tx.unscoped(
            """
            delete from job_item where (job_id, idx) in
              (select job_id, idx from job_item where job_id in (:jobs) limit :most)""")
        .bind("jobs", jobs)
        .bind("most", most)
        .run();
  }

  private static JobItem item(Row row, ObjectNode shared) {
    return new JobItem(
        row.number("idx"),
        whole(shared, row.text("input")),
        row.choice("status", JobItem.Status.class),
        row.maybeText("result").map(Json::parse),
        row.maybeText("error").map(Json::parse));
  }

  private static ObjectNode whole(ObjectNode shared, String own) {
    return NewJob.over(shared, Json.parse(own));
  }
}
