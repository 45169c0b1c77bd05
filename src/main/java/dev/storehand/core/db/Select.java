package dev.storehand.core.db;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A list action's statement: filters that apply where they are sent, sortable fields, and either
 * numbered pages, which are counted, or a walk by cursor, which is not and which meets each row
 * once whatever is added meanwhile.
 */
public final class Select {
  private static final int PER_PAGE = 25;
  private static final int MOST_PER_PAGE = 100;

  private final ReadTx tx;
  private final Paging paging;
  private final String columns;
  private final StringBuilder from;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, Object> ofColumns = new LinkedHashMap<>();
  private final List<Sorting.Field> fields = new ArrayList<>();
  private boolean descending = true;
  private String id = "id";
  private boolean wholeAtOnce;

  Select(ReadTx tx, Paging paging, String columns, String from) {
    this.tx = tx;
    this.paging = paging;
    this.columns = columns;
    this.from = new StringBuilder(from);
  }

  /** Keeps rows that meet the condition, if there is a value for its one parameter. */
  public Select and(String condition, Optional<?> value) {
    if (value.isPresent()) {
      always(condition);
      values.put(SqlText.of(condition, false).onlyParameter(), value.get());
    }
    return this;
  }

  /** Keeps rows that meet the condition; its parameters, if any, are bound by {@link #bind}. */
  public Select always(String condition) {
    from.append("\nand (").append(condition).append(')');
    return this;
  }

