package dev.storehand.feature.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How often which action of many sequences was accepted and refused. */
final class Reached {
  private static final String ACCEPTED = " accepted";

  private final Map<String, Integer> counts = new TreeMap<>();

  void add(Map<String, Integer> outcomes) {
    outcomes.forEach((outcome, count) -> counts.merge(outcome, count, Integer::sum));
  }

  /** How many actions were called. */
  int calls() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private int accepted(String action) {
    return counts.getOrDefault(action + ACCEPTED, 0);
  }

  /**
   * A sequence that is refused everything proves nothing: every action is to be accepted so often.
   */
  void atLeast(int times) {
    Set<String> actions =
        counts.keySet().stream()
            .map(outcome -> outcome.substring(0, outcome.indexOf(' ')))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(actions).isNotEmpty();
    assertThat(actions)
        .as("accepted fewer than %d times; all:\n%s", times, this)
        .filteredOn(action -> accepted(action) < times)
        .isEmpty();
  }

  @Override
  public String toString() {
    return counts.entrySet().stream()
        .map(each -> each.getKey() + " " + each.getValue())
        .collect(Collectors.joining("\n"));
  }
}
