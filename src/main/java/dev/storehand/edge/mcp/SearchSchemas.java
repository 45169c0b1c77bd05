package dev.storehand.edge.mcp;

import dev.storehand.core.publish.Tools;
import dev.storehand.core.schema.Json;
import dev.storehand.core.schema.Shape;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How the four tools of the search surface declare themselves. */
final class SearchSchemas {
  private static final Shape<ObjectNode> SEARCH =
      shape(
          """
          {"type": "object", "properties": {
             "query": {"type": "string", "minLength": 1, "maxLength": 200,
                       "description": "What you want to do, in a few words: stop selling an offer."},
             "limit": {"type": "integer", "minimum": 1, "maximum": 40, "description": "How many at most; 8 unless told."}},
           "required": ["query"], "additionalProperties": false}""");
  private static final Shape<ObjectNode> DESCRIBE =
      shape(
          """
          {"type": "object", "properties": {
             "names": {"type": "array", "minItems": 1, "maxItems": 20, "description": "Names that search_actions gave.",
                       "items": {"type": "string", "minLength": 1, "maxLength": 64, "description": "An action's name."}}},
           "required": ["names"], "additionalProperties": false}""");
  private static final Shape<ObjectNode> CALL =
      shape(
          """
          {"type": "object", "properties": {
             "name": {"type": "string", "minLength": 1, "maxLength": 64, "description": "An action's name."},
             "arguments": {"type": "object", "description": "Its arguments, by the input_schema that describe_actions shows."}},
           "required": ["name"], "additionalProperties": false}""");

  private static final ObjectNode FOUND =
      Json.parse(
          """
          {"type": "object", "properties": {"actions": {"type": "array", "description": "Best first.", "items": {
             "type": "object", "properties": {
               "name": {"type": "string", "description": "Its name."},
               "description": {"type": "string", "description": "What it does."},
               "kind": {"type": "string", "enum": ["read", "write", "job"], "description": "What calling it means."},
               "destructive": {"type": "boolean", "description": "Whether it takes something away for good."}},
             "required": ["name", "description", "kind", "destructive"]}}},
           "required": ["actions"]}""");
  private static final ObjectNode DESCRIBED =
      Json.parse(
          """
          {"type": "object", "properties": {
             "actions": {"type": "array", "description": "In the order of the names.",
                         "items": {"type": "object", "description": "The action with its schemas and an example."}},
             "unknown": {"type": "array", "description": "Names that no action has that this key may call.",
                         "items": {"type": "string"}}},
           "required": ["actions", "unknown"]}""");
  private static final ObjectNode ANYTHING =
      Json.parse(
          "{\"type\": \"object\", \"description\": \"What the action answers, by its output_schema.\"}");

  private SearchSchemas() {}

  /** What a tool takes. */
  static Shape<ObjectNode> input(SearchTools.Tool tool) {
    return switch (tool) {
      case SEARCH_ACTIONS -> SEARCH;
      case DESCRIBE_ACTIONS -> DESCRIBE;
      case CALL_READ_ACTION, CALL_WRITE_ACTION -> CALL;
    };
  }

  /** All four, as {@code tools/list} shows them. */
  static List<ObjectNode> tools() {
    return Arrays.stream(SearchTools.Tool.values()).map(SearchSchemas::tool).toList();
  }

  private static ObjectNode tool(SearchTools.Tool tool) {
    return switch (tool) {
      case SEARCH_ACTIONS ->
          tool(
              tool,
              "Search actions",
              "Find what this server can do by words, best first. Begin here.",
              FOUND,
              true);
      case DESCRIBE_ACTIONS ->
          tool(
              tool,
              "Describe actions",
              "Show the schemas, notes and an example of actions by name.",
              DESCRIBED,
              true);
      case CALL_READ_ACTION ->
          tool(
              tool,
              "Call a read",
              "Call an action that only reads; it cannot change anything.",
              ANYTHING,
              true);
      case CALL_WRITE_ACTION ->
          tool(
              tool,
              "Call a write",
              "Call an action that changes something; try it first with dry_run: true.",
              ANYTHING,
              false);
    };
  }

  private static ObjectNode tool(
      SearchTools.Tool tool, String title, String text, ObjectNode output, boolean reads) {
    ObjectNode json =
        Json.object().put("name", tool.wire()).put("title", title).put("description", text);
    json.set("inputSchema", input(tool).schema());
    json.set("outputSchema", output);
    json.set("annotations", Tools.annotations(reads, !reads, reads));
    return json;
  }

  private static Shape<ObjectNode> shape(String schema) {
    return Shape.of(() -> Json.parse(schema));
  }
}
