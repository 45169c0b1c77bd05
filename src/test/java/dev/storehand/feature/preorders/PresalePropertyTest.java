package dev.storehand.feature.preorders;

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
 * Preorders add up whatever several callers do at once, with the stock, the transfers and the jobs
 * that they share with all other orders. A seed that failed is given back with -Dpresale.seed.
 */
class PresalePropertyTest {
  private static final int STEPS = 30;
  private static final int LONG_STEPS = 200;
  private static final int LONG = 4;

  @Provide
  Arbitrary<Long> seeds() {
    Long given = Long.getLong("presale.seed");
    return given == null ? Arbitraries.longs() : Arbitraries.of(List.of(given));
  }

  @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void presalesAddUp(@ForAll("seeds") long seed) {
    run(seed, STEPS, Dialect.SQLITE);
  }

  @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void presalesAddUpOnPostgres(@ForAll("seeds") long seed) {
    run(seed, STEPS, Dialect.POSTGRES);
  }

  @Property(tries = LONG, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @Tag("soak")
  void presalesAddUpForLong(@ForAll("seeds") long seed, Reporter reporter) {
    reporter.publishValue("presales", "-Dpresale.seed=" + seed);
    run(seed, LONG_STEPS, Dialect.SQLITE);
  }

  @Property(tries = LONG, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @Tag("soak")
  void presalesAddUpForLongOnPostgres(@ForAll("seeds") long seed, Reporter reporter) {
    reporter.publishValue("presales, on PostgreSQL", "-Dpresale.seed=" + seed);
    run(seed, LONG_STEPS, Dialect.POSTGRES);
  }

  private static void run(long seed, int steps, Dialect dialect) {
    PresaleRun.Result result = PresaleRun.of(seed, steps, dialect);
    assertThat(result.wrong()).as("-Dpresale.seed=%d on %s", seed, dialect).isEmpty();
    assertThat(result.outcomes())
        .as("something was sold")
        .containsKeys("place_preorder accepted", "create_order accepted");
  }
}
