package dev.storehand.core.action;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All actions, found by name or by verb and path. Built once, after the laws; it does not change.
 */
public final class Registry {
  private static final int NEAREST = 3;

  private final List<Action<?, ?>> all;
  private final List<Reaction> reactions;
  private final List<Sweep> sweeps;
  private final Map<String, Action<?, ?>> byName = new LinkedHashMap<>();
  private final Branch root = new Branch();

  private Registry(List<Action<?, ?>> all, List<Reaction> reactions, List<Sweep> sweeps) {
    this.all = all;
    this.reactions = reactions;
    this.sweeps = sweeps;
    for (Action<?, ?> action : all) {
      byName.put(action.name(), action);
      root.grow(action);
    }
  }

  /**
   * A registry of these rooms.
   *
   * @throws IllegalStateException naming every breach of the laws that shows without a schema
   */
  public static Registry of(List<? extends Actions> rooms) {
    List<Action<?, ?>> all = new ArrayList<>();
    rooms.forEach(room -> all.addAll(room.all()));
    List<Reaction> reactions = rooms.stream().flatMap(room -> room.reactions().stream()).toList();
    List<Sweep> sweeps = rooms.stream().flatMap(room -> room.sweeps().stream()).toList();
    List<String> breaches = Laws.breachesInWords(all, reactions, sweeps);
    if (!breaches.isEmpty()) {
      throw new IllegalStateException(
          "The registry breaks its laws:\n- " + String.join("\n- ", breaches));
    }
    return new Registry(List.copyOf(all), reactions, sweeps);
  }

  /**
   * What its schemas and examples break of the laws. It takes as long as all the rest of a start
   * and cannot change after the build, so it is the build that asks.
   */
  public List<String> breaches() {
    return Laws.breachesInSchemas(all);
  }

  /** Every action, in a fixed order. */
  public List<Action<?, ?>> all() {
    return all;
  }

  /** What the rooms do after events. */
  public List<Reaction> reactions() {
    return reactions;
  }

  /** What the clock brings about. */
  public List<Sweep> sweeps() {
    return sweeps;
  }

  /** The action of this name. */
  public Optional<Action<?, ?>> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** An action, and what the path said. */
  public record Found(Action<?, ?> action, Map<String, String> path) {}

  /**
   * Finds what a client asked for.
   *
   * @throws Problem 404 unknown_action with the nearest names, or 405 with Allow
   */
  public Found find(Target target) {
    if (target instanceof Target.Name byItsName) {
      String name = byItsName.name();
      return new Found(named(name).orElseThrow(() -> unknown(name)), Map.of());
    }
    Target.Path asked = (Target.Path) target;
    String path = asked.raw();
    List<String> segments = segments(path);
    Branch leaf = root.follow(segments, 0, asked.verb());
    if (leaf != null) {
      Action<?, ?> action = leaf.actions.get(asked.verb());
      return new Found(action, values(action, segments));
    }
    throw refusal(asked.verb().name(), path);
  }

  /**
   * Why a verb and path lead nowhere: 405 with the verbs the path takes, or 404 with the nearest
   * actions.
   */
  public Problem refusal(String verb, String path) {
    List<String> segments = segments(path);
    List<String> allowed =
        Stream.of(Verb.values())
            .filter(each -> root.follow(segments, 0, each) != null)
            .map(Enum::name)
            .toList();
    if (allowed.isEmpty()) {
      return unknown(
          "No v2 action registered for " + verb + " " + shortened(path), verb + " " + path);
    }
    String verbs = String.join(", ", allowed);
    return Problem.of(
            Code.METHOD_NOT_ALLOWED, shortened(path) + " takes " + verbs + ", not " + verb)
        .header("Allow", allowed.contains("GET") ? verbs + ", HEAD" : verbs);
  }

  /** Why a name leads nowhere: 404 with the nearest actions. */
  public Problem unknown(String name) {
    return unknown("No v2 action is called " + shortened(name), name);
  }

  private static List<String> segments(String path) {
    return path.length() < 2 ? List.of() : List.of(path.substring(1).split("/", -1));
  }

  private Problem unknown(String sentence, String asked) {
    String[] names = Nearness.nearest(asked, all, NEAREST).toArray(String[]::new);
    return Problem.of(Code.UNKNOWN_ACTION, sentence)
        .hint(
            "The nearest actions are in next_actions; GET /help lists all, GET /help?q=words ranks them by intent.")
        .next(names);
  }

  private static String shortened(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }

  private static Map<String, String> values(Action<?, ?> action, List<String> segments) {
    List<String> pattern = action.path().segments();
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      if (pattern.get(i).startsWith(":")) {
        values.put(pattern.get(i).substring(1), decoded(segments.get(i)));
      }
    }
    return values;
  }

  private static String decoded(String segment) {
    return Percent.decoded(segment, false);
  }

  /** One step of the tree of paths: literals before parameters. */
  private static final class Branch {
    private final Map<String, Branch> literals = new HashMap<>();
    private Branch parameter;
    private final Map<Verb, Action<?, ?>> actions = new EnumMap<>(Verb.class);

    void grow(Action<?, ?> action) {
      Branch branch = this;
      for (String segment : action.path().segments()) {
        branch =
            segment.startsWith(":")
                ? branch.parameter()
                : branch.literals.computeIfAbsent(segment, s -> new Branch());
      }
      branch.actions.put(action.verb(), action);
    }

    private Branch parameter() {
      if (parameter == null) {
        parameter = new Branch();
      }
      return parameter;
    }

    /** The branch where these segments end with an action of this verb, or null. */
    Branch follow(List<String> segments, int at, Verb verb) {
      if (at == segments.size()) {
        return actions.containsKey(verb) ? this : null;
      }
      Branch literal = literals.get(segments.get(at));
      Branch found = literal == null ? null : literal.follow(segments, at + 1, verb);
      if (found == null && parameter != null && !segments.get(at).isEmpty()) {
        found = parameter.follow(segments, at + 1, verb);
      }
      return found;
    }
  }
}
