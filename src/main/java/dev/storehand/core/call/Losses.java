package dev.storehand.core.call;

import dev.storehand.core.db.Happening;
import dev.storehand.core.schema.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Names what a write that destroys is about, for the person who is to say yes. */
final class Losses {
  private static final List<String> NAMES =
      List.of("name", "sku_code", "code", "number", "email", "title");

  private Losses() {}

  /**
   * What it was before, such as {@code api key key_… (Robot)}; empty where nothing would change.
   */
  static Optional<String> named(List<Happening> happenings) {
    return happenings.stream()
        .findFirst()
        .map(
            first ->
                noun(first.type()) + " " + named(Json.tree(first.before().orElse(first.after()))));
  }

  /** The type without its verb: {@code stock.item.deleted} is about a stock item. */
  private static String noun(String type) {
    return type.substring(0, Math.max(0, type.lastIndexOf('.'))).replaceAll("[._]", " ");
  }

  private static String named(ObjectNode resource) {
    String id = resource.path("id").asString("");
    return Stream.concat(NAMES.stream().map(resource::path), Stream.of(resource.path("quantity")))
        .filter(JsonNode::isValueNode)
        .findFirst()
        .map(name -> id + " (" + name.asString() + ")")
        .orElse(id);
  }
}
