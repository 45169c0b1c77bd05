package dev.storehand.core.job;

import dev.storehand.core.db.Row;
import dev.storehand.core.schema.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/** A job with what clients do not see of it. */
record KeptJob(
    Job job,
    Job.Kind kind,
    String keyId,
    String keyName,
    String requestId,
    Optional<String> ability,
    ObjectNode shared,
    ObjectNode options) {
  private static final TypeReference<TreeMap<String, Long>> COUNTS = new TypeReference<>() {};

  String status() {
    return job.status().name().toLowerCase(Locale.ROOT);
  }

  static KeptJob of(Row row) {
    return new KeptJob(
        job(row),
        row.choice("kind", Job.Kind.class),
        row.text("key_id"),
        row.text("key_name"),
        row.text("request_id"),
        row.maybeText("ability"),
        Json.parse(row.text("shared_input")),
        Json.parse(row.text("options")));
  }

  /** In percent; an export of nothing is done when it has ended. */
  private static int progress(Job.Status status, long processed, long total) {
    return total > 0 ? (int) (100 * processed / total) : status == Job.Status.RUNNING ? 0 : 100;
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
        progress(row.choice("status", Job.Status.class), processed, total),
        total,
        processed,
        succeeded,
        failed,
        row.json("summary", COUNTS),
        row.maybeText("error").map(Json::parse),
        row.maybeText("file_name").map(file -> Job.fileOf(row.text("id"))),
        row.maybeTime("file_expires_at"),
        row.time("created_at"),
        row.maybeTime("started_at"),
        row.maybeTime("completed_at"));
  }
}
