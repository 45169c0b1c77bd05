package dev.storehand.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;

/** What is kept, and for how long (domain, section 8). */
class RetentionTest {
  private static final String MARKET =
      "{\"code\": \"UK\", \"name\": \"Britain\", \"currency\": \"GBP\"}";

  /** The key of the tests, and the market. */
  private static final long MADE = 2;

  @OnBothEngines
  void eventsAreKept90DaysAndTheAudit400(TestApp app) {
    app.call("create_market", MARKET).ok();
    app.clock().move(Duration.ofDays(90));
    app.app().tick();
    assertThat(app.call("list_events", "{}").number("meta.total_count")).isEqualTo(MADE);

    app.clock().move(Duration.ofMillis(1));
    app.app().tick();
    assertThat(app.call("list_events", "{}").number("meta.total_count")).isZero();
    assertThat(app.call("list_audit_entries", "{}").number("meta.total_count")).isEqualTo(MADE);

    app.clock().move(Duration.ofDays(310));
    app.app().tick();
    assertThat(app.call("list_audit_entries", "{}").number("meta.total_count")).isZero();
  }

  /** What one run of all sweeps removes. */
  private static long removed(TestApp app) {
    Sweeper sweeper =
        new Sweeper(app.app().database(), app.app().dispatcher(), app.app()::requestId);
    return new Retention().sweeps().stream().mapToLong(sweeper::run).sum();
  }

  @OnBothEngines
  void aKeyOfYesterdayLeavesNothingBehind(TestApp app) {
    app.call("create_market", MARKET.replace("}", ", \"idempotency_key\": \"k1\"}")).ok();
    app.clock().move(Duration.ofHours(24));

    assertThat(removed(app)).isEqualTo(1);
    assertThat(removed(app)).isZero();
  }
}
