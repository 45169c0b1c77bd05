package dev.storehand.core.db;

import dev.storehand.core.problem.Problem;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/**
 * The one thread that writes to SQLite. It takes all writes that wait, runs them in one
 * transaction, commits once and then answers all. A write that throws is taken back alone: where it
 * has changed something by then, which is rare, all is rolled back and each run again in a
 * savepoint of its own. Savepoints are not free: they copy each page that is changed under them.
 *
 * <p>Where the engine has lost the transaction (a full disk undoes all of it), nobody has been
 * answered yet, and each write is run again in a transaction of its own.
 */
final class Writer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final int MOST_WAITING = 4096;

  /** 16 MiB. */
  private static final int SMALL_PAGES = 4096;

  /** Failures come in swarms: after one, so many batches use savepoints at once. */
  private static final int WARY = 32;

  private static final int MOST_TOGETHER = 256;
  private static final long LONGEST_TOGETHER = TimeUnit.MILLISECONDS.toNanos(25);

  private final Path file;
  private final BlockingQueue<Pending<?>> queue = new ArrayBlockingQueue<>(MOST_WAITING);

  private final Thread thread = new Thread(this::work, "storehand-writer");
  private final Checkpoints checkpoints;
  private SqliteLink link;
  private int wary;
  private volatile boolean closed;
  private volatile long batches;
  private volatile long writes;

  private Writer(Path file, SqliteLink link, Checkpoints checkpoints) {
    this.file = file;
    this.link = link;
    this.checkpoints = checkpoints;
  }

  static Writer start(Path file) throws SQLException {
    SqliteLink link = SqliteLink.writer(file);
    try {
      Writer writer = new Writer(file, link, Checkpoints.start(file));
      writer.thread.setDaemon(true);
      writer.thread.start();
      return writer;
    } catch (SQLException e) {
      link.close();
      throw e;
    }
  }

  <T> T write(Function<Session, T> work, boolean keep) {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("a write within a write would wait for itself");
    }
    Pending<T> pending = new Pending<>(work, keep);
    if (closed) {
      throw Unavailable.closing();
    }
    if (!queue.offer(pending)) {
      throw Unavailable.busy();
    }
    // Closed in between: either the thread still takes it, or nobody does and it can be taken back.
    if (closed && queue.remove(pending)) {
      throw Unavailable.closing();
    }
    return pending.await();
  }

  /**
   * Brings the statistics up to date by which SQLite chooses between indexes. A small file needs
   * none, and those of its few rows would mislead once it grows.
   */
  void tidy() {
    write(
        session -> {
          Sql size = session.sql("select page_count as pages from pragma_page_count");
          if (size.one(row -> row.number("pages")) >= SMALL_PAGES) {
            Statistics.count(session);
          }
          return session;
        },
        true);
  }

  boolean isRunning() {
    return thread.isAlive() && !closed;
  }

  int queueLength() {
    return queue.size();
  }

  long batches() {
    return batches;
  }

  long writes() {
    return writes;
  }

  private void work() {
    while (!closed || !queue.isEmpty()) {
      try {
        together(queue.take());
      } catch (InterruptedException e) {
        LOG.warn("a write left the writer interrupted; it goes on");
      }
    }
  }

  // Only the one writer thread counts; others just read.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void together(Pending<?> first) {
    List<Pending<?>> batch = new ArrayList<>();
    batch.add(first);
    try {
      begin();
      commitOrEachAlone(batch);
      checkpoints.grown();
      wary = Math.max(0, wary - 1);
      batches++;
      writes += batch.size();
    } catch (SQLException e) {
      // Not begun: another process holds the file, or the disk is gone. The rest would fare no
      // better.
      queue.drainTo(batch, MOST_TOGETHER);
      refuse(batch, Unavailable.because("begin", e));
    } catch (RuntimeException | Error e) {
      LOG.error("the writer stumbled", e);
      abandon();
      refuse(batch, Unavailable.because("write", e));
    } finally {
      batch.forEach(Pending::answer);
    }
  }

  private void commitOrEachAlone(List<Pending<?>> batch) {
    try {
      runAll(batch);
      link.execute("commit");
    } catch (SQLException e) {
      LOG.debug("a batch of {} is run again one by one: {}", batch.size(), e.getMessage());
      abandon();
      batch.forEach(this::alone);
    }
  }

  private static void refuse(List<Pending<?>> batch, Problem problem) {
    batch.forEach(each -> each.refuse(problem));
  }

  /** Runs the first write and whatever comes while it does. */
  private void runAll(List<Pending<?>> batch) throws SQLException {
    long end = System.nanoTime() + LONGEST_TOGETHER;
    Pending<?> next = batch.get(0);
    while (next != null) {
      run(next, batch);
      boolean more = batch.size() < MOST_TOGETHER && System.nanoTime() < end;
      next = more ? queue.poll() : null;
      if (next != null) {
        batch.add(next);
      }
    }
  }

  private void run(Pending<?> last, List<Pending<?>> batch) throws SQLException {
    if (wary > 0 || last.isTrial()) {
      step(last);
      return;
    }
    Session session = link.bareSession();
    last.run(session);
    if (!last.keeps() && session.hasTraces()) {
      wary = WARY;
      takeBack(batch, session.isSpoiled());
    } else if (link.isRolledBack()) {
      throw new SQLException("the transaction is gone");
    }
  }

  /** Without what the last of a batch did: those before it, if any, are run again. */
  private void takeBack(List<Pending<?>> batch, boolean withLast) throws SQLException {
    abandon();
    begin();
    for (Pending<?> each : withLast ? batch : batch.subList(0, batch.size() - 1)) {
      step(each);
    }
  }

  private void step(Pending<?> pending) throws SQLException {
    link.execute("savepoint step");
    pending.run(link.session(true));
    if (!pending.keeps()) {
      link.execute("rollback to step");
    }
    link.execute("release step");
  }

  private void alone(Pending<?> pending) {
    try {
      begin();
      pending.run(link.session(true));
      link.execute(pending.keeps() ? "commit" : "rollback");
    } catch (SQLException e) {
      abandon();
      // What was to be taken back is gone with the transaction: that outcome stands.
      if (pending.keeps()) {
        pending.refuse(Unavailable.because("commit", e));
      }
    }
  }

  private void begin() throws SQLException {
    try {
      link.begin();
    } catch (SQLException e) {
      if (e.getErrorCode() == SQLiteErrorCode.SQLITE_BUSY.code) {
        throw e;
      }
      reopen();
      link.begin();
    }
  }

  private void abandon() {
    try {
      link.execute("rollback");
    } catch (SQLException e) {
      LOG.debug("nothing to roll back: {}", e.getMessage());
    }
  }

  private void reopen() throws SQLException {
    link.close();
    link = SqliteLink.writer(file);
  }

  /** Answers all who wait, then stops. */
  @Override
  public void close() {
    closed = true;
    try {
      // Wakes the thread; it does nothing else.
      queue.put(new Pending<>(session -> null, false));
      thread.join();
      try (SqliteLink last = link) {
        checkpoints.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      throw Dialect.SQLITE.failure("close", e);
    }
  }
}
