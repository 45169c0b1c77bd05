package dev.storehand.core.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Ranks things by how well their fields answer a query. A word counts by its rarity, by the weight
 * of the field it is found in and by how it is found: the word itself, its stem, its beginning, a
 * synonym, a typo, shared trigrams. A field that is answered as a whole, in order, counts extra.
 * Built once over its things, then safe for threads; it costs a pass over the different words for
 * each word asked, so give it thousands of things, not millions.
 */
public final class Scorer<T> {
  private static final double OTHER_FIELDS = 0.05;
  private static final double WHOLE_FIELD = 0.4;
  private static final double IN_ORDER = 0.2;
  private static final double LEAST_COVERED = 0.6;

  /**
   * A text of a thing.
   *
   * @param weight above 0; only its ratio to other weights matters
   */
  public record Field(String text, double weight) {}

  /** A thing found. Scores of one search can be compared with each other, and with nothing else. */
  public record Hit<T>(T thing, double score) {}

  private final List<T> things;
  private final Synonyms synonyms;
  private final Index index;

  private Scorer(Collection<T> things, Function<T, List<Field>> fields, Synonyms synonyms) {
    this.things = List.copyOf(things);
    this.synonyms = synonyms;
    this.index = new Index(this.things.size());
    for (int i = 0; i < this.things.size(); i++) {
      for (Field field : fields.apply(this.things.get(i))) {
        index.add(i, field.weight(), field.text());
      }
    }
  }

  /** A scorer of these things. A thing may have any number of fields, each a text of its own. */
  public static <T> Scorer<T> of(
      Collection<T> things, Function<T, List<Field>> fields, Synonyms synonyms) {
    return new Scorer<>(things, fields, synonyms);
  }

  /** The best first, at most so many; equals in their given order; nothing that answers no word. */
  public List<Hit<T>> search(String query, int limit) {
    List<Match> matches =
        synonyms.read(Words.split(query)).stream().map(asked -> Match.of(asked, index)).toList();
    double[] scores = new double[things.size()];
    double[] covered = new double[things.size()];
    Map<Integer, List<Answer>> byField = new HashMap<>();
    double all = 0;
    for (int i = 0; i < matches.size(); i++) {
      // What nothing answers, such as the name of a shop's own product, adds nothing: it tells
      // nothing apart.
      all += addWord(matches.get(i), i, scores, covered, byField);
    }
    addWholeFields(byField, all, scores);
    for (int i = 0; i < scores.length; i++) {
      scores[i] *= all == 0 ? 1 : LEAST_COVERED + (1 - LEAST_COVERED) * covered[i] / all;
    }
    return best(scores, limit);
  }

  /** A word of a field that answers the i-th thing asked. */
  private record Answer(int asked, Match.Best best) {}

  /**
   * Adds what one asked thing is worth to each thing, and gives the most that any of them covers of
   * it.
   */
  private double addWord(
      Match match,
      int asked,
      double[] scores,
      double[] covered,
      Map<Integer, List<Answer>> byField) {
    Map<Integer, double[]> perThing = new HashMap<>();
    match
        .fields()
        .forEach(
            (field, best) -> {
              double[] sums =
                  perThing.computeIfAbsent(index.entry(field).thing(), t -> new double[3]);
              double worth = best.worth() * index.weight(field);
              sums[0] = Math.max(sums[0], worth);
              sums[1] += worth;
              sums[2] = Math.max(sums[2], best.worth());
              byField.computeIfAbsent(field, f -> new ArrayList<>()).add(new Answer(asked, best));
            });
    double most = 0;
    for (var each : perThing.entrySet()) {
      double[] sums = each.getValue();
      scores[each.getKey()] += sums[0] + OTHER_FIELDS * Math.min(sums[0], sums[1] - sums[0]);
      covered[each.getKey()] += sums[2];
      most = Math.max(most, sums[2]);
    }
    return most;
  }

  /** Adds, for each thing, what its best field is worth as a whole. */
  private void addWholeFields(Map<Integer, List<Answer>> byField, double all, double[] scores) {
    Map<Integer, Double> best = new HashMap<>();
    byField.forEach(
        (field, answers) -> {
          Index.Entry entry = index.entry(field);
          double recall = answers.stream().mapToDouble(a -> a.best().worth()).sum() / all;
          double precision = answered(answers, entry.words()) / entry.length();
          double harmonic =
              recall + precision == 0 ? 0 : 2 * recall * precision / (recall + precision);
          double whole = WHOLE_FIELD * harmonic * (1 + IN_ORDER * inOrder(answers, entry.words()));
          best.merge(entry.thing(), all * index.weight(field) * whole, Math::max);
        });
    best.forEach((thing, extra) -> scores[thing] += extra);
  }

  private static double answered(List<Answer> answers, List<String> words) {
    Map<String, Double> grades = new HashMap<>();
    answers.forEach(a -> grades.merge(a.best().word(), a.best().grade(), Math::max));
    return words.stream().distinct().mapToDouble(word -> grades.getOrDefault(word, 0.0)).sum();
  }

  /** The share of neighbours in the query that are neighbours in the field too. */
  private static double inOrder(List<Answer> answers, List<String> words) {
    if (answers.size() < 2) {
      return 0;
    }
    Set<String> pairs = new HashSet<>();
    for (int i = 1; i < words.size(); i++) {
      pairs.add(words.get(i - 1) + " " + words.get(i));
    }
    int together = 0;
    for (int i = 1; i < answers.size(); i++) {
      Answer left = answers.get(i - 1);
      Answer right = answers.get(i);
      boolean next = right.asked() == left.asked() + 1;
      together += next && pairs.contains(left.best().word() + " " + right.best().word()) ? 1 : 0;
    }
    return (double) together / (answers.size() - 1);
  }

  private List<Hit<T>> best(double[] scores, int limit) {
    return IntStream.range(0, scores.length)
        .filter(i -> scores[i] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
        .limit(limit)
        .map(i -> new Hit<>(things.get(i), scores[i]))
        .toList();
  }
}
