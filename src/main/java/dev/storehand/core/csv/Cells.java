package dev.storehand.core.csv;

import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.FromText;
import dev.storehand.core.schema.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a cell by what its field holds. What does not fit stays a text, to be refused by the
 * record's schema.
 */
final class Cells {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
  private static final Map<String, Boolean> FLAGS =
      Map.of("true", true, "false", false, "yes", true, "no", false, "1", true, "0", false);

  private Cells() {}

  /** The value of a cell that is not blank. */
  static JsonNode value(String cell, Field field) {
    String text = Formula.guards(cell) ? Formula.original(cell) : cell.strip();
    return switch (field.type()) {
      case "integer", "number" -> number(text);
      case "boolean" -> flag(text);
      case "array" ->
          text.startsWith("[") ? json(text) : FromText.value(List.of(text), field.schema());
      case "object" -> text.startsWith("{") ? json(text) : NODES.stringNode(text);
      default -> NODES.stringNode(choice(text, field));
    };
  }

  private static JsonNode number(String text) {
    return DECIMAL.matcher(text).matches()
        ? NODES.numberNode(new BigDecimal(text))
        : NODES.stringNode(text);
  }

  private static JsonNode flag(String text) {
    Boolean flag = FLAGS.get(text.toLowerCase(Locale.ROOT));
    return flag == null ? NODES.stringNode(text) : NODES.booleanNode(flag);
  }

  private static String choice(String text, Field field) {
    String folded = text.toLowerCase(Locale.ROOT);
    boolean known =
        field.schema().path("enum").valueStream().anyMatch(each -> each.asString().equals(folded));
    return known ? folded : text;
  }

  /** As strict as any input: no repeated names, not too deep. */
  private static JsonNode json(String text) {
    try {
      ObjectNode only = Json.parse("{\"cell\":" + text + "}");
      return only.size() == 1 ? only.get("cell") : NODES.stringNode(text);
    } catch (Problem broken) {
      return NODES.stringNode(text);
    }
  }
}
