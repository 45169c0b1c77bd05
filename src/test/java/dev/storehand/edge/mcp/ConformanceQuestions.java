package dev.storehand.edge.mcp;

import static dev.storehand.edge.mcp.ConformanceFixtures.plain;

import dev.storehand.core.call.Seal;
import dev.storehand.core.schema.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The suite's tools whose results ask for input, as the modern era has them. */
final class ConformanceQuestions {
  private static final String NOTHING = "{\"type\": \"object\", \"properties\": {}}";

  private final Seal seal;
  private final List<Extra.Tool> tools;

  ConformanceQuestions(Seal seal, List<Extra.Tool> tools) {
    this.seal = seal;
    this.tools = tools;
  }

  void add() {
    tool(
        "streaming_elicitation",
        m -> {
          m.require("elicitation");
          return ask(
              Map.of("user_name", elicit("What is your name?", "name", "string")),
              Optional.empty());
        });
    tool(
        "input_required_result_elicitation",
        m -> {
          m.require("elicitation");
          return answered(m, "user_name", "name")
              .map(name -> Results.text("Hello, " + name + "!"))
              .orElseGet(
                  () ->
                      ask(
                          Map.of("user_name", elicit("What is your name?", "name", "string")),
                          Optional.empty()));
        });
    tool(
        "input_required_result_sampling",
        m -> {
          m.require("sampling");
          JsonNode said = m.input("capital_question");
          return said.isMissingNode()
              ? ask(
                  Map.of("capital_question", sample("What is the capital of France?", 100)),
                  Optional.empty())
              : Results.text("LLM says: " + said.path("content").path("text").asString(""));
        });
    tool(
        "input_required_result_list_roots",
        m -> {
          m.require("roots");
          JsonNode said = m.input("client_roots");
          return said.path("roots").isArray()
              ? Results.text("Roots: " + said.path("roots"))
              : ask(Map.of("client_roots", roots()), Optional.empty());
        });
    tool("input_required_result_request_state", m -> confirmed(m, "s1"));
    tool("input_required_result_tampered_state", m -> confirmed(m, "t1"));
    tool("input_required_result_multiple_inputs", this::several);
    tool("input_required_result_multi_round", this::rounds);
    tool("input_required_result_capabilities", this::capable);
  }

  private void tool(String name, Function<Message, ObjectNode> call) {
    tools.add(plain("test_" + name, NOTHING, call));
  }

  private ObjectNode confirmed(Message message, String expected) {
    boolean back = state(message).filter(expected::equals).isPresent();
    return back && !message.input("confirm").isMissingNode()
        ? Results.text("state-ok")
        : ask(Map.of("confirm", elicit("Please confirm", "ok", "boolean")), Optional.of(expected));
  }

  private ObjectNode several(Message message) {
    state(message);
    Map<String, ObjectNode> questions = new LinkedHashMap<>();
    questions.put("user_name", elicit("What is your name?", "name", "string"));
    questions.put("greeting", sample("Generate a greeting", 50));
    questions.put("client_roots", roots());
    boolean all =
        questions.keySet().stream().noneMatch(name -> message.input(name).isMissingNode());
    return all ? Results.text("all inputs received") : ask(questions, Optional.of("m1"));
  }

  private ObjectNode rounds(Message message) {
    String state = state(message).orElse("");
    if (state.startsWith("r2") && !message.input("step2").isMissingNode()) {
      return Results.text(
          "done " + state.substring(2) + " " + answered(message, "step2", "color").orElse(""));
    }
    if (state.equals("r1") && !message.input("step1").isMissingNode()) {
      String name = answered(message, "step1", "name").orElse("");
      return ask(
          Map.of("step2", elicit("Step 2: What is your favorite color?", "color", "string")),
          Optional.of("r2" + name));
    }
    return ask(
        Map.of("step1", elicit("Step 1: What is your name?", "name", "string")), Optional.of("r1"));
  }

  private ObjectNode capable(Message message) {
    Map<String, ObjectNode> questions = new LinkedHashMap<>();
    if (message.clientCapabilities().has("sampling")) {
      questions.put("capital_question", sample("What is the capital of France?", 100));
    }
    if (message.clientCapabilities().has("elicitation")) {
      questions.put("user_name", elicit("What is your name?", "name", "string"));
    }
    boolean done = questions.isEmpty() || message.params().has("inputResponses");
    return done ? Results.text("done") : ask(questions, Optional.empty());
  }

  private Optional<String> state(Message message) {
    JsonNode state = message.params().path("requestState");
    if (!state.isString()) {
      return Optional.empty();
    }
    return Optional.of(
        seal.open(state.stringValue())
            .orElseThrow(() -> RpcError.invalidParams("requestState failed its integrity check")));
  }

  private ObjectNode ask(Map<String, ObjectNode> questions, Optional<String> state) {
    ObjectNode result = asking(questions);
    state.ifPresent(text -> result.put("requestState", seal.close(text)));
    return result;
  }

  static ObjectNode asking(Map<String, ObjectNode> questions) {
    ObjectNode result = Json.object().put("resultType", "input_required");
    ObjectNode requests = result.putObject("inputRequests");
    questions.forEach(requests::set);
    return result;
  }

  static Optional<String> answered(Message message, String question, String field) {
    JsonNode said = message.input(question);
    JsonNode value = said.path("content").path(field);
    return said.path("action").asString("").equals("accept") && value.isString()
        ? Optional.of(value.stringValue())
        : Optional.empty();
  }

  static ObjectNode elicit(String message, String field, String type) {
    ObjectNode question = Json.object().put("method", "elicitation/create");
    ObjectNode params = question.putObject("params").put("mode", "form").put("message", message);
    ObjectNode schema = params.putObject("requestedSchema").put("type", "object");
    schema.putObject("properties").putObject(field).put("type", type);
    schema.putArray("required").add(field);
    return question;
  }

  static ObjectNode sample(String text, int most) {
    ObjectNode question = Json.object().put("method", "sampling/createMessage");
    ObjectNode params = question.putObject("params");
    params
        .putArray("messages")
        .addObject()
        .put("role", "user")
        .putObject("content")
        .put("type", "text")
        .put("text", text);
    params.put("maxTokens", most);
    return question;
  }

  private static ObjectNode roots() {
    ObjectNode question = Json.object().put("method", "roots/list");
    question.putObject("params");
    return question;
  }
}
