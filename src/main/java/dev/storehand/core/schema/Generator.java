package dev.storehand.core.schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the schema of a record from its components: their names, order, types, bounds and words,
 * everything inlined.
 */
final class Generator {
  private static final String TIME_OR_DAY =
      "A time such as 2026-11-21T10:00:00Z, or a day such as 2026-11-21: all of it, in the shop's time zone.";

  private static final ClassValue<ObjectNode> RECORDS =
      new ClassValue<>() {
        @Override
        protected ObjectNode computeValue(Class<?> record) {
          return generate(record);
        }
      };

  private Generator() {}

  /** The schema of a record that keeps the closed set; not to be changed. */
  static ObjectNode schema(Class<?> record) {
    return RECORDS.get(record);
  }

  private static ObjectNode generate(Class<?> record) {
    ObjectNode schema = Json.object().put("type", "object");
    Optional.ofNullable(record.getAnnotation(Doc.class))
        .ifPresent(doc -> schema.put("description", doc.value()));
    ObjectNode properties = schema.putObject("properties");
    List<String> required = new ArrayList<>();
    for (Part part : Part.of(record)) {
      properties.set(part.name(), component(part));
      if (!part.optional()) {
        required.add(part.name());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", Json.mapper().valueToTree(required));
    }
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode component(Part part) {
    return node(part.kind(), part.doc());
  }

  private static ObjectNode node(Kind kind, Optional<String> doc) {
    ObjectNode node = Json.object().put("type", type(kind));
    description(kind, doc).ifPresent(text -> node.put("description", text));
    if (kind.type() == Instant.class) {
      node.put("format", "date-time");
    } else if (kind.type() == LocalDate.class) {
      node.put("format", "date");
    } else if (kind.type().isEnum()) {
      constants(node.putArray("enum"), kind.type());
    } else if (kind.isRecord()) {
      ObjectNode inner = schema(kind.type()).deepCopy();
      doc.ifPresent(text -> inner.remove("description"));
      node.setAll(inner);
    }
    kind.inner()
        .ifPresent(
            k ->
                node.set(
                    kind.isList() ? "items" : "additionalProperties", node(k, Optional.empty())));
    Bounds.put(node, kind);
    return node;
  }

  /** No keyword says what a day alone means, so words do. */
  private static Optional<String> description(Kind kind, Optional<String> doc) {
    return kind.type() == TimeOrDay.class
        ? Optional.of(doc.map(text -> text + " ").orElse("") + TIME_OR_DAY)
        : doc;
  }

  private static void constants(ArrayNode into, Class<?> type) {
    for (Object constant : type.getEnumConstants()) {
      into.add(Json.mapper().valueToTree(constant));
    }
  }

  private static String type(Kind kind) {
    if (kind.type() == boolean.class) {
      return "boolean";
    }
    if (kind.isWholeNumber()) {
      return "integer";
    }
    if (kind.type() == BigDecimal.class) {
      return "number";
    }
    if (kind.isList()) {
      return "array";
    }
    return kind.isMap() || kind.isRecord() || kind.isAnyObject() ? "object" : "string";
  }
}
