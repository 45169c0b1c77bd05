package dev.storehand.disaster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Books;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Together;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.JsonNode;

/** The clock jumps by a day, forward and back, while callers write. */
class ClockJumpTest {
  private static final int WRITERS = 8;
  private static final int WRITES = 30;
  private static final List<Duration> JUMPS =
      List.of(
          Duration.ofDays(1),
          Duration.ofDays(-1),
          Duration.ofDays(-1),
          Duration.ofDays(1),
          Duration.ofDays(1));

  @OnBothEngines
  void everyAnsweredWriteIsThereInTheOrderOfCommits(TestApp app) {
    Books books = Books.in(app.app(), 3);
    Semaphore written = new Semaphore(0);
    Together.run(
        WRITERS + 1,
        thread -> {
          if (thread == WRITERS) {
            jump(app, written);
            return thread;
          }
          for (int i = 0; i < WRITES; i++) {
            books.send(app.app(), books.write(thread + "-" + i, i)).ok();
            written.release();
          }
          return thread;
        });
    assertThat(books.count()).isEqualTo(WRITERS * WRITES);
    books.check(app.app());
    app.app().tick();
    app.restart();
    books.check(app.app());
    eventsHaveNoGap(app);
  }

  /** A jump after every so many writes, with what the clock brings about by then. */
  private static void jump(TestApp app, Semaphore written) throws InterruptedException {
    for (Duration jump : JUMPS) {
      written.acquire(WRITERS * WRITES / (JUMPS.size() + 1));
      app.clock().move(jump);
      app.app().tick();
    }
  }

  private static void eventsHaveNoGap(TestApp app) {
    long expected = 1;
    String cursor = "";
    do {
      JsonNode page =
          app.call(
                  "list_events",
                  "{\"sort\": \"seq\", \"per_page\": 100, \"cursor\": \"%s\"}".formatted(cursor))
              .ok();
      for (JsonNode event : page.path("events")) {
        assertThat(event.path("seq").longValue()).isEqualTo(expected);
        expected++;
      }
      cursor = page.path("meta").path("next_cursor").asString("");
    } while (!cursor.isEmpty());
    assertThat(expected).isGreaterThan(WRITERS * WRITES);
  }
}
