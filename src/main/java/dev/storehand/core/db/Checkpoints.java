package dev.storehand.core.db;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies pages from SQLite's log into the file while the writer goes on. Left to itself SQLite does
 * so within a commit, and all who wait for the next one wait for that too (decision 18).
 *
 * <p>The log can only begin anew where all of it was copied and nothing came since, which is seldom
 * under load. So past {@link #MOST} pages this stands back, and the writer's next commit copies the
 * rest, which is little unless a reader has held it back.
 */
final class Checkpoints implements AutoCloseable {
  /** Pages in the log past which the writer copies what is left: 64 MiB. */
  static final int MOST = 16_384;

  /** Pages worth a pass: each ends with a flush, and a page that changes often is copied once. */
  private static final int WORTH = 2_048;

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long LONG_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  private final SqliteLink link;
  private final Thread thread = new Thread(this::work, "storehand-checkpoints");
  private volatile boolean grown;
  private volatile boolean closed;

  private Checkpoints(SqliteLink link) {
    this.link = link;
  }

  static Checkpoints start(Path file) throws SQLException {
    Checkpoints checkpoints = new Checkpoints(SqliteLink.reader(file));
    checkpoints.thread.setDaemon(true);
    checkpoints.thread.start();
    return checkpoints;
  }

  /** Says that the log has grown. */
  void grown() {
    if (!grown) {
      grown = true;
      LockSupport.unpark(thread);
    }
  }

  private void work() {
    while (!closed) {
      if (grown) {
        grown = false;
        // Woken by each of many small commits, it would cost them more than it saves.
        pause(passed() ? PAUSE_NANOS : LONG_PAUSE_NANOS);
      } else {
        LockSupport.park(this);
      }
    }
  }

  private void pause(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0 && !closed; left = end - System.nanoTime()) {
      LockSupport.parkNanos(this, left);
    }
  }

  /** Copies what is worth it; false where that failed. */
  private boolean passed() {
    try {
      Log log = log("noop");
      if (log.pages() - log.copied() >= WORTH && (log.pages() < MOST || isQuiet())) {
        log("passive");
      }
      return true;
    } catch (RuntimeException | Error e) {
      LOG.warn("the log is left to the writer's commits for a while: {}", e.getMessage());
      return false;
    }
  }

  /** Whether the writer does nothing that would end with copying the rest. */
  private boolean isQuiet() {
    pause(PAUSE_NANOS);
    return !grown;
  }

  private Log log(String mode) {
    Session session = link.session(false);
    try {
      return session
          .sql("pragma wal_checkpoint(" + mode + ")")
          .one(row -> new Log(row.number("log"), row.number("checkpointed")));
    } finally {
      session.end();
    }
  }

  /** How many pages the log holds, and how many of them the file has as well. */
  private record Log(long pages, long copied) {}

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
      link.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      throw Dialect.SQLITE.failure("close", e);
    }
  }
}
