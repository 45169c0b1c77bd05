package dev.storehand.core.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values at the edges of a schema, and just beyond them. Whether a value is valid is known from how
 * it was made, without asking the validator.
 */
final class EdgeValues {
  record Value(JsonNode node, boolean valid) {}

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> LETTERS =
      List.of("a", "Z", "é", "😀", " ", "\n", "\u0001", "\"");
  static final List<String> TIMES =
      List.of(
          "2026-11-21T10:00:00Z",
          "2026-11-21t10:00:00.123456789z",
          "2024-02-29T23:59:59.9+14:00",
          "2026-11-21T10:00:00.123456789-05:30",
          "1969-12-31T23:59:59.999-00:00",
          "0001-01-01T00:00:00Z",
          "9999-12-31T23:59:59.999Z");
  private static final List<String> NO_TIMES =
      List.of(
          "",
          "2026-11-21",
          "2026-11-21T10:00:00",
          "2026-11-21T10:00Z",
          "2026-11-21 10:00:00Z",
          "2026-11-21T23:59:60Z",
          "2016-12-31T23:59:60Z",
          "2026-11-21T24:00:00Z",
          "2025-02-29T00:00:00Z",
          "2026-11-21T10:00:00+19:00",
          "2026-11-21T10:00:00+05:30:15",
          "2026-11-21T10:00:00.1234567891Z",
          "2026-11-21T10:00:00.Z",
          "+2026-11-21T10:00:00Z",
          "10000-01-01T00:00:00Z",
          "0000-01-01T00:00:00Z",
          "0001-01-01T00:00:00+01:00",
          "9999-12-31T23:59:59-01:00",
          "2026-11-21T10:00:00Z\n",
          "٢026-11-21T10:00:00Z");
  static final List<String> DATES = List.of("2026-11-21", "2024-02-29", "0001-01-01", "9999-12-31");
  private static final List<String> NO_DATES =
      List.of(
          "",
          "2026-11-31",
          "2025-02-29",
          "26-11-21",
          "2026-1-1",
          "0000-01-01",
          "2026-11-21T10:00:00Z",
          "10000-01-01");
  private static final Map<String, List<String>> MATCHING =
      Map.of("^[a-z]+[0-9]*$", List.of("a", "ab", "a1", "abcdefg9"));
  private static final List<String> NOT_MATCHING =
      List.of("", "1", "A", "a1b", "a\n", "a1\n", " a");

  private final Random random;

  EdgeValues(Random random) {
    this.random = random;
  }

  /** A value for the schema of a whole input, which is always an object. */
  Value input(JsonNode schema) {
    return object(schema);
  }

  private Value of(JsonNode schema) {
    if (random.nextInt(60) == 0) {
      return wrongType(schema.path("type").stringValue());
    }
    return switch (schema.path("type").stringValue()) {
      case "string" -> text(schema);
      case "integer" -> whole(schema);
      case "number" -> decimal(schema);
      case "boolean" -> new Value(NODES.booleanNode(random.nextBoolean()), true);
      case "array" -> list(schema);
      default -> object(schema);
    };
  }

  private Value wrongType(String type) {
    Map<String, JsonNode> others =
        Map.of(
            "string", NODES.stringNode("1"),
            "integer", NODES.numberNode(1),
            "boolean", NODES.booleanNode(true),
            "array", NODES.arrayNode().add(1),
            "object", NODES.objectNode().put("surely_unknown", 1),
            "null", NODES.nullNode());
    // A whole number is a number too, and a map takes any name.
    List<String> wrong =
        others.keySet().stream()
            .filter(other -> !other.equals(type))
            .filter(other -> !(type.equals("number") && other.equals("integer")))
            .sorted()
            .toList();
    return new Value(others.get(pick(wrong)), false);
  }

  /** Beyond the edge once in a while, so that about every other record is valid as a whole. */
  private boolean beyond() {
    return random.nextInt(30) == 0;
  }

  private Value text(JsonNode schema) {
    boolean beyond = beyond();
    if (schema.has("enum")) {
      List<String> constants = schema.get("enum").valueStream().map(JsonNode::stringValue).toList();
      return text(
          beyond ? pick(constants).toUpperCase(Locale.ROOT) + "_" : pick(constants), !beyond);
    }
    if (schema.has("format")) {
      boolean date = schema.get("format").stringValue().equals("date");
      List<String> good = date ? DATES : TIMES;
      return text(pick(beyond ? date ? NO_DATES : NO_TIMES : good), !beyond);
    }
    if (schema.path("pattern").asString("").equals(Times.TIME_OR_DAY)) {
      return beyond ? noTimeOrDay() : text(pick(pick(List.of(TIMES, DATES))), true);
    }
    if (schema.has("pattern")) {
      List<String> good = MATCHING.get(schema.get("pattern").stringValue());
      return text(pick(beyond ? NOT_MATCHING : good), !beyond);
    }
    int least = schema.path("minLength").asInt(0);
    int most = schema.path("maxLength").asInt(50);
    boolean bounded = schema.has("maxLength");
    if (beyond && least > 0 && random.nextBoolean()) {
      return text(letters(least - 1), false);
    }
    return text(letters(beyond ? most + 1 : pick(List.of(least, most))), !(beyond && bounded));
  }

