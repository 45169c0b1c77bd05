package dev.storehand.core.schema;

import dev.storehand.core.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shapes of records. A record that leaves the closed set of types is reported by the three laws;
 * asked for its schema nevertheless, its shape throws IllegalStateException with every breach.
 */
public final class Schemas {
  /** Where a report says what it is about. */
  public static final String WINDOW = "window";

  private static final ClassValue<Shape<?>> INPUTS =
      new ClassValue<>() {
        @Override
        protected Shape<?> computeValue(Class<?> record) {
          return whole(record, false);
        }
      };

  private static final ClassValue<Shape<?>> OUTPUTS =
      new ClassValue<>() {
        @Override
        protected Shape<?> computeValue(Class<?> record) {
          return whole(record, true);
        }
      };

  private static final ClassValue<Shape<ObjectNode>> PATCHES =
      new ClassValue<>() {
        @Override
        protected Shape<ObjectNode> computeValue(Class<?> record) {
          return new Shape<>(
              () -> Patches.schema(record),
              input -> input,
              tree -> Secrets.masked(tree, record),
              (input, shape, most) -> Patches.meanings(record, input, shape, most));
        }
      };

  private Schemas() {}

  /** What an action takes. */
  @SuppressWarnings("unchecked")
  public static <T> Shape<T> input(Class<T> record) {
    return (Shape<T>) INPUTS.get(record);
  }

  /**
   * What an action gives: as {@link #input}, but a {@link Secret} has no type, since it may be
   * null.
   */
  @SuppressWarnings("unchecked")
  public static <T> Shape<T> output(Class<T> record) {
    return (Shape<T>) OUTPUTS.get(record);
  }

  /**
   * What a list action gives: the rows under their plural, and {@link PageMeta} as {@code meta}.
   */
  public static Shape<ObjectNode> page(Class<?> row, String plural) {
    return new Shape<>(
        () -> pageSchema(row, plural),
        tree -> tree,
        tree -> Secrets.maskedRows(tree, plural, row),
        (tree, shape, most) -> List.of());
  }

  /** What a report gives: its window, and then as a list. */
  public static Shape<ObjectNode> report(Class<?> window, Class<?> row, String plural) {
    return new Shape<>(
        () -> reportSchema(window, row, plural),
        tree -> tree,
        tree -> Secrets.maskedRows(tree, plural, row),
        (tree, shape, most) -> List.of());
  }

  /** What a stream gives a batch at a time: the rows under their plural, and where to go on. */
  public static Shape<ObjectNode> batch(Class<?> row, String plural) {
    return new Shape<>(
        () -> batchSchema(row, plural),
        tree -> tree,
        tree -> Secrets.maskedRows(tree, plural, row),
        (tree, shape, most) -> List.of());
  }

  /**
   * What a patch of a resource takes: nothing is required, parts that only the server sets are
   * gone, and {@code unset} names the parts that may be cleared. The items of a list are whole,
   * since a patch replaces the list. It binds to itself, for {@link #merge}.
   */
  public static Shape<ObjectNode> patch(Class<?> resource) {
    return PATCHES.get(resource);
  }

  /**
   * What a narrow patch takes: some parts of a resource, each an argument of its own.
   *
   * @param paths the parts by the names of their arguments: {@code text} for {@code badge.text}
   * @param required the arguments that are not optional
   */
  public static Shape<ObjectNode> edit(
      Class<?> resource, Map<String, String> paths, Set<String> required) {
    return new Shape<>(
        () -> Edits.schema(resource, paths, required),
        input -> input,
        tree -> tree,
        (input, shape, most) -> Edits.meanings(resource, input, paths, shape, most));
  }

  /** The patch that the arguments of a narrow one come to, and what it sets besides, by path. */
  public static ObjectNode patchOf(
      ObjectNode arguments, Map<String, String> paths, Map<String, JsonNode> besides) {
    ObjectNode patch = Edits.patch(arguments, paths);
    besides.forEach((path, value) -> Edits.set(patch, path, value));
    return patch;
  }

  /** The parts a patch may set, as {@code terms.text}, in the order of the components. */
  public static List<String> settable(Class<?> resource) {
    return Patches.settable(resource);
  }

  /** The parts a patch may clear: everything optional, and maps, as {@code terms.text}. */
  public static List<String> clearable(Class<?> resource) {
    return Patches.clearable(resource);
  }

  /**
   * Applies a patch: clears what {@code unset} names, then merges as RFC 7396 says (lists are
   * replaced, maps merge), then checks the whole. What is {@link ReadOnly} keeps its value.
   *
   * @throws Problem 422 with every fault of the result
   */
  public static <T> T merge(T current, ObjectNode patch, List<String> unset) {
    return Patches.merge(current, patch, unset);
  }

  /**
   * What an input record breaks of the closed set, of documentation and of bounds, each a sentence.
   */
  public static List<String> breaches(Class<?> record) {
    return new Laws(Laws.Use.INPUT).breaches(record);
  }

  /** What an output record breaks of the closed set and of documentation, each a sentence. */
  public static List<String> outputBreaches(Class<?> record) {
    return new Laws(Laws.Use.OUTPUT).breaches(record);
  }

  /**
   * What the resource of a patch breaks: as an input, but parts that only the server sets need no
   * bound.
   */
  public static List<String> patchBreaches(Class<?> resource) {
    return new Laws(Laws.Use.PATCH).breaches(resource);
  }

  /** The schema of a record that keeps the closed set; not to be changed. */
  static ObjectNode schema(Class<?> record) {
    List<String> breaches = new Laws(Laws.Use.TYPES).breaches(record);
    if (!breaches.isEmpty()) {
      throw new IllegalStateException(String.join("\n", breaches));
    }
    return Generator.schema(record);
  }

  private static <T> Shape<T> whole(Class<T> record, boolean output) {
    Lazy<ObjectReader> reader = new Lazy<>(() -> Json.mapper().readerFor(record));
    return new Shape<>(
        () -> output ? Secrets.untyped(schema(record), record) : schema(record),
        input -> reader.get().readValue(input),
        tree -> Secrets.masked(tree, record),
        (input, shape, most) -> output ? List.of() : Sensing.faults(record, input, shape, most));
  }

  private static ObjectNode pageSchema(Class<?> row, String plural) {
    ObjectNode page = Json.object().put("type", "object");
    ObjectNode properties = page.putObject("properties");
    ObjectNode rows = properties.putObject(plural).put("type", "array");
    rows.set("items", output(row).schema());
    properties.set("meta", schema(PageMeta.class));
    page.putArray("required").add(plural).add("meta");
    return page.put("additionalProperties", false);
  }

  private static ObjectNode reportSchema(Class<?> window, Class<?> row, String plural) {
    ObjectNode list = pageSchema(row, plural);
    ObjectNode properties = Json.object();
    properties.set(WINDOW, output(window).schema());
    properties.setAll((ObjectNode) list.get("properties"));
    list.set("properties", properties);
    ((ArrayNode) list.get("required")).insert(0, WINDOW);
    return list;
  }

  private static ObjectNode batchSchema(Class<?> row, String plural) {
    ObjectNode batch = Json.object().put("type", "object");
    ObjectNode properties = batch.putObject("properties");
    properties.putObject(plural).put("type", "array").set("items", output(row).schema());
    properties
        .putObject("cursor")
        .put("type", "string")
        .put("description", "Send it as cursor to get what follows.");
    properties
        .putObject("over")
        .put("type", "boolean")
        .put("description", "Whether nothing will follow.");
    batch.putArray("required").add(plural).add("cursor").add("over");
    return batch.put("additionalProperties", false);
  }
}
