package dev.storehand.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehand.kit.Engines;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestDatabase;
import dev.storehand.kit.Together;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
  private static final String SCHEMA = "schema-db";

  @OnBothEngines(schema = SCHEMA)
  void bothFoldersOfTheEngineAreRun(TestDatabase db) {
    String own = db.dialect() == Dialect.SQLITE ? "only_sqlite" : "only_postgres";
    List<String> rows =
        db.read(tx -> tx.unscoped("select a from " + own).list(row -> row.text("a")));
    assertThat(rows).isEmpty();
    assertThat(db.<List<String>>read(MigrationsTest::recorded)).containsExactly("0001", "0002");
  }

  private static List<String> recorded(ReadTx tx) {
    return tx.unscoped("select version from schema_history order by version")
        .list(row -> row.text("version"));
  }

  /** Flyway would find that the script is not the one that was run. */
  @OnBothEngines(schema = SCHEMA)
  void flywayIsNotStartedWhereTheNewestIsRecorded(TestDatabase db) {
    db.write(
        tx -> tx.unscoped("update schema_history set checksum = 1 where version = '0001'").run());
    db.reopen();
    assertThat(db.<List<String>>read(MigrationsTest::recorded)).containsExactly("0001", "0002");

    db.write(tx -> tx.unscoped("delete from schema_history where version = '0002'").run());
    assertThatThrownBy(db::reopen).hasMessageContaining("checksum mismatch");
  }

  @OnBothEngines(schema = SCHEMA)
  void dataOfANewerProgramIsRefused(TestDatabase db) {
    db.write(
        tx ->
            tx.unscoped("update schema_history set version = '0009' where version = '0002'").run());
    assertThatThrownBy(
            () -> Database.open(db.storage(), Clock.systemUTC(), Ids.ulids(), SCHEMA).close())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("schema 0009, this program at 0002");
  }

  @Test
  void twoThatOpenANewFolderAtOnceBothFindTheirTables(@TempDir Path folder) {
    List<Long> counts =
        Together.run(
            4,
            thread -> {
              try (Database database =
                  Database.open(
                      Storage.sqlite(folder.resolve("data")),
                      Clock.systemUTC(),
                      Ids.ulids(),
                      SCHEMA)) {
                return database.read(TestDatabase.SCOPE, Things::count);
              }
            });
    assertThat(counts).containsOnly(0L).hasSize(4);
  }

  @Test
  void theProgramsOwnTablesCanBeMade() {
    for (Dialect dialect : Dialect.values()) {
      Database.open(Engines.fresh(dialect), Clock.systemUTC(), Ids.ulids()).close();
    }
  }
}
