package dev.storehand.core.schema;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Hides what is shown once. */
final class Secrets {
  private static final ClassValue<Boolean> ANY =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> record) {
          return Part.of(record).stream().anyMatch(part -> part.secret() || any(part.kind()));
        }
      };

  private Secrets() {}

  private static boolean any(Kind kind) {
    return kind.isRecord() ? ANY.get(kind.type()) : kind.inner().map(Secrets::any).orElse(false);
  }

  /** A copy with null for each secret that is there; the same tree if the record has none. */
  static ObjectNode masked(ObjectNode tree, Class<?> record) {
    if (!ANY.get(record)) {
      return tree;
    }
    ObjectNode copy = tree.deepCopy();
    mask(copy, record);
    return copy;
  }

  /** The same for each row of a list. */
  static ObjectNode maskedRows(ObjectNode page, String plural, Class<?> row) {
    if (!ANY.get(row)) {
      return page;
    }
    ObjectNode copy = page.deepCopy();
    copy.path(plural).forEach(item -> mask((ObjectNode) item, row));
    return copy;
  }

  private static void mask(ObjectNode tree, Class<?> record) {
    for (Part part : Part.of(record)) {
      if (part.secret() && tree.has(part.name())) {
        tree.putNull(part.name());
      } else {
        mask(tree.path(part.name()), part.kind());
      }
    }
  }

  private static void mask(JsonNode value, Kind kind) {
    if (kind.isRecord() && value instanceof ObjectNode object) {
      mask(object, kind.type());
    } else {
      kind.inner().ifPresent(inner -> value.forEach(item -> mask(item, inner)));
    }
  }

  /** The schema with no more than a description where a secret may be null. */
  static ObjectNode untyped(ObjectNode schema, Class<?> record) {
    if (!ANY.get(record)) {
      return schema;
    }
    ObjectNode copy = schema.deepCopy();
    untype(copy, record);
    return copy;
  }

  private static void untype(ObjectNode schema, Class<?> record) {
    ObjectNode properties = (ObjectNode) schema.get("properties");
    for (Part part : Part.of(record)) {
      ObjectNode property = (ObjectNode) properties.get(part.name());
      if (part.secret()) {
        property.retain("description");
      } else {
        untype(property, part.kind());
      }
    }
  }

  private static void untype(ObjectNode schema, Kind kind) {
    if (kind.isRecord()) {
      untype(schema, kind.type());
    } else {
      String inside = kind.isList() ? "items" : "additionalProperties";
      kind.inner().ifPresent(inner -> untype((ObjectNode) schema.get(inside), inner));
    }
  }
}