  /**
   * Binds a parameter of the text or of an {@link #always} condition, to anything {@link Sql}
   * binds.
   */
  public Select bind(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** Binds a parameter that only the columns have: counting goes without it. */
  public Select bindInColumns(String name, Object value) {
    ofColumns.put(name, value);
    return this;
  }

  /** The id's expression, which breaks ties; {@code id} unless said. */
  public Select id(String expression) {
    id = expression;
    return this;
  }

  /** A field clients may sort by, never null. The first one named is the default. */
  public Select sort(String name, String expression, SortKind kind) {
    fields.add(new Sorting.Field(name, expression, kind, false));
    return this;
  }

  /** A field clients may sort by that is null in some rows: these come last in both directions. */
  public Select sortNullable(String name, String expression, SortKind kind) {
    fields.add(new Sorting.Field(name, expression, kind, true));
    return this;
  }

  /** The default order begins with the least, not the greatest. */
  public Select ascending() {
    descending = false;
    return this;
  }

  /**
   * All rows are made before the first is known, as where they are sums: they are counted in the
   * same go.
   */
  public Select wholeAtOnce() {
    wholeAtOnce = true;
    return this;
  }

  /**
   * The part of the list that was asked for.
   *
   * @throws Problem unprocessable for an unknown sort, for numbers out of range, for page and
   *     cursor together; invalid_request for a cursor that is not ours, or is of another list,
   *     filter or sort
   */
  public <T> Page<T> page(Function<Row, T> map) {
    check();
    Optional<Cursor> at =
        paging
            .cursor()
            .filter(text -> !text.isEmpty())
            .map(text -> Cursor.parse(text).of(paging.list()));
    Sorting sorting = sorting(at);
    int perPage = paging.perPage().orElse(PER_PAGE);
    int page = paging.page().orElse(1);
    Found<T> found = find(sorting, at, perPage, (page - 1L) * perPage, map);
    boolean more = found.next().isPresent();
    Optional<Long> total =
        paging.cursor().isEmpty() ? Optional.of(total(found, page)) : Optional.empty();
    Page.Meta meta =
        new Page.Meta(
            total,
            total.map(counted -> page),
            perPage,
            total.map(counted -> Math.toIntExact((counted + perPage - 1) / perPage)),
            more,
            found.next().map(Cursor::wire));
    return new Page<>(found.rows(), meta);
  }

  /** Where the first page holds everything, it is its own count. */
  private long total(Found<?> found, int page) {
    boolean all = page == 1 && found.next().isEmpty();
    return all ? found.rows().size() : found.total().orElseGet(this::count);
  }

  /** Every row in the list's own order, none kept; which part was asked for does not matter. */
  public <T> void each(Function<Row, T> map, Consumer<T> use) {
    Sorting own = new Sorting(fields.get(0), descending);
    Sql sql =
        bound(
            tx.unscoped("select " + columns + "\nfrom " + from + "\norder by " + own.orderBy(id)));
    ofColumns.forEach((name, value) -> bindAny(sql, name, value));
    sql.each(row -> use.accept(map.apply(row)));
  }

  private <T> Found<T> find(
      Sorting sorting, Optional<Cursor> at, int perPage, long offset, Function<Row, T> map) {
    String after = at.map(c -> "\nand (" + sorting.after(c, id) + ")").orElse("");
    String text =
        "select "
            + columns
            + ", "
            + sorting.field().expression()
            + " as sort_value_, "
            + id
            + " as sort_id_"
            + (wholeAtOnce ? ", count(*) over () as total_" : "")
            + "\nfrom "
            + from
            + after
            + "\norder by "
            + sorting.orderBy(id)
            + "\nlimit :limit_ offset :offset_";
    Sql sql = bound(tx.unscoped(text));
    ofColumns.forEach((name, value) -> bindAny(sql, name, value));
    sql.bind("limit_", perPage + 1).bind("offset_", offset);
    at.ifPresent(
        cursor -> {
          sql.bind("cursor_id", cursor.id());
          sorting.valueIn(cursor).ifPresent(value -> sql.bind("cursor_value", Optional.of(value)));
        });
    return Found.of(sql, perPage, map, sorting, paging.list(), wholeAtOnce);
  }

  /** How many rows there are in all. */
  public long count() {
    return bound(tx.unscoped("select count(*) as n from " + from)).one(row -> row.number("n"));
  }

  private Sql bound(Sql sql) {
    values.forEach((name, value) -> bindAny(sql, name, value));
    return sql;
  }

  private static void bindAny(Sql sql, String name, Object value) {
    if (value instanceof Collection<?> many) {
      sql.bind(name, many);
    } else if (value instanceof Optional<?> maybe) {
      sql.bind(name, maybe);
    } else {
      sql.bind(name, Optional.of(value));
    }
  }

  private void check() {
    List<Fault> faults = new ArrayList<>();
    if (paging.page().isPresent() && paging.cursor().isPresent()) {
      faults.add(new Fault("cursor", "cannot be sent together with page"));
    }
    if (paging.page().orElse(1) < 1) {
      faults.add(new Fault("page", "must be at least 1"));
    }
    int perPage = paging.perPage().orElse(PER_PAGE);
    if (perPage < 1 || perPage > MOST_PER_PAGE) {
      faults.add(new Fault("per_page", "must be between 1 and " + MOST_PER_PAGE));
    }
    if (!faults.isEmpty()) {
      throw Problem.faults(faults);
    }
  }

  /** The order asked for, else the one the cursor was begun in, else the list's own. */
  private Sorting sorting(Optional<Cursor> at) {
    if (fields.isEmpty()) {
      throw new IllegalStateException("a list needs a sort");
    }
    Sorting own = new Sorting(fields.get(0), descending);
    if (at.isEmpty()) {
      return paging.sort().map(asked -> Sorting.parse(asked, fields)).orElse(own);
    }
    Cursor cursor = at.get();
    if (paging.sort().isPresent() && !paging.sort().get().equals(cursor.sort())) {
      throw Problem.of(
          Code.INVALID_REQUEST,
          "cursor belongs to the sort %s, not %s".formatted(cursor.sort(), paging.sort().get()));
    }
    Sorting sorting;
    try {
      sorting = Sorting.parse(cursor.sort(), fields);
    } catch (Problem unknown) {
      throw Cursor.malformed();
    }
    if (!sorting.field().nullable() && sorting.valueIn(cursor).isEmpty()) {
      throw Cursor.malformed();
    }
    return sorting;
  }

  /**
   * A part of a list.
   *
   * @param next where it goes on, if it does
   * @param total how many rows there are from the cursor on, where they were counted
   */
  private record Found<T>(List<T> rows, Optional<Cursor> next, Optional<Long> total) {
    static <T> Found<T> of(
        Sql sql, int perPage, Function<Row, T> map, Sorting sorting, String list, boolean counted) {
      List<Long> total = new ArrayList<>(1);
      List<T> rows = new ArrayList<>(perPage);
      List<Cursor> last = new ArrayList<>(1);
      boolean[] more = {false};
      sql.each(
          row -> {
            more[0] = rows.size() == perPage;
            if (counted && total.isEmpty()) {
              total.add(row.number("total_"));
            }
            if (rows.size() == perPage - 1) {
              last.add(sorting.at(row, list));
            }
            if (rows.size() < perPage) {
              rows.add(map.apply(row));
            }
          });
      return new Found<>(
          List.copyOf(rows),
          more[0] ? Optional.of(last.get(0)) : Optional.empty(),
          total.stream().findFirst());
    }
  }
}
