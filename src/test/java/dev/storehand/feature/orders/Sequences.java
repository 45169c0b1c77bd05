package dev.storehand.feature.orders;

import dev.storehand.core.db.Dialect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Sequences that follow from a seed, and what is left of one that failed. */
final class Sequences {
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private Sequences() {}

  /** A seed that was given back with -Dsequence.seed. */
  static List<Long> givenSeed() {
    return Optional.ofNullable(Long.getLong("sequence.seed")).stream().toList();
  }

  /** Runs so many steps of a seed; what fails is told so that it can be saved and seen again. */
  static Map<String, Integer> run(long seed, int count, Dialect dialect) {
    List<Step> steps = Steps.of(seed, count);
    SequenceRun.Result result = SequenceRun.of(steps, dialect, true);
    if (!result.sound()) {
      throw new AssertionError(report(seed, steps, dialect, result));
    }
    return result.outcomes();
  }

  private static String report(
      long seed, List<Step> steps, Dialect dialect, SequenceRun.Result result) {
    Predicate<List<Step>> alone = some -> !SequenceRun.of(some, dialect, false).sound();
    Predicate<List<Step>> together = some -> !SequenceRun.of(some, dialect, true).sound();
    List<Step> less = shortened(steps, alone.test(steps) ? alone : together);
    return "-Dsequence.seed=%d, %d steps on %s:\n%s\nSave these as src/test/resources/sequences/<what goes wrong>.txt:\n%s"
        .formatted(
            seed,
            steps.size(),
            dialect,
            String.join("\n", result.wrong()),
            less.stream().map(Step::toString).collect(Collectors.joining("\n")));
  }

  /**
   * Leaves out what can be left out, in ever smaller pieces, as long as it fails and time lasts.
   */
  static List<Step> shortened(List<Step> steps, Predicate<List<Step>> fails) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<Step> left = steps;
    int piece = Math.max(1, steps.size() / 2);
    while (piece > 0) {
      boolean shorter = false;
      for (int from = 0; from < left.size() && System.nanoTime() < end; ) {
        List<Step> rest = new ArrayList<>(left.subList(0, from));
        rest.addAll(left.subList(Math.min(left.size(), from + piece), left.size()));
        if (fails.test(rest)) {
          left = rest;
          shorter = true;
        } else {
          from += piece;
        }
      }
      piece = shorter && piece == 1 && System.nanoTime() < end ? 1 : piece / 2;
    }
    return left;
  }
}
