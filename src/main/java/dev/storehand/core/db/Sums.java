package dev.storehand.core.db;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules that a room's data must keep, each a statement that finds what breaks it: its columns are
 * {@code subject}, {@code expected} and {@code actual}.
 */
public final class Sums {
  private final Map<String, String> rules = new LinkedHashMap<>();

  /** One rule more; the statement has a where clause that mentions shop and mode. */
  public Sums rule(String name, String statement) {
    rules.put(name, statement + "\norder by subject limit :most");
    return this;
  }

  /** The rules' names. */
  public List<String> names() {
    return List.copyOf(rules.keySet());
  }

  /** What breaks them, at most so much of each. */
  public List<Difference> differences(ReadTx tx, int most) {
    List<Difference> found = new ArrayList<>();
    rules.forEach(
        (name, statement) ->
            found.addAll(
                tx.sql(statement)
                    .bind("most", most)
                    .list(
                        row ->
                            new Difference(
                                name,
                                row.text("subject"),
                                row.number("expected"),
                                row.number("actual")))));
    return found;
  }
}
