package dev.storehand.edge.mcp;

import dev.storehand.core.schema.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The resources and prompts that the conformance suite reads. */
final class ConformanceTexts {
  private static final String TEMPLATE = "test://template/";

  private ConformanceTexts() {}

  static List<ObjectNode> resources() {
    return List.of(
        resource("uri", "test://static-text", "text/plain"),
        resource("uri", "test://static-binary", "image/png"),
        resource("uri", "test://watched-resource", "text/plain"));
  }

  static List<ObjectNode> templates() {
    return List.of(resource("uriTemplate", TEMPLATE + "{id}/data", "application/json"));
  }

  private static ObjectNode resource(String key, String uri, String type) {
    return Json.object()
        .put(key, uri)
        .put("name", uri)
        .put("description", "For the suite")
        .put("mimeType", type);
  }

  static Optional<ObjectNode> read(Message message) {
    String uri = message.text("uri");
    ObjectNode result = Json.object();
    ObjectNode content = result.putArray("contents").addObject().put("uri", uri);
    if (uri.startsWith(TEMPLATE) && uri.endsWith("/data")) {
      String id = uri.substring(TEMPLATE.length(), uri.length() - "/data".length());
      ObjectNode data =
          Json.object().put("id", id).put("templateTest", true).put("data", "Data for ID: " + id);
      content.put("mimeType", "application/json").put("text", data.toString());
      return Optional.of(result);
    }
    switch (uri) {
      case "test://static-text" ->
          content
              .put("mimeType", "text/plain")
              .put("text", "This is the content of the static text resource.");
      case "test://watched-resource" ->
          content.put("mimeType", "text/plain").put("text", "watched");
      case "test://static-binary" ->
          content.put("mimeType", "image/png").put("blob", ConformanceFixtures.PNG);
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(result);
  }

  static List<ObjectNode> prompts() {
    return List.of(
        prompt("test_simple_prompt"),
        prompt("test_prompt_with_arguments", "arg1", "arg2"),
        prompt("test_prompt_with_embedded_resource", "resourceUri"),
        prompt("test_prompt_with_image"),
        prompt("test_input_required_result_prompt"));
  }

  private static ObjectNode prompt(String name, String... arguments) {
    ObjectNode prompt = Json.object().put("name", name).put("description", "For the suite");
    ArrayNode list = prompt.putArray("arguments");
    for (String argument : arguments) {
      list.addObject()
          .put("name", argument)
          .put("description", "For the suite")
          .put("required", true);
    }
    return prompt;
  }

  static Optional<ObjectNode> prompt(Message message) {
    ObjectNode arguments = message.arguments();
    return switch (message.text("name")) {
      case "test_simple_prompt" -> said(text("This is a simple prompt for testing."));
      case "test_prompt_with_arguments" ->
          said(
              text(
                  "Prompt with arguments: arg1='"
                      + arguments.path("arg1").asString("")
                      + "', arg2='"
                      + arguments.path("arg2").asString("")
                      + "'"));
      case "test_prompt_with_embedded_resource" ->
          said(
              embedded(arguments.path("resourceUri").asString("")),
              text("Please process the embedded resource above."));
      case "test_prompt_with_image" ->
          said(
              Json.object()
                  .put("type", "image")
                  .put("data", ConformanceFixtures.PNG)
                  .put("mimeType", "image/png"),
              text("Please analyze the image above."));
      case "test_input_required_result_prompt" -> asking(message);
      default -> Optional.empty();
    };
  }

  private static Optional<ObjectNode> asking(Message message) {
    message.require("elicitation");
    Optional<String> context = ConformanceQuestions.answered(message, "user_context", "context");
    return context.isPresent()
        ? said(text("Context: " + context.get()))
        : Optional.of(
            ConformanceQuestions.asking(
                Map.of(
                    "user_context",
                    ConformanceQuestions.elicit(
                        "What context should the prompt use?", "context", "string"))));
  }

  private static ObjectNode text(String text) {
    return Json.object().put("type", "text").put("text", text);
  }

  private static ObjectNode embedded(String uri) {
    ObjectNode content = Json.object().put("type", "resource");
    content
        .putObject("resource")
        .put("uri", uri)
        .put("mimeType", "text/plain")
        .put("text", "Embedded resource content for testing.");
    return content;
  }

  private static Optional<ObjectNode> said(ObjectNode... contents) {
    ObjectNode result = Json.object();
    ArrayNode messages = result.putArray("messages");
    for (ObjectNode content : contents) {
      messages.addObject().put("role", "user").set("content", content);
    }
    return Optional.of(result);
  }
}
