package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.problem.Code;
import dev.storehand.core.schema.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** One {@code /help} entry for each action, made when first asked for. */
final class Entries {
  /** What an entry can hold, in its order. */
  static final List<String> FIELDS =
      List.of(
          "name",
          "method",
          "path",
          "description",
          "aliases",
          "notes",
          "path_params",
          "request_schema",
          "response_schema",
          "media_types",
          "ability",
          "kind",
          "destructive",
          "idempotent",
          "cost_points",
          "errors",
          "example");

  private final Recorded recorded;
  private final Map<String, ObjectNode> made = new ConcurrentHashMap<>();

  Entries(Recorded recorded) {
    this.recorded = recorded;
  }

  /** The entry of an action; shared, not to be changed. */
  ObjectNode of(Action<?, ?> action) {
    return made.computeIfAbsent(action.name(), name -> make(action));
  }

  private ObjectNode make(Action<?, ?> action) {
    ObjectNode entry = Json.object();
    entry.put("name", action.name());
    entry.put("method", action.verb().name());
    entry.put("path", action.path().text());
    entry.put("description", action.sentence());
    texts(entry, "aliases", action.aliases());
    entry.put("notes", String.join(" ", action.notes()));
    if (!action.path().parameters().isEmpty()) {
      texts(entry, "path_params", action.path().parameters());
    }
    entry.set("request_schema", action.input().requestSchema());
    entry.set("response_schema", action.output().schema());
    if (!action.output().mediaTypes().isEmpty()) {
      texts(entry, "media_types", action.output().mediaTypes());
    }
    action
        .ability()
        .ifPresentOrElse(ability -> entry.put("ability", ability), () -> entry.putNull("ability"));
    entry.put("kind", action.kind().wire());
    entry.put("destructive", action.destroys());
    entry.put("idempotent", action.repeatable());
    entry.put("cost_points", action.kind().points());
    texts(entry, "errors", Refusals.of(action).stream().map(Code::wire).toList());
    entry.set("example", example(action));
    return entry;
  }

  private ObjectNode example(Action<?, ?> action) {
    ObjectNode example = Json.object();
    example.set("request", action.examples().get(0));
    recorded.answer(action.name()).ifPresent(answer -> example.set("response", answer));
    return example;
  }

  private static void texts(ObjectNode entry, String name, List<String> texts) {
    var list = entry.putArray(name);
    texts.forEach(list::add);
  }
}
