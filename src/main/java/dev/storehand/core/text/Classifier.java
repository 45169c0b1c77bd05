package dev.storehand.core.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what a sentence is likely about, having learnt from sentences said of each thing: a
 * language model of each, of its words and its pairs of neighbours, smoothed by all of them
 * together (Dirichlet). Built once, then safe for threads.
 */
public final class Classifier<T> {
  private static final double SMOOTHING = 100;
  private static final double OF_A_PAIR = 0.3;
  private static final int SHORTEST_MISSPELT = 5;
  private static final String EDGE = "^";

  /**
   * A sentence said of a thing.
   *
   * @param weight above 0; how often it counts
   */
  public record Example(List<String> words, double weight) {}

  /** What was seen of one word or pair: how much in all, and in which things. */
  private static final class Seen {
    private double all;
    private final Map<Integer, Double> of = new HashMap<>();

    void add(int thing, double weight) {
      all += weight;
      of.merge(thing, weight, Double::sum);
    }
  }

  private final List<T> things;
  private final Map<String, Seen> seen = new HashMap<>();
  private final double[] lengths;
  private double length;

  private Classifier(Map<T, List<Example>> examples) {
    this.things = List.copyOf(examples.keySet());
    this.lengths = new double[things.size()];
    for (int i = 0; i < lengths.length; i++) {
      for (Example example : examples.get(things.get(i))) {
        for (String part : parts(example.words())) {
          seen.computeIfAbsent(part, p -> new Seen()).add(i, example.weight());
          lengths[i] += example.weight();
          length += example.weight();
        }
      }
    }
  }

  /** A classifier that learns from what was said of each thing. */
  public static <T> Classifier<T> of(Map<T, List<Example>> examples) {
    return new Classifier<>(examples);
  }

  /** Whether any example has this word. */
  public boolean knows(String word) {
    return seen.containsKey(Words.stem(word));
  }

  /** The commonest stem that a word is a misspelling of, if any. */
  public Optional<String> nearest(String word) {
    String stem = Words.stem(word);
    if (stem.length() < SHORTEST_MISSPELT) {
      return Optional.empty();
    }
    return seen.keySet().stream()
        .filter(part -> part.length() >= SHORTEST_MISSPELT - 1 && part.indexOf(' ') < 0)
        .filter(part -> part.charAt(0) == stem.charAt(0) && Typos.distance(stem, part, 1) == 1)
        .max(
            Comparator.comparingDouble((String part) -> seen.get(part).all)
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * For each thing, how much likelier it makes these words than all things together do, as a
   * logarithm for each word on average: above 0 where likelier. Words nobody said count for
   * nothing.
   */
  public Map<T, Double> likelihoods(List<String> words) {
    double[] scores = new double[things.size()];
    double weights = 0;
    for (String part : parts(words)) {
      Seen it = seen.get(part);
      if (it != null) {
        double weight = part.indexOf(' ') < 0 ? 1 : OF_A_PAIR;
        double expected = SMOOTHING * it.all / length;
        it.of.forEach((thing, times) -> scores[thing] += weight * Math.log1p(times / expected));
        weights += weight;
      }
    }
    Map<T, Double> likelihoods = new HashMap<>();
    for (int i = 0; i < scores.length; i++) {
      double unlike = weights * Math.log1p(lengths[i] / SMOOTHING);
      likelihoods.put(things.get(i), weights == 0 ? 0 : (scores[i] - unlike) / weights);
    }
    return likelihoods;
  }

  /** The stems of the words and the pairs of neighbours, ends counted; each once. */
  private static Set<String> parts(List<String> words) {
    Set<String> parts = new HashSet<>();
    String before = EDGE;
    for (String word : words) {
      String stem = Words.stem(word);
      parts.add(stem);
      parts.add(before + " " + stem);
      before = stem;
    }
    parts.add(before + " " + EDGE);
    return parts;
  }
}
