package dev.storehand.hostile;

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

/**
 * Calls by chance, thousands of them; each try is a history of {@value Fuzzing#CALLS} that follows
 * from its seed. A seed that failed is given back with -Dfuzz.seed, and then is the only one.
 */
class FuzzTest {
  private static final int SHORT = 2;
  private static final int LONG = 21;
  private static final int LONG_ON_POSTGRES = 4;

  @Provide
  Arbitrary<Long> seeds() {
    return Fuzzing.givenSeed().isEmpty()
        ? Arbitraries.longs()
        : Arbitraries.of(Fuzzing.givenSeed());
  }

  @Property(tries = SHORT, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void restStandsWhateverIsSent(@ForAll("seeds") long seed) throws Exception {
    Fuzzing.rest(seed, Dialect.SQLITE);
  }

  @Property(tries = SHORT, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void mcpStandsWhateverIsSent(@ForAll("seeds") long seed) throws Exception {
    Fuzzing.mcp(seed, Dialect.SQLITE);
  }

  @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void restStandsOnPostgresToo(@ForAll("seeds") long seed) throws Exception {
    Fuzzing.rest(seed, Dialect.POSTGRES);
  }

  @Property(tries = LONG, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @Tag("soak")
  void restStandsForLong(@ForAll("seeds") long seed, Reporter reporter) throws Exception {
    reporter.publishValue("rest", "-Dfuzz.seed=" + seed);
    Fuzzing.rest(seed, Dialect.SQLITE);
  }

  @Property(tries = LONG, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @Tag("soak")
  void mcpStandsForLong(@ForAll("seeds") long seed, Reporter reporter) throws Exception {
    reporter.publishValue("mcp", "-Dfuzz.seed=" + seed);
    Fuzzing.mcp(seed, Dialect.SQLITE);
  }

  @Property(tries = LONG_ON_POSTGRES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @Tag("soak")
  void bothStandForLongOnPostgres(@ForAll("seeds") long seed, Reporter reporter) throws Exception {
    reporter.publishValue("both, on PostgreSQL", "-Dfuzz.seed=" + seed);
    Fuzzing.rest(seed, Dialect.POSTGRES);
    Fuzzing.mcp(seed, Dialect.POSTGRES);
  }
}
