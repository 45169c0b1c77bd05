package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.text.Words;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Verbs that undo each other. Actions that do share most of their words, so a sentence that says
 * one of them is nearly as near to the other: who wants something switched on does not want it off.
 */
final class Opposites {
  private static final double AGAINST = 0.65;
  private static final List<String> MANY = List.of("bulk", "batch");
  private static final Map<String, Set<String>> OF = new HashMap<>();

  static {
    oppose("enable activate", "disable deactivate pause end");
    oppose("pause hold", "resume release");
    oppose("add create", "remove delete archive discard");
    oppose("restore", "remove delete archive discard");
    oppose("set", "clear remove");
    oppose("schedule", "unschedule");
    oppose("approve", "reject");
  }

  private Opposites() {}

  private static void oppose(String some, String others) {
    for (String one : some.split(" ")) {
      for (String other : others.split(" ")) {
        OF.computeIfAbsent(Words.stem(one), k -> new HashSet<>()).add(Words.stem(other));
        OF.computeIfAbsent(Words.stem(other), k -> new HashSet<>()).add(Words.stem(one));
      }
    }
  }

  /**
   * By how much an action is less likely where the opposite of what it does is meant.
   *
   * @param meant the stems of all that may be meant
   * @param verb the stem of what the action does
   */
  static double weight(Set<String> meant, String verb) {
    boolean against = OF.getOrDefault(verb, Set.of()).stream().anyMatch(meant::contains);
    return against && !meant.contains(verb) ? AGAINST : 1;
  }

  /** The stem of what an action does, be it to one thing or to many. */
  static String verb(Action<?, ?> action) {
    return Words.stem(
        Arrays.stream(action.name().split("_"))
            .filter(each -> !MANY.contains(each))
            .findFirst()
            .orElse(""));
  }
}
