package dev.storehand.command;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Registry;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows the actions there are, or those that hold some words. */
final class Listing {
  private Listing() {}

  static void print(Registry registry, List<String> words, Console console) {
    List<Action<?, ?>> shown =
        registry.all().stream().filter(action -> holds(action, words)).toList();
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
      console.err().println("No action speaks of " + String.join(" ", words) + ".");
    }
  }

  private static boolean holds(Action<?, ?> action, List<String> words) {
    String text = (action.name() + " " + action.description()).toLowerCase(Locale.ROOT);
    return words.stream().allMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)));
  }
}
