package dev.storehand.feature.listings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Reporter;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/**
 * The market adds up whatever several callers do at once: invariants 8 to 11 after each
 * transaction, by the events and at every look by the tables, and the money to the cent. A seed
 * that failed is given back with -Dmarket.seed.
 */
class MarketPropertyTest {
  private static final int STEPS = 100;
  private static final int LONG_STEPS = 300;
  private static final int LONG = 10;

  @Provide
  Arbitrary<Long> seeds() {
    Long given = Long.getLong("market.seed");
    return given == null ? Arbitraries.longs() : Arbitraries.of(List.of(given));
  }

  @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void theMarketAddsUp(@ForAll("seeds") long seed) {
    run(seed, STEPS, Dialect.SQLITE);
  }

  @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void theMarketAddsUpOnPostgres(@ForAll("seeds") long seed) {
    run(seed, STEPS, Dialect.POSTGRES);
  }

  @Property(tries = LONG, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @Tag("soak")
  void theMarketAddsUpForLong(@ForAll("seeds") long seed, Reporter reporter) {
    reporter.publishValue("market", "-Dmarket.seed=" + seed);
    run(seed, LONG_STEPS, Dialect.SQLITE);
  }

  @Property(tries = LONG, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @Tag("soak")
  void theMarketAddsUpForLongOnPostgres(@ForAll("seeds") long seed, Reporter reporter) {
    reporter.publishValue("market, on PostgreSQL", "-Dmarket.seed=" + seed);
    run(seed, LONG_STEPS, Dialect.POSTGRES);
  }

  private static void run(long seed, int steps, Dialect dialect) {
    MarketRun.Result result = MarketRun.of(seed, steps, dialect);
    assertThat(result.wrong()).as("-Dmarket.seed=%d on %s", seed, dialect).isEmpty();
    assertThat(result.outcomes())
        .as("something was sold")
        .containsKeys("buy_now accepted", "create_listing accepted");
  }
}
