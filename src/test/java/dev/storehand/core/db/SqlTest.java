package dev.storehand.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.core.type.TypeReference;

class SqlTest {
  private static final String SCHEMA = "schema-db";

  private enum Colour {
    DARK_RED,
    @JsonProperty("sky-blue")
    BLUE
  }

  private record Size(String label, Optional<Integer> chestCm) {}

  @OnBothEngines(schema = SCHEMA)
  void everyKindOfValueComesBackAsItWent(TestDatabase db) {
    Instant time = Instant.parse("2026-11-21T09:00:00.123Z");
    Size size = new Size("Grüße 😀", Optional.of(102));
    db.write(
        tx ->
            tx.sql(
                    """
                    insert into thing
                      (id, shop, mode, name, note, quantity, size, active, document, day,
                       created_at, version)
                    values
                      (:id, :shop, :mode, :name, :note, :quantity, :size, :active, :document, :day,
                       :time, 1)
                    """)
                .bind("id", "thg_1")
                .bind("name", "it's :name -- \"Grüße\" 😀")
                .bind("note", Colour.BLUE)
                .bind("quantity", Long.MAX_VALUE)
                .bind("size", Integer.MIN_VALUE)
                .bind("active", false)
                .json("document", size)
                .bind("day", LocalDate.of(2026, 2, 28))
                .bind("time", time)
                .run());
    db.read(
        tx ->
            tx.sql("select * from thing where shop = :shop and mode = :mode")
                .one(
                    row -> {
                      assertThat(row.text("name")).isEqualTo("it's :name -- \"Grüße\" 😀");
                      assertThat(row.choice("note", Colour.class)).isEqualTo(Colour.BLUE);
                      assertThat(row.number("quantity")).isEqualTo(Long.MAX_VALUE);
                      assertThat(row.integer("size")).isEqualTo(Integer.MIN_VALUE);
                      assertThat(row.flag("active")).isFalse();
                      assertThat(row.json("document", Size.class)).isEqualTo(size);
                      assertThat(row.date("day")).isEqualTo("2026-02-28");
                      assertThat(row.time("created_at")).isEqualTo(time);
                      return row;
                    }));
  }

  @OnBothEngines(schema = SCHEMA)
  void emptyIsNullAndNullIsEmpty(TestDatabase db) {
    String id = db.write(tx -> Things.add(tx, "hat", 1));
    db.write(
        tx ->
            tx.sql(
                    """
                    update thing set note = :note, size = :size, document = :document, day = :day
                    where shop = :shop and mode = :mode
                    """)
                .bind("note", Optional.empty())
                .bind("size", Optional.empty())
                .json("document", Optional.empty())
                .bind("day", Optional.<LocalDate>empty())
                .run());
    db.read(
        tx ->
            tx.sql("select * from thing where shop = :shop and mode = :mode and id = :id")
                .bind("id", Optional.of(id))
                .one(
                    row -> {
                      assertThat(row.maybeText("note")).isEmpty();
                      assertThat(row.maybeChoice("note", Colour.class)).isEmpty();
                      assertThat(row.maybeNumber("size")).isEmpty();
                      assertThat(row.maybeInteger("size")).isEmpty();
                      assertThat(row.maybeTime("size")).isEmpty();
                      assertThat(row.maybeJson("document", Size.class)).isEmpty();
                      assertThat(row.maybeDate("day")).isEmpty();
                      assertThat(row.maybeFlag("active")).contains(true);
                      assertThatThrownBy(() -> row.number("size"))
                          .isInstanceOf(IllegalStateException.class)
                          .hasMessage("column size is null");
                      assertThatThrownBy(() -> row.text("nothing"))
                          .isInstanceOf(IllegalArgumentException.class);
                      return row;
                    }));
  }

  @OnBothEngines(schema = SCHEMA)
  void documentsMayHoldListsAndMaps(TestDatabase db) {
    Map<String, List<Integer>> document = Map.of("eu", List.of(38, 40));
    db.write(tx -> Things.add(tx, "hat", 1));
    db.write(
        tx ->
            tx.sql("update thing set document = :d where shop = :shop and mode = :mode")
                .json("d", document)
                .run());
    Map<String, List<Integer>> back =
        db.read(
            tx ->
                tx.sql("select document from thing where shop = :shop and mode = :mode")
                    .one(row -> row.json("document", new TypeReference<>() {})));
    assertThat(back).isEqualTo(document);
  }

  @OnBothEngines(schema = SCHEMA)
  void aListOfAnyLengthFindsItsRows(TestDatabase db) {
    db.write(
        tx -> {
          for (int i = 0; i < 9; i++) {
            Things.add(tx, "thing " + i, i);
          }
          return 9;
        });
    List<String> all = db.read(Things::names);
    for (int length = 0; length <= 9; length++) {
      List<String> wanted = all.subList(0, length);
      assertThat(named(db, "in", wanted)).isEqualTo(wanted);
      assertThat(named(db, "not in", wanted)).isEqualTo(all.subList(length, 9));
    }
  }

  private static List<String> named(TestDatabase db, String in, List<String> names) {
    return db.read(
        tx ->
            tx.sql(
                    """
                    select name from thing
                    where shop = :shop and mode = :mode and name %s (:names) order by name
                    """
                        .formatted(in))
                .bind("names", names)
                .list(row -> row.text("name")));
  }

