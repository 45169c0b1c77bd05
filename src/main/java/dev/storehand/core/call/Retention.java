package dev.storehand.core.call;

import dev.storehand.core.action.Sweep;
import dev.storehand.core.action.Sweep.Rows;
import dev.storehand.core.action.Sweep.Takes;
import dev.storehand.core.job.JobStore;
import java.time.Duration;
import java.util.List;

/**
 * How long what the dispatcher keeps is kept: idempotency keys a day, spent seals their time, jobs
 * a week after their end, events and reactions that nobody carried out 90 days, the audit 400.
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
  private final JobStore jobs = new JobStore();
  private final SealStore seals = new SealStore();

  /** The sweeps that remove what is older. */
  public List<Sweep> sweeps() {
    return List.of(
        sweep("remove_used_keys", MINUTE, once::sweep),
        sweep("remove_spent_seals", HOUR, seals::sweep),
        sweep("remove_old_jobs", HOUR, jobs::sweep),
        sweep(
            "remove_old_reactions",
            HOUR,
            (tx, most) -> reactions.sweep(tx, tx.now().minus(EVENTS), most)),
        sweep(
            "remove_old_events",
            HOUR,
            (tx, most) -> events.sweep(tx, tx.now().minus(EVENTS), most)),
        sweep(
            "remove_old_audit_entries",
            HOUR,
            (tx, most) -> audit.sweep(tx, tx.now().minus(AUDIT), most)));
  }

  private static Sweep sweep(String name, Duration every, Takes takes) {
    return new Sweep(name, every, new Rows(takes));
  }
}
