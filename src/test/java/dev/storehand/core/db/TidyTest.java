package dev.storehand.core.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The statistics by which SQLite chooses between indexes. */
class TidyTest {
  private static final int ROWS = 3_000;

  private static List<String> analysed(TestDatabase db) {
    return db.read(
        tx -> {
          boolean any =
              tx.unscoped("select count(*) as n from sqlite_master where name = 'sqlite_stat1'")
                  .one(row -> row.number("n") == 1);
          return any
              ? tx.unscoped("select distinct tbl from sqlite_stat1").list(row -> row.text("tbl"))
              : List.of();
        });
  }

  @Test
  void aLargeFileIsAnalysedAndASmallOneIsNot() {
    try (TestDatabase db = TestDatabase.open(Dialect.SQLITE, "schema-db")) {
      db.write(tx -> Things.add(tx, "one", 1));
      db.database().tidy();
      assertThat(analysed(db)).isEmpty();

      db.write(
          tx -> {
            for (int i = 0; i < ROWS; i++) {
              Things.add(tx, i + "x".repeat(4_000), i);
            }
            return ROWS;
          });
      db.database().tidy();
      assertThat(analysed(db)).contains("thing");
      db.database().tidy();
      assertThat(db.read(Things::count)).isEqualTo(ROWS + 1);
    }
  }

  @OnBothEngines(schema = "schema-db")
  void writesAndReadsGoOnAfterIt(TestDatabase db) {
    db.database().tidy();
    String id = db.write(tx -> Things.add(tx, "one", 1));
    assertThat(db.<Long>read(tx -> Things.quantity(tx, id))).isEqualTo(1);
  }
}
