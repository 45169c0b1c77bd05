package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.action.Verb;
import dev.storehand.core.problem.Code;
import dev.storehand.core.schema.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One action as an OpenAPI operation. */
final class Operation {
  private final Action<?, ?> action;
  private final Recorded recorded;
  private final ObjectNode example;
  private final boolean bodied;

  private Operation(Action<?, ?> action, Recorded recorded) {
    this.action = action;
    this.recorded = recorded;
    this.example = action.examples().get(0);
    this.bodied = action.verb() == Verb.POST || action.verb() == Verb.PATCH;
  }

  static ObjectNode of(Action<?, ?> action, Recorded recorded) {
    return new Operation(action, recorded).tree();
  }

  private ObjectNode tree() {
    ObjectNode operation = Json.object().put("operationId", action.name());
    operation.putArray("tags").add(action.room().title());
    operation.put("summary", action.title()).put("description", Markdown.told(action));
    ArrayNode parameters = parameters();
    if (!parameters.isEmpty()) {
      operation.set("parameters", parameters);
    }
    if (bodied) {
      operation.set("requestBody", body());
    }
    operation.set("responses", responses());
    action.ability().ifPresent(ability -> operation.put("x-ability", ability));
    operation.put("x-kind", action.kind().wire());
    operation.put("x-destructive", action.destroys());
    operation.put("x-idempotent", action.repeatable());
    operation.put("x-cost-points", action.kind().points());
    ArrayNode aliases = operation.putArray("x-aliases");
    action.aliases().forEach(aliases::add);
    return operation;
  }

  private ArrayNode parameters() {
    ArrayNode parameters = Json.mapper().createArrayNode();
    JsonNode properties = action.input().schema().path("properties");
    for (String name : action.path().parameters()) {
      parameters.add(parameter(name, "path", properties.path(name)).put("required", true));
    }
    if (!bodied) {
      Set<String> required = new HashSet<>();
      action
          .input()
          .requestSchema()
          .path("required")
          .forEach(each -> required.add(each.asString()));
      action
          .input()
          .requestSchema()
          .path("properties")
          .properties()
          .forEach(
              each -> {
                ObjectNode parameter = parameter(each.getKey(), "query", each.getValue());
                parameter.put("required", required.contains(each.getKey()));
                if (each.getValue().path("type").asString("").equals("array")) {
                  parameter.put("style", "form").put("explode", false);
                }
                parameters.add(parameter);
              });
    }
    if (action.output().streams()) {
      parameters
          .addObject()
          .put("name", "Last-Event-ID")
          .put("in", "header")
          .put("description", "The id of the last event seen, to go on from there.")
          .put("required", false)
          .putObject("schema")
          .put("type", "string")
          .put("maxLength", 1000);
    }
    if (action.kind() != Kind.READ) {
      parameters.addObject().put("$ref", "#/components/parameters/IdempotencyKey");
    }
    return parameters;
  }

  private ObjectNode parameter(String name, String in, JsonNode schema) {
    ObjectNode parameter = Json.object().put("name", name).put("in", in);
    parameter.put("description", schema.path("description").asString(""));
    parameter.set("schema", schema);
    if (example.has(name)) {
      parameter.set("example", example.get(name));
    }
    return parameter;
  }

  private ObjectNode body() {
    ObjectNode schema = action.input().requestSchema();
    ObjectNode sent = example.deepCopy();
    action.path().parameters().forEach(sent::remove);
    ObjectNode body = Json.object().put("required", !schema.path("required").isEmpty());
    ObjectNode content = body.putObject("content");
    ObjectNode json = content.putObject("application/json");
    json.set("schema", schema);
    json.set("example", sent);
    if (schema.path("properties").has("csv")) {
      content.putObject("text/csv").putObject("schema").put("type", "string");
    }
    return body;
  }

  private ObjectNode responses() {
    ObjectNode responses = Json.object();
    boolean read = action.kind() == Kind.READ;
    ObjectNode good = responses.putObject(read ? "200" : "202");
    good.put(
        "description",
        switch (action.kind()) {
          case READ -> "What was asked for.";
          case WRITE -> "Done: the resource as it now stands.";
          case JOB -> "Begun: the job. Poll its status_url.";
        });
    ObjectNode headers = good.putObject("headers");
    Components.HEADERS.forEach(
        name -> headers.putObject(name).put("$ref", "#/components/headers/" + name));
    if (!read) {
      headers.putObject("Dry-Run").put("$ref", "#/components/headers/Dry-Run");
    }
    ObjectNode content = good.putObject("content");
    action
        .output()
        .mediaTypes()
        .forEach(type -> content.putObject(type).putObject("schema").put("type", "string"));
    ObjectNode json = content.putObject("application/json");
    json.set("schema", action.output().schema());
    recorded.answer(action.name()).ifPresent(answer -> json.set("example", answer));
    Map<Integer, List<String>> refusals = new TreeMap<>();
    Refusals.of(action)
        .forEach(
            code ->
                refusals.computeIfAbsent(code.status(), s -> new ArrayList<>()).add(code.wire()));
    refusals.forEach(
        (status, codes) ->
            responses
                .putObject(Integer.toString(status))
                .put("$ref", "#/components/responses/" + Components.responseOf(status))
                .put("description", String.join(", ", codes)));
    return responses;
  }

  /** The codes of one status. */
  static List<Code> codesOf(int status) {
    return List.of(Code.values()).stream().filter(code -> code.status() == status).toList();
  }
}