  private Value noTimeOrDay() {
    List<String> wrong =
        Stream.concat(NO_TIMES.stream(), NO_DATES.stream())
            .filter(text -> !TIMES.contains(text) && !DATES.contains(text))
            .toList();
    return text(pick(wrong), false);
  }

  private Value text(String text, boolean valid) {
    return new Value(NODES.stringNode(text), valid);
  }

  private String letters(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(pick(LETTERS));
    }
    return text.toString();
  }

  private Value whole(JsonNode schema) {
    BigDecimal least = schema.get("minimum").decimalValue();
    BigDecimal most = schema.get("maximum").decimalValue();
    if (beyond()) {
      BigDecimal huge = new BigDecimal("1e400");
      BigDecimal wrong =
          pick(
              List.of(
                  least.subtract(BigDecimal.ONE),
                  most.add(BigDecimal.ONE),
                  most.subtract(new BigDecimal("0.5")),
                  new BigDecimal("12345678901234567890123.5"),
                  new BigDecimal("9223372036854775808"),
                  huge,
                  huge.negate(),
                  new BigDecimal("1e-400")));
      return new Value(NODES.numberNode(wrong), false);
    }
    BigDecimal number = pick(List.of(least, most, least.add(BigDecimal.ONE).min(most)));
    int notation = random.nextInt(3);
    if (notation == 0) {
      return new Value(NODES.numberNode(number.longValueExact()), true);
    }
    return new Value(NODES.numberNode(notation == 1 ? number.setScale(2) : number), true);
  }

  private Value decimal(JsonNode schema) {
    BigDecimal least = schema.get("minimum").decimalValue();
    BigDecimal most = schema.get("maximum").decimalValue();
    boolean stepped = schema.has("multipleOf");
    BigDecimal step = stepped ? schema.get("multipleOf").decimalValue() : new BigDecimal("0.001");
    BigDecimal tenth = step.movePointLeft(1);
    if (beyond()) {
      List<BigDecimal> wrong =
          List.of(least.subtract(step), most.add(step), new BigDecimal("-1e400"));
      boolean between = stepped && random.nextBoolean();
      return new Value(NODES.numberNode(between ? least.add(tenth) : pick(wrong)), false);
    }
    BigDecimal middle = least.add(step.multiply(BigDecimal.valueOf(random.nextInt(100))));
    BigDecimal number = pick(List.of(least, most, middle.min(most), least.add(step)));
    return new Value(NODES.numberNode(random.nextBoolean() ? number : number.setScale(9)), true);
  }

  private Value list(JsonNode schema) {
    int least = schema.path("minItems").asInt(0);
    int most = schema.path("maxItems").asInt(3);
    boolean beyond = beyond();
    boolean distinct = schema.has("uniqueItems");
    int size = beyond ? most + 1 : least + random.nextInt(most - least + 1);
    ArrayNode list = NODES.arrayNode();
    boolean valid = !beyond;
    for (int i = 0; i < size; i++) {
      Value item = of(schema.get("items"));
      valid &= item.valid() && !(distinct && list.valueStream().anyMatch(item.node()::equals));
      list.add(item.node());
    }
    return new Value(list, valid);
  }

  private Value object(JsonNode schema) {
    ObjectNode object = NODES.objectNode();
    return schema.path("additionalProperties").isObject()
        ? new Value(object, map(schema, object))
        : new Value(object, record(schema, object));
  }

  private boolean map(JsonNode schema, ObjectNode into) {
    int most = schema.get("maxProperties").asInt();
    boolean beyond = beyond();
    int size = beyond ? most + 1 : random.nextInt(most + 1);
    boolean valid = !beyond;
    for (int i = 0; i < size; i++) {
      Value value = of(schema.get("additionalProperties"));
      valid &= value.valid();
      into.set(pick(List.of("a.b", "ключ", "x")) + i, value.node());
    }
    return valid;
  }

  private boolean record(JsonNode schema, ObjectNode into) {
    List<String> required =
        schema.path("required").valueStream().map(JsonNode::stringValue).toList();
    boolean valid = true;
    for (var property : schema.get("properties").properties()) {
      boolean needed = required.contains(property.getKey());
      boolean given = needed ? random.nextInt(80) > 0 : random.nextInt(3) > 0;
      if (given) {
        Value value = of(property.getValue());
        valid &= value.valid();
        into.set(property.getKey(), value.node());
      } else {
        valid &= !needed;
      }
    }
    if (random.nextInt(80) == 0) {
      into.put("surely_unknown", 1);
      valid = false;
    }
    return valid;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
