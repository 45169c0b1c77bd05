package dev.storehand.core.call;

import dev.storehand.core.action.Sweep;
import dev.storehand.core.action.Sweep.Rows;
import java.time.Duration;
import java.util.List;

/**
 * How long what the dispatcher keeps is kept: idempotency keys a day, events and reactions that
 * nobody carried out 90 days, the audit 400.
 */
public final class Retention {
  private static final Duration EVENTS = Duration.ofDays(90);
  private static final Duration AUDIT = Duration.ofDays(400);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final OnceStore once = new OnceStore();
  private final EventStore events = new EventStore();
  private final ReactionStore reactions = new ReactionStore();
  private final AuditStore audit = new AuditStore();

  /** The sweeps that remove what is older. */
  public List<Sweep> sweeps() {
    return List.of(
        new Sweep("remove_used_keys", MINUTE, new Rows(once::sweep)),
        new Sweep(
            "remove_old_reactions",
            HOUR,
            new Rows((tx, most) -> reactions.sweep(tx, tx.now().minus(EVENTS), most))),
        new Sweep(
            "remove_old_events",
            HOUR,
            new Rows((tx, most) -> events.sweep(tx, tx.now().minus(EVENTS), most))),
        new Sweep(
            "remove_old_audit_entries",
            HOUR,
            new Rows((tx, most) -> audit.sweep(tx, tx.now().minus(AUDIT), most))));
  }
}
