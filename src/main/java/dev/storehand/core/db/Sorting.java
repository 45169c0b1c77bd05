package dev.storehand.core.db;

import dev.storehand.core.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The order of a list: by one field, ties by id in the same direction, nulls last in both.
 *
 * @param field what it is sorted by
 * @param descending whether the greatest comes first
 */
record Sorting(Field field, boolean descending) {

  /**
   * A field that a list may be sorted by.
   *
   * @param expression in the statement's own terms
   * @param nullable whether some rows have no value there
   */
  record Field(String name, String expression, SortKind kind, boolean nullable) {}

  /** The order a client asked for, by a name with or without {@code -}. */
  static Sorting parse(String asked, List<Field> fields) {
    boolean descending = asked.startsWith("-");
    String name = descending ? asked.substring(1) : asked;
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .map(field -> new Sorting(field, descending))
        .orElseThrow(() -> Problem.fault("sort", "must be one of " + choices(fields)));
  }

  private static String choices(List<Field> fields) {
    return fields.stream()
        .map(field -> field.name() + ", -" + field.name())
        .collect(Collectors.joining(", "));
  }

  String wire() {
    return descending ? "-" + field.name() : field.name();
  }

  String orderBy(String id) {
    String way = descending ? " desc" : " asc";
    String nulls = field.nullable() ? "(" + field.expression() + ") is null, " : "";
    return nulls + field.expression() + way + ", " + id + way;
  }

  /**
   * The condition of standing after the cursor's row; its parameters are :cursor_value and
   * :cursor_id.
   */
  String after(Cursor cursor, String id) {
    String beyond = descending ? " < " : " > ";
    String value = field.expression();
    if (!field.nullable()) {
      return "(" + value + ", " + id + ")" + beyond + "(:cursor_value, :cursor_id)";
    }
    if (valueIn(cursor).isEmpty()) {
      return "(" + value + ") is null and " + id + beyond + ":cursor_id";
    }
    return "("
        + value
        + ", "
        + id
        + ")"
        + beyond
        + "(:cursor_value, :cursor_id) or ("
        + value
        + ") is null";
  }

  /** The cursor's value, if it is of this field's kind. */
  Optional<?> valueIn(Cursor cursor) {
    return field.kind() == SortKind.NUMBER ? cursor.number() : cursor.text();
  }

  /**
   * The cursor that stands on a row, of which {@code sort_value_} and {@code sort_id_} were
   * selected.
   */
  Cursor at(Row row, String list) {
    boolean number = field.kind() == SortKind.NUMBER;
    Optional<Long> numberThere = number ? row.maybeNumber("sort_value_") : Optional.empty();
    Optional<String> textThere = number ? Optional.empty() : row.maybeText("sort_value_");
    if (!field.nullable() && numberThere.isEmpty() && textThere.isEmpty()) {
      throw new IllegalStateException("sort " + field.name() + " is null: use sortNullable");
    }
    return new Cursor(list, wire(), numberThere, textThere, row.text("sort_id_"));
  }
}
