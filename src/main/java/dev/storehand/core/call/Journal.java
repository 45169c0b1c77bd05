package dev.storehand.core.call;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Call;
import dev.storehand.core.action.Reaction;
import dev.storehand.core.db.Happening;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.schema.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps, in the write's own transaction, who did what (audit) and what came of it (events). */
final class Journal {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private static final int INPUT_MAX = 8 * 1024;

  /** Reactions that follow from reactions; a longer chain is a circle. */
  static final int MOST_LINKS = 10;

  private final AuditStore audit = new AuditStore();
  private final EventStore events = new EventStore();
  private final ReactionStore waiting = new ReactionStore();
  private final List<Reaction> reactions;

  Journal(List<Reaction> reactions) {
    this.reactions = reactions;
  }

  <O> void keep(WriteTx tx, Action<?, O> action, Call<?> call, O answer) {
    audit.insert(tx, action.name(), shortened(call.own()));
    keepEvents(tx, 0);
  }

  /**
   * Keeps what happened in the transaction, and what is to be done about it; the numbers are taken
   * last, since others wait for them.
   *
   * @param links how many reactions led here, one from the other
   */
  void keepEvents(WriteTx tx, int links) {
    if (!tx.happenings().isEmpty()) {
      long seq = events.reserve(tx, tx.happenings().size());
      for (Happening happening : tx.happenings()) {
        events.insert(tx, seq, happening, data(happening));
        keepReactions(tx, seq, happening.type(), links + 1);
        seq++;
      }
    }
  }

  private void keepReactions(WriteTx tx, long seq, String type, int links) {
    for (Reaction reaction : reactions) {
      if (!reaction.isAfter(type)) {
        continue;
      }
      if (links > MOST_LINKS) {
        LOG.error("{} after {} is left out: it comes from itself", reaction.name(), type);
      } else {
        waiting.insert(tx, reaction.name(), seq, links);
      }
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
