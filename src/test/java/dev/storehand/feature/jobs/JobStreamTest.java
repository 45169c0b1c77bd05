package dev.storehand.feature.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The stream of a job's progress. */
class JobStreamTest {

  @OnBothEngines
  void aStreamBeginsWithWhatStandsAndEndsWithTheJob(TestApp app) {
    Watching shop = new Watching(app);
    String job = shop.job(250);
    HttpResponse<Stream<String>> stream = shop.open(shop.own("/jobs/" + job + "/events"));
    assertThat(stream.statusCode()).isEqualTo(200);
    assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
    app.settle();

    List<Watching.Event> events = Watching.events(stream.body().toList());

    List<Long> processed =
        events.stream().map(each -> each.data().path("processed").asLong()).toList();
    assertThat(processed).startsWith(0L).endsWith(250L).isSorted();
    assertThat(events).extracting(Watching.Event::id).doesNotHaveDuplicates();
    ObjectNode last = events.get(events.size() - 1).data();
    assertThat(last.path("status").asString()).isEqualTo("completed");
  }

  @OnBothEngines
  void whoComesBackIsToldOnlyWhatIsNew(TestApp app) {
    Watching shop = new Watching(app);
    String job = shop.job(2);
    ObjectNode first = page(shop, "/jobs/" + job + "/events");
    String seen = first.path("cursor").asString();
    app.settle();

    List<Watching.Event> events =
        Watching.events(
            shop.open(shop.own("/jobs/" + job + "/events").header("Last-Event-ID", seen))
                .body()
                .toList());

    assertThat(events).hasSize(1);
    assertThat(events.get(0).data().path("status").asString()).isEqualTo("completed");
    String end = events.get(0).id();
    assertThat(
            shop.send(shop.own("/jobs/" + job + "/events").header("Last-Event-ID", end))
                .statusCode())
        .isEqualTo(204);
  }

  @OnBothEngines
  void asJsonAStreamIsABatchAndACursorThatCanBeWaitedAt(TestApp app) {
    Watching shop = new Watching(app);
    String job = shop.job(2);
    ObjectNode first = page(shop, "/jobs/" + job + "/events");
    assertThat(first.path("events")).hasSize(1);
    assertThat(first.path("over").booleanValue()).isFalse();
    String cursor = first.path("cursor").asString();
    var later =
        shop.begin(
            shop.own("/jobs/" + job + "/events?wait=60&cursor=" + cursor)
                .header("Accept", "application/json"));
    Watching.until(() -> app.app().waiting().count() == 1);
    app.settle();

    ObjectNode last = Json.parse(later.join().body());
    assertThat(last.path("over").booleanValue()).isTrue();
    assertThat(last.path("events").path(0).path("processed").asInt()).isEqualTo(2);
  }

  private static ObjectNode page(Watching shop, String path) {
    return Json.parse(shop.send(shop.own(path).header("Accept", "application/json")).body());
  }

  @Test
  void aHeadOfAStreamEndsAtOnce() {
    try (TestApp app = TestApp.on(Dialect.SQLITE)) {
      Watching shop = new Watching(app);
      String job = shop.job(1);
      HttpResponse<String> head =
          shop.send(shop.own("/jobs/" + job + "/events").method("HEAD", BodyPublishers.noBody()));

      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.headers().firstValue("Content-Type")).contains("text/event-stream");
      assertThat(app.app().waiting().count()).isZero();
    }
  }

  @Test
  void aShopFollowsTwentyStreamsAtMost() {
    try (TestApp app = TestApp.on(Dialect.SQLITE)) {
      Watching shop = new Watching(app);
      String job = shop.job(1);
      List<HttpResponse<Stream<String>>> open = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        open.add(shop.open(shop.own("/jobs/" + job + "/events")));
      }

      HttpResponse<String> refused = shop.send(shop.own("/jobs/" + job + "/events"));
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();

      app.settle();
      open.forEach(stream -> assertThat(Watching.events(stream.body().toList())).isNotEmpty());
      assertThat(shop.send(shop.own("/jobs/" + job + "/events")).statusCode()).isEqualTo(200);
    }
  }
}
