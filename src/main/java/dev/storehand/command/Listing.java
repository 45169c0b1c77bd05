package dev.storehand.command;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Registry;
import dev.storehand.core.publish.Ranking;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Shows the actions there are, or those that do what some words say, as /help?q= ranks them. */
final class Listing {
  private static final int MOST_FOUND = 20;

  private Listing() {}

  static void print(Registry registry, List<String> words, Console console) {
    String asked = String.join(" ", words);
    List<Action<?, ?>> shown =
        words.isEmpty() ? registry.all() : Ranking.over(registry).search(asked, MOST_FOUND);
    Optional<Integer> width =
        shown.stream().map(action -> action.name().length()).max(Comparator.naturalOrder());
    for (Action<?, ?> action : shown) {
      console
          .out()
          .println(
              action.name()
                  + " ".repeat(width.orElse(0) - action.name().length() + 2)
                  + action.sentence());
    }
    if (shown.isEmpty()) {
      console.err().println("No action speaks of " + asked + ".");
    }
  }
}
