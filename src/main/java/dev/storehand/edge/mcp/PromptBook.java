package dev.storehand.edge.mcp;

import dev.storehand.core.schema.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The prompts, listed and told. */
final class PromptBook {
  private final List<Prompt> prompts;
  private final Extra extra;

  PromptBook(List<Prompt> prompts, Extra extra) {
    this.prompts = prompts;
    this.extra = extra;
  }

  Optional<Prompt> named(String name) {
    return prompts.stream().filter(prompt -> prompt.name().equals(name)).findFirst();
  }

  ObjectNode list() {
    ObjectNode result = Json.object();
    ArrayNode list = result.putArray("prompts");
    for (Prompt prompt : prompts) {
      ObjectNode json =
          list.addObject()
              .put("name", prompt.name())
              .put("title", prompt.title())
              .put("description", prompt.description());
      ArrayNode arguments = json.putArray("arguments");
      for (Prompt.Argument argument : prompt.arguments()) {
        arguments
            .addObject()
            .put("name", argument.name())
            .put("description", argument.description())
            .put("required", argument.required());
      }
    }
    list.addAll(extra.prompts());
    return result;
  }

  /**
   * One prompt with its arguments.
   *
   * @throws RpcError if there is none of this name, or an argument is missing or unknown
   */
  ObjectNode get(Message message) {
    String name = message.text("name");
    return named(name)
        .map(prompt -> told(prompt, arguments(prompt, message.arguments())))
        .or(() -> extra.prompt().apply(message))
        .orElseThrow(() -> RpcError.invalidParams("Unknown prompt: " + Text.shortened(name)));
  }

  private static Map<String, String> arguments(Prompt prompt, ObjectNode sent) {
    Map<String, String> arguments = new LinkedHashMap<>();
    List<String> names = prompt.arguments().stream().map(Prompt.Argument::name).toList();
    for (var each : sent.properties()) {
      if (!names.contains(each.getKey()) || !each.getValue().isString()) {
        throw RpcError.invalidParams(
            "The prompt "
                + prompt.name()
                + " takes "
                + String.join(", ", names)
                + " as strings, not "
                + Text.shortened(each.getKey()));
      }
      if (!each.getValue().stringValue().isBlank()) {
        arguments.put(each.getKey(), each.getValue().stringValue());
      }
    }
    for (Prompt.Argument argument : prompt.arguments()) {
      if (argument.required() && !arguments.containsKey(argument.name())) {
        throw RpcError.invalidParams("The prompt " + prompt.name() + " needs " + argument.name());
      }
    }
    return arguments;
  }

  private static ObjectNode told(Prompt prompt, Map<String, String> arguments) {
    ObjectNode result = Json.object().put("description", prompt.description());
    result
        .putArray("messages")
        .addObject()
        .put("role", "user")
        .putObject("content")
        .put("type", "text")
        .put("text", prompt.text().apply(arguments));
    return result;
  }
}
