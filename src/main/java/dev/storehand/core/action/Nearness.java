package dev.storehand.core.action;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** How far two names are apart, for naming the nearest in an error: by shared pairs of letters. */
final class Nearness {
  private Nearness() {}

  /** 0 for the same letters, 1 for nothing in common. */
  static double distance(String a, String b) {
    Set<String> left = pairs(a);
    Set<String> right = pairs(b);
    Set<String> both = new TreeSet<>(left);
    both.retainAll(right);
    int all = left.size() + right.size();
    return all == 0 ? 0 : 1 - 2.0 * both.size() / all;
  }

  private static Set<String> pairs(String text) {
    String folded = " " + text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ") + " ";
    Set<String> pairs = new TreeSet<>();
    for (int i = 0; i + 2 <= folded.length() && i < 200; i++) {
      pairs.add(folded.substring(i, i + 2));
    }
    return pairs;
  }
}
