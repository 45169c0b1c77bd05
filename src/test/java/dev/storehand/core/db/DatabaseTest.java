package dev.storehand.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestDatabase;
import dev.storehand.kit.Together;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class DatabaseTest {
  private static final String SCHEMA = "schema-db";

  @OnBothEngines(schema = SCHEMA)
  void whatIsWrittenIsThereAfterReopening(TestDatabase db) {
    String id = db.write(tx -> Things.add(tx, "hat", 3));
    db.reopen();
    long quantity = db.read(tx -> Things.quantity(tx, id));
    assertThat(quantity).isEqualTo(3);
  }

  @OnBothEngines(schema = SCHEMA)
  void sixtyFourThreadsReadAndWriteBackWithoutLosingOne(TestDatabase db) {
    String id = db.write(tx -> Things.add(tx, "hat", 0));
    Together.run(
        64,
        thread -> {
          for (int i = 0; i < 15; i++) {
            db.write(
                tx -> {
                  Things.setQuantity(tx, id, Things.quantity(tx, id) + 1);
                  return id;
                });
          }
          return id;
        });
    long quantity = db.read(tx -> Things.quantity(tx, id));
    assertThat(quantity).isEqualTo(64 * 15);
  }

  @OnBothEngines(schema = SCHEMA)
  void aClosureThatThrowsTakesBackOnlyItsOwn(TestDatabase db) {
    List<String> outcomes =
        Together.run(
            32,
            thread -> {
              try {
                return db.write(
                    tx -> {
                      Things.add(tx, "thing " + thread, thread);
                      if (thread % 2 == 1) {
                        throw Problem.of(Code.CONFLICT, "odd");
                      }
                      return "kept";
                    });
              } catch (Problem e) {
                return e.detail();
              }
            });
    assertThat(outcomes).filteredOn("odd"::equals).hasSize(16);
    assertThat(outcomes).filteredOn("kept"::equals).hasSize(16);
    List<Integer> left =
        db.read(Things::names).stream().map(name -> Integer.valueOf(name.substring(6))).toList();
    assertThat(left).hasSize(16).allMatch(number -> number % 2 == 0);
  }

  @OnBothEngines(schema = SCHEMA)
  void aReadSeesOneStateThroughAllItsStatements(TestDatabase db) {
    db.write(tx -> Things.add(tx, "before", 1));
    List<List<String>> seen =
        db.read(
            tx -> {
              List<String> first = Things.names(tx);
              Together.run(1, thread -> db.write(other -> Things.add(other, "meanwhile", 1)));
              return List.of(first, Things.names(tx));
            });
    assertThat(seen).containsExactly(List.of("before"), List.of("before"));
    assertThat(db.read(Things::names)).containsExactly("before", "meanwhile");
  }

  @OnBothEngines(schema = SCHEMA)
  void aDryRunDoesEverythingAndKeepsNothing(TestDatabase db) {
    List<String> inside =
        db.database()
            .tryOut(
                TestDatabase.SCOPE,
                Optional.empty(),
                tx -> {
                  Things.add(tx, "hat", 1);
                  return Things.names(tx);
                });
    assertThat(inside).containsExactly("hat");
    assertThat(db.read(Things::names)).isEmpty();
  }

  @OnBothEngines(schema = SCHEMA)
  void aLateWriterIsToldTheCurrentVersion(TestDatabase db) {
    record Offer(String id, long version) implements Versioned {}
    Offer offer = new Offer("ofr_1", 7);
    assertThatThrownBy(
            () ->
                db.database().write(TestDatabase.SCOPE, Optional.of(6L), tx -> tx.expecting(offer)))
        .isInstanceOfSatisfying(
            Problem.class,
            e -> {
              assertThat(e.code()).isEqualTo(Code.STALE_VERSION);
              assertThat(e.detail()).isEqualTo("ofr_1 is at version 7, not 6");
            });
    Offer current =
        db.database().write(TestDatabase.SCOPE, Optional.of(7L), tx -> tx.expecting(offer));
    assertThat(current).isSameAs(offer);
    assertThat(db.<Offer>write(tx -> tx.expecting(offer))).isSameAs(offer);
  }

  @OnBothEngines(schema = SCHEMA)
  void whatHappenedIsCollectedInOrder(TestDatabase db) {
    record Offer(String id, boolean paused) implements Resource {}
    Offer sold = new Offer("ofr_1", false);
    Offer paused = new Offer("ofr_1", true);
    List<Happening> happenings =
        db.write(
            tx -> {
              tx.happened("offer.created", sold);
              tx.happened("offer.paused", sold, paused);
              return tx.happenings();
            });
    assertThat(happenings)
        .containsExactly(
            new Happening("offer.created", Optional.empty(), sold),
            new Happening("offer.paused", Optional.of(sold), paused));
  }

  @OnBothEngines(schema = SCHEMA)
  void aUniqueValueThatIsThereAlreadyIsTaken(TestDatabase db) {
    db.write(tx -> Things.add(tx, "hat", 1));
    assertThatThrownBy(() -> db.write(tx -> Things.add(tx, "hat", 2)))
        .isInstanceOfSatisfying(
            Taken.class,
            e ->
                assertThat(e.constraint())
                    .isEqualTo(
                        db.dialect() == Dialect.SQLITE
                            ? "thing.shop, thing.mode, thing.name"
                            : "thing_name"));
    assertThat(db.read(Things::names)).containsExactly("hat");
  }

  @OnBothEngines(schema = SCHEMA)
  void afterAFailedStatementTheTransactionCanOnlyEnd(TestDatabase db) {
    AtomicInteger reached = new AtomicInteger();
    assertThatThrownBy(
            () ->
                db.write(
                    tx -> {
                      Things.add(tx, "first", 1);
                      try {
                        Things.add(tx, "broken", -1);
                      } catch (SqlFailure swallowed) {
                        reached.incrementAndGet();
                      }
                      return "as if nothing were wrong";
                    }))
        .isInstanceOf(SqlFailure.class)
        .hasMessageContaining("thing_quantity");
    assertThat(reached).hasValue(1);
    assertThat(db.read(Things::names)).isEmpty();
  }

  @OnBothEngines(schema = SCHEMA)
  void closingAnswersAllWhoWaitAndRefusesTheRest(TestDatabase db) throws InterruptedException {
    CountDownLatch underWay = new CountDownLatch(200);
    AtomicInteger answered = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    Thread closer =
        new Thread(
            () -> {
              try {
                underWay.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              db.database().close();
            });
    closer.start();
    Together.run(
        32,
        thread -> {
          try {
            for (int i = 0; ; i++) {
              String name = thread + "/" + i;
              db.write(tx -> Things.add(tx, name, 1));
              answered.incrementAndGet();
              underWay.countDown();
            }
          } catch (Problem e) {
            assertThat(e.code()).isEqualTo(Code.UNAVAILABLE);
            return refused.incrementAndGet();
          }
        });
    closer.join();
    db.reopen();
    long there = db.read(Things::count);
    assertThat(there).isEqualTo(answered.get()).isGreaterThanOrEqualTo(200);
    assertThat(refused).hasValue(32);
  }

  @OnBothEngines(schema = SCHEMA)
  void oneAtATimeLetsNobodyPassUntilTheTransactionEnds(TestDatabase db) throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    List<Boolean> passedMeanwhile =
        Together.run(
            2,
            thread -> {
              if (thread == 1) {
                first.await();
              }
              return db.write(
                  tx -> {
                    tx.oneAtATime("seq");
                    if (thread == 1) {
                      second.countDown();
                      return false;
                    }
                    first.countDown();
                    return reached(second);
                  });
            });
    assertThat(passedMeanwhile).containsExactly(false, false);
    assertThat(second.getCount()).isZero();
  }

  private static boolean reached(CountDownLatch latch) {
    try {
      return latch.await(200, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @OnBothEngines(schema = SCHEMA)
  void itCountsItsWritesAndIsReady(TestDatabase db) {
    db.write(tx -> Things.add(tx, "hat", 1));
    db.write(tx -> Things.add(tx, "cap", 1));
    assertThat(db.database().writes()).isEqualTo(2);
    assertThat(db.database().batches()).isEqualTo(2);
    assertThat(db.database().queueLength()).isZero();
    assertThat(db.database().ready()).isTrue();
  }
}
