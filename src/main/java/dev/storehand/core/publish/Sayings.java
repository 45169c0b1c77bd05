package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.text.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How merchants put what an action does, beyond its aliases: the search learns their words from
 * these. An action need have none. Each line of the table is {@code name = saying; saying}.
 */
final class Sayings {
  private final Map<String, List<String>> byName = new HashMap<>();

  private Sayings() {}

  static Sayings resource(String path) {
    Sayings sayings = new Sayings();
    for (Table.Row row : Table.resource(path)) {
      List<String> said = Arrays.stream(row.right().split(";")).map(String::strip).toList();
      sayings.byName.put(row.left(), said);
    }
    return sayings;
  }

  List<String> of(Action<?, ?> action) {
    return byName.getOrDefault(action.name(), List.of());
  }
}
