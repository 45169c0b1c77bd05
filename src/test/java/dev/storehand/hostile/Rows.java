package dev.storehand.hostile;

import dev.storehand.core.db.Storage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Whether any row of any table has changed, seen from outside the program. */
final class Rows implements AutoCloseable {
  private final Connection connection;
  private final boolean sqlite;
  private final String tables;
  private String rows;
  private long version;

  private Rows(Connection connection, boolean sqlite) throws SQLException {
    this.connection = connection;
    this.sqlite = sqlite;
    this.tables =
        sqlite
            ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
            : "select tablename from pg_tables where schemaname = 'public'";
    this.version = version();
    this.rows = digest();
  }

  static Rows of(Storage storage) throws SQLException {
    if (storage instanceof Storage.Sqlite file) {
      Path database = file.folder().resolve("storehand.db");
      return new Rows(DriverManager.getConnection("jdbc:sqlite:" + database), true);
    }
    return new Rows(DriverManager.getConnection(((Storage.Postgres) storage).jdbcUrl()), false);
  }

  /** Whether anything is otherwise than when this was last asked. */
  boolean changed() throws SQLException {
    long now = version();
    if (sqlite && now == version) {
      return false;
    }
    version = now;
    String before = rows;
    rows = digest();
    return !rows.equals(before);
  }

  /**
   * SQLite counts the commits of others that wrote a page; whether a row is different is asked only
   * then.
   */
  private long version() throws SQLException {
    return sqlite ? Long.parseLong(list("pragma data_version").get(0)) : 0;
  }

  private String digest() throws SQLException {
    List<String> parts = new ArrayList<>();
    for (String table : list(tables)) {
      parts.add(table + " " + (sqlite ? sqliteTable(table) : postgresTable(table)));
    }
    return String.join("\n", parts);
  }

  private String postgresTable(String table) throws SQLException {
    return list("select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from "
            + table
            + " t")
        .get(0);
  }

  private String sqliteTable(String table) throws SQLException {
    long hash = 0;
    long count = 0;
    try (Statement statement = connection.createStatement();
        ResultSet all = statement.executeQuery("select * from \"" + table + '"')) {
      int columns = all.getMetaData().getColumnCount();
      while (all.next()) {
        long row = 17;
        for (int i = 1; i <= columns; i++) {
          Object value = all.getObject(i);
          row =
              row * 1_000_003
                  + (value instanceof byte[] bytes
                      ? Arrays.hashCode(bytes)
                      : String.valueOf(value).hashCode());
        }
        hash += row;
        count++;
      }
    }
    return count + " " + hash;
  }

  private List<String> list(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet all = statement.executeQuery(sql)) {
      while (all.next()) {
        values.add(all.getString(1));
      }
    }
    return values.stream().sorted().collect(Collectors.toList());
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
