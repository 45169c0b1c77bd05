package dev.storehand.core.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A field of a record as a column: {@code quantity}, or {@code address.city} of a record inside.
 * Lists and maps are one column each, as JSON.
 *
 * @param path its names from the outside in
 * @param schema what it holds
 */
record Field(List<String> path, JsonNode schema) {

  /** The fields of a record's schema, in its order. */
  static List<Field> of(ObjectNode schema) {
    List<Field> fields = new ArrayList<>();
    add(List.of(), schema, fields);
    return List.copyOf(fields);
  }

  private static void add(List<String> parent, JsonNode schema, List<Field> into) {
    for (var property : schema.path("properties").properties()) {
      List<String> path = new ArrayList<>(parent);
      path.add(property.getKey());
      if (property.getValue().path("properties").isEmpty()) {
        into.add(new Field(List.copyOf(path), property.getValue()));
      } else {
        add(path, property.getValue(), into);
      }
    }
  }

  /** The column's name. */
  String name() {
    return String.join(".", path);
  }

  String type() {
    return schema.path("type").asString("string");
  }

  /** Its value in a record's tree, if it has one. */
  Optional<JsonNode> in(ObjectNode tree) {
    JsonNode value = tree;
    for (String name : path) {
      value = value.path(name);
    }
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  /** Sets it in a record's tree. */
  void set(ObjectNode tree, JsonNode value) {
    ObjectNode owner = tree;
    for (String name : path.subList(0, path.size() - 1)) {
      owner = owner.get(name) instanceof ObjectNode there ? there : owner.putObject(name);
    }
    owner.set(path.get(path.size() - 1), value);
  }
}
