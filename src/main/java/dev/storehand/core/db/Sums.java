package dev.storehand.core.db;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Rules that a room's data must keep, each a statement that finds what breaks it: its columns are
 * {@code subject}, {@code expected} and {@code actual}.
 */
public final class Sums {
  private final Map<String, Function<Dialect, String>> rules = new LinkedHashMap<>();

  /** One rule more; the statement has a where clause that mentions shop and mode. */
  public Sums rule(String name, String statement) {
    return rule(name, dialect -> statement);
  }

  /** The same with a statement that each engine says in its own words. */
  public Sums rule(String name, Function<Dialect, String> statement) {
    rules.put(name, dialect -> statement.apply(dialect) + "\norder by subject limit :most");
    return this;
  }

  /**
   * The rule that what a row keeps is what it comes to.
   *
   * @param from the table and the name that the columns are said by, such as {@code payment p}
   * @param kept the column
   * @param sum what it must be: an expression over the row
   */
  public Sums same(String name, String from, String kept, String sum) {
    String alias = from.substring(from.indexOf(' ') + 1);
    return rule(
        name,
        """
        select t.subject, t.expected, t.actual from (
          select %1$s.id as subject, %1$s.%2$s as actual, %3$s as expected
          from %4$s where %1$s.shop = :shop and %1$s.mode = :mode) t
        where t.expected <> t.actual"""
            .formatted(alias, kept, sum, from));
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
                tx.sql(statement.apply(tx.dialect()))
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
