package dev.storehand.edge.mcp;

import dev.storehand.core.call.Seal;
import dev.storehand.core.schema.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tools, resources and prompts that the conformance suite looks for on a server under test. */
final class ConformanceFixtures {
  static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";
  private static final String WAV = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQAAAAA=";
  private static final String NOTHING = "{\"type\": \"object\", \"properties\": {}}";

  private final List<Extra.Tool> tools = new ArrayList<>();

  private ConformanceFixtures() {}

  /** All of them. */
  static Extra extra(Seal seal) {
    ConformanceFixtures fixtures = new ConformanceFixtures();
    fixtures.contents();
    fixtures.streams();
    fixtures.elicitations();
    fixtures.schemas();
    new ConformanceQuestions(seal, fixtures.tools).add();
    ConformanceTasks tasks = new ConformanceTasks(fixtures.tools);
    tasks.add();
    return new Extra(
        List.copyOf(fixtures.tools),
        ConformanceTexts.resources(),
        ConformanceTexts.templates(),
        ConformanceTexts.prompts(),
        ConformanceTexts::read,
        ConformanceTexts::prompt,
        tasks);
  }

  static Extra.Tool plain(String name, String schema, Function<Message, ObjectNode> call) {
    return new Extra.Plain(declared(name, schema), call);
  }

  static ObjectNode declared(String name, String schema) {
    ObjectNode tool =
        Json.object().put("name", name).put("description", "For the conformance suite: " + name);
    tool.set("inputSchema", Json.parse(schema));
    return tool;
  }

  private void streaming(String name, String schema, Consumer<Exchange> call) {
    tools.add(new Extra.Streaming(declared(name, schema), call));
  }

  private void contents() {
    String image = "{\"type\": \"image\", \"data\": \"" + PNG + "\", \"mimeType\": \"image/png\"}";
    tools.add(
        plain(
            "test_simple_text",
            NOTHING,
            m -> Results.text("This is a simple text response for testing.")));
    tools.add(plain("test_image_content", NOTHING, m -> content(image)));
    tools.add(
        plain(
            "test_audio_content",
            NOTHING,
            m ->
                content(
                    "{\"type\": \"audio\", \"data\": \""
                        + WAV
                        + "\", \"mimeType\": \"audio/wav\"}")));
    tools.add(
        plain(
            "test_embedded_resource",
            NOTHING,
            m ->
                content(
                    """
        {"type": "resource", "resource": {"uri": "test://embedded-resource", "mimeType": "text/plain",
          "text": "This is an embedded resource content."}}""")));
    tools.add(
        plain(
            "test_multiple_content_types",
            NOTHING,
            m ->
                content(
                    "{\"type\": \"text\", \"text\": \"Multiple content types test:\"}",
                    image,
                    """
        {"type": "resource", "resource": {"uri": "test://mixed-content-resource", "mimeType": "application/json",
          "text": "{\\"test\\":\\"data\\",\\"value\\":123}"}}""")));
    tools.add(
        plain(
            "test_error_handling",
            NOTHING,
            m -> Results.failure("This tool intentionally returns an error for testing")));
    tools.add(
        plain(
            "test_missing_capability",
            NOTHING,
            m -> {
              m.require("sampling");
              return Results.text("ok");
            }));
  }

  private void streams() {
    streaming(
        "test_tool_with_logging",
        NOTHING,
        x -> {
          log(x, "Tool execution started");
          log(x, "Tool processing data");
          log(x, "Tool execution completed");
          x.finish(Results.text("done"));
        });
    streaming(
        "test_logging_tool",
        NOTHING,
        x -> {
          log(x, "working");
          x.finish(Results.text("done"));
        });
    streaming(
        "test_tool_with_progress",
        NOTHING,
        x -> {
          x.progress(0, 100);
          x.progress(50, 100);
          x.progress(100, 100);
          x.finish(Results.text("done"));
        });
  }

  /** Modern clients say from which level on they want to hear; nothing means silence. */
  private static void log(Exchange exchange, String text) {
    Message message = exchange.message();
    String level = message.meta().path(Protocol.META + "logLevel").asString("");
    if (!message.modern() || level.equals("debug") || level.equals("info")) {
      exchange.tell("notifications/message", Json.object().put("level", "info").put("data", text));
    }
  }

