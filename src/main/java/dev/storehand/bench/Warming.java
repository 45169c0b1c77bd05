package dev.storehand.bench;

import java.util.function.IntToDoubleFunction;

/** Loads a measure until it runs no faster: Java compiles well what has run often. */
final class Warming {
  private static final int SECONDS = 4;
  private static final int MOST_SLICES = 12;

  /** So many slices in a row must bring no more than this. */
  private static final int SLICES = 2;

  private static final double MORE = 1.03;

  private Warming() {}

  /**
   * Warms it up.
   *
   * @param rate loads for so many seconds, and gives how much was done a second
   */
  static void up(IntToDoubleFunction rate) {
    double best = 0;
    int same = 0;
    for (int i = 0; i < MOST_SLICES && same < SLICES; i++) {
      double found = rate.applyAsDouble(SECONDS);
      same = found > best * MORE ? 0 : same + 1;
      best = Math.max(best, found);
    }
  }
}
