package dev.storehand.core.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads plain text by a schema: an address and a command line know only text. What does not fit
 * stays a text, to be refused.
 */
public final class FromText {
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private FromText() {}

  /**
   * The values sent under one name: a list where the schema wants one, parted by commas or sent
   * repeatedly.
   */
  public static JsonNode value(List<String> values, JsonNode schema) {
    if (schema.path("type").asString("").equals("array")) {
      ArrayNode list = NODES.arrayNode();
      String itemType = schema.path("items").path("type").asString("");
      values.stream()
          .flatMap(value -> Stream.of(value.split(",")))
          .filter(value -> !value.isEmpty())
          .forEach(value -> list.add(scalar(value, itemType)));
      return list;
    }
    if (values.size() == 1) {
      return scalar(values.get(0), schema.path("type").asString(""));
    }
    ArrayNode tooMany = NODES.arrayNode();
    values.forEach(tooMany::add);
    return tooMany;
  }

  private static JsonNode scalar(String value, String type) {
    if (type.equals("integer") && WHOLE.matcher(value).matches()) {
      return NODES.numberNode(Long.parseLong(value));
    }
    if (type.equals("number") && DECIMAL.matcher(value).matches()) {
      return NODES.numberNode(new BigDecimal(value));
    }
    if (type.equals("boolean") && (value.equals("true") || value.equals("false"))) {
      return NODES.booleanNode(value.equals("true"));
    }
    return NODES.stringNode(value);
  }
}
