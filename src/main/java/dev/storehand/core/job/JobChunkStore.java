package dev.storehand.core.job;

import dev.storehand.core.db.Row;
import dev.storehand.core.db.WriteTx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The table {@code job_chunk}: who works on which part of a job. Chunks are locked before items,
 * and items before the job, by everyone.
 */
final class JobChunkStore {
  /** Long enough for a chunk, even where it waits for others; a dead node's chunk waits as long. */
  static final Duration LEASE = Duration.ofSeconds(20);

  /** A chunk's place. */
  record Chunk(long number, long first, long size, long generation) {
    static Chunk of(Row row) {
      return new Chunk(
          row.number("number"), row.number("first"), row.number("size"), row.number("generation"));
    }
  }

  /** Cuts so many items into chunks. */
  void insert(WriteTx tx, String jobId, long items) {
    long size = tx.dialect().chunk();
    tx.sql(
            """
            insert into job_chunk (job_id, shop, mode, number, first, size, generation, done)
            values (:job, :shop, :mode, :number, :first, :size, 0, :done)""")
        .bind("job", jobId)
        .bind("done", false)
        .runEach(
            LongStream.range(0, (items + size - 1) / size).boxed().toList(),
            (sql, number) ->
                sql.bind("number", number)
                    .bind("first", number * size)
                    .bind("size", Math.min(size, items - number * size)));
  }

  /** Takes the next chunk that nobody holds. */
  Optional<Chunk> claim(WriteTx tx, String jobId, String owner) {
    var now = tx.clusterTime();
    Optional<Chunk> free =
        tx.sql(
                """
                select c.number, c.first, c.size, c.generation from job_chunk c
                where c.shop = :shop and c.mode = :mode and c.job_id = :job and not c.done
                  and (c.owner is null or c.lease_until <= :now)
                order by c.number limit 1 {for update of c skip locked}""")
            .bind("job", jobId)
            .bind("now", now)
            .first(Chunk::of);
    free.ifPresent(
        chunk ->
            tx.sql(
                    """
                    update job_chunk set owner = :owner, lease_until = :until,
                      generation = generation + 1
                    where shop = :shop and mode = :mode and job_id = :job and number = :number""")
                .bind("owner", owner)
                .bind("until", now.plus(LEASE))
                .bind("job", jobId)
                .bind("number", chunk.number())
                .run());
    return free.map(
        chunk -> new Chunk(chunk.number(), chunk.first(), chunk.size(), chunk.generation() + 1));
  }

  /** Marks a chunk done, and holds it until the transaction ends; false where it is not ours. */
  boolean take(WriteTx tx, JobClaim claim) {
    return change(tx, claim, "done = true");
  }

  /** Holds a chunk for another lease; false where it is not ours any more. */
  boolean renew(WriteTx tx, JobClaim claim) {
    return tx.sql(
                """
                update job_chunk set lease_until = :until
                where shop = :shop and mode = :mode and job_id = :job and number = :number
                  and owner = :owner and generation = :generation and not done""")
            .bind("until", tx.clusterTime().plus(LEASE))
            .bind("job", claim.jobId())
            .bind("number", claim.number())
            .bind("owner", claim.owner())
            .bind("generation", claim.generation())
            .run()
        == 1;
  }

  /** Gives a chunk back at once, as who stops does. */
  void release(WriteTx tx, JobClaim claim) {
    change(tx, claim, "owner = null, lease_until = null");
  }

  private static boolean change(WriteTx tx, JobClaim claim, String assignment) {
    return tx.sql(
                """
                update job_chunk set %s
                where shop = :shop and mode = :mode and job_id = :job and number = :number
                  and owner = :owner and generation = :generation and not done"""
                    .formatted(assignment))
            .bind("job", claim.jobId())
            .bind("number", claim.number())
            .bind("owner", claim.owner())
            .bind("generation", claim.generation())
            .run()
        == 1;
  }

  /** Closes every chunk that is open, having waited for those being applied. */
  void closeAll(WriteTx tx, String jobId) {
    tx.sql(
            """
            update job_chunk set done = :done
            where shop = :shop and mode = :mode and job_id = :job and not done""")
        .bind("job", jobId)
        .bind("done", true)
        .run();
  }

  /** Ends every lease: good where no other process can be at work. */
  int releaseAll(WriteTx tx) {
    return tx.unscoped("update job_chunk set lease_until = 0 where not done and lease_until > 0")
        .run();
  }

  /** Removes the chunks of jobs that have expired. */
  void sweep(WriteTx tx, List<String> jobs) {
    tx.unscoped("delete from job_chunk where job_id in (:jobs)").bind("jobs", jobs).run();
  }
}
