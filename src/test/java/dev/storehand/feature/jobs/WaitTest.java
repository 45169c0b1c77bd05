package dev.storehand.feature.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Waiting for a job: over HTTP it takes a connection and nothing else. */
class WaitTest {

  @OnBothEngines
  void aWaitEndsWithTheJob(TestApp app) {
    Watching shop = new Watching(app);
    String job = shop.job(3);
    var answer = shop.begin(shop.own("/jobs/" + job + "?wait=60"));
    Watching.until(() -> app.app().waiting().count() == 1);
    assertThat(answer).isNotDone();

    app.settle();

    HttpResponse<String> ended = answer.join();
    assertThat(ended.statusCode()).isEqualTo(200);
    assertThat(Json.parse(ended.body()).path("status").asString()).isEqualTo("completed");
    assertThat(Json.parse(ended.body()).path("succeeded").asInt()).isEqualTo(3);
    Watching.until(() -> app.app().waiting().count() == 0);
  }

  @OnBothEngines
  void aWaitEndsWithACancelledJob(TestApp app) {
    Watching shop = new Watching(app);
    String job = shop.job(3);
    var answer = shop.begin(shop.own("/jobs/" + job + "?wait=60"));
    Watching.until(() -> app.app().waiting().count() == 1);

    app.call("cancel_job", "{\"job_id\": \"" + job + "\"}").ok();

    assertThat(Json.parse(answer.join().body()).path("status").asString()).isEqualTo("cancelled");
  }

  @OnBothEngines
  void aWaitRunsOutAndAnswersWithWhatStands(TestApp app) {
    Watching shop = new Watching(app);
    String job = shop.job(3);
    long begun = System.nanoTime();
    HttpResponse<String> answer = shop.send(shop.own("/jobs/" + job + "?wait=1"));

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(second(1), second(20));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Json.parse(answer.body()).path("status").asString()).isEqualTo("running");
  }

  private static Duration second(int count) {
    return Duration.ofSeconds(count);
  }

  @OnBothEngines
  void whatHasEndedIsNotWaitedFor(TestApp app) {
    Watching shop = new Watching(app);
    String job = shop.job(1);
    app.settle();
    long begun = System.nanoTime();

    shop.send(shop.own("/jobs/" + job + "?wait=60"));

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(second(30));
  }

  @Test
  void aWaitIsChargedOnce() {
    try (TestApp app = TestApp.limitedTo(100)) {
      Watching shop = new Watching(app);
      String job = shop.job(1);
      long before = remaining(shop.send(shop.own("/jobs/" + job)));
      long after = remaining(shop.send(shop.own("/jobs/" + job + "?wait=1")));

      assertThat(before - after).isEqualTo(1);
    }
  }

  private static long remaining(HttpResponse<String> answer) {
    return answer.headers().firstValueAsLong("X-RateLimit-Remaining").orElseThrow();
  }

  @Test
  void moreThanThereAreThreadsWaitWhileOthersAreAnswered() {
    try (TestApp app = TestApp.on(Dialect.SQLITE)) {
      Watching shop = new Watching(app);
      String job = shop.job(5);
      List<CompletableFuture<HttpResponse<String>>> many =
          IntStream.range(0, 500)
              .mapToObj(i -> shop.begin(shop.own("/jobs/" + job + "?wait=60")))
              .toList();
      Watching.until(() -> app.app().waiting().count() == 500);

      assertThat(shop.send(shop.own("/jobs/" + job)).statusCode()).isEqualTo(200);
      assertThat(shop.send(shop.get("/skill.md")).statusCode()).isEqualTo(200);
      assertThat(many).noneMatch(CompletableFuture::isDone);

      app.settle();
      assertThat(many).allMatch(each -> each.join().body().contains("\"status\":\"completed\""));
    }
  }

  @Test
  void aServerThatStopsAnswersThoseWhoWait() {
    try (TestApp app = TestApp.on(Dialect.SQLITE)) {
      Watching shop = new Watching(app);
      String job = shop.job(1);
      var answer = shop.begin(shop.own("/jobs/" + job + "?wait=60"));
      Watching.until(() -> app.app().waiting().count() == 1);
      long begun = System.nanoTime();

      app.restart();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(second(8));
      assertThat(Json.parse(answer.join().body()).path("status").asString()).isEqualTo("running");
    }
  }

  @Test
  void aWaitOfMoreThanAMinuteIsRefused() {
    try (TestApp app = TestApp.on(Dialect.SQLITE)) {
      Watching shop = new Watching(app);
      String job = shop.job(1);

      assertThat(shop.send(shop.own("/jobs/" + job + "?wait=61")).statusCode()).isEqualTo(422);
      assertThat(shop.send(shop.own("/jobs?wait=1")).statusCode()).isEqualTo(422);
    }
  }

  @OnBothEngines
  void anotherShopsJobIsNowhere(TestApp app) {
    Watching shop = new Watching(app);
    String job = shop.job(1);
    String stranger = app.strangersKey();
    for (String below : List.of("?wait=60", "/events", "/download", "/items")) {
      var answer = shop.send(shop.get("/jobs/" + job + below).header("X-Auth-Token", stranger));
      assertThat(answer.statusCode()).as(below).isEqualTo(404);
    }
  }
}
