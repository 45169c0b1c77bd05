package dev.storehand.edge.mcp;

import dev.storehand.core.schema.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tools with tasks that the conformance suite looks for. A task stands where the time since its
 * beginning and the answers handed in say, so nothing runs meanwhile.
 */
final class ConformanceTasks implements TaskBook {
  private static final String NAMED =
      "{\"type\": \"object\", \"properties\": {\"name\": {\"type\": \"string\"}}}";
  private static final String COMPUTED =
      """
      {"type": "object", "properties": {"seconds": {"type": "number"}, "label": {"type": "string"}}}""";
  private static final String FILE =
      "{\"type\": \"object\", \"properties\": {\"filename\": {\"type\": \"string\"}}}";
  private static final String NOTHING = "{\"type\": \"object\", \"properties\": {}}";

  private final List<Extra.Tool> tools;
  private final Clock clock = Clock.systemUTC();
  private final Map<String, Task> all = new ConcurrentHashMap<>();

  /** A task, what it still asks for, and what it ends with. */
  private record Task(
      String id,
      Instant begun,
      Instant ends,
      Map<String, ObjectNode> asks,
      Function<String, ObjectNode> end,
      Map<String, JsonNode> answers,
      boolean cancelled) {}

  ConformanceTasks(List<Extra.Tool> tools) {
    this.tools = tools;
  }

  void add() {
    tools.add(
        ConformanceFixtures.plain(
            "greet", NAMED, m -> Results.text("Hello, " + text(m, "name") + "!")));
    tools.add(
        new Extra.Tasking(
            ConformanceFixtures.declared("slow_compute", COMPUTED),
            m -> begin(m.arguments().path("seconds").asInt(0), Map.of(), id -> computed(m)),
            Optional.of(ConformanceTasks::computed)));
    required(
        "failing_job",
        NOTHING,
        m -> begin(1, Map.of(), id -> Results.failure("This always fails")));
    required("protocol_error_job", NOTHING, m -> begin(0, Map.of(), id -> Json.object()));
    required(
        "confirm_delete",
        FILE,
        m -> begin(0, Map.of("confirm", question()), id -> Results.text("Deleted")));
    required(
        "multi_input",
        NOTHING,
        m ->
            begin(
                0,
                Map.of("first", question(), "second", question()),
                id -> Results.text("Both were answered")));
    required("test_tool_with_task", NOTHING, this::afterAQuestion);
  }

  private void required(String name, String schema, Function<Message, ObjectNode> call) {
    tools.add(
        new Extra.Tasking(ConformanceFixtures.declared(name, schema), call, Optional.empty()));
  }

  private static String text(Message message, String name) {
    return message.arguments().path(name).asString("");
  }

  private static ObjectNode computed(Message message) {
    return Results.text("Computed " + text(message, "label"));
  }

  private ObjectNode afterAQuestion(Message message) {
    JsonNode said = message.input("user_name");
    if (said.isMissingNode()) {
      ObjectNode result = Json.object().put("resultType", "input_required");
      result.putObject("inputRequests").set("user_name", question());
      return result;
    }
    String name = said.path("content").path("name").asString("");
    return begin(0, Map.of(), id -> Results.text("Hello, " + name + "!"));
  }

  private static ObjectNode question() {
    ObjectNode params = Json.object().put("mode", "form").put("message", "Please say");
    ObjectNode schema = params.putObject("requestedSchema").put("type", "object");
    schema.putObject("properties").putObject("name").put("type", "string");
    ObjectNode question = Json.object().put("method", "elicitation/create");
    question.set("params", params);
    return question;
  }

  private ObjectNode begin(
      int seconds, Map<String, ObjectNode> asks, Function<String, ObjectNode> end) {
    Instant now = clock.instant();
    String id = "task_" + UUID.randomUUID();
    Map<String, JsonNode> answers = new ConcurrentHashMap<>();
    Task task = new Task(id, now, now.plus(Duration.ofSeconds(seconds)), asks, end, answers, false);
    all.put(id, task);
    return shown(task, "working").put("resultType", "task");
  }

  private static ObjectNode shown(Task task, String status) {
    String begun = task.begun().truncatedTo(ChronoUnit.MILLIS).toString();
    return Json.object()
        .put("taskId", task.id())
        .put("status", status)
        .put("createdAt", begun)
        .put("lastUpdatedAt", begun)
        .put("ttlMs", 600_000)
        .put("pollIntervalMs", 100);
  }

  @Override
  public Optional<ObjectNode> get(String id) {
    return Optional.ofNullable(all.get(id)).map(this::stands);
  }

  private ObjectNode stands(Task task) {
    if (task.cancelled()) {
      return shown(task, "cancelled");
    }
    if (!task.answers().keySet().containsAll(task.asks().keySet())) {
      ObjectNode waiting = shown(task, "input_required");
      ObjectNode open = waiting.putObject("inputRequests");
      task.asks().forEach((key, ask) -> open.set(key, ask));
      open.remove(task.answers().keySet());
      return waiting;
    }
    if (clock.instant().isBefore(task.ends())) {
      return shown(task, "working");
    }
    ObjectNode result = task.end().apply(task.id());
    if (result.isEmpty()) {
      ObjectNode failed = shown(task, "failed");
      failed.putObject("error").put("code", Protocol.INTERNAL_ERROR).put("message", "It broke");
      return failed;
    }
    ObjectNode completed = shown(task, "completed");
    completed.set("result", result);
    return completed;
  }

  @Override
  public boolean update(String id, JsonNode responses) {
    Optional<Task> task = Optional.ofNullable(all.get(id));
    task.ifPresent(
        open ->
            responses.properties().stream()
                .filter(each -> open.asks().containsKey(each.getKey()))
                .forEach(each -> open.answers().put(each.getKey(), each.getValue())));
    return task.isPresent();
  }

  @Override
  public boolean cancel(String id) {
    Task known =
        all.computeIfPresent(
            id,
            (key, task) -> {
              boolean over =
                  !stands(task).path("status").asString().matches("working|input_required");
              return over
                  ? task
                  : new Task(
                      id, task.begun(), task.ends(), task.asks(), task.end(), task.answers(), true);
            });
    return known != null;
  }
}
