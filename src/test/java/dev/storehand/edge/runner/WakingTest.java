package dev.storehand.edge.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;

/** What a commit leaves to be done is begun at once: nobody waits for the next look. */
class WakingTest {
  private static final int PAYMENTS = 20;

  /** Were each found by the look of every second only, they would take four times as long. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  @OnBothEngines
  void aPaymentIsWorkedOnAsSoonAsItIsAskedFor(TestApp app) {
    app.call("create_stock_location", "{\"name\": \"Main\", \"code\": \"MAIN\"}").ok();
    app.call(
            "create_product",
            "{\"name\": \"Gift\", \"price_cents\": 500, \"variants\": ["
                + "{\"sku_code\": \"GIFT\", \"stock_mode\": \"unlimited\", \"do_not_ship\": true}]}")
        .ok();
    app.app().startJobs(true);
    long start = System.nanoTime();
    for (int i = 0; i < PAYMENTS; i++) {
      String order =
          app.call(
                  "create_order",
                  "{\"place\": true, \"lines\": [{\"sku_code\": \"GIFT\", \"quantity\": 1}]}")
              .text("id");
      String input = "{\"id\": \"%s\", \"idempotency_key\": \"k%d\"}".formatted(order, i);
      app.call("capture_payment", input).ok();
      while (!app.call("read_order", "{\"id\": \"" + order + "\"}")
          .text("payment_status")
          .equals("paid")) {
        Thread.onSpinWait();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
      }
    }
  }
}
