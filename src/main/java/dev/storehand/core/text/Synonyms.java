package dev.storehand.core.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What else may be meant by a word or phrase. Each line of the table is {@code said, said so = meant, meant too}; a line that
 * begins with {@code #} is a remark. The left may be phrases; the right are words.
 */
public final class Synonyms {
  private static final int LONGEST_PHRASE = 4;

  private final Map<String, Set<String>> meanings = new HashMap<>();

  private Synonyms() {}

  /** Every word means itself alone. */
  public static Synonyms none() {
    return new Synonyms();
  }

  /** The table of a text. */
  public static Synonyms of(String table) {
    Synonyms synonyms = new Synonyms();
    table.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(synonyms::add);
    return synonyms;
  }

  /** The table of a resource on the class path, UTF-8. */
  public static Synonyms resource(String path) {
    try (InputStream in = Synonyms.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + path);
      }
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    String[] sides = line.split("=", -1);
    if (sides.length != 2) {
      throw new IllegalArgumentException("a line of synonyms has one equals sign: " + line);
    }
    for (String said : sides[0].split(",")) {
      meanings.computeIfAbsent(key(Words.split(said)), k -> new LinkedHashSet<>()).addAll(Words.split(sides[1]));
    }
  }

  /**
   * One thing asked for.
   *
   * @param said the words as they were, one or a known phrase
   * @param meant what else it may be, apart from the words themselves
   */
  record Asked(List<String> said, Set<String> meant) {}

  /** A query as things asked for: known phrases first, the longest first, then words that say something. */
  List<Asked> read(List<String> words) {
    List<Asked> asked = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      int length = longestAt(words, at);
      List<String> said = words.subList(at, at + length);
      Set<String> meant = meanings.getOrDefault(key(said), Set.of());
      if (length > 1 || !meant.isEmpty() || !Words.stops(said.get(0))) {
        asked.add(new Asked(Words.content(said), meant));
      }
      at += length;
    }
    return asked.isEmpty() ? words.stream().map(word -> new Asked(List.of(word), Set.of())).toList() : asked;
  }

  private int longestAt(List<String> words, int at) {
    for (int length = Math.min(LONGEST_PHRASE, words.size() - at); length > 1; length--) {
      if (meanings.containsKey(key(words.subList(at, at + length)))) {
        return length;
      }
    }
    return 1;
  }

  private static String key(List<String> words) {
    return String.join(" ", words.stream().map(Words::stem).toList());
  }
}
