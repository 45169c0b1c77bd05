package dev.storehand.core.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** A prepared statement of JDBC, for PostgreSQL. */
final class JdbcPrepared implements Prepared {
  private static final int MOST_TOGETHER = 500;

  private final PreparedStatement statement;
  private Map<String, Integer> columns = Map.of();
  private int added;

  JdbcPrepared(Connection connection, String sql) throws SQLException {
    statement = connection.prepareStatement(sql);
  }

  @Override
  public int update(List<Object> values) throws SQLException {
    set(values);
    return statement.executeUpdate();
  }

  @Override
  public int add(List<Object> values) throws SQLException {
    set(values);
    statement.addBatch();
    added++;
    return added == MOST_TOGETHER ? runAdded() : 0;
  }

  @Override
  public int runAdded() throws SQLException {
    if (added == 0) {
      return 0;
    }
    added = 0;
    int changed = 0;
    for (int count : statement.executeBatch()) {
      changed += count == Statement.SUCCESS_NO_INFO ? 1 : count;
    }
    return changed;
  }

  @Override
  public void query(List<Object> values, int fetch, Predicate<Row> more) throws SQLException {
    set(values);
    statement.setFetchSize(fetch);
    try (ResultSet rows = statement.executeQuery()) {
      Row row = new Row(new OfResult(rows), columns(rows));
      boolean go = true;
      while (go && rows.next()) {
        go = more.test(row);
      }
    }
  }

  private void set(List<Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value instanceof String text) {
        statement.setString(i + 1, text);
      } else if (value instanceof Long number) {
        statement.setLong(i + 1, number);
      } else if (value instanceof Integer number) {
        statement.setInt(i + 1, number);
      } else if (value instanceof Boolean flag) {
        statement.setBoolean(i + 1, flag);
      } else {
        statement.setNull(i + 1, Types.NULL);
      }
    }
  }

  /** The position of each column by its name in lower case; of two with one name, the first. */
  private Map<String, Integer> columns(ResultSet rows) throws SQLException {
    if (columns.isEmpty()) {
      ResultSetMetaData meta = rows.getMetaData();
      Map<String, Integer> found = new HashMap<>();
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        found.putIfAbsent(meta.getColumnLabel(i).toLowerCase(Locale.ROOT), i);
      }
      columns = found;
    }
    return columns;
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }

  private record OfResult(ResultSet rows) implements Cells {
    @Override
    public String text(int position) throws SQLException {
      return rows.getString(position);
    }

    @Override
    public long number(int position) throws SQLException {
      return rows.getLong(position);
    }

    @Override
    public boolean flag(int position) throws SQLException {
      return rows.getBoolean(position);
    }

    @Override
    public boolean wasNothing(int position) throws SQLException {
      return rows.wasNull();
    }
  }
}
