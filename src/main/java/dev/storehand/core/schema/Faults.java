package dev.storehand.core.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.storehand.core.problem.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the validator's errors into our faults: from keyword and place alone, never from its words.
 */
final class Faults {
  private static final Set<String> ABOUT_A_FIELD = Set.of("required", "additionalProperties");

  private final ObjectNode schema;
  private final ObjectNode input;

  /**
   * Looked up once for each object: an input may have as many unknown fields as fit into a body.
   */
  private final Map<JsonNode, Map<String, Integer>> ranks = new IdentityHashMap<>();

  Faults(ObjectNode schema, ObjectNode input) {
    this.schema = schema;
    this.input = input;
  }

  List<Fault> of(List<Error> errors, int most) {
    List<Place> places = new ArrayList<>(errors.stream().map(this::place).toList());
    places.sort(Comparator.comparing(Place::order, Arrays::compare));
    Map<String, List<Place>> byPath = new LinkedHashMap<>();
    places.forEach(p -> byPath.computeIfAbsent(p.path(), path -> new ArrayList<>()).add(p));
    Set<Fault> faults = new LinkedHashSet<>();
    for (List<Place> here : byPath.values()) {
      // What is of the wrong type needs no second complaint.
      boolean wrongType = here.stream().anyMatch(p -> p.keyword().equals("type"));
      for (Place place : here) {
        if (faults.size() == most) {
          return List.copyOf(faults);
        }
        if (!wrongType || place.keyword().equals("type")) {
          faults.add(new Fault(place.path(), Sentences.of(place)));
        }
      }
    }
    return List.copyOf(faults);
  }

  /**
   * Where an error is.
   *
   * @param order its rank at each level, by which faults are sorted
   * @param schema what is said of this place
   * @param value what stands there, or the object that lacks or has too much
   * @param field the name that is missing or unknown, else empty
   */
  record Place(
      String path, int[] order, String keyword, JsonNode schema, JsonNode value, String field) {}

  private Place place(Error error) {
    NodePath location = error.getInstanceLocation();
    boolean aboutField = ABOUT_A_FIELD.contains(error.getKeyword());
    int depth = location.getNameCount();
    int[] order = new int[depth + (aboutField ? 1 : 0)];
    String path = "";
    JsonNode schemaHere = schema;
    JsonNode valueHere = input;
    for (int i = 0; i < depth; i++) {
      Object element = location.getElement(i);
      if (element instanceof Number index) {
        order[i] = index.intValue();
        path = Path.item(path, index.intValue());
        schemaHere = schemaHere.path("items");
        valueHere = valueHere.path(index.intValue());
      } else {
        String name = String.valueOf(element);
        order[i] = rank(schemaHere, valueHere, name);
        path = Path.field(path, name);
        JsonNode named = schemaHere.path("properties").path(name);
        schemaHere = named.isMissingNode() ? schemaHere.path("additionalProperties") : named;
        valueHere = valueHere.path(name);
      }
    }
    String field = "";
    if (aboutField) {
      field = error.getProperty();
      order[depth] = rank(schemaHere, valueHere, field);
      path = Path.field(path, field);
    }
    return new Place(path, order, error.getKeyword(), schemaHere, valueHere, field);
  }

  /** Known fields in the order of the schema, then the others in the order of the input. */
  private int rank(JsonNode schema, JsonNode value, String name) {
    return ranks
        .computeIfAbsent(value, same -> ranks(schema, value))
        .getOrDefault(name, Integer.MAX_VALUE);
  }

  private static Map<String, Integer> ranks(JsonNode schema, JsonNode value) {
    Map<String, Integer> ranks = new HashMap<>();
    schema
        .path("properties")
        .propertyNames()
        .forEach(known -> ranks.putIfAbsent(known, ranks.size()));
    value.propertyNames().forEach(given -> ranks.putIfAbsent(given, ranks.size()));
    return ranks;
  }
}
