package dev.storehand.core.action;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How far names are from what somebody asked for, for naming the nearest in an error: by shared
 * pairs of letters.
 */
final class Nearness {
  /** Longer names are nobody's slip; a stranger may send some kilobytes. */
  private static final int MOST_LETTERS = 200;

  private final Set<String> asked;

  private Nearness(String asked) {
    this.asked = pairs(asked);
  }

  /** The nearest actions by name or by verb and path, nearest first. */
  static List<String> nearest(String asked, List<Action<?, ?>> actions, int most) {
    Nearness nearness = new Nearness(asked);
    record Ranked(String name, double distance) {}
    return actions.stream()
        .map(action -> new Ranked(action.name(), nearness.distance(action)))
        .sorted(Comparator.comparingDouble(Ranked::distance))
        .limit(most)
        .map(Ranked::name)
        .toList();
  }

  private double distance(Action<?, ?> action) {
    return Math.min(distance(action.name()), distance(action.verb() + " " + action.path().text()));
  }

  /** 0 for the same letters, 1 for nothing in common. */
  private double distance(String name) {
    Set<String> pairs = pairs(name);
    int all = asked.size() + pairs.size();
    pairs.retainAll(asked);
    return all == 0 ? 0 : 1 - 2.0 * pairs.size() / all;
  }

  private static Set<String> pairs(String text) {
    String start = text.substring(0, Math.min(text.length(), MOST_LETTERS));
    String folded = " " + start.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ") + " ";
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 2 <= folded.length(); i++) {
      pairs.add(folded.substring(i, i + 2));
    }
    return pairs;
  }
}
