package dev.storehand.core.text;

/** How well a word of a text answers a word that was asked: 1 the same, 0 not at all. */
final class Likeness {
  static final double EXACT = 1;
  static final double SAME_STEM = 0.93;
  private static final double PREFIX = 0.5;
  private static final double LONGER = 0.3;
  private static final double BY_LENGTH = 0.3;
  private static final double ONE_TYPO = 0.7;
  private static final double TWO_TYPOS = 0.5;
  private static final double OTHER_FIRST_LETTER = 0.85;
  private static final double TRIGRAMS = 0.5;
  private static final double LEAST_SIMILARITY = 0.55;
  private static final int SHORTEST_PREFIX = 3;
  private static final int SHORTEST_ROOT = 4;

  private Likeness() {}

  /** The beginning of a word, or a longer form of it. */
  static double begins(String asked, String word) {
    if (asked.length() >= SHORTEST_PREFIX && word.startsWith(asked)) {
      return PREFIX + BY_LENGTH * asked.length() / word.length();
    }
    return word.length() >= SHORTEST_ROOT && asked.startsWith(word)
        ? LONGER + BY_LENGTH * word.length() / asked.length()
        : 0;
  }

  /** The word, misspelt; or, failing that, a word with most of the same trigrams. */
  static double misspelt(String asked, String word) {
    int forgiven = Typos.forgiven(asked.length() > word.length() ? asked : word);
    int typos = forgiven == 0 ? 1 : Typos.distance(asked, word, forgiven);
    if (typos <= forgiven) {
      double grade = typos == 1 ? ONE_TYPO : TWO_TYPOS;
      return asked.charAt(0) == word.charAt(0) ? grade : grade * OTHER_FIRST_LETTER;
    }
    double similarity = forgiven == 0 ? 0 : Typos.similarity(asked, word);
    return similarity >= LEAST_SIMILARITY ? TRIGRAMS * similarity : 0;
  }
}
