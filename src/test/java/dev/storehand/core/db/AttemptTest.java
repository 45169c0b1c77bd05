package dev.storehand.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A part of a write that fails by itself, and many rows of one statement. */
class AttemptTest {

  private record Told(String id) implements Resource {}

  private static void add(WriteTx tx, String name) {
    tx.sql(
            """
            insert into market (id, shop, mode, code, name, currency, countries, is_default, status,
              created_at, updated_at, version)
            values (:id, :shop, :mode, :id, :id, 'USD', '[]', :no, 'active', :now, :now, 1)""")
        .bind("id", name)
        .bind("no", false)
        .bind("now", tx.now())
        .run();
  }

  private static List<String> names(TestDatabase database) {
    return database.read(
        tx ->
            tx.sql("select name from market where shop = :shop and mode = :mode order by name")
                .list(row -> row.text("name")));
  }

  private static Consumer<WriteTx> adding(String name) {
    return tx -> add(tx, name);
  }

  private static void attempt(WriteTx tx, Consumer<WriteTx> work) {
    tx.attempt(
        Optional.empty(),
        part -> {
          work.accept(part);
          return true;
        });
  }

  private static void shop(TestDatabase database) {
    database
        .database()
        .write(
            TestDatabase.SCOPE,
            tx ->
                tx.unscoped(
                        """
                        insert into shop (id, name, currency, time_zone, fees, shipping_options,
                          created_at, updated_at, version)
                        values (:shop, 'Tests', 'USD', 'UTC', '[]', '[]', 1, 1, 1)""")
                    .run());
  }

  @OnBothEngines
  void aProblemTakesBackItsOwnRowsAndHappeningsOnly(TestDatabase database) {
    shop(database);
    List<String> told =
        database.write(
            tx -> {
              add(tx, "before");
              assertThatThrownBy(
                      () ->
                          attempt(
                              tx,
                              part -> {
                                add(part, "refused");
                                part.happened("thing.refused", new Told("refused"));
                                throw Problem.of(Code.CONFLICT, "No");
                              }))
                  .isInstanceOf(Problem.class);
              attempt(
                  tx,
                  part -> {
                    add(part, "accepted");
                    part.happened("thing.accepted", new Told("accepted"));
                  });
              return tx.happenings().stream().map(Happening::type).toList();
            });
    assertThat(told).containsExactly("thing.accepted");
    assertThat(names(database)).containsExactly("accepted", "before");
  }

  @OnBothEngines
  void aViolatedConstraintTakesBackItsOwnRowsOnlyAndTheTransactionGoesOn(TestDatabase database) {
    shop(database);
    database.write(
        tx -> {
          attempt(tx, adding("one"));
          assertThatThrownBy(() -> attempt(tx, adding("one").andThen(adding("never"))))
              .isInstanceOf(Taken.class);
          assertThat(tx.lost()).isFalse();
          attempt(tx, adding("two"));
          return true;
        });
    assertThat(names(database)).containsExactly("one", "two");
  }

  @OnBothEngines
  void anAttemptWithinAnAttemptFailsByItself(TestDatabase database) {
    shop(database);
    database.write(
        tx -> {
          attempt(
              tx,
              outer -> {
                add(outer, "outer");
                assertThatThrownBy(() -> attempt(outer, adding("outer"))).isInstanceOf(Taken.class);
              });
          return true;
        });
    assertThat(names(database)).containsExactly("outer");
  }

  @OnBothEngines
  void afterAFailureOutsideOfAnAttemptTheTransactionIsLost(TestDatabase database) {
    shop(database);
    assertThatThrownBy(
            () ->
                database.write(
                    tx -> {
                      add(tx, "one");
                      assertThatThrownBy(() -> add(tx, "one")).isInstanceOf(Taken.class);
                      assertThat(tx.lost()).isTrue();
                      attempt(tx, adding("two"));
                      return true;
                    }))
        .isInstanceOf(Taken.class);
    assertThat(names(database)).isEmpty();
  }

  @OnBothEngines
  void aStatementRunsForEachRowAndSaysHowManyItChanged(TestDatabase database) {
    shop(database);
    int changed =
        database.write(
            tx ->
                tx.sql(
                        """
                        insert into market (id, shop, mode, code, name, currency, countries,
                          is_default, status, created_at, updated_at, version)
                        values (:id, :shop, :mode, :id, :id, 'USD', '[]', :no, 'active', 1, 1, 1)""")
                    .bind("no", false)
                    .runEach(List.of("a", "b", "c"), (sql, name) -> sql.bind("id", name)));
    assertThat(changed).isEqualTo(3);
    assertThat(names(database)).containsExactly("a", "b", "c");
    assertThatThrownBy(
            () ->
                database.write(
                    tx ->
                        tx.sql("update market set code = :code where shop = :shop and mode = :mode")
                            .runEach(List.of("x", "y"), (sql, code) -> sql.bind("code", code))))
        .isInstanceOf(Taken.class)
        .satisfies(
            taken -> assertThat(((Taken) taken).constraint()).containsIgnoringCase("market"));
  }
}
