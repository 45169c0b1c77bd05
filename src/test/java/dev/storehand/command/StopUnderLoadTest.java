package dev.storehand.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.db.Ids;
import dev.storehand.kit.Books;
import dev.storehand.kit.ServerProcess;
import dev.storehand.kit.Together;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM while many write: nothing that was answered is lost, and the process ends in time. */
class StopUnderLoadTest {
  private static final int CALLERS = 20;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  @TempDir private Path folder;

  private App open() {
    return App.open(Config.standard().in(folder).limitedTo(0), Clock.systemUTC(), Ids.ulids());
  }

  @Test
  void nothingAnsweredIsLostAndItStopsWithinTenSeconds() throws Exception {
    Books books;
    try (App app = open()) {
      books = Books.in(app, 4);
    }
    Path log = folder.resolve("log");
    try (ServerProcess server = ServerProcess.start(folder, log)) {
      CountDownLatch busy = new CountDownLatch(CALLERS * 10);
      Together.run(
          CALLERS + 1,
          thread -> {
            if (thread < CALLERS) {
              writeUntilSentAway(server.url(), books, thread, busy);
            } else {
              busy.await();
              stop(server);
            }
            return thread;
          });
    }
    assertThat(Files.readString(log)).doesNotContain("ERROR");
    assertThat(books.count()).isGreaterThanOrEqualTo(CALLERS * 10);
    try (App app = open()) {
      books.check(app);
    }
  }

  private static void stop(ServerProcess server) throws InterruptedException {
    long start = System.nanoTime();
    server.stop();
    assertThat(server.exit()).isZero();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
  }

  private static void writeUntilSentAway(String url, Books books, int caller, CountDownLatch busy)
      throws InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    for (int i = 0; ; i++) {
      Books.Write write = books.write(caller + "-" + i, i);
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(url + "/api/v2/external/stock/items/" + write.item() + "/adjust"))
              .header("X-Auth-Token", books.key())
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(write.body()))
              .build();
      try {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 202) {
          assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
          return;
        }
        books.accepted(write);
        busy.countDown();
      } catch (IOException gone) {
        return;
      }
    }
  }
}
