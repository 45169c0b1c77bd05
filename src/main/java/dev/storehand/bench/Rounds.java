package dev.storehand.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Runs measures in turn, a second each, over and over, so that whatever else the machine does meets
 * them alike. A ratio is the median of the rounds' ratios.
 */
final class Rounds {
  private static final long SLICE_MILLIS = 1000;
  private static final int WARM_SLICES = 3;
  private static final int MOST_WARM_SLICES = 12;
  private static final long WARM_ANSWERS = 20_000;

  private final Map<String, List<Slice>> slices = new LinkedHashMap<>();

  /**
   * Warms each measure up, for three seconds and 20,000 answers, then measures each for so many
   * seconds.
   */
  static Rounds run(List<Measure> measures, int seconds) {
    measures.forEach(Rounds::warm);
    Rounds rounds = new Rounds();
    for (int i = 0; i < seconds; i++) {
      for (Measure measure : measures) {
        rounds
            .slices
            .computeIfAbsent(measure.name(), name -> new ArrayList<>())
            .add(measure.run().apply(SLICE_MILLIS));
      }
    }
    return rounds;
  }

  private static void warm(Measure measure) {
    long answers = 0;
    for (int i = 0; i < WARM_SLICES || (answers < WARM_ANSWERS && i < MOST_WARM_SLICES); i++) {
      answers += measure.run().apply(SLICE_MILLIS).micros().getTotalCount();
    }
  }

  /** The median of the rounds' answers a second. */
  double rate(String name) {
    return median(slices.get(name).stream().map(Slice::rate).toList());
  }

  double ratio(String name, String against) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < slices.get(name).size(); i++) {
      ratios.add(slices.get(name).get(i).rate() / slices.get(against).get(i).rate());
    }
    return median(ratios);
  }

  /** A latency of all rounds together, in milliseconds. */
  double millis(String name, double percentile) {
    Histogram all = new Histogram(3);
    slices.get(name).forEach(slice -> all.add(slice.micros()));
    return all.getValueAtPercentile(percentile) / 1000.0;
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
