package dev.storehand.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.kit.TestDatabase;
import dev.storehand.kit.Together;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only SQLite's one writer does. */
class WriterTest {
  /** A batch ends after 10 ms of work, so a busy machine may need a few for what one could hold. */
  private static final long SHARED = 10;

  private final TestDatabase db = TestDatabase.open(Dialect.SQLITE, "schema-db");

  @AfterEach
  void close() {
    db.close();
  }

  /**
   * Keeps the writer busy until {@code waiting} writes are queued behind, and for longer than a
   * batch lasts, so that it ends its batch and takes them all in the next.
   */
  private Thread holdUntilQueued(int waiting) {
    CountDownLatch held = new CountDownLatch(1);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
    Thread holder =
        new Thread(
            () ->
                db.write(
                    tx -> {
                      held.countDown();
                      while (db.database().queueLength() < waiting || System.nanoTime() < end) {
                        Thread.onSpinWait();
                      }
                      return 0;
                    }));
    holder.start();
    try {
      held.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return holder;
  }

  /** Runs the task on many threads; the writer finds all their writes at once. */
  private <T> List<T> inOneBatch(int threads, Together.Task<T> task) throws InterruptedException {
    Thread holder = holdUntilQueued(threads);
    List<T> results = Together.run(threads, task);
    holder.join();
    return results;
  }

  private static String outcome(Runnable write) {
    try {
      write.run();
      return "kept";
    } catch (Problem e) {
      return e.code().wire();
    } catch (Taken e) {
      return "taken";
    }
  }

  private void pragma(String text) {
    db.write(tx -> tx.unscoped("pragma " + text).list(row -> 0));
  }

  /** Lets the file grow by so many pages of 4 KiB more. */
  private void limitGrowth(int pages) {
    long now =
        db.<Long>write(tx -> tx.unscoped("pragma page_count").one(r -> r.number("page_count")));
    pragma("max_page_count = " + (now + pages));
  }

  @Test
  void waitingWritesShareCommits() throws InterruptedException {
    inOneBatch(50, thread -> db.write(tx -> Things.add(tx, "thing " + thread, 1)));
    assertThat(db.<Long>read(Things::count)).isEqualTo(50);
    assertThat(db.database().writes()).isEqualTo(51);
    assertThat(db.database().batches()).isBetween(2L, SHARED);
  }

  @Test
  void inOneBatchEachFailureTakesBackItsOwn() throws InterruptedException {
    List<String> outcomes =
        inOneBatch(
            40,
            thread ->
                outcome(
                    () ->
                        db.write(
                            tx -> {
                              Things.add(tx, "of " + thread, 1);
                              return thread % 4 == 0 ? Things.add(tx, "same", 1) : "";
                            })));
    assertThat(outcomes).filteredOn("taken"::equals).hasSize(9);
    assertThat(outcomes).filteredOn("kept"::equals).hasSize(31);
    assertThat(db.<Long>read(Things::count)).isEqualTo(32);
    assertThat(db.database().batches()).isBetween(2L, SHARED);
  }

  @Test
  void aFullDiskLosesNoAnsweredWriteAndRefusesTheRest() throws InterruptedException {
    db.write(tx -> Things.add(tx, "before", 1));
    limitGrowth(20);
    Set<String> answered = ConcurrentHashMap.newKeySet();
    answered.add("before");
    List<String> outcomes =
        inOneBatch(
            60,
            thread ->
                outcome(
                    () -> {
                      String name = "%02d ".formatted(thread) + "x".repeat(4000);
                      db.write(tx -> Things.add(tx, name, 1));
                      answered.add(name);
                    }));
    assertThat(outcomes).contains("kept", "unavailable").containsOnly("kept", "unavailable");
    assertThat(db.read(Things::names)).containsExactlyInAnyOrderElementsOf(answered);

    limitGrowth(1000);
    db.write(tx -> Things.add(tx, "after", 1));
    db.reopen();
    answered.add("after");
    assertThat(db.read(Things::names)).containsExactlyInAnyOrderElementsOf(answered);
  }

  @Test
  void aFullDiskCannotBeSwallowed() {
    limitGrowth(3);
    String outcome =
        outcome(
            () ->
                db.write(
                    tx -> {
                      Things.add(tx, "small", 1);
                      try {
                        Things.add(tx, "x".repeat(40_000), 1);
                      } catch (Problem swallowed) {
                        assertThat(swallowed.code()).isEqualTo(Code.UNAVAILABLE);
                        assertThat(swallowed.headers()).containsKey("Retry-After");
                      }
                      return Things.add(tx, "would be committed by itself", 1);
                    }));
    assertThat(outcome).isEqualTo("unavailable");
    assertThat(db.read(Things::names)).isEmpty();
  }

  @Test
  void aFullQueueRefusesAtOnce() {
    AtomicInteger refused = new AtomicInteger();
    CountDownLatch overfull = new CountDownLatch(200);
    Thread holder =
        new Thread(
            () ->
                db.write(
                    tx -> {
                      try {
                        overfull.await();
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                      return 0;
                    }));
    holder.start();
    Together.run(
        4300,
        thread -> {
          String outcome = outcome(() -> db.write(tx -> Things.add(tx, "t" + thread, 1)));
          if (outcome.equals("unavailable")) {
            refused.incrementAndGet();
            overfull.countDown();
          }
          return outcome;
        });
    assertThat(refused.get()).isGreaterThanOrEqualTo(200);
    assertThat(db.<Long>read(Things::count)).isEqualTo(4300 - refused.get());
  }

  @Test
  void aWriteInsideAWriteIsADefect() {
    assertThatThrownBy(() -> db.write(tx -> db.write(inner -> 0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a write within a write");
  }

  @Test
  void anotherProcessMayWriteToTheSameFile() {
    try (Database other =
        Database.open(db.storage(), Clock.systemUTC(), Ids.ulids(), "schema-db")) {
      Together.run(
          8,
          thread -> {
            for (int i = 0; i < 25; i++) {
              String name = thread + "/" + i;
              Database mine = thread % 2 == 0 ? other : db.database();
              mine.write(TestDatabase.SCOPE, tx -> Things.add(tx, name, 1) + tx.id("x"));
            }
            return 0;
          });
    }
    assertThat(db.<Long>read(Things::count)).isEqualTo(200);
  }

  @Test
  void aFileHeldByAnotherRefusesButDoesNotBreakTheWriter() throws Exception {
    pragma("busy_timeout = 50");
    Path file = ((Storage.Sqlite) db.storage()).file();
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("begin immediate");
      assertThat(outcome(() -> db.write(tx -> Things.add(tx, "hat", 1)))).isEqualTo("unavailable");
      statement.execute("rollback");
    }
    assertThat(outcome(() -> db.write(tx -> Things.add(tx, "hat", 1)))).isEqualTo("kept");
    assertThat(db.read(Things::names)).containsExactly("hat");
  }

  @Test
  void aLostTransactionIsRunAgainOneByOne() throws InterruptedException {
    AtomicInteger runs = new AtomicInteger();
    List<String> outcomes =
        inOneBatch(
            10,
            thread ->
                outcome(
                    () ->
                        db.write(
                            tx -> {
                              Things.add(tx, "thing " + thread, 1);
                              // What SQLite does by itself on some errors, at the worst moment.
                              if (runs.incrementAndGet() == 7) {
                                tx.unscoped("rollback").run();
                              }
                              return thread;
                            })));
    assertThat(outcomes).containsOnly("kept").hasSize(10);
    assertThat(runs.get()).isGreaterThan(10);
    assertThat(db.<Long>read(Things::count)).isEqualTo(10);
  }

  @Test
  void aBackupIsWholeWhileWritesGoOn(@TempDir Path folder) {
    db.write(tx -> Things.add(tx, "hat", 1));
    Path copy = folder.resolve("it's a copy.db");
    db.database().backup(copy);
    db.write(tx -> Things.add(tx, "later", 1));
    assertThatThrownBy(() -> db.database().backup(copy))
        .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo(Code.CONFLICT));
    assertThat(copy.toFile().renameTo(folder.resolve("storehand.db").toFile())).isTrue();
    try (Database restored =
        Database.open(Storage.sqlite(folder), Clock.systemUTC(), Ids.ulids(), "schema-db")) {
      assertThat(restored.read(TestDatabase.SCOPE, Things::names)).containsExactly("hat");
    }
  }
}
