package dev.storehand.core.db;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/**
 * The row a query stands on, by column name; good only inside the function it is handed to. A plain
 * reader throws IllegalStateException where the column is null, a {@code maybe} one gives empty.
 */
public final class Row {
  private final Cells cells;
  private final Columns columns;
  private int last;

  Row(Cells cells, Columns columns) {
    this.cells = cells;
    this.columns = columns;
  }

  public String text(String column) {
    return there(column, textOrNull(column));
  }

  public Optional<String> maybeText(String column) {
    return Optional.ofNullable(textOrNull(column));
  }

  public long number(String column) {
    try {
      int position = position(column);
      long value = cells.number(position);
      if (value == 0 && cells.wasNothing(position)) {
        throw missing(column);
      }
      return value;
    } catch (SQLException e) {
      throw unreadable(column, e);
    }
  }

  public Optional<Long> maybeNumber(String column) {
    try {
      int position = position(column);
      long value = cells.number(position);
      return value == 0 && cells.wasNothing(position) ? Optional.empty() : Optional.of(value);
    } catch (SQLException e) {
      throw unreadable(column, e);
    }
  }

  /** A number that must fit an int; ArithmeticException if it does not. */
  public int integer(String column) {
    return Math.toIntExact(number(column));
  }

  public Optional<Integer> maybeInteger(String column) {
    return maybeNumber(column).map(Math::toIntExact);
  }

  public boolean flag(String column) {
    return there(column, maybeFlag(column).orElse(null));
  }

  public Optional<Boolean> maybeFlag(String column) {
    try {
      int position = position(column);
      boolean value = cells.flag(position);
      return !value && cells.wasNothing(position) ? Optional.empty() : Optional.of(value);
    } catch (SQLException e) {
      throw unreadable(column, e);
    }
  }

  /** A time kept as epoch milliseconds. */
  public Instant time(String column) {
    return Instant.ofEpochMilli(number(column));
  }

  public Optional<Instant> maybeTime(String column) {
    return maybeNumber(column).map(Instant::ofEpochMilli);
  }

  /** A date kept as ISO text, {@code 2026-11-21}. */
  public LocalDate date(String column) {
    return LocalDate.parse(text(column));
  }

  public Optional<LocalDate> maybeDate(String column) {
    return maybeText(column).map(LocalDate::parse);
  }

  /** An enum kept as clients write it. */
  public <E extends Enum<E>> E choice(String column, Class<E> type) {
    return Wire.parse(text(column), type);
  }

  public <E extends Enum<E>> Optional<E> maybeChoice(String column, Class<E> type) {
    return maybeText(column).map(text -> Wire.parse(text, type));
  }

  /** A value kept as JSON text. */
  public <T> T json(String column, Class<T> type) {
    return Documents.read(text(column), type);
  }

  public <T> T json(String column, TypeReference<T> type) {
    return Documents.read(text(column), type.getType());
  }

  public <T> Optional<T> maybeJson(String column, Class<T> type) {
    return maybeText(column).map(text -> Documents.read(text, type));
  }

  public <T> Optional<T> maybeJson(String column, TypeReference<T> type) {
    return maybeText(column).map(text -> Documents.read(text, type.getType()));
  }

  private String textOrNull(String column) {
    try {
      return cells.text(position(column));
    } catch (SQLException e) {
      throw unreadable(column, e);
    }
  }

  private int position(String column) {
    last = columns.position(column, last);
    return last;
  }

  private static <T> T there(String column, T value) {
    if (value == null) {
      throw missing(column);
    }
    return value;
  }

  private static IllegalStateException missing(String column) {
    return new IllegalStateException("column " + column + " is null");
  }

  private static SqlFailure unreadable(String column, SQLException error) {
    return new SqlFailure("column " + column + ": " + error.getMessage(), error);
  }
}
