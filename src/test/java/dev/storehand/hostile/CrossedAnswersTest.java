package dev.storehand.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Together;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whoever keeps a connection gets the answers to his own requests, each once, whatever others do to
 * theirs.
 */
class CrossedAnswersTest {
  private static final int CLIENTS = 4;
  private static final int SPOILERS = 8;

  @Test
  void nobodyGetsAnotherAnswer() throws Exception {
    stands(200);
  }

  @Test
  @Tag("soak")
  void nobodyGetsAnotherAnswerForLong() throws Exception {
    stands(20_000);
  }

  private static void stands(int calls) throws Exception {
    try (TestApp app = TestApp.on(Dialect.SQLITE)) {
      app.url();
      List<Integer> written;
      try (Spoilers spoilers = Spoilers.start(app, SPOILERS)) {
        written = Together.run(CLIENTS, client -> calls(app, "m" + client, calls));
        assertThat(spoilers.done()).isGreaterThan(SPOILERS);
      }
      assertThat(
              app.call("list_collections", "{\"per_page\":1}")
                  .json()
                  .path("meta")
                  .path("total_count")
                  .intValue())
          .as("collections: none written twice")
          .isEqualTo(written.stream().mapToInt(Integer::intValue).sum());
    }
  }

  private static int calls(TestApp app, String name, int calls) throws Exception {
    try (Marked client = new Marked(app, name)) {
      for (int i = 0; i < calls; i++) {
        client.call();
      }
      return client.written();
    }
  }
}
