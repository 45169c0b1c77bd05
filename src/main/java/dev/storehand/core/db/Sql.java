package dev.storehand.core.db;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One statement, used once: bind each {@code :name}, then ask for rows or run it. On a text without
 * such a parameter {@code bind} throws IllegalArgumentException, and a parameter left unbound
 * throws it too.
 */
public final class Sql {
  /** Rows fetched from PostgreSQL at a time where none are kept; SQLite reads row by row anyway. */
  private static final int FETCH = 500;

  private static final int ALL_AT_ONCE = 0;

  private final Session session;
  private final SqlText text;
  private final Scope scope;
  private final Bindings bindings;

  Sql(Session session, SqlText text, Scope scope) {
    this.session = session;
    this.text = text;
    this.scope = scope;
    this.bindings = new Bindings(text, scope);
  }

  public Sql bind(String name, String value) {
    return bound(name, value);
  }

  public Sql bind(String name, long value) {
    return bound(name, value);
  }

  public Sql bind(String name, int value) {
    return bound(name, value);
  }

  public Sql bind(String name, boolean value) {
    return bound(name, value);
  }

  /** As epoch milliseconds. */
  public Sql bind(String name, Instant value) {
    return bound(name, value);
  }

  /** As ISO text. */
  public Sql bind(String name, LocalDate value) {
    return bound(name, value);
  }

  /** As clients write it: lower case, or what JsonProperty says. */
  public Sql bind(String name, Enum<?> value) {
    return bound(name, value);
  }

  /** Null where it is empty. */
  public Sql bind(String name, Optional<?> value) {
    return bound(name, value);
  }

  /** For {@code in (:name)}, at most 16,384 values; an empty one matches nothing. */
  public Sql bind(String name, Collection<?> values) {
    return bound(name, values);
  }

  /** As JSON text. */
  public Sql json(String name, Object value) {
    return bound(name, Documents.write(value));
  }

  /** As JSON text, or null where it is empty. */
  public Sql json(String name, Optional<?> value) {
    return bound(name, value.map(Documents::write));
  }

  /** The first row, if there is one. */
  public <T> Optional<T> first(Function<Row, T> map) {
    List<T> found = new ArrayList<>(1);
    query(
        ALL_AT_ONCE,
        row -> {
          found.add(map.apply(row));
          return false;
        });
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  /** The only row; IllegalStateException if there are none or more. */
  public <T> T one(Function<Row, T> map) {
    List<T> found = list(map);
    if (found.size() != 1) {
      throw new IllegalStateException(found.size() + " rows instead of one: " + text.plain());
    }
    return found.get(0);
  }

  /** All rows, in memory. */
  public <T> List<T> list(Function<Row, T> map) {
    List<T> found = new ArrayList<>();
    query(ALL_AT_ONCE, row -> found.add(map.apply(row)));
    return found;
  }

  /** All rows by what stands in this column, in memory; each list in the order of its rows. */
  public <T> Map<String, List<T>> grouped(String column, Function<Row, T> map) {
    Map<String, List<T>> found = new HashMap<>();
    query(
        ALL_AT_ONCE,
        row ->
            found.computeIfAbsent(row.text(column), each -> new ArrayList<>()).add(map.apply(row)));
    return found;
  }

  /** Every row in turn, none kept. */
  public void each(Consumer<Row> use) {
    query(
        FETCH,
        row -> {
          use.accept(row);
          return true;
        });
  }

  /**
   * Changes rows.
   *
   * @return how many
   * @throws Taken if a unique value is there already
   * @throws IllegalStateException in a read
   */
  public int run() {
    if (!session.writable()) {
      throw new IllegalStateException("a read cannot change anything: " + text.plain());
    }
    return with(Prepared::update);
  }

  /**
   * Runs it once for each row, sent together.
   *
   * @param binds binds what differs from row to row
   * @return how many rows it changed in all
   * @throws Taken if a unique value is there already
   */
  public <T> int runEach(Iterable<T> rows, BiConsumer<Sql, T> binds) {
    if (!session.writable()) {
      throw new IllegalStateException("a read cannot change anything: " + text.plain());
    }
    String sql = text.plain();
    session.changing();
    try {
      int changed = session.statements().with(sql, prepared -> each(prepared, rows, binds));
      HaltPoint.passed(scope);
      return changed;
    } catch (SQLException e) {
      throw session.failed(sql, e);
    }
  }

  private <T> int each(Prepared prepared, Iterable<T> rows, BiConsumer<Sql, T> binds)
      throws SQLException {
    int changed = 0;
    for (T row : rows) {
      binds.accept(this, row);
      changed += prepared.add(bindings.values());
    }
    return changed + prepared.runAdded();
  }

  private Sql bound(String name, Object value) {
    bindings.set(name, value);
    return this;
  }

  private void query(int fetch, Predicate<Row> more) {
    with(
        (prepared, values) -> {
          prepared.query(values, fetch, more);
          return null;
        });
  }

  private <T> T with(Use<T> use) {
    Statements statements = session.statements();
    List<Object> values = bindings.values();
    boolean lists = bindings.hasLists();
    String sql = lists ? text.expanded(values) : text.plain();
    if (!text.selects()) {
      session.changing();
    }
    try {
      T result =
          statements.with(sql, prepared -> use.apply(prepared, lists ? flat(values) : values));
      HaltPoint.passed(scope);
      return result;
    } catch (SQLException e) {
      throw session.failed(sql, e);
    }
  }

  private static List<Object> flat(List<Object> values) {
    List<Object> all = new ArrayList<>();
    for (Object value : values) {
      if (value instanceof List<?> list) {
        all.addAll(list);
      } else {
        all.add(value);
      }
    }
    return all;
  }

  /** What is done with a statement and its values. */
  private interface Use<T> {
    T apply(Prepared prepared, List<Object> values) throws SQLException;
  }
}
