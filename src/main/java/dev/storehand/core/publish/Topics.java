package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.text.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The large parts of the registry, by the word that its paths begin with: whoever mentions one, as
 * in "cancel this preorder", rather means an action of it than one of another.
 */
final class Topics {
  private static final int LARGE = 30;
  private static final double ELSEWHERE = 0.65;

  private final Set<String> large;

  private Topics(Set<String> large) {
    this.large = large;
  }

  static Topics of(List<Action<?, ?>> actions) {
    Map<String, Long> sizes =
        actions.stream().collect(Collectors.groupingBy(Topics::topic, Collectors.counting()));
    return new Topics(
        sizes.keySet().stream()
            .filter(each -> sizes.get(each) >= LARGE)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Those among the stems of what is meant. */
  Set<String> of(Set<String> meant) {
    Set<String> mentioned = new HashSet<>(meant);
    mentioned.retainAll(large);
    return mentioned;
  }

  /** By how much an action is less likely where others are mentioned. */
  double weight(Set<String> mentioned, Action<?, ?> action) {
    return mentioned.isEmpty() || mentioned.contains(topic(action)) ? 1 : ELSEWHERE;
  }

  private static String topic(Action<?, ?> action) {
    return Words.stem(action.path().segments().get(0));
  }
}
