package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Registry;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import dev.storehand.core.text.Typos;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The manifest that {@code /help} answers: what there is, as far as the asking key may use it. Safe
 * for threads.
 */
public final class Help {
  /** How many actions a search by words lists. */
  public static final int MOST_FOUND = 10;

  private static final int MOST_KEPT = 16;

  private final Registry registry;
  private final Entries entries;
  private final Prefixes prefixes;
  private final Ranking ranking;
  private final Map<Kept, Text> kept = new ConcurrentHashMap<>();

  /**
   * What a client asks for.
   *
   * @param prefix a path, as {@code ?prefix=} or before {@code /help}
   * @param words an intent, as {@code ?q=}
   * @param fields the parts of an entry to show, as {@code ?fields=}; all if empty
   */
  public record Asked(Optional<String> prefix, Optional<String> words, List<String> fields) {
    /** Everything there is. */
    public static final Asked EVERYTHING = new Asked(Optional.empty(), Optional.empty(), List.of());
  }

  /** What an answer without words depends on. */
  private record Kept(List<String> names, int hidden, List<String> lacking, List<String> fields) {}

  private Help(Registry registry, Recorded recorded, Ranking ranking) {
    this.registry = registry;
    this.entries = new Entries(recorded);
    this.prefixes = new Prefixes(registry.all());
    this.ranking = ranking;
  }

  /** The help of a registry; entries are made when first asked for. */
  public static Help of(Registry registry, Recorded recorded, Ranking ranking) {
    return new Help(registry, recorded, ranking);
  }

  /** The whole manifest, for every ability: what is published in the repository. */
  public ObjectNode whole() {
    return manifest(registry.all(), Asked.EVERYTHING, 0, List.of());
  }

  /** One action's entry; not to be changed. */
  public ObjectNode entry(Action<?, ?> action) {
    return entries.of(action);
  }

  /**
   * The manifest for a key.
   *
   * @param may whether the key carries an ability
   * @throws Problem 404 for an unknown prefix, naming the nearest; 422 for an unknown field, naming
   *     the known
   */
  public Text answer(Asked asked, Predicate<String> may) {
    check(asked.fields());
    List<Action<?, ?>> below = asked.prefix().map(prefixes::below).orElse(registry.all());
    Predicate<Action<?, ?>> allowed = action -> action.ability().map(may::test).orElse(true);
    List<Action<?, ?>> shown = below.stream().filter(allowed).toList();
    List<String> names = shown.stream().map(Action::name).toList();
    if (asked.words().isPresent()) {
      Set<String> among = Set.copyOf(names);
      List<Action<?, ?>> found =
          ranking.search(asked.words().get(), MOST_FOUND, action -> among.contains(action.name()));
      return Text.json(manifest(found, asked, 0, List.of()));
    }
    if (kept.size() >= MOST_KEPT) {
      kept.clear();
    }
    Kept key =
        new Kept(
            names, below.size() - shown.size(), lacking(below, may), List.copyOf(asked.fields()));
    return kept.computeIfAbsent(
        key, k -> Text.json(manifest(shown, asked, k.hidden(), k.lacking())));
  }

  private static List<String> lacking(List<Action<?, ?>> actions, Predicate<String> may) {
    TreeSet<String> abilities = new TreeSet<>();
    actions.forEach(action -> action.ability().filter(may.negate()).ifPresent(abilities::add));
    return List.copyOf(abilities);
  }

  private ObjectNode manifest(
      List<Action<?, ?>> actions, Asked asked, int hidden, List<String> lacking) {
    ObjectNode manifest = Json.object().put("version", Base.VERSION).put("base_path", Base.PATH);
    ArrayNode list = manifest.putArray("actions");
    actions.forEach(action -> list.add(trimmed(entries.of(action), asked.fields())));
    if (hidden > 0) {
      manifest.put("hidden", hidden);
      manifest.put(
          "hint",
          "This key may not use "
              + hidden
              + " more actions; they need "
              + String.join(", ", lacking)
              + ".");
    }
    if (asked.words().isPresent() && actions.isEmpty()) {
      manifest.put(
          "hint",
          "Nothing this key may do answers these words. Try fewer, or GET /help?fields=name,description.");
    }
    if (asked.words().isEmpty() && asked.fields().isEmpty()) {
      manifest.set("problems", Problems.catalogue());
    }
    return manifest;
  }

  private static ObjectNode trimmed(ObjectNode entry, List<String> fields) {
    if (fields.isEmpty()) {
      return entry;
    }
    ObjectNode trimmed = Json.object();
    for (String field : Entries.FIELDS) {
      JsonNode value = entry.get(field);
      if (value != null && fields.contains(field)) {
        trimmed.set(field, value);
      }
    }
    return trimmed;
  }

  private static void check(List<String> fields) {
    List<Fault> faults =
        fields.stream()
            .filter(field -> !Entries.FIELDS.contains(field))
            .map(Help::unknown)
            .toList();
    if (!faults.isEmpty()) {
      throw Problem.faults(faults);
    }
  }

  private static Fault unknown(String field) {
    String nearest =
        Entries.FIELDS.stream()
            .max(Comparator.comparingDouble(each -> Typos.similarity(field, each)))
            .orElseThrow();
    return new Fault(
        "fields",
        "has no "
            + field
            + "; the nearest is "
            + nearest
            + "; known are "
            + String.join(", ", Entries.FIELDS));
  }
}
