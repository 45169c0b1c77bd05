package dev.storehand.core.publish;

import dev.storehand.core.action.Action;
import dev.storehand.core.text.Classifier;
import dev.storehand.core.text.Classifier.Example;
import dev.storehand.core.text.Kinds;
import dev.storehand.core.text.Synonyms;
import dev.storehand.core.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What the search learns of each action from its name, its aliases and how merchants put it. */
final class Lessons {
  private static final double SENTENCE = 0.5;
  private static final Set<String> ARTICLES = Set.of("a", "an", "the", "this", "my", "our");
  private static final Kinds KINDS = Kinds.resource("/words/kinds.txt");
  private static final Sayings SAYINGS = Sayings.resource("/words/sayings.txt");

  private final Classifier<String> classifier;
  private final Map<List<String>, String> called;
  private final Synonyms synonyms;

  private Lessons(
      Classifier<String> classifier, Map<List<String>, String> called, Synonyms synonyms) {
    this.classifier = classifier;
    this.called = called;
    this.synonyms = synonyms;
  }

  static Lessons of(List<Action<?, ?>> actions, Synonyms synonyms) {
    Map<String, List<Example>> examples = new LinkedHashMap<>();
    actions.forEach(action -> examples.put(action.name(), examples(action)));
    return new Lessons(Classifier.of(examples), called(actions), synonyms);
  }

  /**
   * Each name and alias in words, with its articles and without, and whose it is; a name goes
   * before an alias, and what is said outright before what is left of it.
   */
  private static Map<List<String>, String> called(List<Action<?, ?>> actions) {
    Map<List<String>, String> called = new HashMap<>();
    for (Action<?, ?> action : actions) {
      action.aliases().forEach(alias -> called.putIfAbsent(Words.split(alias), action.name()));
    }
    actions.forEach(action -> called.put(Words.split(action.name()), action.name()));
    for (Action<?, ?> action : actions) {
      action.aliases().stream()
          .map(alias -> bare(Words.split(alias)))
          .forEach(alias -> called.putIfAbsent(alias, action.name()));
      called.putIfAbsent(once(Words.split(action.name())), action.name());
    }
    return called;
  }

  /** "Cancel preorder order" is "cancel preorder". */
  private static List<String> once(List<String> name) {
    return IntStream.range(0, name.size())
        .filter(i -> i == 0 || !name.get(i - 1).endsWith(name.get(i)))
        .mapToObj(name::get)
        .toList();
  }

  /** "Cancel the preorder" is "cancel preorder". */
  private static List<String> bare(List<String> words) {
    return words.stream().filter(word -> !ARTICLES.contains(word)).toList();
  }

  /** Whether words are the name of an action, or an alias of it. */
  boolean isCalled(Action<?, ?> action, List<String> said) {
    return action.name().equals(called.getOrDefault(said, called.get(bare(said))));
  }

  private static List<Example> examples(Action<?, ?> action) {
    List<String> said = new ArrayList<>(action.aliases());
    said.addAll(SAYINGS.of(action));
    said.add(action.name().replace('_', ' '));
    List<Example> examples = new ArrayList<>();
    said.forEach(text -> examples.add(new Example(read(text), 1)));
    examples.add(new Example(read(action.sentence()), SENTENCE));
    return examples;
  }

  /** Above 0 for an action that such words are likelier to mean than most. */
  Map<String, Double> likelihoods(String words) {
    return classifier.likelihoods(read(words).stream().map(this::known).toList());
  }

  /** A word that was never said is read as the first of its meanings that was. */
  private String known(String word) {
    if (classifier.knows(word)) {
      return word;
    }
    return synonyms.meant(List.of(word)).stream()
        .filter(classifier::knows)
        .findFirst()
        .or(() -> classifier.nearest(word))
        .orElse(word);
  }

  private static List<String> read(String text) {
    String plain = Ranking.ADDRESS.matcher(text).replaceAll(" customer ").replace("%", " percent ");
    return KINDS.of(Words.split(plain));
  }
}
