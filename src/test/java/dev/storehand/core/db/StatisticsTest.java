package dev.storehand.core.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What SQLite chooses between indexes by, before and after it has counted. */
class StatisticsTest {
  private static final int ROWS = 3_000;

  /** Which tables were counted; of the others it is assumed. */
  private static List<String> counted(TestDatabase db) {
    return db.read(
        tx ->
            tx.unscoped("select distinct tbl from sqlite_stat1 where stat not like '1048576 %'")
                .list(row -> row.text("tbl")));
  }

  private static List<String> plan(TestDatabase db, String sql) {
    return db.read(tx -> tx.unscoped("explain query plan " + sql).list(row -> row.text("detail")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from sales_order where shop = 'a' and mode = 'live' and id in ('1', '2', '3')",
        "select * from shipment where shop = 'a' and mode = 'live' and order_id = '1' order by created_at, id",
        "select * from preorder where shop = 'a' and mode = 'live' and collection_token = '1'",
        "delete from order_tag where shop = 'a' and mode = 'live' and order_id = '1'",
        "select * from listing where shop = 'a' and mode = 'live' and variant_id = '1' and status = 'ACTIVE'"
      })
  void aFewRowsAreNotLookedForByWalkingTheShop(String sql) {
    try (TestDatabase db = TestDatabase.open(Dialect.SQLITE, "schema")) {
      assertThat(plan(db, sql))
          .isNotEmpty()
          .noneMatch(step -> step.endsWith("(shop=? AND mode=?)"));
    }
  }

  @Test
  void oneShopIsReadByItsIndexAndNotAllShops() {
    try (TestDatabase db = TestDatabase.open(Dialect.SQLITE, "schema")) {
      assertThat(plan(db, "select * from sales_order where shop = 'a' and mode = 'live'"))
          .singleElement()
          .asString()
          .endsWith("(shop=? AND mode=?)");
    }
  }

  @Test
  void aLargeFileIsCountedAndASmallOneIsNot() {
    try (TestDatabase db = TestDatabase.open(Dialect.SQLITE, "schema-db")) {
      db.write(tx -> Things.add(tx, "one", 1));
      db.database().tidy();
      assertThat(counted(db)).isEmpty();

      fill(db);
      db.database().tidy();
      assertThat(counted(db)).contains("thing");
      db.database().tidy();
      assertThat(db.read(Things::count)).isEqualTo(ROWS + 1);
    }
  }

  @Test
  void aTableOfFewRowsIsAssumedToHaveMany() {
    try (TestDatabase db = TestDatabase.open(Dialect.SQLITE, "schema-db")) {
      fill(db);
      db.write(tx -> tx.unscoped("delete from thing where rowid > 5").run());
      db.database().tidy();
      assertThat(counted(db)).isEmpty();
      assertThat(plan(db, "select * from thing where shop = 'a' and mode = 'live' and id = '1'"))
          .singleElement()
          .asString()
          .endsWith("(id=?)");
    }
  }

  @Test
  void whoCannotWriteThemOpensTheFileAllTheSame() throws SQLException {
    try (TestDatabase db = TestDatabase.open(Dialect.SQLITE, "schema-db")) {
      db.write(tx -> Things.add(tx, "one", 1));
      db.write(tx -> tx.unscoped("delete from sqlite_stat1").run());
      Path file = ((Storage.Sqlite) db.storage()).file();
      try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = other.createStatement()) {
        statement.execute("begin immediate");
        db.reopen();
        assertThat(db.read(Things::count)).isEqualTo(1);
      }
    }
  }

  private static void fill(TestDatabase db) {
    db.write(
        tx -> {
          for (int i = 0; i < ROWS; i++) {
            Things.add(tx, i + "x".repeat(4_000), i);
          }
          return ROWS;
        });
  }
}
