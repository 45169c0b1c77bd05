package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.action.Registry;
import dev.storehand.core.schema.Lazy;
import dev.storehand.core.text.Scorer;
import dev.storehand.core.text.Scorer.Field;
import dev.storehand.core.text.Synonyms;
import dev.storehand.core.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w-])#?\\d+(?![\\w-])");

  /** How well an action is found at least whose texts have none of the words. */
  private static final double UNFOUND = 0.1;

  /** What was learnt counts for, against what was found. */
  private static final double LEARNT = 2;

  private static final double NAME = 3;
  private static final double ALIAS = 3.5;
  private static final double SENTENCE = 1.5;
  private static final double NOTE = 0.6;
  private static final double ROOM = 0.6;
  private static final double PATH = 2.5;
  private static final double PARAMETER = 0.6;
  private static final double PARAMETER_TEXT = 0.25;

  private final List<Action<?, ?>> actions;

  // Made on the first search: a start need not wait for them.
  private final Lazy<Synonyms> synonyms = new Lazy<>(() -> Synonyms.resource(SYNONYMS));
  private final Lazy<Map<String, String>> verbs = new Lazy<>(this::verbs);
  private final Lazy<Set<String>> writing = new Lazy<>(this::writing);
  private final Lazy<Scorer<Action<?, ?>>> scorer = new Lazy<>(this::scorer);
  private final Lazy<Lessons> lessons = new Lazy<>(this::lessons);
  private final Lazy<Topics> topics = new Lazy<>(this::topics);

  private Ranking(List<Action<?, ?>> actions) {
    this.actions = actions;
  }

  private Map<String, String> verbs() {
    return actions.stream().collect(Collectors.toMap(Action::name, Opposites::verb));
  }

  private Set<String> writing() {
    return actions.stream()
        .filter(action -> action.kind() != Kind.READ)
        .map(Opposites::verb)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Scorer<Action<?, ?>> scorer() {
    return Scorer.of(actions, Ranking::fields, synonyms.get());
  }

  private Lessons lessons() {
    return Lessons.of(actions, synonyms.get());
  }

  private Topics topics() {
    return Topics.of(actions);
  }

  /** Whether a word, or what is meant by it, is what some action does to something. */
  private boolean writes(String word) {
    return stems(synonyms.get().meant(List.of(word))).stream().anyMatch(writing.get()::contains);
  }

  private static Set<String> stems(Set<String> words) {
    return words.stream().map(Words::stem).collect(Collectors.toSet());
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
    Set<String> meant = stems(synonyms.get().meant(Words.split(plain)));
    Intent intent = Intent.of(said, this::writes);
    Set<String> mentioned = topics.get().of(meant);
    Map<String, Double> alike = alike(plain);
    Map<String, Double> likely = lessons.get().likelihoods(words);
    Map<String, Double> scores = new HashMap<>();
    for (Action<?, ?> action : actions) {
      double found = alike.getOrDefault(action.name(), 0.0);
      double likelihood = likely.getOrDefault(action.name(), 0.0);
      if (allowed.test(action) && (found > 0 || likelihood > 0)) {
        scores.put(
            action.name(),
            Math.max(found, UNFOUND)
                * Math.exp(LEARNT * likelihood)
                * intent.weight(action)
                * topics.get().weight(mentioned, action)
                * Opposites.weight(meant, verbs.get().get(action.name())));
      }
    }
    // A stable sort: equals stay in the registry's order. Who says a name or an alias means it.
    return actions.stream()
        .filter(action -> scores.containsKey(action.name()))
        .sorted(
            Comparator.comparing((Action<?, ?> action) -> !lessons.get().isCalled(action, said))
                .thenComparing(action -> -scores.get(action.name())))
        .limit(limit)
        .toList();
  }

  /** How well the texts of actions answer words, of 1 for the best. */
  private Map<String, Double> alike(String words) {
    List<Scorer.Hit<Action<?, ?>>> hits = scorer.get().search(words, Integer.MAX_VALUE);
    return hits.stream()
        .collect(
            Collectors.toMap(hit -> hit.thing().name(), hit -> hit.score() / hits.get(0).score()));
  }

  /** An address stands for a customer, and a number for itself: neither tells actions apart. */
  private static String plain(String words) {
    String plain =
        NUMBER.matcher(ADDRESS.matcher(words).replaceAll(" customer ")).replaceAll(" ").strip();
    return plain.isEmpty() ? words : plain;
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
