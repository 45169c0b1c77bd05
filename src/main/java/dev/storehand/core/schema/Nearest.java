package dev.storehand.core.schema;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which known name somebody probably meant. */
public final class Nearest {
  private static final int MOST_LISTED = 10;

  /** Longer names are nobody's slip, and comparing them costs the square of their length. */
  private static final int LONGEST = 64;

  private Nearest() {}

  /**
   * The known name that differs least from the given one, if it differs by a third of its letters
   * at most; else the one that says the same in more words or in fewer, if only one does.
   */
  public static Optional<String> of(String given, Collection<String> known) {
    String folded = folded(given);
    if (folded.isEmpty() || folded.length() > LONGEST) {
      return Optional.empty();
    }
    int allowed = Math.max(1, folded.length() / 3);
    return known.stream()
        .filter(name -> distance(folded, folded(name)) <= allowed)
        .min(Comparator.comparingInt(name -> distance(folded, folded(name))))
        .or(() -> sharing(words(given), known));
  }

  private static Optional<String> sharing(Set<String> given, Collection<String> known) {
    List<String> longer = known.stream().filter(name -> words(name).containsAll(given)).toList();
    if (!longer.isEmpty()) {
      return longer.size() == 1 ? Optional.of(longer.get(0)) : Optional.empty();
    }
    List<String> shorter =
        known.stream()
            .filter(name -> !words(name).isEmpty() && given.containsAll(words(name)))
            .toList();
    return shorter.size() == 1 ? Optional.of(shorter.get(0)) : Optional.empty();
  }

  /** stock_location_id and stockLocationId are three words each. */
  private static Set<String> words(String name) {
    String parted = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    return Arrays.stream(parted.split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  /** What somebody probably meant, or what there is. */
  public static String hint(String given, Collection<String> known) {
    Optional<String> nearest = of(given, known);
    if (nearest.isPresent()) {
      return "did you mean " + nearest.get() + "?";
    }
    if (known.isEmpty()) {
      return "none is expected here";
    }
    int more = known.size() - MOST_LISTED;
    return "known are "
        + known.stream().limit(MOST_LISTED).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** Letters and digits alone: whoever writes buttonText means button_text. */
  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /** Damerau and Levenshtein's: letters added, dropped, changed, or two neighbours swapped. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + changed);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
