package dev.storehand.feature.orders;

import dev.storehand.core.db.Dialect;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Reporter;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Stock and orders add up whatever several callers do at once: sequences of all their actions by
 * chance, each from its seed. A seed that failed is given back with -Dsequence.seed, and then is
 * the only one; what is left of its sequence is kept by {@link SavedSequencesTest}.
 */
class StockAndOrdersPropertyTest {
  private static final int STEPS = 400;
  private static final int LONG_STEPS = 1000;
  private static final int LONG = 50;

  /** How often each action of a long test is accepted at least. */
  private static final int OFTEN = 20;

  private static final Reached REACHED = new Reached();

  @Provide
  Arbitrary<Long> seeds() {
    return Sequences.givenSeed().isEmpty()
        ? Arbitraries.longs()
        : Arbitraries.of(Sequences.givenSeed());
  }

  @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void nothingIsEverSoldTwice(@ForAll("seeds") long seed) {
    Sequences.run(seed, STEPS, Dialect.SQLITE);
  }

  @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void nothingIsEverSoldTwiceOnPostgres(@ForAll("seeds") long seed) {
    Sequences.run(seed, STEPS, Dialect.POSTGRES);
  }

  @Property(tries = LONG, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @Tag("soak")
  void nothingIsEverSoldTwiceForLong(@ForAll("seeds") long seed, Reporter reporter) {
    reporter.publishValue("stock and orders", "-Dsequence.seed=" + seed);
    REACHED.add(Sequences.run(seed, LONG_STEPS, Dialect.SQLITE));
  }

  @Property(tries = LONG, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @Tag("soak")
  void nothingIsEverSoldTwiceForLongOnPostgres(@ForAll("seeds") long seed, Reporter reporter) {
    reporter.publishValue("stock and orders, on PostgreSQL", "-Dsequence.seed=" + seed);
    REACHED.add(Sequences.run(seed, LONG_STEPS, Dialect.POSTGRES));
  }

  /** A sequence of which everything is refused proves nothing, so it is told what was not. */
  @AfterContainer
  static void everyActionWasAcceptedOften() {
    if (REACHED.calls() > LONG * LONG_STEPS / 2) {
      System.out.println(REACHED);
      REACHED.atLeast(OFTEN);
    }
  }
}
