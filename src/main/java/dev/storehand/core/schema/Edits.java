package dev.storehand.core.schema;

import dev.storehand.core.problem.Fault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A few parts of a resource, each as an argument of its own: a narrow patch. */
final class Edits {
  private Edits() {}

  static ObjectNode schema(Class<?> resource, Map<String, String> paths, Set<String> required) {
    ObjectNode patch = Schemas.patch(resource).schema();
    ObjectNode schema = Json.object().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    paths.forEach((name, path) -> properties.set(name, part(patch, path).deepCopy()));
    if (!required.isEmpty()) {
      ArrayNode names = schema.putArray("required");
      paths.keySet().stream().filter(required::contains).forEach(names::add);
    }
    return schema.put("additionalProperties", false);
  }

  private static JsonNode part(ObjectNode patch, String path) {
    JsonNode at = patch;
    for (String word : path.split("\\.", -1)) {
      at = at.path("properties").path(word);
    }
    if (!at.isObject()) {
      throw new IllegalArgumentException("no part of the resource: " + path);
    }
    return at;
  }

  static ObjectNode patch(ObjectNode sent, Map<String, String> paths) {
    ObjectNode patch = Json.object();
    paths.forEach(
        (name, path) -> {
          if (sent.has(name)) {
            set(patch, path, sent.get(name));
          }
        });
    return patch;
  }

  static void set(ObjectNode patch, String path, JsonNode value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      patch.set(path, value);
    } else {
      set(patch.withObjectProperty(path.substring(0, dot)), path.substring(dot + 1), value);
    }
  }

  /** What makes no sense in the arguments, told by their own names. */
  static List<Fault> meanings(
      Class<?> resource, ObjectNode sent, Map<String, String> paths, List<Fault> shape, int most) {
    return paths.entrySet().stream()
        .filter(each -> shape.stream().noneMatch(f -> f.path().startsWith(each.getKey())))
        .flatMap(
            each ->
                Patches.meanings(
                        resource,
                        patch(sent, Map.of(each.getKey(), each.getValue())),
                        List.of(),
                        most)
                    .stream()
                    .map(f -> new Fault(renamed(f.path(), each), f.sentence())))
        .limit(most)
        .toList();
  }

  private static String renamed(String path, Map.Entry<String, String> part) {
    return part.getKey() + path.substring(part.getValue().length());
  }
}
