package dev.storehand.core.call;

import dev.storehand.core.db.Via;
import dev.storehand.core.schema.Doc;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** Something that happened, in the order of commits. */
@Doc("An event.")
public record Event(
    @Doc("The event's id.") String id,
    @Doc("Its number in this shop and mode, in the order of commits, without gaps.") long seq,
    @Doc("What happened, such as stock.item.updated.") String type,
    @Doc("What it happened to.") Subject subject,
    @Doc("When it happened.") Instant occurredAt,
    @Doc("Who did it.") ActorRef actor,
    @Doc("The face it came through.") Via via,
    @Doc("The request's id, as in the log and in X-Request-Id.") String requestId,
    @Doc(
            "resource: as it stood then; changes: each field that changed, with its old and new value.")
        ObjectNode data) {

  /** What an event is about. */
  @Doc("The subject of an event.")
  public record Subject(
      @Doc("Its kind, such as stock_item.") String type, @Doc("Its id.") String id) {}
}
