package dev.storehand.core.schema;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves out what stands beyond a list's or a map's bound. One item too many is a fault whatever
 * follows it, and a body has room for a hundred thousand items with several faults each.
 */
final class Excess {
  private Excess() {}

  /** The same input, or a copy whose lists and maps end one past their bound. */
  static ObjectNode cut(JsonNode schema, ObjectNode input) {
    return isIn(schema, input) ? (ObjectNode) copy(schema, input) : input;
  }

  private static boolean isIn(JsonNode schema, JsonNode value) {
    if (value instanceof ArrayNode list) {
      return list.size() > bound(schema, "maxItems")
          || list.valueStream().anyMatch(item -> isIn(schema.path("items"), item));
    }
    return value instanceof ObjectNode object
        && (object.size() > bound(schema, "maxProperties")
            || object
                .propertyStream()
                .anyMatch(each -> isIn(member(schema, each.getKey()), each.getValue())));
  }

  private static JsonNode copy(JsonNode schema, JsonNode value) {
    if (value instanceof ArrayNode list) {
      ArrayNode shorter = JsonNodeFactory.instance.arrayNode();
      list.valueStream()
          .limit(1L + bound(schema, "maxItems"))
          .forEach(item -> shorter.add(copy(schema.path("items"), item)));
      return shorter;
    }
    if (value instanceof ObjectNode object) {
      ObjectNode shorter = JsonNodeFactory.instance.objectNode();
      object
          .propertyStream()
          .limit(1L + bound(schema, "maxProperties"))
          .forEach(
              each ->
                  shorter.set(each.getKey(), copy(member(schema, each.getKey()), each.getValue())));
      return shorter;
    }
    return value;
  }

  private static int bound(JsonNode schema, String keyword) {
    return schema.path(keyword).asInt(Integer.MAX_VALUE);
  }

  private static JsonNode member(JsonNode schema, String name) {
    JsonNode own = schema.path("properties").path(name);
    return own.isMissingNode() ? schema.path("additionalProperties") : own;
  }
}
