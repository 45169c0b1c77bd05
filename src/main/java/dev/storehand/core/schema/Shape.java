package dev.storehand.core.schema;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record seen from outside: its schema, the check of an input, and the way from an input to the
 * record. Everything is made on first use and then kept; a shape may be shared by threads.
 *
 * @param <T> what an input becomes
 */
public final class Shape<T> {
  /** How many faults one answer lists unless its caller wants another number. */
  public static final int MOST_FAULTS = 100;

  /** What makes no sense in an input, given what is wrong with its shape; at most so many. */
  interface Meanings {
    List<Fault> faults(ObjectNode input, List<Fault> shape, int most);
  }

  /** From a checked input to the record. */
  interface Binding<T> {
    T bind(ObjectNode input);
  }

  private final Lazy<ObjectNode> schema;
  private final Lazy<Check> check;
  private final Binding<T> binding;
  private final UnaryOperator<ObjectNode> masking;
  private final Meanings meanings;

  Shape(
      Supplier<ObjectNode> schema,
      Binding<T> binding,
      UnaryOperator<ObjectNode> masking,
      Meanings meanings) {
    this.schema = new Lazy<>(schema);
    this.meanings = meanings;
    this.check = new Lazy<>(() -> new Check(this.schema.get()));
    this.binding = binding;
    this.masking = masking;
  }

  /** A shape given by its schema alone; an input stays the tree it is. */
  public static Shape<ObjectNode> of(Supplier<ObjectNode> schema) {
    return new Shape<>(schema, input -> input, tree -> tree, (input, shape, most) -> List.of());
  }

  /** The published schema, shared and not to be changed: a plain object, everything inlined. */
  public ObjectNode schema() {
    return schema.get();
  }

  /** Every fault of an input, at most {@value #MOST_FAULTS}; empty if it is valid. */
  public List<Fault> faults(ObjectNode input) {
    return faults(input, MOST_FAULTS);
  }

  /**
   * Every fault of an input, at most so many: first those of its shape, then those of what it
   * means, each in the order of the schema; empty if it is valid.
   */
  public List<Fault> faults(ObjectNode input, int most) {
    List<Fault> ofShape = check.get().faults(input, most);
    List<Fault> ofMeaning = meanings.faults(input, ofShape, most - ofShape.size());
    return ofMeaning.isEmpty()
        ? ofShape
        : Stream.concat(ofShape.stream(), ofMeaning.stream()).toList();
  }

  /**
   * What makes no sense in an input that stands inside another one.
   *
   * @param place where it stands there
   * @param shape all that is wrong with the shape of the other one
   */
  public List<Fault> meaningless(String place, ObjectNode input, List<Fault> shape, int most) {
    String inside = place + ".";
    List<Fault> own =
        shape.stream()
            .filter(fault -> fault.path().startsWith(inside))
            .map(fault -> new Fault(fault.path().substring(inside.length()), fault.sentence()))
            .toList();
    return meanings.faults(input, own, most).stream().map(fault -> fault.inside(place)).toList();
  }

  /**
   * The record of an input that has no faults.
   *
   * @throws Problem if the record itself refuses its parts
   */
  public T bind(ObjectNode input) {
    try {
      return binding.bind(input);
    } catch (JacksonException e) {
      if (e.getCause() instanceof Problem problem) {
        throw problem;
      }
      throw e;
    }
  }

  /**
   * Checks, then binds.
   *
   * @throws Problem 422 with every fault
   */
  public T read(ObjectNode input) {
    List<Fault> faults = faults(input);
    if (!faults.isEmpty()) {
      throw Problem.faults(faults);
    }
    return bind(input);
  }

  /**
   * A tree of this shape with null in the place of every {@link Secret}; the tree itself if there
   * is none.
   */
  public ObjectNode masked(ObjectNode tree) {
    return masking.apply(tree);
  }

