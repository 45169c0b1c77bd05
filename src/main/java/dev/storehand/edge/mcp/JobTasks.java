package dev.storehand.edge.mcp;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.action.Target;
import dev.storehand.core.call.Reply;
import dev.storehand.core.call.Request;
import dev.storehand.core.db.Via;
import dev.storehand.core.schema.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Jobs as tasks of the extension: a job's id is the task's, and what is asked of the task is asked
 * of the actions that show and cancel jobs, with the caller's own key.
 */
final class JobTasks {
  /** What a client says it can do, to be answered with tasks. */
  static final String EXTENSION = "io.modelcontextprotocol/tasks";

  /** A job is kept for seven days after its end, so at least for so long after it was begun. */
  private static final long KEPT_MILLIS = 7L * 24 * 60 * 60 * 1000;

  private static final int POLL_MILLIS = 1_000;
  private static final String READ = "read_job";
  private static final String CANCEL = "cancel_job";

  private final McpParts parts;
  private final Extra extra;

  JobTasks(McpParts parts, Extra extra) {
    this.parts = parts;
    this.extra = extra;
  }

  /** Whether a client takes tasks. */
  static boolean taken(Message message) {
    return message.modern() && message.clientCapabilities().path("extensions").has(EXTENSION);
  }

  /** Whether a reply is a job that has not ended. */
  static boolean isRunning(Action<?, ?> action, Reply reply) {
    return action.kind() == Kind.JOB
        && reply.accepted()
        && !reply.dryRun()
        && Json.parse(reply.body()).path("status").asString("").equals("running");
  }

  /** The result that answers a call with a task, which can be asked for from now on. */
  ObjectNode begun(Turn turn, Reply started) {
    String id = Json.parse(started.body()).path("job_id").asString();
    return task(job(turn, id)).put("resultType", "task");
  }

  /** Answers {@code tasks/get}. */
  ObjectNode get(Turn turn) {
    String id = id(turn.message());
    Optional<ObjectNode> other = extra.tasks().get(id);
    if (other.isPresent()) {
      turn.admit(parts.gate(), 1);
      return other.get();
    }
    ObjectNode job = job(turn, id);
    ObjectNode task = task(job);
    if (task.path("status").asString().equals("completed")) {
      task.set("result", ended(job));
    }
    return task;
  }

  /** Answers {@code tasks/update}: no job asks for anything on its way. */
  ObjectNode update(Turn turn) {
    String id = id(turn.message());
    JsonNode responses = turn.message().params().path("inputResponses");
    if (extra.tasks().update(id, responses)) {
      turn.admit(parts.gate(), 1);
    } else {
      job(turn, id);
    }
    return Json.object();
  }

  /** Answers {@code tasks/cancel}: a job that has ended is left as it is. */
  ObjectNode cancel(Turn turn) {
    String id = id(turn.message());
    if (extra.tasks().cancel(id)) {
      turn.admit(parts.gate(), 1);
      return Json.object();
    }
    Reply reply = call(turn, CANCEL, id);
    if (reply.status() != 409) {
      accepted(reply, id);
    }
    return Json.object();
  }

  /** The result of a tool whose job has ended: of one that failed as a whole, why. */
  ObjectNode ended(ObjectNode job) {
    if (job.path("status").asString().equals("failed")) {
      return Results.failure(
          job.path("error") instanceof ObjectNode problem
              ? Results.explained(problem)
              : "The job " + job.path("job_id").asString() + " failed.");
    }
    ObjectNode shown = shown(job);
    ObjectNode result = Results.text(shown.toString());
    result.set("structuredContent", shown);
    return result.put("isError", false);
  }

  /** As much of a job as the tool that started it declares to answer. */
  private ObjectNode shown(ObjectNode job) {
    ObjectNode shown = job.deepCopy();
    parts
        .registry()
        .named(job.path("action").asString(""))
        .map(action -> action.output().schema().path("properties").propertyNames())
        .ifPresent(shown::retain);
    return shown;
  }

  private String id(Message message) {
    if (!taken(message)) {
      throw RpcError.missingExtension(EXTENSION);
    }
    return message.text("taskId");
  }

  private ObjectNode job(Turn turn, String id) {
    return accepted(call(turn, READ, id), id);
  }

  private Reply call(Turn turn, String action, String id) {
    Reply reply =
        parts
            .dispatcher()
            .call(
                new Request(
                    turn.requestId(),
                    Via.MCP,
                    new Target.Name(action),
                    turn.incoming().token(),
                    found -> Json.object().put("job_id", id)));
    turn.rate(reply.rate());
    return reply;
  }

  private static ObjectNode accepted(Reply reply, String id) {
    ObjectNode body = Json.parse(reply.body());
    if (reply.accepted()) {
      return body;
    }
    if (reply.status() == 404 || reply.status() == 422) {
      throw RpcError.invalidParams("There is no task " + Text.shortened(id));
    }
    throw Results.refused(reply.status(), body).with(reply.headers());
  }

  private static ObjectNode task(ObjectNode job) {
    String created = job.path("created_at").asString();
    String last = job.path("completed_at").asString(job.path("started_at").asString(created));
    return Json.object()
        .put("taskId", job.path("job_id").asString())
        .put("status", status(job.path("status").asString()))
        .put("statusMessage", message(job))
        .put("createdAt", created)
        .put("lastUpdatedAt", last)
        .put("ttlMs", KEPT_MILLIS)
        .put("pollIntervalMs", POLL_MILLIS);
  }

  /** A job that failed is a tool that reports an error: its task has completed all the same. */
  private static String status(String job) {
    return switch (job) {
      case "running" -> "working";
      case "cancelled" -> "cancelled";
      default -> "completed";
    };
  }

  /** How far a job has come, in words. */
  static String message(ObjectNode job) {
    long failed = job.path("failed").asLong(0);
    return job.path("processed").asLong(0)
        + " of "
        + job.path("total").asLong(0)
        + " items"
        + (failed == 0 ? "" : ", " + failed + " failed");
  }
}
