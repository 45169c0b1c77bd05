package dev.storehand.core.db;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The values of a statement's parameters, as the drivers take them. */
final class Bindings {
  /** PostgreSQL counts 65,535 parameters, SQLite 32,766. */
  private static final int LONGEST_LIST = 16_384;

  private static final Object UNBOUND = new Object();

  private final SqlText text;
  private final Object[] values;
  private boolean lists;

  Bindings(SqlText text, Scope scope) {
    this.text = text;
    this.values = new Object[text.names().size()];
    Arrays.fill(values, UNBOUND);
    put("shop", scope.shop());
    put("mode", scope.mode().wire());
  }

  void set(String name, Object value) {
    if (name.equals("shop") || name.equals("mode")) {
      throw new IllegalArgumentException(":" + name + " is the transaction's to bind");
    }
    lists |= value instanceof Collection;
    if (!put(name, encoded(value))) {
      throw new IllegalArgumentException("no parameter :" + name + " in " + text.plain());
    }
  }

  /** A value for each parameter in order: text, a number, a flag, null, or a list of these. */
  List<Object> values() {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == UNBOUND) {
        throw new IllegalArgumentException(
            ":" + text.names().get(i) + " is not bound in " + text.plain());
      }
    }
    return Arrays.asList(values);
  }

  /** Whether a value is, or was, a list. */
  boolean hasLists() {
    return lists;
  }

  private boolean put(String name, Object value) {
    List<Integer> places = text.places().getOrDefault(name, List.of());
    for (int i = 0; i < places.size(); i++) {
      values[places.get(i)] = value;
    }
    return !places.isEmpty();
  }

  private static Object encoded(Object value) {
    if (value instanceof String text) {
      return checked(text);
    } else if (value instanceof Long || value instanceof Integer || value instanceof Boolean) {
      return value;
    } else if (value instanceof Instant time) {
      return time.toEpochMilli();
    } else if (value instanceof LocalDate date) {
      return date.toString();
    } else if (value instanceof Enum<?> choice) {
      return Wire.of(choice);
    } else if (value instanceof Optional<?> maybe) {
      return maybe.map(Bindings::encoded).orElse(null);
    } else if (value instanceof Collection<?> many) {
      return padded(many);
    }
    throw new IllegalArgumentException("cannot be bound: " + value);
  }

  /** SQLite would store U+0000 and PostgreSQL refuse it; here both refuse. */
  private static String checked(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("text holds U+0000");
    }
    return text;
  }

  /** Padded with its last value to a power of two, so that few texts are prepared. */
  private static List<Object> padded(Collection<?> values) {
    if (values.size() > LONGEST_LIST) {
      throw new IllegalArgumentException(values.size() + " values in one list");
    }
    List<Object> all = new ArrayList<>(values.size() * 2);
    values.forEach(value -> all.add(encoded(value)));
    if (!all.isEmpty()) {
      int size = Integer.highestOneBit(all.size());
      int wanted = size == all.size() ? size : size * 2;
      all.addAll(Collections.nCopies(wanted - all.size(), all.get(all.size() - 1)));
    }
    return all;
  }
}
