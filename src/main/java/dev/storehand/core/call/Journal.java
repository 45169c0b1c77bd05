package dev.storehand.core.call;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Call;
import dev.storehand.core.action.Reaction;
import dev.storehand.core.db.Happening;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.schema.Changes;
import dev.storehand.core.schema.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  /**
   * Keeps what the writes in one transaction did, and what happened in all of them. Gives whether
   * that leaves work.
   */
  boolean keep(WriteTx tx, List<AuditStore.Accepted> writes) {
    audit.insert(tx, writes);
    return keepEvents(tx, 0);
  }

  /** A write as the audit keeps it. */
  static AuditStore.Accepted accepted(Action<?, ?> action, Call<?> call) {
    return new AuditStore.Accepted(action.name(), shortened(action.input().masked(call.own())));
  }

  /**
   * Keeps what happened in the transaction, and what is to be done about it; the numbers are taken
   * last, since others wait for them. Gives whether that leaves work, such as a room's reaction.
   *
   * @param links how many reactions led here, one from the other
   */
  boolean keepEvents(WriteTx tx, int links) {
    List<EventStore.Told> told =
        tx.happenings().stream().map(each -> new EventStore.Told(each, data(each))).toList();
    if (told.isEmpty()) {
      return tx.hasLeftWork();
    }
    long first = events.reserve(tx, told.size());
    events.insert(tx, first, told);
    List<ReactionStore.New> all = reactions(told, first, links + 1);
    if (!all.isEmpty()) {
      waiting.insert(tx, all);
      tx.leavesWork();
    }
    return tx.hasLeftWork();
  }

  private List<ReactionStore.New> reactions(List<EventStore.Told> told, long first, int links) {
    List<ReactionStore.New> all = new ArrayList<>();
    for (Reaction reaction : reactions) {
      for (int i = 0; i < told.size(); i++) {
        if (reaction.isAfter(told.get(i).happening().type())) {
          all.add(new ReactionStore.New(reaction.name(), first + i, links));
        }
      }
    }
    if (links > MOST_LINKS && !all.isEmpty()) {
      LOG.error("{} is left out: it follows from itself", all.get(0).name());
      return List.of();
    }
    return all;
  }

  private static String shortened(ObjectNode input) {
    byte[] bytes = Json.bytes(input);
    return bytes.length <= INPUT_MAX
        ? new String(bytes, StandardCharsets.UTF_8)
        : "{\"left_out\":\"The input had " + bytes.length + " bytes.\"}";
  }

  /** The resource as it now stands, and each of its fields that changed with both values. */
  private static String data(Happening happening) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("resource", happening.after());
    data.put(
        "changes",
        happening
            .before()
            .map(before -> Changes.between(before, happening.after()))
            .orElse(Map.of()));
    return Json.mapper().writeValueAsString(data);
  }
}
