package dev.storehand.core.action;

import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Schemas;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What every action must be; all breaches are told at once. What is said of it in words is checked
 * at each start; schemas and examples, which take much longer and cannot change after the build, by
 * who builds.
 */
final class Laws {
  private static final int TOOLSET_MAX = 40;
  private static final int DESCRIPTION_MAX = 1024;
  private static final Set<String> RESERVED_PATH_ENDS = Set.of("help", "skill.md");
  private static final String SELECTOR = "\\*|[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*(\\.\\*)?";
  private static final Duration SHORTEST_PERIOD = Duration.ofSeconds(1);

  private final List<String> breaches = new ArrayList<>();

  private Laws() {}

  /** The breaches that show without a schema. */
  static List<String> breachesInWords(
      Collection<Action<?, ?>> actions, Collection<Reaction> reactions, Collection<Sweep> sweeps) {
    Laws laws = new Laws();
    actions.forEach(laws::checkWords);
    laws.checkTogether(actions);
    laws.checkReactions(reactions);
    laws.checkSweeps(sweeps);
    return laws.breaches;
  }

  /** The others. */
  static List<String> breachesInSchemas(Collection<Action<?, ?>> actions) {
    Laws laws = new Laws();
    actions.forEach(laws::checkSchemas);
    return laws.breaches;
  }

  private void checkReactions(Collection<Reaction> reactions) {
    unique(reactions.stream().map(Reaction::name).toList(), "is the name of two reactions");
    reactions.forEach(
        reaction -> {
          name(reaction.name());
          rule(
              reaction.selector().matches(SELECTOR),
              reaction.name(),
              "is after no event: " + reaction.selector());
        });
  }

  private void checkSweeps(Collection<Sweep> sweeps) {
    unique(sweeps.stream().map(Sweep::name).toList(), "is the name of two sweeps");
    sweeps.forEach(
        sweep -> {
          name(sweep.name());
          rule(
              sweep.every().compareTo(SHORTEST_PERIOD) >= 0,
              sweep.name(),
              "is swept more often than each second");
        });
  }

  private void name(String name) {
    rule(
        name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)+") && name.length() <= 40,
        name,
        "is not a verb_noun of at most 40 characters");
  }

  private void checkWords(Action<?, ?> action) {
    String name = action.name();
    name(name);
    rule(
        action.sentence().endsWith(".") && action.sentence().length() <= 200,
        name,
        "needs a sentence of at most 200 characters with a full stop");
    action
        .notes()
        .forEach(note -> rule(note.endsWith("."), name, "has a note without a full stop: " + note));
    rule(
        bytes(action.description()) <= DESCRIPTION_MAX, name, "describes itself in more than 1 KB");
    rule(
        !RESERVED_PATH_ENDS.contains(last(action.path().segments())),
        name,
        "ends in a reserved word: " + action.path().text());
    rule(action.verb() != Verb.GET || action.kind() == Kind.READ, name, "writes on GET");
    rule(action.verb() != Verb.DELETE || action.kind() != Kind.READ, name, "reads on DELETE");
    rule(!action.destroys() || action.kind() != Kind.READ, name, "destroys on a read");
  }

  private void checkSchemas(Action<?, ?> action) {
    String name = action.name();
    action.input().breaches(action.patches()).forEach(breach -> breaches.add(name + ": " + breach));
    Schemas.outputBreaches(action.output().record())
        .forEach(breach -> breaches.add(name + ": " + breach));
    checkArguments(action);
    checkExamples(action);
  }

  private void checkArguments(Action<?, ?> action) {
    String name = action.name();
    JsonNode schema = action.input().ownSchema();
    JsonNode properties = schema.path("properties");
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(each -> required.add(each.asString()));
    for (String parameter : action.path().parameters()) {
      boolean scalar =
          Set.of("string", "integer")
              .contains(properties.path(parameter).path("type").asString(""));
      rule(
          scalar && required.contains(parameter), name, "has no required scalar for :" + parameter);
    }
    properties
        .propertyNames()
        .forEach(
            each -> rule(!Reserved.NAMES.contains(each), name, "uses the reserved name " + each));
    if (action.verb() == Verb.GET) {
      properties
          .properties()
          .forEach(
              each ->
                  rule(
                      flat(each.getValue()),
                      name,
                      "has a GET argument that is not flat: " + each.getKey()));
    }
    action
        .input()
        .choices()
        .forEach(
            choice ->
                choice.forEach(
                    part ->
                        rule(
                            properties.has(part) && !required.contains(part),
                            name,
                            "offers a choice of what is not an optional part: " + part)));
  }

  private static boolean flat(JsonNode schema) {
    String type = schema.path("type").asString("");
    return !type.equals("object") && (!type.equals("array") || flat(schema.path("items")));
  }

  private void checkExamples(Action<?, ?> action) {
    rule(!action.examples().isEmpty(), action.name(), "has no example");
    action
        .examples()
        .forEach(
            example -> {
              try {
                action.input().read(example.deepCopy());
              } catch (Problem problem) {
                breaches.add(action.name() + ": its example does not fit: " + problem.faults());
              }
            });
  }

  private void checkTogether(Collection<Action<?, ?>> actions) {
    unique(actions.stream().map(Action::name).toList(), "is the name of two actions");
    unique(
        actions.stream().map(a -> a.verb() + " " + a.path().form()).toList(),
        "is the route of two actions");
    Map<String, String> owner = new HashMap<>();
    for (Action<?, ?> action : actions) {
      for (String alias : action.aliases()) {
        String other = owner.put(alias.toLowerCase(Locale.ROOT), action.name());
        rule(other == null, action.name(), "shares the alias \"" + alias + "\" with " + other);
      }
    }
    actions.stream()
        .collect(Collectors.groupingBy(a -> a.room().toolset(), Collectors.counting()))
        .forEach(
            (toolset, count) ->
                rule(count <= TOOLSET_MAX, "toolset " + toolset, "holds more than 40 tools"));
  }

  private void unique(List<String> words, String sentence) {
    Set<String> seen = new HashSet<>();
    words.forEach(word -> rule(seen.add(word), word, sentence));
  }

  private void rule(boolean kept, String who, String breach) {
    if (!kept) {
      breaches.add(who + " " + breach);
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String last(List<String> words) {
    return words.get(words.size() - 1);
  }
}
