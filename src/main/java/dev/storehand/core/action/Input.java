package dev.storehand.core.action;

import dev.storehand.core.db.Paging;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Shape;
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
  private final Class<?> record;
  private final Shape<?> own;
  private final Shape<?> whole;
  private final List<String> pathParameters;
  private final List<List<String>> choices;
  private final BiFunction<Shape<?>, ObjectNode, I> binder;

  Input(
      Class<?> record,
      Shape<?> own,
      Map<String, ObjectNode> reserved,
      List<String> required,
      List<String> pathParameters,
      List<List<String>> choices,
      BiFunction<Shape<?>, ObjectNode, I> binder) {
    this.record = record;
    this.own = own;
    this.whole = reserved.isEmpty() ? own : own.with(reserved, required);
    this.pathParameters = pathParameters;
    this.choices = choices;
    this.binder = binder;
  }

  /** The record it is declared by; of a patch, the resource's. */
  public Class<?> record() {
    return record;
  }

  /** The schema of the action's own arguments. */
  ObjectNode ownSchema() {
    return own.schema();
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
    List<Fault> faults = whole.faults(arguments);
    if (!choices.isEmpty()) {
      faults = withChoices(faults, arguments);
    }
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
    return new Call<>(
        binder.apply(own, arguments), arguments, paging, dryRun, confirmed, key, version);
  }

  private List<Fault> withChoices(List<Fault> found, ObjectNode arguments) {
    List<Fault> all = new ArrayList<>(found);
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
