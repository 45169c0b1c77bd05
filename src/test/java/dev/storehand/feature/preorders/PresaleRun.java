package dev.storehand.feature.preorders;

import dev.storehand.core.db.Dialect;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Together;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A shop of its own in which several callers sell before the goods are there, sell them, stock
 * them, move them, charge, release and call off by chance, one by one and in bulk. In the end all
 * that is due is done, and the sums agree.
 */
final class PresaleRun {
  private static final int CALLERS = 8;

  private PresaleRun() {}

  /** What a run came to: what was wrong, and how often which action was accepted or refused. */
  record Result(List<String> wrong, Map<String, Integer> outcomes) {}

  /** Does so many steps of each caller on a fresh database, as they follow from a seed. */
  static Result of(long seed, int steps, Dialect dialect) {
    try (TestApp app = TestApp.on(dialect)) {
      PresaleShop shop = PresaleShop.open(app, new Random(seed));
      Together.run(
          CALLERS,
          caller -> {
            PresaleSteps chance = new PresaleSteps(shop, new Random(seed * CALLERS + caller));
            for (int i = 0; i < steps; i++) {
              chance.step();
            }
            return caller;
          });
      new PresaleBooks(shop).close();
      return new Result(shop.wrong(), shop.outcomes());
    }
  }
}
