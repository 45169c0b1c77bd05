package dev.storehand.core.call;

import dev.storehand.core.db.Database;
import dev.storehand.core.db.Scope;
import dev.storehand.core.job.JobStore;
import java.time.Duration;

/**
 * Removes what has been kept long enough: idempotency keys after a day, jobs a week after their
 * end, events after 90 days, the audit after 400.
 */
public final class Retention {
  /** Rows removed at a time, so that the writer is never held for long. */
  static final int BATCH = 500;

  private static final Duration EVENTS = Duration.ofDays(90);
  private static final Duration AUDIT = Duration.ofDays(400);

  private final Database database;
  private final OnceStore once = new OnceStore();
  private final EventStore events = new EventStore();
  private final AuditStore audit = new AuditStore();
  private final JobStore jobs = new JobStore();

  public Retention(Database database) {
    this.database = database;
  }

  /**
   * Removes one batch of each; safe to run twice, and on several nodes at once. Gives the number of
   * rows removed.
   */
  public int sweep() {
    return database.write(Scope.none(), tx -> once.sweep(tx, BATCH))
        + database.write(Scope.none(), tx -> events.sweep(tx, tx.now().minus(EVENTS), BATCH))
        + database.write(Scope.none(), tx -> jobs.sweep(tx, BATCH))
        + database.write(Scope.none(), tx -> audit.sweep(tx, tx.now().minus(AUDIT), BATCH));
  }
}
