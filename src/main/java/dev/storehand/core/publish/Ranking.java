package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.action.Registry;
import dev.storehand.core.text.Scorer;
import dev.storehand.core.text.Scorer.Field;
import dev.storehand.core.text.Synonyms;
import dev.storehand.core.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Finds the actions that do what somebody says, in their own words. One ranking for /help, MCP and
 * the shell.
 */
public final class Ranking {
  private static final String SYNONYMS = "/words/synonyms.txt";
  private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w-])#?\\d+(?![\\w-])");
  private static final double NAME = 3;
  private static final double ALIAS = 3.5;
  private static final double SENTENCE = 1.5;
  private static final double NOTE = 0.6;
  private static final double ROOM = 0.6;
  private static final double PATH = 2.5;
  private static final double PARAMETER = 0.6;
  private static final double PARAMETER_TEXT = 0.25;

  private final List<Action<?, ?>> actions;
  private final Set<String> writing;
  private final Synonyms synonyms = Synonyms.resource(SYNONYMS);
  private volatile Optional<Scorer<Action<?, ?>>> made = Optional.empty();
  private volatile Optional<Topics> topics = Optional.empty();

  private Ranking(List<Action<?, ?>> actions) {
    this.actions = actions;
    this.writing =
        actions.stream()
            .filter(action -> action.kind() != Kind.READ)
            .map(Opposites::verb)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a word, or what is meant by it, is what some action does to something. */
  private boolean writes(String word) {
    return stems(synonyms.meant(List.of(word))).stream().anyMatch(writing::contains);
  }

  private static Set<String> stems(Set<String> words) {
    return words.stream().map(Words::stem).collect(Collectors.toSet());
  }

  /** Made on the first search: a start need not wait for it. Who comes together makes it twice. */
  private Scorer<Action<?, ?>> scorer() {
    if (made.isEmpty()) {
      made = Optional.of(Scorer.of(actions, Ranking::fields, synonyms));
    }
    return made.get();
  }

  private Topics topics() {
    if (topics.isEmpty()) {
      topics = Optional.of(Topics.of(actions));
    }
    return topics.get();
  }

  /** The ranking of all actions; its first search takes some milliseconds more, so keep it. */
  public static Ranking over(Registry registry) {
    return new Ranking(registry.all());
  }

  /** The best first, at most so many; empty where nothing answers. */
  public List<Action<?, ?>> search(String words, int limit) {
    return search(words, limit, action -> true);
  }

  /** The same among those that are allowed. */
  public List<Action<?, ?>> search(String words, int limit, Predicate<Action<?, ?>> allowed) {
    List<String> said = Words.split(words);
    String plain = plain(words);
    Set<String> meant = stems(synonyms.meant(Words.split(plain)));
    Intent intent = Intent.of(said, this::writes);
    Set<String> mentioned = topics().of(meant);
    Comparator<Scorer.Hit<Action<?, ?>>> byScore =
        Comparator.comparingDouble(
            hit ->
                hit.score()
                    * intent.weight(hit.thing())
                    * topics().weight(mentioned, hit.thing())
                    * Opposites.weight(meant, hit.thing()));
    // A stable sort: equals stay in the registry's order. Who says a name or an alias means it.
    return scorer().search(plain, Integer.MAX_VALUE).stream()
        .filter(hit -> allowed.test(hit.thing()))
        .sorted(
            Comparator.comparing((Scorer.Hit<Action<?, ?>> hit) -> !isCalled(hit.thing(), said))
                .thenComparing(byScore.reversed()))
        .<Action<?, ?>>map(Scorer.Hit::thing)
        .limit(limit)
        .toList();
  }

  /** An address stands for a customer, and a number for itself: neither tells actions apart. */
  private static String plain(String words) {
    String plain =
        NUMBER.matcher(ADDRESS.matcher(words).replaceAll(" customer ")).replaceAll(" ").strip();
    return plain.isEmpty() ? words : plain;
  }

  private static boolean isCalled(Action<?, ?> action, List<String> said) {
    return Words.split(action.name()).equals(said)
        || action.aliases().stream().anyMatch(alias -> Words.split(alias).equals(said));
  }

  private static List<Field> fields(Action<?, ?> action) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(action.name(), NAME));
    action.aliases().forEach(alias -> fields.add(new Field(alias, ALIAS)));
    fields.add(new Field(action.sentence(), SENTENCE));
    action.notes().forEach(note -> fields.add(new Field(note, NOTE)));
    fields.add(new Field(action.room().title(), ROOM));
    fields.add(new Field(action.path().text(), PATH));
    JsonNode properties = action.input().schema().path("properties");
    for (String name : properties.propertyNames()) {
      // What every write or list takes tells no two of them apart.
      if (!COMMON.contains(name)) {
        fields.add(new Field(name, PARAMETER));
        fields.add(
            new Field(properties.path(name).path("description").asString(""), PARAMETER_TEXT));
      }
    }
    return fields;
  }

  private static final List<String> COMMON =
      List.of(
          "id",
          "dry_run",
          "idempotency_key",
          "expected_version",
          "confirm",
          "page",
          "per_page",
          "cursor",
          "sort",
          "unset");
}
