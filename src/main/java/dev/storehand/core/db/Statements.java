package dev.storehand.core.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A connection's prepared statements, the least lately used closed first. One thread at a time. */
final class Statements implements AutoCloseable {
  private static final int MOST_KEPT = 256;

  private final Connection connection;
  private final LinkedHashMap<String, Prepared> kept = new LinkedHashMap<>(64, 0.75f, true);

  Statements(Connection connection) {
    this.connection = connection;
  }

  /** Runs what {@code use} does on the prepared text, which nobody else is using meanwhile. */
  <T> T with(String sql, Use<T> use) throws SQLException {
    Prepared prepared = take(sql);
    try {
      T result = use.apply(prepared);
      release(prepared);
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      // sqlite-jdbc has finalized a statement that failed: it must not be met again.
      kept.remove(sql, prepared);
      prepared.statement.close();
      throw e;
    }
  }

  /** Runs a statement without parameters or rows: begin, commit, savepoint. */
  void execute(String sql) throws SQLException {
    with(sql, prepared -> prepared.statement.execute());
  }

  private Prepared take(String sql) throws SQLException {
    Prepared found = kept.get(sql);
    if (found == null) {
      found = new Prepared(connection.prepareStatement(sql));
      kept.put(sql, found);
    } else if (found.busy) {
      // The same text inside its own loop: the outer rows must stay open.
      found = new Prepared(connection.prepareStatement(sql));
      found.spare = true;
    }
    found.busy = true;
    return found;
  }

  private void release(Prepared prepared) throws SQLException {
    prepared.busy = false;
    if (prepared.spare) {
      prepared.statement.close();
    }
    if (kept.size() > MOST_KEPT) {
      closeOldest();
    }
  }

  private void closeOldest() throws SQLException {
    var all = kept.values().iterator();
    while (all.hasNext() && kept.size() > MOST_KEPT) {
      Prepared oldest = all.next();
      if (!oldest.busy) {
        all.remove();
        oldest.statement.close();
      }
    }
  }

  @Override
  public void close() throws SQLException {
    for (Prepared prepared : kept.values()) {
      prepared.statement.close();
    }
    kept.clear();
  }

  /** What is done with a statement. */
  interface Use<T> {
    T apply(Prepared prepared) throws SQLException;
  }

  /** A statement, and where its columns are. */
  static final class Prepared {
    final PreparedStatement statement;
    private Map<String, Integer> columns = Map.of();
    private boolean busy;
    private boolean spare;

    private Prepared(PreparedStatement statement) {
      this.statement = statement;
    }

    /** The position of each column by its name in lower case; of two with one name, the first. */
    Map<String, Integer> columns(ResultSet rows) throws SQLException {
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
  }
}
