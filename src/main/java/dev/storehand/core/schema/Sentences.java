package dev.storehand.core.schema;

import dev.storehand.core.schema.Faults.Place;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a fault says, without its subject. */
final class Sentences {
  /** What is said of a text that is neither a time nor a day. */
  static final String TIME_OR_DAY =
      "must be a time such as 2026-11-21T10:00:00Z or a day such as 2026-11-21";

  private Sentences() {}

  static String of(Place place) {
    JsonNode bound = place.schema().path(place.keyword());
    return switch (place.keyword()) {
      case "required" -> "is required";
      case "additionalProperties" -> unknown(place);
      case "type" -> place.value().isNull() ? noNull() : type(bound.asString(""));
      case "enum" -> place.value().isNull() ? noNull() : "must be one of: " + choices(bound);
      case "minimum" -> "must be at least " + number(bound);
      case "maximum" -> "must be at most " + number(bound);
      case "multipleOf" -> step(bound);
      case "minLength" -> "must be at least " + count(bound, "character", "characters");
      case "maxLength" -> "must be at most " + count(bound, "character", "characters");
      case "minItems" -> "must have at least " + count(bound, "item", "items");
      case "maxItems" -> "must have at most " + count(bound, "item", "items");
      case "minProperties" -> "must have at least " + count(bound, "entry", "entries");
      case "maxProperties" -> "must have at most " + count(bound, "entry", "entries");
      case "uniqueItems" -> "must not name the same thing twice";
      case "pattern" -> pattern(bound);
      case "format" -> format(bound.asString(""));
      default -> "does not fit: see " + place.keyword() + " in its schema";
    };
  }

  private static String noNull() {
    return "must not be null; leave it out instead";
  }

  private static String type(String type) {
    return switch (type) {
      case "integer" -> "must be a whole number";
      case "number" -> "must be a number";
      case "boolean" -> "must be true or false";
      case "array" -> "must be a list";
      case "object" -> "must be an object";
      default -> "must be a text";
    };
  }

  private static String choices(JsonNode values) {
    return values.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
  }

  private static String number(JsonNode bound) {
    return bound.decimalValue().stripTrailingZeros().toPlainString();
  }

  private static String step(JsonNode bound) {
    BigDecimal step = bound.decimalValue().stripTrailingZeros();
    if (step.unscaledValue().bitLength() != 1 || step.scale() < 0) {
      return "must be a multiple of " + number(bound);
    }
    return step.scale() == 0
        ? "must be a whole number"
        : "must have at most " + step.scale() + (step.scale() == 1 ? " decimal" : " decimals");
  }

  private static String count(JsonNode bound, String one, String many) {
    return number(bound) + " " + (bound.asInt() == 1 ? one : many);
  }

  private static String pattern(JsonNode bound) {
    String plain = "must match " + bound.asString("");
    return bound instanceof PatternText text ? text.words().orElse(plain) : plain;
  }

  private static String format(String format) {
    return switch (format) {
      case "date-time" -> "must be a time such as 2026-11-21T10:00:00Z";
      case "date" -> "must be a date such as 2026-11-21";
      default -> "must be of the format " + format;
    };
  }

  private static String unknown(Place place) {
    return "is not a known field; "
        + Nearest.hint(place.field(), place.schema().path("properties").propertyNames());
  }
}
