package dev.storehand.edge.rest;

import dev.storehand.core.action.Percent;
import dev.storehand.core.schema.FromText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns a query string into JSON by an action's schema: numbers, booleans and lists, strictly
 * decoded.
 */
final class QueryString {
  private QueryString() {}

  /**
   * Adds the query's parameters to the arguments; what does not fit its type stays a text, for the
   * schema to refuse.
   */
  static void into(ObjectNode arguments, String query, ObjectNode schema) {
    JsonNode properties = schema.path("properties");
    parse(query)
        .forEach(
            (name, values) -> arguments.set(name, FromText.value(values, properties.path(name))));
  }

  /** The parameters in order, each with its values. */
  static Map<String, List<String>> parse(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (query == null || query.isEmpty()) {
      return parameters;
    }
    for (String pair : query.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = Percent.decoded(equals < 0 ? pair : pair.substring(0, equals), true);
        String value = equals < 0 ? "" : Percent.decoded(pair.substring(equals + 1), true);
        parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
      }
    }
    return parameters;
  }
}
