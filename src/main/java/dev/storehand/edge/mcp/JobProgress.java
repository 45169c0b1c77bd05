package dev.storehand.edge.mcp;

import dev.storehand.core.action.StreamPart;
import dev.storehand.core.action.Target;
import dev.storehand.core.call.Delivery;
import dev.storehand.core.call.Reply;
import dev.storehand.core.call.Request;
import dev.storehand.core.db.Via;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call that started a job and whose client wants to know how far it has come: it is told as the
 * job comes on, and answered when the job has ended, or after a while with the job as it stands.
 */
final class JobProgress {
  private static final String FOLLOW = "stream_job_events";
  private static final Duration AT_MOST = Duration.ofSeconds(30);
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(15);

  private final Exchange exchange;
  private final JobTasks tasks;
  private final Delivery.Feed feed;
  private final long until = System.nanoTime() + LONGEST_NANOS;
  private ObjectNode job;
  private long told = -1;

  private JobProgress(Exchange exchange, JobTasks tasks, Delivery.Feed feed, ObjectNode started) {
    this.exchange = exchange;
    this.tasks = tasks;
    this.feed = feed;
    this.job = started;
  }

  /** Begins to follow the job; empty where that is refused, and the job is the answer. */
  static Optional<Delivery.Feed> feed(McpParts parts, Turn turn, Reply started) {
    ObjectNode arguments = Json.object();
    arguments.put("job_id", Json.parse(started.body()).path("job_id").asString());
    Request request =
        new Request(
            turn.requestId(),
            Via.MCP,
            new Target.Name(FOLLOW),
            turn.incoming().token(),
            found -> arguments);
    try {
      return parts
          .dispatcher()
          .call(request)
          .delivery()
          .filter(Delivery.Stream.class::isInstance)
          .map(delivery -> ((Delivery.Stream) delivery).open());
    } catch (Problem tooMany) {
      return Optional.empty();
    }
  }

  /** Tells of the job until it ends. */
  static void tell(Exchange exchange, JobTasks tasks, Delivery.Feed feed, Reply started) {
    JobProgress progress = new JobProgress(exchange, tasks, feed, Json.parse(started.body()));
    exchange.whenEnded(feed::close);
    progress.say(feed.first());
  }

  private void say(StreamPart<byte[]> batch) {
    for (StreamPart.Entry<byte[]> entry : batch.entries()) {
      job = Json.parse(entry.data());
      long processed = job.path("processed").asLong(0);
      if (processed > told) {
        told = processed;
        exchange.progress(processed, job.path("total").asLong(0), JobTasks.message(job));
      }
    }
    if (batch.over() || System.nanoTime() - until > 0) {
      exchange.finish(tasks.ended(job));
      return;
    }
    feed.next(batch.cursor(), AT_MOST)
        .whenComplete(
            (next, failure) ->
                exchange.guarded(
                    () -> {
                      if (failure == null) {
                        say(next);
                      } else {
                        exchange.finish(tasks.ended(job));
                      }
                    }));
  }
}
