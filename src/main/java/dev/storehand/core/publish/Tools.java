package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.schema.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An action as an MCP tool. */
public final class Tools {
  private static final List<String> WORDS_AND_BOUNDS =
      List.of(
          "description",
          "minimum",
          "maximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "maxProperties",
          "pattern");

  private Tools() {}

  /** The tool's declaration, as {@code tools/list} shows it. */
  public static ObjectNode of(Action<?, ?> action) {
    ObjectNode tool =
        Json.object()
            .put("name", action.name())
            .put("title", action.title())
            .put("description", action.description());
    tool.set("inputSchema", action.input().schema());
    tool.set("outputSchema", bare(action.output().schema()));
    tool.set(
        "annotations",
        annotations(action.kind() == Kind.READ, action.destroys(), action.repeatable()));
    return tool;
  }

  /**
   * A schema with the names and types only. Two hundred tools with every word and bound of their
   * answers would fill half a model's window; `/help` and the resources have them.
   */
  private static ObjectNode bare(ObjectNode schema) {
    ObjectNode bare = schema.deepCopy();
    strip(bare);
    return bare;
  }

  private static void strip(ObjectNode schema) {
    if (schema.has("type")) {
      schema.remove(WORDS_AND_BOUNDS);
    }
    if (schema.path("properties") instanceof ObjectNode properties) {
      properties.forEach(Tools::stripped);
    }
    stripped(schema.path("items"));
    stripped(schema.path("additionalProperties"));
  }

  private static void stripped(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      strip(object);
    }
  }

  /**
   * What a client may take into account before it calls a tool; none of ours reaches beyond this
   * server.
   */
  public static ObjectNode annotations(boolean readOnly, boolean destructive, boolean idempotent) {
    return Json.object()
        .put("readOnlyHint", readOnly)
        .put("destructiveHint", destructive)
        .put("idempotentHint", idempotent)
        .put("openWorldHint", false);
  }
}
