package dev.storehand.core.call;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Call;
import dev.storehand.core.db.Happening;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.schema.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps, in the write's own transaction, who did what (audit) and what came of it (events). */
final class Journal {
  private static final int INPUT_MAX = 8 * 1024;

  private final AuditStore audit = new AuditStore();
  private final EventStore events = new EventStore();

  void keep(WriteTx tx, Action<?, ?> action, Call<?> call) {
    keep(tx, List.of(accepted(action, call)));
  }

  /** Keeps what several writes in one transaction did, and what happened in all of them. */
  void keep(WriteTx tx, List<AuditStore.Accepted> writes) {
    audit.insert(tx, writes);
    keepEvents(tx);
  }

  static AuditStore.Accepted accepted(Action<?, ?> action, Call<?> call) {
    return new AuditStore.Accepted(action.name(), shortened(call.own()));
  }

  /**
   * Keeps what happened in the transaction; the numbers are taken last, since others wait for them.
   */
  void keepEvents(WriteTx tx) {
    List<EventStore.Told> told =
        tx.happenings().stream().map(each -> new EventStore.Told(each, data(each))).toList();
    if (!told.isEmpty()) {
      events.insert(tx, events.reserve(tx, told.size()), told);
    }
  }

  private static String shortened(ObjectNode input) {
    byte[] bytes = Json.bytes(input);
    return bytes.length <= INPUT_MAX
        ? new String(bytes, StandardCharsets.UTF_8)
        : "{\"left_out\":\"The input had " + bytes.length + " bytes.\"}";
  }

  /** The resource as it now stands, and each of its fields that changed with both values. */
  private static String data(Happening happening) {
    ObjectNode data = Json.object();
    ObjectNode after = Json.tree(happening.after());
    data.set("resource", after);
    ObjectNode changes = data.putObject("changes");
    happening
        .before()
        .ifPresent(
            resource -> {
              ObjectNode before = Json.tree(resource);
              TreeSet<String> names = new TreeSet<>(before.propertyNames());
              names.addAll(after.propertyNames());
              names.stream()
                  .filter(name -> !before.path(name).equals(after.path(name)))
                  .forEach(name -> changes.set(name, pair(before.get(name), after.get(name))));
            });
    return data.toString();
  }

  private static JsonNode pair(JsonNode old, JsonNode now) {
    var pair = Json.mapper().createArrayNode();
    pair.add(old == null ? pair.nullNode() : old);
    return pair.add(now == null ? pair.nullNode() : now);
  }
}
