package dev.storehand.core.action;

import dev.storehand.core.schema.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Calls that show an action. They become JSON when somebody looks: a start needs none of them. */
final class Examples {
  private final List<Supplier<ObjectNode>> said = new ArrayList<>();

  /** A single one. */
  static Examples of(String json) {
    Examples examples = new Examples();
    examples.json(json);
    return examples;
  }

  void input(Object record) {
    said.add(() -> Json.tree(record));
  }

  void json(String json) {
    said.add(() -> Json.parse(json));
  }

  /** All of them, each finished by what every call of the action must say. */
  List<ObjectNode> made(UnaryOperator<ObjectNode> finish) {
    return said.stream().map(Supplier::get).map(finish).toList();
  }
}
