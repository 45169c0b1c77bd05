package dev.storehand.edge.mcp;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What we have asked clients of the older revisions and they have not answered yet. Nobody waits
 * for an answer: it comes as a message of its own and carries on where the question was asked.
 */
final class Questions {
  private static final int MOST = 1_000;
  private static final int MINUTES = 10;

  private record Open(String asker, CompletableFuture<ObjectNode> answer) {}

  private final Map<String, Open> open = new ConcurrentHashMap<>();

  /** A question that has been put. */
  record Asked(String id, CompletableFuture<ObjectNode> answer) {}

  /** Whether one more may be put. */
  boolean free() {
    return open.size() < MOST;
  }

  /**
   * A new question to whoever holds this token's digest; its future ends with the client's message,
   * or exceptionally.
   */
  Asked ask(String asker) {
    String id = "ask_" + UUID.randomUUID();
    CompletableFuture<ObjectNode> answer = new CompletableFuture<>();
    open.put(id, new Open(asker, answer));
    answer.orTimeout(MINUTES, TimeUnit.MINUTES).whenComplete((message, failure) -> open.remove(id));
    return new Asked(id, answer);
  }

  /** Takes an answer; false if the question is not known, or was put to another. */
  boolean answered(Optional<JsonNode> id, String asker, ObjectNode message) {
    Open question =
        id.filter(JsonNode::isString).map(text -> open.get(text.stringValue())).orElse(null);
    return question != null
        && question.asker().equals(asker)
        && question.answer().complete(message);
  }
}
