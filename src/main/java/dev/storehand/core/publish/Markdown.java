package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Pieces of Markdown that several texts share. */
final class Markdown {
  private Markdown() {}

  /** A cell of a table: one line, no bare pipe. */
  static String cell(String text) {
    return text.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\s+", " ").strip();
  }

  static String code(String language, String text) {
    return "```" + language + "\n" + text.stripTrailing() + "\n```\n";
  }

  /**
   * What is to be said of an action, as OpenAPI's description: its sentence, notes, loss and other
   * names.
   */
  static String told(Action<?, ?> action) {
    StringBuilder text = new StringBuilder(action.sentence());
    action.notes().forEach(note -> text.append("\n\n").append(note));
    action.loses().ifPresent(loss -> text.append("\n\n**Destroys.** ").append(loss));
    if (!action.aliases().isEmpty()) {
      text.append("\n\nAlso called: ").append(String.join(", ", action.aliases())).append('.');
    }
    return text.toString();
  }

  /** Every action, a row each. */
  static String table(List<Action<?, ?>> actions) {
    StringBuilder text =
        new StringBuilder(
            "| action | method and path | what it does | also called |\n|---|---|---|---|\n");
    for (Action<?, ?> action : actions) {
      text.append("| `")
          .append(action.name())
          .append(action.destroys() ? "` † | `" : "` | `")
          .append(action.verb())
          .append(' ')
          .append(action.path().text())
          .append("` | ")
          .append(cell(action.sentence()))
          .append(" | ")
          .append(cell(String.join(", ", action.aliases())))
          .append(" |\n");
    }
    return text.toString();
  }

  /** The properties of a schema, a row each; nested ones with their path. */
  static String properties(JsonNode schema) {
    StringBuilder text = new StringBuilder("| field | type | |\n|---|---|---|\n");
    rows(text, "", schema);
    return text.toString();
  }

  private static void rows(StringBuilder text, String parent, JsonNode schema) {
    List<String> required = schema.path("required").valueStream().map(JsonNode::asString).toList();
    schema
        .path("properties")
        .properties()
        .forEach(
            each -> {
              JsonNode part = each.getValue();
              String path = parent + each.getKey();
              text.append("| `")
                  .append(path)
                  .append("` | ")
                  .append(cell(type(part)))
                  .append(required.contains(each.getKey()) ? ", required" : "")
                  .append(" | ")
                  .append(cell(part.path("description").asString("")))
                  .append(" |\n");
              rows(text, path + ".", part);
              rows(text, path + "[].", part.path("items"));
            });
  }

  private static String type(JsonNode schema) {
    if (schema.has("enum")) {
      return schema
          .path("enum")
          .valueStream()
          .map(word -> "`" + word.asString() + "`")
          .collect(Collectors.joining(" "));
    }
    String type = schema.path("type").asString("any");
    String format = schema.path("format").asString("");
    String inner = type.equals("array") ? " of " + type(schema.path("items")) : "";
    return type + inner + (format.isEmpty() ? "" : " (" + format + ")") + bounds(schema);
  }

  private static String bounds(JsonNode schema) {
    String least = first(schema, "minimum", "minLength", "minItems");
    String most = first(schema, "maximum", "maxLength", "maxItems");
    if (least.isEmpty() && most.isEmpty()) {
      return "";
    }
    return most.isEmpty()
        ? " from " + least
        : " " + (least.isEmpty() ? "up to " : least + "–") + most;
  }

  private static String first(JsonNode schema, String... names) {
    for (String name : names) {
      // The ends of int and long bound nothing that a reader would send.
      if (schema.has(name) && Math.abs(schema.get(name).doubleValue()) < Integer.MAX_VALUE) {
        return schema.get(name).asString();
      }
    }
    return "";
  }
}
