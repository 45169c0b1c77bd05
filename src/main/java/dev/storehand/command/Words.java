package dev.storehand.command;

import dev.storehand.core.action.Action;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.FromText;
import dev.storehand.core.schema.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns words into an action's arguments: {@code field=value} by the type that the schema says,
 * {@code field:=json} as it is.
 */
final class Words {
  private Words() {}

  /**
   * The arguments.
   *
   * @throws IllegalArgumentException with a sentence about the word that is wrong
   */
  static ObjectNode arguments(Action<?, ?> action, List<String> words) {
    JsonNode properties = action.input().schema().path("properties");
    ObjectNode arguments = Json.object();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("\"" + word + "\" is not field=value or field:=json");
      }
      boolean raw = word.charAt(equals - 1) == ':';
      String name = word.substring(0, raw ? equals - 1 : equals);
      String value = word.substring(equals + 1);
      if (arguments.has(name)) {
        throw new IllegalArgumentException(name + " is given twice; a list is " + name + "=a,b");
      }
      arguments.set(
          name, raw ? json(name, value) : FromText.value(List.of(value), properties.path(name)));
    }
    return arguments;
  }

  private static JsonNode json(String name, String value) {
    try {
      return Json.parse("{\"value\":" + value + "}").get("value");
    } catch (Problem problem) {
      throw new IllegalArgumentException(name + " is not JSON: " + value);
    }
  }
}
