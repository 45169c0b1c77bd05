package dev.storehand.command;

import dev.storehand.core.action.Action;
import dev.storehand.core.schema.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Waits for a job, with a bar for who watches. */
record JobWatch(Line line, Action<?, ?> readJob, Console console) {
  private static final String RUNNING = "running";
  private static final int BAR = 40;

  /** How long one question waits: with a bar to be moved, and without. */
  private static final int BAR_SECONDS = 1;

  private static final int SECONDS = 60;

  /** Whether an answer is a job that has not ended. */
  static boolean isRunning(JsonNode answer) {
    return answer.has("status_url") && answer.path("status").asString("").equals(RUNNING);
  }

  /** Whether an answer is no job, or one of which nothing has failed. */
  static boolean worked(JsonNode answer) {
    String status = answer.path("status").asString("");
    return !answer.has("status_url")
        || (!status.equals("failed")
            && !status.equals("cancelled")
            && answer.path("failed").asLong(0) == 0);
  }

  /** The job's last answer. */
  Line.Answer await(String jobId) {
    ObjectNode asked =
        Json.object().put("job_id", jobId).put("wait", console.watched() ? BAR_SECONDS : SECONDS);
    while (true) {
      Line.Answer answer = line.call(readJob, asked.deepCopy());
      JsonNode job = Json.mapper().readTree(answer.body());
      if (!answer.accepted()) {
        return answer;
      }
      show(job);
      if (!isRunning(job)) {
        console.err().println((console.watched() ? "\n" : "") + summary(job));
        return answer;
      }
    }
  }

  private void show(JsonNode job) {
    if (console.watched()) {
      int percent = job.path("progress").asInt(0);
      int full = percent * BAR / 100;
      String bar = "#".repeat(full) + ".".repeat(BAR - full);
      console
          .err()
          .printf(
              "\r[%s] %d%% (%d of %d)",
              bar, percent, job.path("processed").asLong(0), job.path("total").asLong(0));
      console.err().flush();
    }
  }

  private static String summary(JsonNode job) {
    return "%s is %s: %d of %d worked, %d failed."
        .formatted(
            job.path("action").asString(""),
            job.path("status").asString(""),
            job.path("succeeded").asLong(0),
            job.path("total").asLong(0),
            job.path("failed").asLong(0));
  }
}