  @OnBothEngines(schema = SCHEMA)
  void anotherShopsOrModesRowsAreNotThere(TestDatabase db) {
    String id = db.write(tx -> Things.add(tx, "hat", 1));
    for (Scope other :
        List.of(TestDatabase.scope("shp_2", Mode.LIVE), TestDatabase.scope("shp_1", Mode.TEST))) {
      assertThat(db.database().read(other, Things::names)).isEmpty();
      int changed =
          db.database()
              .write(
                  other,
                  tx ->
                      tx.sql("delete from thing where shop = :shop and mode = :mode and id = :id")
                          .bind("id", id)
                          .run());
      assertThat(changed).isZero();
    }
    assertThat(db.read(Things::names)).containsExactly("hat");
  }

  @OnBothEngines(schema = SCHEMA)
  void aTextThatForgetsShopOrModeIsRefused(TestDatabase db) {
    for (String text :
        List.of(
            "select 1 from thing",
            "select 1 from thing where shop = :shop",
            "select 1 from thing where mode = :mode",
            "select 1 from thing where name = ':shop :mode' -- :shop :mode")) {
      assertThatThrownBy(() -> db.read(tx -> tx.sql(text)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(":shop and :mode");
      assertThatThrownBy(() -> db.read(tx -> tx.select(Paging.first(), "*", text)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(db.<List<Long>>read(tx -> tx.unscoped("select 1 as n").list(row -> row.number("n"))))
        .containsExactly(1L);
  }

  @OnBothEngines(schema = SCHEMA)
  void mistakesInBindingAreNamed(TestDatabase db) {
    String text = "select 1 from thing where shop = :shop and mode = :mode and name = :name";
    assertThatThrownBy(() -> db.read(tx -> tx.sql(text).list(row -> row)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(":name is not bound");
    assertThatThrownBy(() -> db.read(tx -> tx.sql(text).bind("nmae", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no parameter :nmae");
    assertThatThrownBy(() -> db.read(tx -> tx.sql(text).bind("shop", "shp_2")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the transaction's to bind");
    assertThatThrownBy(() -> db.read(tx -> tx.sql(text).bind("name", "a\0b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("U+0000");
  }

  @OnBothEngines(schema = SCHEMA)
  void aReadCannotWrite(TestDatabase db) {
    String delete = "delete from thing where shop = :shop and mode = :mode";
    assertThatThrownBy(() -> db.read(tx -> tx.sql(delete).run()))
        .isInstanceOf(IllegalStateException.class);
    db.write(tx -> Things.add(tx, "hat", 1));
    assertThatThrownBy(
            () -> db.read(tx -> tx.sql(delete + " returning id").list(row -> row.text("id"))))
        .isInstanceOf(SqlFailure.class);
    assertThat(db.read(Things::names)).containsExactly("hat");
  }

  @OnBothEngines(schema = SCHEMA)
  void aTransactionEndsWithItsClosure(TestDatabase db) {
    AtomicReference<ReadTx> escaped = new AtomicReference<>();
    db.read(
        tx -> {
          escaped.set(tx);
          return 0;
        });
    assertThatThrownBy(() -> Things.names(escaped.get()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the transaction is over");
  }

  @OnBothEngines(schema = SCHEMA)
  void theSameTextMayRunInsideItsOwnLoop(TestDatabase db) {
    db.write(tx -> Things.add(tx, "a", 1) + Things.add(tx, "b", 1));
    List<String> pairs = new ArrayList<>();
    db.read(
        tx -> {
          String text = "select name from thing where shop = :shop and mode = :mode order by name";
          tx.sql(text)
              .each(
                  outer ->
                      tx.sql(text)
                          .each(inner -> pairs.add(outer.text("name") + inner.text("name"))));
          return 0;
        });
    assertThat(pairs).containsExactly("aa", "ab", "ba", "bb");
  }

  @OnBothEngines(schema = SCHEMA)
  void manyDifferentTextsDoNotExhaustAConnection(TestDatabase db) {
    long sum =
        db.read(
            tx -> {
              long total = 0;
              for (int i = 0; i < 600; i++) {
                total += tx.unscoped("select " + i + " as n").one(row -> row.number("n"));
              }
              return total;
            });
    assertThat(sum).isEqualTo(600 * 599 / 2);
  }

  @OnBothEngines(schema = SCHEMA)
  void oneMeansOne(TestDatabase db) {
    assertThatThrownBy(
            () -> db.read(tx -> tx.unscoped("select 1 as n where 1 = 0").one(row -> row)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("0 rows");
    assertThat(
            db.<Optional<Long>>read(
                tx -> tx.unscoped("select 1 as n where 1 = 0").first(row -> row.number("n"))))
        .isEmpty();
  }

  @OnBothEngines(schema = SCHEMA)
  void timeStandsStillInATransactionAndIsWholeMilliseconds(TestDatabase db) {
    db.clock().move(java.time.Duration.ofNanos(1_234_567));
    List<Instant> times =
        db.write(
            tx -> {
              Instant before = tx.now();
              db.clock().move(java.time.Duration.ofSeconds(1));
              return List.of(before, tx.now());
            });
    Instant expected = Instant.parse("2026-11-21T09:00:00.001Z");
    assertThat(times).containsExactly(expected, expected);
  }
}
