package dev.storehand.bench;

import java.util.Optional;
import java.util.function.LongFunction;

/**
 * One thing that is measured.
 *
 * @param name as {@code --only} takes it
 * @param what in words
 * @param callers how many call at once
 * @param against the measure it is compared with; a baseline has none
 * @param target the least ratio to that; 0 for none
 * @param run loads for so many milliseconds
 */
record Measure(
    String name,
    String what,
    int callers,
    Optional<String> against,
    double target,
    LongFunction<Slice> run) {

  static Measure baseline(String name, String what, int callers, LongFunction<Slice> run) {
    return new Measure(name, what, callers, Optional.empty(), 0, run);
  }

  static Measure of(
      String name,
      String what,
      int callers,
      String against,
      double target,
      LongFunction<Slice> run) {
    return new Measure(name, what, callers, Optional.of(against), target, run);
  }
}
