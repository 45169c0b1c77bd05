package dev.storehand.core.schema;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Deep-partial changes of a resource: their schema, and how they are applied. */
final class Patches {
  /** The argument that names what to clear. */
  static final String UNSET = "unset";

  private Patches() {}

  static ObjectNode schema(Class<?> resource) {
    ObjectNode schema = Schemas.schema(resource).deepCopy();
    loosen(schema, resource);
    List<String> clearable = clearable(resource);
    if (!clearable.isEmpty()) {
      ObjectNode unset =
          ((ObjectNode) schema.get("properties"))
              .putObject(UNSET)
              .put("type", "array")
              .put("description", "Which parts to clear, before the others are set.");
      ArrayNode paths = unset.putObject("items").put("type", "string").putArray("enum");
      clearable.forEach(paths::add);
      unset.put("maxItems", clearable.size()).put("uniqueItems", true);
    }
    return schema;
  }

  /** What makes no sense in a patch: in its parts, and clearing what is set as well. */
  static List<Fault> meanings(Class<?> resource, ObjectNode patch, List<Fault> shape, int most) {
    List<Fault> faults = new ArrayList<>(Sensing.faults(resource, patch, shape, most));
    if (patch.get(UNSET) instanceof ArrayNode unset) {
      List<String> clearable = clearable(resource);
      for (int i = 0; i < unset.size(); i++) {
        String path = unset.get(i).asString("");
        if (clearable.contains(path) && sets(patch, path)) {
          faults.add(new Fault(Path.item(UNSET, i), "is set as well: " + path));
        }
      }
    }
    return faults.stream().limit(most).toList();
  }

  /** An object merges: to clear it first says, these parts and no others. */
  private static boolean sets(ObjectNode patch, String path) {
    JsonNode value = patch.at("/" + path.replace('.', '/'));
    return value.isValueNode() || value.isArray();
  }

  private static void loosen(ObjectNode schema, Class<?> record) {
    schema.remove("required");
    ObjectNode properties = (ObjectNode) schema.get("properties");
    for (Part part : Part.of(record)) {
      if (part.readOnly()) {
        properties.remove(part.name());
      } else {
        loosen((ObjectNode) properties.get(part.name()), part.kind());
      }
    }
  }

  /** Records and the values of maps merge; the items of a list come whole. */
  private static void loosen(ObjectNode schema, Kind kind) {
    if (kind.isRecord()) {
      loosen(schema, kind.type());
    } else if (kind.isMap()) {
      ObjectNode values = (ObjectNode) schema.get("additionalProperties");
      kind.inner().ifPresent(inner -> loosen(values, inner));
    }
  }

  static List<String> settable(Class<?> resource) {
    List<String> paths = new ArrayList<>();
    settable("", resource, paths);
    return List.copyOf(paths);
  }

  private static void settable(String parent, Class<?> record, List<String> into) {
    for (Part part : Part.of(record)) {
      String path = Path.field(parent, part.name());
      if (!part.readOnly() && part.kind().isRecord()) {
        settable(path, part.kind().type(), into);
      } else if (!part.readOnly()) {
        into.add(path);
      }
    }
  }

  static List<String> clearable(Class<?> resource) {
    List<String> paths = new ArrayList<>();
    clearable("", resource, paths);
    return List.copyOf(paths);
  }

  private static void clearable(String parent, Class<?> record, List<String> into) {
    for (Part part : Part.of(record)) {
      if (part.readOnly()) {
        continue;
      }
      String path = Path.field(parent, part.name());
      if (part.optional() || part.kind().isMap()) {
        into.add(path);
      }
      if (part.kind().isRecord()) {
        clearable(path, part.kind().type(), into);
      }
    }
  }

  static <T> T merge(T current, ObjectNode patch, List<String> unset) {
    @SuppressWarnings("unchecked")
    Class<T> record = (Class<T>) current.getClass();
    ObjectNode before = Json.tree(current);
    ObjectNode after = before.deepCopy();
    unset.forEach(path -> clear(after, record, path));
    merge(after, patch);
    keepReadOnly(before, after, record);
    Shape<T> shape = Schemas.input(record);
    List<Fault> faults = shape.misshapen(after);
    if (!faults.isEmpty()) {
      throw Problem.faults(faults);
    }
    return shape.bind(after);
  }

  private static void clear(ObjectNode tree, Class<?> record, String path) {
    if (!clearable(record).contains(path)) {
      throw Problem.fault(UNSET, "cannot clear " + path);
    }
    ObjectNode parent = tree;
    Class<?> owner = record;
    String rest = path;
    for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
      Part part = part(owner, rest.substring(0, dot));
      if (!(parent.get(part.name()) instanceof ObjectNode below)) {
        return;
      }
      parent = below;
      owner = part.kind().type();
      rest = rest.substring(dot + 1);
    }
    if (part(owner, rest).optional()) {
      parent.remove(rest);
    } else {
      parent.putObject(rest);
    }
  }

  private static Part part(Class<?> record, String name) {
    return Part.of(record).stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  /** RFC 7396. */
  private static void merge(ObjectNode target, ObjectNode patch) {
    for (var change : patch.properties()) {
      String name = change.getKey();
      JsonNode value = change.getValue();
      if (value.isNull()) {
        target.remove(name);
      } else if (value instanceof ObjectNode inner) {
        boolean there = target.get(name) instanceof ObjectNode;
        merge(there ? (ObjectNode) target.get(name) : target.putObject(name), inner);
      } else {
        target.set(name, value);
      }
    }
  }

  private static void keepReadOnly(ObjectNode before, ObjectNode after, Class<?> record) {
    for (Part part : Part.of(record)) {
      String name = part.name();
      if (part.readOnly()) {
        after.remove(name);
        if (before.has(name)) {
          after.set(name, before.get(name));
        }
      } else if (part.kind().isRecord()
          && before.get(name) instanceof ObjectNode was
          && after.get(name) instanceof ObjectNode is) {
        keepReadOnly(was, is, part.kind().type());
      }
    }
  }
}