  /**
   * The same shape with further optional properties at its end; the caller removes them before
   * {@link #bind}.
   */
  public Shape<T> with(Map<String, ObjectNode> extra) {
    return with(extra, List.of());
  }

  /** The same, some of them required. */
  public Shape<T> with(Map<String, ObjectNode> extra, List<String> required) {
    return derived(
        s -> {
          required.forEach(s.withArray("required")::add);
          if (s.withArray("required").isEmpty()) {
            s.remove("required");
          }
          return add(s, extra);
        });
  }

  /**
   * The same shape with further required properties at its front; the caller removes them before
   * {@link #bind}.
   */
  public Shape<T> withRequired(Map<String, ObjectNode> extra) {
    return derived(s -> addRequired(s, extra));
  }

  /** The same shape less some properties, for showing: what is left out cannot be bound. */
  public Shape<T> without(Set<String> names) {
    return derived(s -> remove(s, names));
  }

  /** What is wrong with the shape of an input alone. */
  List<Fault> misshapen(ObjectNode input) {
    return check.get().faults(input, MOST_FAULTS);
  }

  /**
   * The same shape for who tells himself what makes no sense, together with what the data refuses:
   * here it is told beside faults of shape only.
   */
  public Shape<T> sensedLater() {
    return new Shape<>(
        this::schema,
        binding,
        masking,
        (input, shape, most) -> shape.isEmpty() ? List.of() : meanings.faults(input, shape, most));
  }

  /** The same shape, of which one part means something that only the program as a whole knows. */
  public Shape<T> meaning(String part, Sense sense) {
    Meanings more =
        (input, shape, most) -> {
          List<Fault> own = meanings.faults(input, shape, most);
          boolean wellShaped =
              own.size() < most && shape.stream().noneMatch(f -> f.path().equals(part));
          return wellShaped && input.has(part)
              ? Stream.concat(own.stream(), sense.faults(part, input.get(part)).stream())
                  .limit(most)
                  .toList()
              : own;
        };
    return new Shape<>(this::schema, binding, masking, more);
  }

  /**
   * The same shape, of which one part is a list of such records: they mean what they mean alone.
   */
  public Shape<T> meaningItems(String part, Class<?> record) {
    Meanings more =
        (input, shape, most) -> {
          List<Fault> own = meanings.faults(input, shape, most);
          List<Fault> ofItems =
              Sensing.faultsOfItems(part, record, input.path(part), shape, most - own.size());
          return Stream.concat(own.stream(), ofItems.stream()).toList();
        };
    return new Shape<>(this::schema, binding, masking, more);
  }

  private Shape<T> derived(UnaryOperator<ObjectNode> change) {
    return new Shape<>(() -> change.apply(schema().deepCopy()), binding, masking, meanings);
  }

  private static ObjectNode add(ObjectNode schema, Map<String, ObjectNode> extra) {
    ObjectNode properties = schema.withObject("properties");
    extra.forEach(
        (name, part) -> {
          if (properties.has(name)) {
            throw new IllegalArgumentException("the shape already has " + name);
          }
          properties.set(name, part);
        });
    return schema;
  }

  private static ObjectNode addRequired(ObjectNode schema, Map<String, ObjectNode> extra) {
    ObjectNode own = schema.withObject("properties");
    ArrayNode ownRequired = schema.withArray("required");
    ObjectNode properties = Json.object();
    ArrayNode required = Json.mapper().createArrayNode();
    extra.keySet().forEach(required::add);
    required.addAll(ownRequired);
    schema.set("properties", properties);
    schema.set("required", required);
    add(schema, extra);
    own.properties().forEach(p -> properties.set(p.getKey(), p.getValue()));
    return schema;
  }

  private static ObjectNode remove(ObjectNode schema, Set<String> names) {
    schema.withObject("properties").remove(names);
    ArrayNode required = schema.withArray("required");
    required.removeIf(name -> names.contains(name.stringValue()));
    if (required.isEmpty()) {
      schema.remove("required");
    }
    return schema;
  }
}
