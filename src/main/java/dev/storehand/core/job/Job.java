package dev.storehand.core.job;

import dev.storehand.core.db.Resource;
import dev.storehand.core.schema.Doc;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A job as a client polls it (contract, section 7). */
@Doc("A job.")
public record Job(
    @Doc("The job's id.") String jobId,
    @Doc("The action that started it.") String action,
    @Doc("Where to ask how it is going.") String statusUrl,
    @Doc("running, completed (bulk, import), ready (export), failed or cancelled.") Status status,
    @Doc("How much is done, 0 to 100.") int progress,
    @Doc("How many items it has.") long total,
    @Doc("How many items have an outcome.") long processed,
    @Doc("How many worked.") long succeeded,
    @Doc("How many did not.") long failed,
    @Doc("What it counted besides, such as created or updated.") Map<String, Long> summary,
    @Doc("Why the whole failed, as the body of a refusal.") Optional<ObjectNode> error,
    @Doc("Where an export's file is, once it is ready.") Optional<String> downloadUrl,
    @Doc("Until when the file can be downloaded.") Optional<Instant> expiresAt,
    @Doc("When it was asked for.") Instant createdAt,
    @Doc("When work on it began.") Optional<Instant> startedAt,
    @Doc("When it ended.") Optional<Instant> completedAt)
    implements Resource {
  private static final String JOBS = "/api/v2/external/jobs/";

  /** Where a job stands; all but running are final. */
  public enum Status {
    RUNNING,
    COMPLETED,
    READY,
    FAILED,
    CANCELLED
  }

  /** What sort of work it is. */
  public enum Kind {
    BULK,
    IMPORT,
    EXPORT
  }

  @Override
  public String id() {
    return jobId;
  }

  /** Whether nothing more will become of it. */
  public boolean ended() {
    return status != Status.RUNNING;
  }

  /** Where the file of an export of this id is. */
  static String fileOf(String id) {
    return JOBS + id + "/download";
  }

  /** Where a job of this id is polled. */
  static String urlOf(String id) {
    return JOBS + id;
  }
}
