package dev.storehand.command;

import dev.storehand.core.action.Action;
import dev.storehand.core.schema.Json;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Waits for a job, with a bar for who watches. */
record JobWatch(Line line, Action<?, ?> readJob, Console console) {
  private static final String RUNNING = "running";
  private static final int BAR = 40;
  private static final long PAUSE_MILLIS = 250;

  /** Whether an answer is a job that has not ended. */
  static boolean isRunning(JsonNode answer) {
    return answer.has("status_url") && answer.path("status").asString("").equals(RUNNING);
  }

  /** The job's last answer. */
  Line.Answer await(String jobId) {
    while (true) {
      Line.Answer answer = line.call(readJob, Json.object().put("job_id", jobId));
      JsonNode job = Json.mapper().readTree(answer.body());
      show(job);
      if (!answer.accepted() || !isRunning(job)) {
        clear();
        return answer;
      }
      pause();
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

  private void clear() {
    if (console.watched()) {
      console.err().println();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
