package dev.storehand.core.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Words that name one of a kind, such as {@code red} or {@code Monday}: for telling what is meant,
 * its kind says enough. Each line of the table is {@code kind = word, word}.
 */
public final class Kinds {
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern ORDINAL = Pattern.compile("\\d+(st|nd|rd|th)");

  private final Map<String, String> kinds = new HashMap<>();

  private Kinds() {}

  /** The table of a resource on the class path, UTF-8. */
  public static Kinds resource(String path) {
    Kinds kinds = new Kinds();
    for (Table.Row row : Table.resource(path)) {
      Words.split(row.right()).forEach(word -> kinds.kinds.put(word, mark(row.left())));
    }
    return kinds;
  }

  /** The same words, each that names one of a kind as its kind. */
  public List<String> of(List<String> words) {
    return words.stream().map(this::of).toList();
  }

  private String of(String word) {
    if (NUMBER.matcher(word).matches()) {
      return mark("number");
    }
    return ORDINAL.matcher(word).matches() ? mark("day") : kinds.getOrDefault(word, word);
  }

  /** No word of a text: nobody's "colour" is any colour. */
  private static String mark(String kind) {
    return "<" + kind + ">";
  }
}
