package dev.storehand.core.call;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a problem's answer: RFC 9457 with the sentences first (contract, section 5). */
public final class Answers {
  /** The path that all actions stand below. */
  static final String BASE = "/api/v2/external";

  /** The path of the pages that explain a code. */
  public static final String PROBLEMS = BASE + "/problems/";

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** As many as an import may list (contract, section 7); schemas stop sooner. */
  private static final int MOST_ERRORS = 1_000;

  private Answers() {}

  /** The reply to a refused call. */
  public static Reply of(Problem problem, String requestId, Optional<Rate> rate) {
    return new Reply(
        requestId,
        problem.code().status(),
        Json.bytes(body(problem, requestId)),
        false,
        rate,
        problem.headers());
  }

  /** The reply to a call that failed: a refusal, or a failure of ours, which is logged. */
  static Reply ofFailure(Throwable failure, String action, String requestId, Optional<Rate> rate) {
    if (failure instanceof Problem problem) {
      return of(problem, requestId, rate);
    }
    LOG.error("{} failed", action, failure);
    return of(
        Problem.of(Code.SERVER_ERROR, "The server failed; nothing was changed"), requestId, rate);
  }

  /** What is told where something was done, and then its answer could not be written. */
  static Problem unwritten(RuntimeException failure) {
    LOG.error("an answer could not be written", failure);
    return Problem.of(Code.SERVER_ERROR, "It was done, but the server failed to write the answer")
        .hint("Do not send it again: list_audit_entries and list_events show it by this trace_id.")
        .next("list_audit_entries", "list_events");
  }

  /** The body alone. */
  public static ObjectNode body(Problem problem, String requestId) {
    ObjectNode body = Json.object();
    ArrayNode errors = body.putArray("errors");
    List<Fault> faults = problem.faults();
    if (faults.isEmpty()) {
      errors.add(problem.detail());
    }
    faults.stream().limit(MOST_ERRORS).map(Fault::text).forEach(errors::add);
    body.put("type", PROBLEMS + problem.code().wire())
        .put("code", problem.code().wire())
        .put("title", problem.code().title())
        .put("status", problem.code().status())
        .put("detail", problem.detail());
    if (!faults.isEmpty()) {
      Map<String, List<String>> fields = new LinkedHashMap<>();
      faults.stream()
          .limit(MOST_ERRORS)
          .forEach(
              fault ->
                  fields
                      .computeIfAbsent(fault.path(), path -> new ArrayList<>())
                      .add(fault.sentence()));
      body.set("fields", Json.mapper().valueToTree(fields));
    }
    body.put("hint", problem.hint());
    ArrayNode next = body.putArray("next_actions");
    problem.nextActions().forEach(next::add);
    return body.put("trace_id", requestId);
  }
}
