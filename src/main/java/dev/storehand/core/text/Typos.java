package dev.storehand.core.text;

import java.util.Arrays;

/** How far two folded words are apart, for finding what was meant by a misspelt one. */
public final class Typos {
  private static final int SHORTEST_FORGIVEN = 4;
  private static final int SHORTEST_FORGIVEN_TWICE = 8;

  private Typos() {}

  /**
   * Letters to insert, drop, change or swap with a neighbour to make one word of the other
   * (Damerau-Levenshtein, each letter edited once).
   *
   * @param most where counting stops
   * @return the distance, or {@code most + 1} for anything farther
   */
  public static int distance(String a, String b, int most) {
    if (Math.abs(a.length() - b.length()) > most) {
      return most + 1;
    }
    int width = b.length() + 1;
    int[] before = new int[width];
    int[] above = new int[width];
    int[] row = new int[width];
    for (int j = 0; j < width; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j < width; j++) {
        row[j] = step(a, b, i, j, before, above, row);
        least = Math.min(least, row[j]);
      }
      if (least > most) {
        return most + 1;
      }
      int[] spare = before;
      before = above;
      above = row;
      row = spare;
    }
    return Math.min(above[b.length()], most + 1);
  }

  private static int step(String a, String b, int i, int j, int[] before, int[] above, int[] row) {
    char x = a.charAt(i - 1);
    char y = b.charAt(j - 1);
    int best = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + (x == y ? 0 : 1));
    boolean swapped = i > 1 && j > 1 && x == b.charAt(j - 2) && y == a.charAt(i - 2);
    return swapped ? Math.min(best, before[j - 2] + 1) : best;
  }

  /** How many typos a word may have and still be known: none below 4 letters, two from 8 on. */
  public static int forgiven(String word) {
    if (word.length() < SHORTEST_FORGIVEN) {
      return 0;
    }
    return word.length() < SHORTEST_FORGIVEN_TWICE ? 1 : 2;
  }

  /**
   * From 0 (nothing in common) to 1 (the same): the share of common trigrams of letters, ends
   * counted (Dice).
   */
  public static double similarity(String a, String b) {
    long[] left = trigrams(a);
    long[] right = trigrams(b);
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < left.length && j < right.length) {
      int order = Long.compare(left[i], right[j]);
      common += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return 2.0 * common / (left.length + right.length);
  }

  private static long[] trigrams(String word) {
    String padded = "  " + word + " ";
    long[] grams = new long[padded.length() - 2];
    for (int i = 0; i < grams.length; i++) {
      grams[i] =
          (long) padded.charAt(i) << 32 | (long) padded.charAt(i + 1) << 16 | padded.charAt(i + 2);
    }
    Arrays.sort(grams);
    return grams;
  }
}
