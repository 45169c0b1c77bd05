package dev.storehand.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Mode;
import dev.storehand.kit.Answer;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Points in a rolling window (Q2). */
class LimitsTest {

  @Test
  void aReadCosts1AndAWrite2AndARefusalSaysWhenToComeBack() {
    try (TestApp app = TestApp.limitedTo(6)) {
      assertThat(app.call("list_markets", "{}").reply().rate().orElseThrow().remaining())
          .isEqualTo(5);
      Answer write =
          app.call(
              "create_market", "{\"code\": \"UK\", \"name\": \"Britain\", \"currency\": \"GBP\"}");
      assertThat(write.reply().rate().orElseThrow().remaining()).isEqualTo(3);
      app.clock().move(Duration.ofSeconds(20));
      app.call("list_markets", "{}").ok();
      app.call("list_markets", "{}").ok();
      app.call("list_markets", "{}").ok();

      Answer refused = app.call("list_markets", "{}");
      refused.problem("rate_limited");
      assertThat(refused.reply().headers()).containsEntry("Retry-After", "40");
      assertThat(refused.reply().rate().orElseThrow().remaining()).isZero();

      app.clock().move(Duration.ofSeconds(40));
      assertThat(app.call("list_markets", "{}").reply().rate().orElseThrow().remaining())
          .isEqualTo(2);
    }
  }

  @Test
  void aClockThatIsSetBackBlocksNobodyForLonger() {
    try (TestApp app = TestApp.limitedTo(1)) {
      app.call("list_markets", "{}").ok();
      app.clock().move(Duration.ofDays(-1));

      assertThat(app.call("list_markets", "{}").reply().headers())
          .containsEntry("Retry-After", "60");
      app.clock().move(Duration.ofSeconds(60));
      app.call("list_markets", "{}").ok();
    }
  }

  @Test
  void aCallThatIsNotAllowedCostsNothing() {
    try (TestApp app = TestApp.limitedTo(3)) {
      String weak = app.key(Mode.LIVE, "jobs:read");
      for (int i = 0; i < 5; i++) {
        app.as(weak, "list_markets", "{}").problem("forbidden");
      }
      assertThat(app.call("list_markets", "{}").reply().rate().orElseThrow().remaining())
          .isEqualTo(2);
    }
  }

  @Test
  void shopsDoNotShareTheirPoints() {
    try (TestApp app = TestApp.limitedTo(1)) {
      String stranger = app.strangersKey();
      app.call("list_markets", "{}").ok();

      app.as(stranger, "list_markets", "{}").ok();
      app.call("list_markets", "{}").problem("rate_limited");
    }
  }
}
