package dev.storehand.feature.catalog;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Words with one letter taken out. Two words that differ by a letter more, a letter less, another
 * letter or two neighbours swapped share one of these rests, so a misspelt word is looked up by
 * equality alone.
 */
final class Spelling {
  private static final int SHORTEST = 3;
  private static final int SHORTEST_NUMBER = 5;
  private static final int LONGEST = 20;

  private Spelling() {}

  /**
   * The word itself and each of its rests; only itself where a slip would make it quite another.
   */
  static Set<String> rests(String word) {
    Set<String> rests = new LinkedHashSet<>();
    rests.add(word);
    if (forgives(word)) {
      for (int i = 0; i < word.length(); i++) {
        rests.add(word.substring(0, i) + word.substring(i + 1));
      }
    }
    return rests;
  }

  /** 350 is no slip for 550, but DD1931 is one for DD1391. */
  private static boolean forgives(String word) {
    boolean digits = word.chars().anyMatch(Character::isDigit);
    return word.length() >= (digits ? SHORTEST_NUMBER : SHORTEST) && word.length() <= LONGEST;
  }
}
