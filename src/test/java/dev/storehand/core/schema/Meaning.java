package dev.storehand.core.schema;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What a tree means, whatever its notation: 1.0 is 1, and a time is an instant to the millisecond.
 */
final class Meaning {
  private static final String DAY = "2026-11-21";

  private Meaning() {}

  static Object of(JsonNode schema, JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValue().stripTrailingZeros();
    }
    boolean timeOrDay = schema.path("pattern").asString("").equals(Times.TIME_OR_DAY);
    boolean time = timeOrDay && value.stringValue().length() > DAY.length();
    if (time || schema.path("format").asString("").equals("date-time")) {
      Instant instant =
          OffsetDateTime.parse(value.stringValue().toUpperCase(Locale.ROOT)).toInstant();
      return instant.truncatedTo(ChronoUnit.MILLIS);
    }
    if (value.isArray()) {
      return value.valueStream().map(item -> of(schema.path("items"), item)).toList();
    }
    if (value.isObject()) {
      Map<String, Object> parts = new TreeMap<>();
      for (var part : value.properties()) {
        JsonNode known = schema.path("properties").path(part.getKey());
        JsonNode inner = known.isMissingNode() ? schema.path("additionalProperties") : known;
        parts.put(part.getKey(), of(inner, part.getValue()));
      }
      return parts;
    }
    return value;
  }
}
