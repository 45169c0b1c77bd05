package dev.storehand.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.kit.TestDatabase;
import dev.storehand.kit.Together;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What only PostgreSQL does. */
class PostgresTest {
  private final TestDatabase db = TestDatabase.open(Dialect.POSTGRES, "schema-db");

  @AfterEach
  void close() {
    db.close();
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void ofTwoInADeadlockOneIsRunAgain() {
    List<String> ids = db.write(tx -> List.of(Things.add(tx, "a", 0), Things.add(tx, "b", 0)));
    CyclicBarrier both = new CyclicBarrier(2);
    AtomicInteger runs = new AtomicInteger();
    Together.run(
        2,
        thread ->
            db.write(
                tx -> {
                  String mine = ids.get(thread);
                  String theirs = ids.get(1 - thread);
                  Things.setQuantity(tx, mine, Things.quantity(tx, mine) + 1);
                  if (runs.incrementAndGet() <= 2) {
                    meet(both);
                  }
                  Things.setQuantity(tx, theirs, Things.quantity(tx, theirs) + 1);
                  return 0;
                }));
    // It may meet the other once more before that one is done.
    assertThat(runs).hasValueGreaterThan(2);
    for (String id : ids) {
      assertThat(db.<Long>read(tx -> Things.quantity(tx, id))).isEqualTo(2);
    }
  }

  @Test
  void aClosureCannotTurnADeadlockIntoAnAnswer() {
    AtomicInteger runs = new AtomicInteger();
    String answer =
        db.write(
            tx -> {
              if (runs.incrementAndGet() == 1) {
                try {
                  tx.unscoped("do $$ begin raise exception using errcode = '40P01'; end $$").run();
                } catch (RuntimeException e) {
                  throw Problem.of(Code.CONFLICT, "wrong answer");
                }
              }
              return "right";
            });
    assertThat(answer).isEqualTo("right");
    assertThat(runs).hasValue(2);
  }

  @Test
  void aDeadlockThatNeverEndsIsUnavailable() {
    AtomicInteger runs = new AtomicInteger();
    assertThatThrownBy(
            () ->
                db.write(
                    tx -> {
                      runs.incrementAndGet();
                      return tx.unscoped(
                              "do $$ begin raise exception using errcode = '40001'; end $$")
                          .run();
                    }))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.code()).isEqualTo(Code.UNAVAILABLE));
    assertThat(runs).hasValue(5);
  }

  @Test
  void aLockThatIsNotToBeHadIsUnavailable() {
    String id = db.write(tx -> Things.add(tx, "a", 0));
    String outcome =
        db.write(
            tx -> {
              Things.quantity(tx, id);
              return Together.run(
                      1,
                      thread -> {
                        try {
                          return db.write(
                              other -> {
                                other.unscoped("set local lock_timeout = '50ms'").run();
                                Things.setQuantity(other, id, 9);
                                return "changed";
                              });
                        } catch (Problem e) {
                          return e.code().wire();
                        }
                      })
                  .get(0);
            });
    assertThat(outcome).isEqualTo("unavailable");
  }

  @Test
  void theLimitsOfAConnectionOutliveWhatKeepsNothing() {
    String limits =
        "select current_setting('lock_timeout') || ' ' || current_setting('statement_timeout')"
            + " || ' ' || current_setting('idle_in_transaction_session_timeout') as limits";
    for (int i = 0; i < 3; i++) {
      assertThat(db.<List<String>>read(tx -> tx.unscoped(limits).list(row -> row.text("limits"))))
          .containsExactly("5s 1min 15s");
      assertThatThrownBy(
              () ->
                  db.write(
                      tx -> {
                        throw Problem.of(Code.CONFLICT, "keeps nothing");
                      }))
          .isInstanceOf(Problem.class);
      assertThat(db.<List<String>>write(tx -> tx.unscoped(limits).list(row -> row.text("limits"))))
          .containsExactly("5s 1min 15s");
    }
  }

  @Test
  void aServerThatIsNotThereIsUnavailable() {
    Storage nowhere =
        Storage.postgres("jdbc:postgresql://localhost:1/x", Optional.of("x"), Optional.of("y"));
    assertThatThrownBy(() -> Database.open(nowhere, Clock.systemUTC(), Ids.ulids(), "schema-db"))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.code()).isEqualTo(Code.UNAVAILABLE));
    assertThat(nowhere.toString()).doesNotContain("y");
  }

  @Test
  void backingUpIsLeftToItsOwnTools() {
    assertThatThrownBy(() -> db.database().backup(Path.of("copy.db")))
        .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.hint()).isEqualTo("Run pg_dump."));
  }
}
