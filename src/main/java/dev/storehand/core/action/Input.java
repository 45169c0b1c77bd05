package dev.storehand.core.action;

import dev.storehand.core.db.Paging;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Schemas;
import dev.storehand.core.schema.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an action takes: its record's shape and the reserved arguments in one schema, which checks
 * every call and is published as it is.
 */
public final class Input<I> {
  /** As many as a bulk action's refusal lists (contract, section 7). */
  private static final int MOST_FAULTS_OF_MANY = 1_000;

  private final Class<?> record;
  private final Shape<?> own;
  private final Shape<?> whole;
  private final List<String> pathParameters;
  private final List<List<String>> choices;
  private final BiFunction<Shape<?>, ObjectNode, I> binder;
  private final Optional<Bulking<?, ?>> bulk;

  private Input(
      Class<?> record,
      Shape<?> own,
      Map<String, ObjectNode> reserved,
      List<String> required,
      List<String> pathParameters,
      List<List<String>> choices,
      BiFunction<Shape<?>, ObjectNode, I> binder,
      Optional<Bulking<?, ?>> bulk) {
    this.record = record;
    this.own = own;
    this.whole = reserved.isEmpty() ? own : own.with(reserved, required);
    this.pathParameters = pathParameters;
    this.choices = choices;
    this.binder = binder;
    this.bulk = bulk;
  }

  Input(
      Class<?> record,
      Shape<?> own,
      Map<String, ObjectNode> reserved,
      List<String> required,
      List<String> pathParameters,
      List<List<String>> choices,
      BiFunction<Shape<?>, ObjectNode, I> binder) {
    this(record, own, reserved, required, pathParameters, choices, binder, Optional.empty());
  }

  /** What a bulk action takes. */
  static Input<Bulk> of(Bulking<?, ?> bulk, Map<String, ObjectNode> reserved) {
    return new Input<>(
        Bulk.class,
        Shape.of(bulk::schema),
        reserved,
        List.of(),
        List.of(),
        List.of(List.of(Bulking.ITEMS, Bulking.IDS, Bulking.FILTER)),
        (shape, sent) -> new Bulk(sent),
        Optional.of(bulk));
  }

  /** The record it is declared by; of a patch, the resource's. */
  public Class<?> record() {
    return record;
  }

  /** What its record breaks of the rules for records; a derived schema has none of its own. */
  List<String> breaches(boolean patch) {
    return bulk.isPresent()
        ? List.of()
        : patch ? Schemas.patchBreaches(record) : Schemas.breaches(record);
  }

  /** The schema of the action's own arguments. */
  ObjectNode ownSchema() {
    return own.schema();
  }

  /** The same less some. */
  ObjectNode ownWithout(Set<String> names) {
    return own.without(names).schema();
  }

  /** What one item of a bulk action may say: its own arguments, and the version it expects. */
  ObjectNode itemSchema() {
    return whole.schema().path("properties").get(Reserved.EXPECTED_VERSION)
            instanceof ObjectNode version
        ? own.with(Map.of(Reserved.EXPECTED_VERSION, version)).schema()
        : own.schema();
  }

  /**
   * What one item of a job sends: it is done exactly once, so where a key is wanted that keeps
   * money from moving twice, the item is its own.
   */
  public ObjectNode ofItem(ObjectNode arguments, long index) {
    boolean wanted =
        whole
            .schema()
            .path("required")
            .valueStream()
            .anyMatch(each -> each.asString().equals(Reserved.IDEMPOTENCY_KEY));
    return wanted ? arguments.put(Reserved.IDEMPOTENCY_KEY, "item-" + index) : arguments;
  }

  /** Own arguments with null in place of every secret: what the audit keeps. */
  public ObjectNode masked(ObjectNode arguments) {
    return own.masked(arguments);
  }

  /** The input of own arguments that are known to be valid. */
  I bind(ObjectNode arguments) {
    return binder.apply(own, arguments);
  }

  /** The schema that checks every call: MCP's inputSchema. Not to be changed. */
  public ObjectNode schema() {
    return whole.schema();
  }

  /** The same less the path's parameters: what {@code /help} shows and OpenAPI takes as a body. */
  public ObjectNode requestSchema() {
    return whole.without(Set.copyOf(pathParameters)).schema();
  }

  /** Pairs of optional parts of which exactly one is to be sent. */
  public List<List<String>> choices() {
    return choices;
  }

  /** Reads a call's arguments, which are changed by it. Refuses with every fault at once (422). */
  public Call<I> read(ObjectNode arguments) {
    List<Fault> faults = faults(arguments);
    if (!faults.isEmpty()) {
      throw Problem.faults(faults);
    }
    Paging paging =
        new Paging(
            take(arguments, Reserved.PAGE).map(JsonNode::intValue),
            take(arguments, Reserved.PER_PAGE).map(JsonNode::intValue),
            take(arguments, Reserved.CURSOR).map(JsonNode::stringValue),
            take(arguments, Reserved.SORT).map(JsonNode::stringValue));
    boolean dryRun = take(arguments, Reserved.DRY_RUN).map(JsonNode::booleanValue).orElse(false);
    boolean confirmed = take(arguments, Reserved.CONFIRM).map(JsonNode::booleanValue).orElse(false);
    Optional<String> key = take(arguments, Reserved.IDEMPOTENCY_KEY).map(JsonNode::stringValue);
    Optional<Long> version = take(arguments, Reserved.EXPECTED_VERSION).map(JsonNode::longValue);
    int wait = take(arguments, Reserved.WAIT).map(JsonNode::intValue).orElse(0);
    take(arguments, Reserved.LINK);
    return new Call<>(
        binder.apply(own, arguments),
        arguments,
        paging,
        Duration.ofSeconds(wait),
        dryRun,
        confirmed,
        key,
        version);
  }

  private List<Fault> faults(ObjectNode arguments) {
    int most = bulk.isPresent() ? MOST_FAULTS_OF_MANY : Shape.MOST_FAULTS;
    List<Fault> shape = whole.faults(arguments, most);
    List<Fault> faults = new ArrayList<>(shape);
    faults.addAll(choiceFaults(arguments));
    bulk.ifPresent(many -> faults.addAll(many.faults(arguments, shape, most)));
    return faults.size() <= most ? faults : faults.subList(0, most);
  }

  /** What a schema cannot say of own arguments that stand inside others, whose shape has faults. */
  List<Fault> faultsInside(String place, ObjectNode arguments, List<Fault> shape, int most) {
    List<Fault> all = new ArrayList<>();
    choiceFaults(arguments).forEach(fault -> all.add(fault.inside(place)));
    all.addAll(own.meaningless(place, arguments, shape, most));
    return all;
  }

  /** What is wrong with the parts of which exactly one is to be sent. */
  List<Fault> choiceFaults(ObjectNode arguments) {
    List<Fault> all = new ArrayList<>();
    for (List<String> choice : choices) {
      long sent = choice.stream().filter(arguments::has).count();
      if (sent != 1) {
        String names = String.join(" or ", choice);
        all.add(
            new Fault(
                choice.get(0),
                sent == 0
                    ? "is missing: send " + names
                    : "is one too many: send only one of " + names));
      }
    }
    return all;
  }

  private Optional<JsonNode> take(ObjectNode arguments, String name) {
    return whole == own ? Optional.empty() : Optional.ofNullable(arguments.remove(name));
  }
}
