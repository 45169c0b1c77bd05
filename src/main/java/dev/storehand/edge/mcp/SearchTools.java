package dev.storehand.edge.mcp;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.action.Registry;
import dev.storehand.core.call.Caller;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The four tools of the search surface: find actions by words, read about them, call a read, call a
 * write.
 */
final class SearchTools {
  private static final int FOUND = 8;

  /** One of the four. */
  enum Tool {
    SEARCH_ACTIONS,
    DESCRIBE_ACTIONS,
    CALL_READ_ACTION,
    CALL_WRITE_ACTION;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Tool> named(String name) {
      return Arrays.stream(values()).filter(tool -> tool.wire().equals(name)).findFirst();
    }
  }

  /** What comes of calling one. */
  sealed interface Outcome {}

  /** An answer of its own. */
  record Result(ObjectNode body) implements Outcome {}

  /** A call that cannot be. */
  record Refused(Problem problem) implements Outcome {}

  /** An action to be called. */
  record Call(String action, ObjectNode arguments) implements Outcome {}

  /** Lets the caller in. */
  @FunctionalInterface
  interface Admission {
    Caller admit();
  }

  private final Registry registry;
  private final ActionSearch search;

  SearchTools(Registry registry, ActionSearch search) {
    this.registry = registry;
    this.search = search;
  }

  /** Runs one; {@code admission} lets the caller in where no action does. */
  Outcome run(Tool tool, ObjectNode arguments, Admission admission) {
    List<Fault> faults = SearchSchemas.input(tool).faults(arguments);
    if (!faults.isEmpty()) {
      admission.admit();
      return new Refused(
          Problem.faults(faults)
              .hint(tool.wire() + " takes what its inputSchema in tools/list says.")
              .next(Tool.SEARCH_ACTIONS.wire()));
    }
    return switch (tool) {
      case SEARCH_ACTIONS -> found(arguments, admission.admit());
      case DESCRIBE_ACTIONS -> described(arguments, admission.admit());
      case CALL_READ_ACTION -> read(arguments, admission);
      case CALL_WRITE_ACTION -> call(arguments);
    };
  }

  private Outcome found(ObjectNode arguments, Caller caller) {
    int limit = arguments.path("limit").asInt(FOUND);
    ObjectNode body = Json.object();
    ArrayNode actions = body.putArray("actions");
    search.find(arguments.path("query").asString(), registry.all().size()).stream()
        .filter(action -> allowed(action, caller))
        .limit(limit)
        .forEach(action -> actions.add(brief(action)));
    return new Result(body);
  }

  private static ObjectNode brief(Action<?, ?> action) {
    return Json.object()
        .put("name", action.name())
        .put("description", action.sentence())
        .put("kind", action.kind().wire())
        .put("destructive", action.destroys());
  }

  private Outcome described(ObjectNode arguments, Caller caller) {
    ObjectNode body = Json.object();
    ArrayNode actions = body.putArray("actions");
    ArrayNode unknown = body.putArray("unknown");
    for (JsonNode name : arguments.path("names")) {
      registry
          .named(name.asString())
          .filter(action -> allowed(action, caller))
          .ifPresentOrElse(action -> actions.add(whole(action)), () -> unknown.add(name));
    }
    return new Result(body);
  }

  private static ObjectNode whole(Action<?, ?> action) {
    ObjectNode all =
        Json.object()
            .put("name", action.name())
            .put("description", action.description())
            .put("kind", action.kind().wire())
            .put("destructive", action.destroys())
            .put("call_with", tool(action).wire());
    all.set("input_schema", action.input().schema());
    all.set("output_schema", action.output().schema());
    all.set("example", action.examples().get(0));
    return all;
  }

  private Outcome read(ObjectNode arguments, Admission admission) {
    String name = arguments.path("name").asString();
    boolean writes = registry.named(name).filter(action -> action.kind() != Kind.READ).isPresent();
    if (writes) {
      admission.admit();
      return new Refused(
          Problem.of(Code.UNPROCESSABLE, name + " changes things, and call_read_action only reads")
              .hint(
                  "Call it with call_write_action; dry_run: true among its arguments shows what would"
                      + " happen.")
              .next(Tool.CALL_WRITE_ACTION.wire()));
    }
    return call(arguments);
  }

  private static Outcome call(ObjectNode arguments) {
    ObjectNode inner =
        arguments.path("arguments") instanceof ObjectNode given ? given : Json.object();
    return new Call(arguments.path("name").asString(), inner);
  }

  private static Tool tool(Action<?, ?> action) {
    return action.kind() == Kind.READ ? Tool.CALL_READ_ACTION : Tool.CALL_WRITE_ACTION;
  }

  private static boolean allowed(Action<?, ?> action, Caller caller) {
    return action.ability().map(caller::may).orElse(true);
  }
}