  private void elicitations() {
    legacy(
        "test_sampling",
        "prompt",
        "sampling/createMessage",
        x -> {
          ObjectNode params =
              ConformanceQuestions.sample(x.arguments().path("prompt").asString(""), 100);
          return (ObjectNode) params.get("params");
        },
        answer -> "LLM response: " + answer.path("content").path("text").asString(""));
    elicitation(
        "test_elicitation",
        "message",
        "User response: ",
        """
        {"type": "object", "required": ["username", "email"], "properties": {
          "username": {"type": "string", "description": "User's response"},
          "email": {"type": "string", "description": "User's email address"}}}""");
    elicitation(
        "test_elicitation_sep1034_defaults",
        "",
        "Elicitation completed: ",
        """
        {"type": "object", "required": [], "properties": {
          "name": {"type": "string", "default": "John Doe"}, "age": {"type": "integer", "default": 30},
          "score": {"type": "number", "default": 95.5}, "verified": {"type": "boolean", "default": true},
          "status": {"type": "string", "enum": ["active", "inactive", "pending"], "default": "active"}}}""");
    elicitation(
        "test_elicitation_sep1330_enums",
        "",
        "Elicitation completed: ",
        """
        {"type": "object", "required": [], "properties": {
          "untitledSingle": {"type": "string", "enum": ["option1", "option2", "option3"]},
          "titledSingle": {"type": "string", "oneOf": [{"const": "value1", "title": "First Option"},
            {"const": "value2", "title": "Second Option"}, {"const": "value3", "title": "Third Option"}]},
          "legacyEnum": {"type": "string", "enum": ["opt1", "opt2", "opt3"],
            "enumNames": ["Option One", "Option Two", "Option Three"]},
          "untitledMulti": {"type": "array", "items": {"type": "string", "enum": ["option1", "option2", "option3"]}},
          "titledMulti": {"type": "array", "items": {"anyOf": [{"const": "value1", "title": "First Choice"},
            {"const": "value2", "title": "Second Choice"}, {"const": "value3", "title": "Third Choice"}]}}}}""");
  }

  private void elicitation(String name, String argument, String prefix, String schema) {
    legacy(
        name,
        argument,
        "elicitation/create",
        message -> {
          ObjectNode params =
              Json.object()
                  .put("message", message.arguments().path("message").asString("Please fill in"));
          params.set("requestedSchema", Json.parse(schema));
          return params;
        },
        answer ->
            prefix
                + "action="
                + answer.path("action").asString("")
                + ", content="
                + answer.path("content"));
  }

  private void legacy(
      String name,
      String argument,
      String method,
      Function<Message, ObjectNode> asked,
      Function<JsonNode, String> told) {
    String schema =
        argument.isEmpty()
            ? NOTHING
            : "{\"type\": \"object\", \"properties\": {\""
                + argument
                + "\": {\"type\": \"string\"}}, \"required\": [\""
                + argument
                + "\"]}";
    streaming(
        name,
        schema,
        x ->
            x.ask(
                method,
                asked.apply(x.message()),
                answer -> x.finish(Results.text(told.apply(answer)))));
  }

  private void schemas() {
    tools.add(
        plain(
            "json_schema_2020_12_tool",
            """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
         "$defs": {"address": {"$anchor": "addressDef", "type": "object",
           "properties": {"street": {"type": "string"}, "city": {"type": "string"}}}},
         "properties": {"name": {"type": "string"}, "address": {"$ref": "#/$defs/address"},
           "contactMethod": {"type": "string", "enum": ["phone", "email"]}, "phone": {"type": "string"},
           "email": {"type": "string"}},
         "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
         "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
         "then": {"required": ["phone"]}, "else": {"required": ["email"]}, "additionalProperties": false}""",
            m -> Results.text("ok")));
  }

  private static ObjectNode content(String... items) {
    ObjectNode result = Json.object();
    ArrayNode list = result.putArray("content");
    for (String item : items) {
      list.add(Json.parse(item));
    }
    return result;
  }
}
