package dev.storehand.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Storage;
import dev.storehand.kit.Engines;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Both engines have the same tables, columns and indexes; only search has its own on each, and the
 * clock a file of its own on SQLite.
 */
class TwinTest {
  private static final String SEARCH = "product_(words|index).*";
  private static final String CLOCK = "clock_task";
  private static final String FLYWAY = "schema_history";

  @Test
  void theEnginesAreTwins() throws SQLException {
    assertThat(shape(Dialect.SQLITE)).isEqualTo(shape(Dialect.POSTGRES)).isNotEmpty();
  }

  private static SortedMap<String, SortedSet<String>> shape(Dialect dialect) throws SQLException {
    SortedMap<String, SortedSet<String>> tables = new TreeMap<>();
    Storage storage = Engines.fresh(dialect);
    String url =
        storage instanceof Storage.Sqlite file
            ? "jdbc:sqlite:" + file.folder().resolve("storehand.db")
            : ((Storage.Postgres) storage).jdbcUrl();
    try (Connection connection = DriverManager.getConnection(url)) {
      DatabaseMetaData facts = connection.getMetaData();
      String schema = dialect == Dialect.POSTGRES ? "public" : null;
      try (ResultSet found = facts.getTables(null, schema, "%", new String[] {"TABLE"})) {
        while (found.next()) {
          String table = found.getString("TABLE_NAME");
          if (!table.matches(SEARCH)
              && !Set.of(CLOCK, FLYWAY).contains(table)
              && !table.startsWith("sqlite_")) {
            tables.put(table, parts(facts, schema, table));
          }
        }
      }
    }
    return tables;
  }

  private static SortedSet<String> parts(DatabaseMetaData facts, String schema, String table)
      throws SQLException {
    SortedSet<String> parts = new TreeSet<>();
    try (ResultSet columns = facts.getColumns(null, schema, table, "%")) {
      while (columns.next()) {
        boolean needed = columns.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls;
        parts.add("column " + columns.getString("COLUMN_NAME") + (needed ? " not null" : ""));
      }
    }
    SortedMap<String, StringBuilder> indexes = new TreeMap<>();
    try (ResultSet columns = facts.getIndexInfo(null, schema, table, false, false)) {
      while (columns.next()) {
        String key = columns.getString("INDEX_NAME");
        String column = String.valueOf(columns.getString("COLUMN_NAME")).toLowerCase(Locale.ROOT);
        boolean unique = !columns.getBoolean("NON_UNIQUE");
        indexes
            .computeIfAbsent(key, name -> new StringBuilder(unique ? "unique" : "index"))
            .append(' ')
            .append(column);
      }
    }
    // SQLite names the indexes of constraints itself, so they are compared by what they hold.
    indexes.values().forEach(index -> parts.add(index.toString()));
    return parts;
  }
}
