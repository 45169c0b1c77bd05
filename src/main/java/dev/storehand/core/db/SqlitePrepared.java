package dev.storehand.core.db;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.sqlite.core.Codes;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;

/**
 * A prepared statement of SQLite, below JDBC: the driver's result sets ask for every column's name
 * at each execution, and its texts take a detour through a buffer made for each. This is the same
 * driver, called where its JDBC classes call it; a read of one row by its id costs a third of what
 * it did.
 */
final class SqlitePrepared implements Prepared {
  private final CoreStatement statement;
  private final DB db;
  private Map<String, Integer> columns = Map.of();

  SqlitePrepared(Connection connection, String sql) throws SQLException {
    statement = (CoreStatement) connection.prepareStatement(sql);
    db = statement.getDatabase();
  }

  @Override
  public int update(List<Object> values) throws SQLException {
    return (int) db.executeUpdate(statement, bound(values));
  }

  @Override
  public int add(List<Object> values) throws SQLException {
    return update(values);
  }

  @Override
  public int runAdded() {
    return 0;
  }

  @Override
  public void query(List<Object> values, int fetch, Predicate<Row> more) throws SQLException {
    boolean found = db.execute(statement, bound(values));
    if (found) {
      statement.pointer.safeRunConsume((same, pointer) -> walk(pointer, more));
    }
  }

  private void walk(long pointer, Predicate<Row> more) throws SQLException {
    try {
      Row row = new Row(new OfStep(db, pointer), columns(pointer));
      int result = Codes.SQLITE_ROW;
      while (result == Codes.SQLITE_ROW && more.test(row)) {
        result = db.step(pointer);
      }
      if (result != Codes.SQLITE_ROW && result != Codes.SQLITE_DONE) {
        db.throwex(result);
      }
    } finally {
      db.reset(pointer);
    }
  }

  private static Object[] bound(List<Object> values) {
    Object[] bound = values.toArray();
    for (int i = 0; i < bound.length; i++) {
      if (bound[i] instanceof Boolean flag) {
        bound[i] = flag ? 1 : 0;
      }
    }
    return bound;
  }

  /** The position of each column by its name in lower case; of two with one name, the first. */
  private Map<String, Integer> columns(long pointer) throws SQLException {
    if (columns.isEmpty()) {
      Map<String, Integer> found = new HashMap<>();
      for (int i = 0; i < db.column_count(pointer); i++) {
        found.putIfAbsent(db.column_name(pointer, i).toLowerCase(Locale.ROOT), i + 1);
      }
      columns = found;
    }
    return columns;
  }

  @Override
  public void close() throws SQLException {
    statement.pointer.close();
  }

  private record OfStep(DB db, long pointer) implements Cells {
    @Override
    public String text(int position) throws SQLException {
      byte[] utf8 = db.column_blob(pointer, position - 1);
      return utf8 == null ? null : new String(utf8, StandardCharsets.UTF_8);
    }

    @Override
    public long number(int position) throws SQLException {
      return db.column_long(pointer, position - 1);
    }

    @Override
    public boolean flag(int position) throws SQLException {
      return number(position) != 0;
    }

    @Override
    public boolean wasNothing(int position) throws SQLException {
      return db.column_type(pointer, position - 1) == Codes.SQLITE_NULL;
    }
  }
}
