package dev.storehand.core.call;

import dev.storehand.core.db.Via;
import dev.storehand.core.schema.Doc;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** One accepted write: who called which action with what. */
@Doc("An entry of the audit.")
public record AuditEntry(
    @Doc("The entry's id.") String id,
    @Doc("The action that was called.") String action,
    @Doc("Who called it.") ActorRef actor,
    @Doc("The face it came through.") Via via,
    @Doc("The request's id, as in the log and in X-Request-Id.") String requestId,
    @Doc("The input, without secrets; left out where it is large.") ObjectNode input,
    @Doc("When it was accepted.") Instant createdAt) {}
