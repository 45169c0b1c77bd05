package dev.storehand.core.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text as words to compare: folded, split, stemmed. Deterministic, and the same on every locale.
 */
public final class Words {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})['’](?=\\p{L})");
  private static final Pattern HISSING_PLURAL = Pattern.compile("(s|x|z|ch|sh)es$");
  private static final Pattern VOWEL = Pattern.compile("[aeiouy]");
  private static final int SHORTEST_STEMMED = 4;
  private static final int SHORTEST_STEM = 3;

  private static final Set<String> STOP =
      Set.of(
          ("a about all also am an and any are as at be been being but by can could did do does each every for from get give"
                  + " had has have he her here his how i if in into is it its just know let lets like me my need now of on"
                  + " onto or our people folks please she should so some still something that the their them then there these they this those to up us"
                  + " was we were what whats when want wants where which while who whose will with would you your")
              .split(" "));

  private Words() {}

  /**
   * Lower case without accents: {@code Café ÆRØ ﬁt} becomes {@code cafe aero fit}. Full-width forms
   * become plain ones.
   */
  public static String fold(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    String lower = plain.toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(lower.length() + 4);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      switch (c) {
        case 'ß' -> out.append("ss");
        case 'æ' -> out.append("ae");
        case 'œ' -> out.append("oe");
        case 'ø' -> out.append('o');
        case 'đ', 'ð' -> out.append('d');
        case 'ł' -> out.append('l');
        case 'þ' -> out.append("th");
        case 'ı' -> out.append('i');
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /**
   * The folded words of a text, in order: runs of letters and digits; an apostrophe inside a word
   * is left out.
   */
  public static List<String> split(String text) {
    String folded =
        BETWEEN.matcher(APOSTROPHE.matcher(fold(text)).replaceAll("")).replaceAll(" ").strip();
    return folded.isEmpty() ? List.of() : List.of(folded.split(" "));
  }

  /** Whether a folded word says nothing about what is meant, such as {@code the}. */
  public static boolean stops(String word) {
    return STOP.contains(word);
  }

  /** The words that say something; all of them if none does. */
  public static List<String> content(List<String> words) {
    List<String> kept = new ArrayList<>(words);
    kept.removeIf(STOP::contains);
    return kept.isEmpty() ? words : List.copyOf(kept);
  }

  /**
   * A folded word without its English ending, so that {@code sells}, {@code selling} and {@code
   * sell} are one. A stem is only good for comparing with other stems; it need not be a word.
   */
  public static String stem(String word) {
    if (word.length() < SHORTEST_STEMMED || hasDigit(word)) {
      return word;
    }
    String stem = verbEnding(pluralEnding(word));
    if (stem.length() >= SHORTEST_STEMMED && stem.endsWith("e")) {
      stem = cut(stem, 1);
    }
    if (stem.length() >= SHORTEST_STEMMED && stem.endsWith("y")) {
      stem = cut(stem, 1) + "i";
    }
    return undoubled(stem);
  }

  private static String pluralEnding(String word) {
    if (word.endsWith("ies") || HISSING_PLURAL.matcher(word).find()) {
      return cut(word, 2);
    }
    boolean plural =
        word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && !word.endsWith("is");
    return plural ? cut(word, 1) : word;
  }

  private static String verbEnding(String word) {
    if (word.endsWith("ing") && stands(cut(word, 3))) {
      return cut(word, 3);
    }
    if (word.endsWith("ied") && word.length() > SHORTEST_STEM) {
      return cut(word, 2);
    }
    return word.endsWith("ed") && !word.endsWith("eed") && stands(cut(word, 2))
        ? cut(word, 2)
        : word;
  }

  private static boolean stands(String stem) {
    return stem.length() >= SHORTEST_STEM && VOWEL.matcher(stem).find();
  }

  private static String undoubled(String stem) {
    int end = stem.length() - 1;
    boolean twice = end >= SHORTEST_STEM && stem.charAt(end) == stem.charAt(end - 1);
    return twice && !VOWEL.matcher(stem.substring(end)).matches() ? cut(stem, 1) : stem;
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }

  private static boolean hasDigit(String word) {
    return word.chars().anyMatch(Character::isDigit);
  }
}
