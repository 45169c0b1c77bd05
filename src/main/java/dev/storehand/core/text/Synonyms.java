package dev.storehand.core.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What else may be meant by a word or phrase. Each line of the table is {@code said, said so =
 * meant, meant too}. The left may be phrases; the right are words.
 */
public final class Synonyms {
  private static final int LONGEST_PHRASE = 4;
  private static final int WIDEST_GAP = 5;
  private static final Set<String> PARTICLES =
      Set.of(
          "again",
          "apart",
          "aside",
          "away",
          "back",
          "down",
          "in",
          "live",
          "off",
          "offline",
          "on",
          "online",
          "out",
          "together",
          "up");

  private final Map<String, Set<String>> meanings = new HashMap<>();

  private Synonyms(List<Table.Row> rows) {
    for (Table.Row row : rows) {
      for (String said : row.left().split(",")) {
        meanings
            .computeIfAbsent(key(Words.split(said)), k -> new LinkedHashSet<>())
            .addAll(Words.split(row.right()));
      }
    }
  }

  /** Every word means itself alone. */
  public static Synonyms none() {
    return new Synonyms(List.of());
  }

  /** The table of a text. */
  public static Synonyms of(String table) {
    return new Synonyms(Table.of(table));
  }

  /** The table of a resource on the class path, UTF-8. */
  public static Synonyms resource(String path) {
    return new Synonyms(Table.resource(path));
  }

  /**
   * One thing asked for.
   *
   * @param said the words as they were, one or a known phrase
   * @param meant what else it may be, apart from the words themselves
   */
  record Asked(List<String> said, Set<String> meant) {
    /** The words that say something. */
    List<String> content() {
      return Words.content(said);
    }
  }

  /** The words of a query, and all that else may be meant by them. */
  public Set<String> meant(List<String> words) {
    Set<String> all = new LinkedHashSet<>(words);
    read(words).forEach(asked -> all.addAll(asked.meant()));
    return all;
  }

  /**
   * A query as things asked for: known phrases, the longest first, then words that say something.
   */
  List<Asked> read(List<String> words) {
    List<Asked> asked = new ArrayList<>();
    List<String> left = new ArrayList<>(words);
    while (!left.isEmpty()) {
      List<String> said = taken(left);
      Set<String> meant = meanings.getOrDefault(key(said), Set.of());
      if (said.size() > 1 || !meant.isEmpty() || !Words.stops(said.get(0))) {
        asked.add(new Asked(said, meant));
      }
    }
    return asked.isEmpty()
        ? words.stream().map(word -> new Asked(List.of(word), Set.of())).toList()
        : asked;
  }

  /**
   * Takes the longest phrase at the front; else a verb with a particle further on; else one word.
   */
  private List<String> taken(List<String> left) {
    for (int length = Math.min(LONGEST_PHRASE, left.size()); length > 1; length--) {
      if (meanings.containsKey(key(left.subList(0, length)))) {
        return cut(left, length);
      }
    }
    for (int at = 2; at < Math.min(left.size(), 2 + WIDEST_GAP); at++) {
      // "put the boots back" is "put back" and "boots".
      if (PARTICLES.contains(left.get(at))
          && meanings.containsKey(key(List.of(left.get(0), left.get(at))))) {
        return List.of(left.remove(0), left.remove(at - 1));
      }
    }
    return cut(left, 1);
  }

  private static List<String> cut(List<String> left, int length) {
    List<String> front = left.subList(0, length);
    List<String> said = List.copyOf(front);
    front.clear();
    return said;
  }

  private static String key(List<String> words) {
    return String.join(" ", words.stream().map(Words::stem).toList());
  }
}
