package dev.storehand.core.db;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;

/** A connection's prepared statements, the least lately used closed first. One thread at a time. */
final class Statements implements AutoCloseable {
  private static final int MOST_KEPT = 256;

  private final Preparing preparing;
  private final LinkedHashMap<String, Kept> kept = new LinkedHashMap<>(64, 0.75f, true);

  Statements(Preparing preparing) {
    this.preparing = preparing;
  }

  /** Runs what {@code use} does on the prepared text, which nobody else is using meanwhile. */
  <T> T with(String sql, Use<T> use) throws SQLException {
    Kept taken = take(sql);
    try {
      T result = use.apply(taken.prepared);
      release(taken);
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      // sqlite-jdbc has finalized a statement that failed: it must not be met again.
      kept.remove(sql, taken);
      taken.prepared.close();
      throw e;
    }
  }

  /** Runs a statement without parameters or rows: begin, commit, savepoint. */
  void execute(String sql) throws SQLException {
    with(sql, prepared -> prepared.update(List.of()));
  }

  private Kept take(String sql) throws SQLException {
    Kept found = kept.get(sql);
    if (found == null) {
      found = new Kept(preparing.prepare(sql));
      kept.put(sql, found);
    } else if (found.busy) {
      // The same text inside its own loop: the outer rows must stay open.
      found = new Kept(preparing.prepare(sql));
      found.spare = true;
    }
    found.busy = true;
    return found;
  }

  private void release(Kept taken) throws SQLException {
    taken.busy = false;
    if (taken.spare) {
      taken.prepared.close();
    }
    if (kept.size() > MOST_KEPT) {
      closeOldest();
    }
  }

  private void closeOldest() throws SQLException {
    var all = kept.values().iterator();
    while (all.hasNext() && kept.size() > MOST_KEPT) {
      Kept oldest = all.next();
      if (!oldest.busy) {
        all.remove();
        oldest.prepared.close();
      }
    }
  }

  @Override
  public void close() throws SQLException {
    for (Kept each : kept.values()) {
      each.prepared.close();
    }
    kept.clear();
  }

  /** How the engine prepares a text. */
  interface Preparing {
    Prepared prepare(String sql) throws SQLException;
  }

  /** What is done with a statement. */
  interface Use<T> {
    T apply(Prepared prepared) throws SQLException;
  }

  private static final class Kept {
    private final Prepared prepared;
    private boolean busy;
    private boolean spare;

    Kept(Prepared prepared) {
      this.prepared = prepared;
    }
  }
}
