package dev.storehand.core.call;

import dev.storehand.core.db.Database;
import dev.storehand.core.db.Scope;
import dev.storehand.core.db.WriteTx;
import java.time.Duration;
import java.time.Instant;

/**
 * Removes what has been kept long enough: idempotency keys after a day, events after 90 days, the
 * audit after 400.
 */
public final class Retention {
  /** Rows removed at a time, so that the writer is never held for long. */
  static final int BATCH = 500;

  private static final Duration EVENTS = Duration.ofDays(90);
  private static final Duration AUDIT = Duration.ofDays(400);

  private final Database database;
  private final OnceStore once = new OnceStore();

  public Retention(Database database) {
    this.database = database;
  }

  /**
   * Removes one batch of each; safe to run twice, and on several nodes at once. Gives the number of
   * rows removed.
   */
  public int sweep() {
    return database.write(Scope.none(), tx -> once.sweep(tx, BATCH))
        + database.write(Scope.none(), tx -> older(tx, "event", tx.now().minus(EVENTS)))
        + database.write(Scope.none(), tx -> older(tx, "audit", tx.now().minus(AUDIT)));
  }

  private static int older(WriteTx tx, String table, Instant end) {
    return tx.unscoped(
            "delete from "
                + table
                + " where id in (select id from "
                + table
                + " where created_at < :end order by created_at limit :most)")
        .bind("end", end)
        .bind("most", BATCH)
        .run();
  }
}
