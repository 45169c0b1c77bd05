package dev.storehand.core.db;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns that a statement gives, by their names in lower case; of two alike, the first. */
final class Columns {
  private final String[] names;
  private final Map<String, Integer> positions = new HashMap<>();

  Columns(List<String> labels) {
    // Interned, as the names in the stores are: comparing the two costs nothing.
    names =
        labels.stream()
            .map(label -> label.toLowerCase(Locale.ROOT).intern())
            .toArray(String[]::new);
    for (int i = 0; i < names.length; i++) {
      if (positions.putIfAbsent(names[i], i + 1) != null) {
        names[i] = "";
      }
    }
  }

  /**
   * Where a column stands, from 1; IllegalArgumentException if there is none of this name.
   *
   * @param last where the column read before it stands: stores mostly read the columns in the order
   *     in which they select them
   */
  int position(String name, int last) {
    if (last < names.length && names[last].equals(name)) {
      return last + 1;
    }
    Integer position = positions.get(name);
    if (position == null) {
      throw new IllegalArgumentException("no column " + name + " among " + positions.keySet());
    }
    return position;
  }
}
