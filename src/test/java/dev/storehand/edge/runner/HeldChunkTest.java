package dev.storehand.edge.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.kit.OtherClient;
import dev.storehand.kit.Shelf;
import dev.storehand.kit.TestApp;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A chunk of a job holds the rows of many items, in the order in which they were sent. On
 * PostgreSQL alone, where several write at once.
 */
final class HeldChunkTest {
  /** Less than a write waits for a row before it gives up. */
  private static final Duration LONGEST = Duration.ofSeconds(4);

  @Test
  void aChunkThatHasToWaitLetsGoOfWhatItHoldsAndIsDoneItemByItem() throws SQLException {
    try (TestApp app = TestApp.on(Dialect.POSTGRES);
        OtherClient client = OtherClient.of(app)) {
      Shelf shelf = Shelf.of(app, 3);
      String job = shelf.startAdding(6);

      client.hold("stock_item", shelf.item(1));
      client.meets(app::settle, () -> untilFree(client, shelf));

      assertThat(shelf.job(job).text("status")).isEqualTo("completed");
      assertThat(shelf.job(job).number("succeeded")).isEqualTo(6);
      assertThat(shelf.units()).isEqualTo(30 + 6);
      assertThat(shelf.movements(1)).as("each once, and the opening").isEqualTo(1 + 2);
      assertThat(shelf.outcomes(job))
          .allSatisfy(item -> assertThat(item.path("status").asString()).isEqualTo("succeeded"));
    }
  }

  /** Another can have the first item, which is done, while the second is waited for. */
  private static void untilFree(OtherClient client, Shelf shelf) throws SQLException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (shelf.quantity(0) == 10 || client.isHeld("stock_item", shelf.item(0))) {
      assertThat(System.nanoTime()).as("the first item is free").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
