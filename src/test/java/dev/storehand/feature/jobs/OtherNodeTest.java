package dev.storehand.feature.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.App;
import dev.storehand.core.db.Dialect;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.TestApp;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two nodes on one PostgreSQL: who watches a job at one of them hears what the other does. */
class OtherNodeTest {

  @Test
  void whoWaitsAtOneNodeIsAnsweredWhenAnotherHasDoneTheJob() {
    try (TestApp app = TestApp.on(Dialect.POSTGRES);
        App other = app.open()) {
      Watching shop = new Watching(app);
      String job = shop.job(120);
      var answer = shop.begin(shop.own("/jobs/" + job + "?wait=60"));
      Watching.until(() -> app.app().waiting().count() == 1);
      assertThat(answer).isNotDone();

      other.settle();

      HttpResponse<String> ended = answer.join();
      assertThat(Json.parse(ended.body()).path("status").asString()).isEqualTo("completed");
      assertThat(Json.parse(ended.body()).path("succeeded").asInt()).isEqualTo(120);
    }
  }

  @Test
  void aStreamAtOneNodeShowsWhatAnotherDoesToTheEnd() {
    try (TestApp app = TestApp.on(Dialect.POSTGRES);
        App other = app.open()) {
      Watching shop = new Watching(app);
      String job = shop.job(120);
      HttpResponse<Stream<String>> stream = shop.open(shop.own("/jobs/" + job + "/events"));

      other.settle();

      List<Watching.Event> events = Watching.events(stream.body().toList());
      assertThat(events.get(0).data().path("processed").asInt()).isZero();
      assertThat(events.get(events.size() - 1).data().path("status").asString())
          .isEqualTo("completed");
    }
  }

  @Test
  void whoCancelsAtOneNodeStopsWhatAnotherWouldDo() {
    try (TestApp app = TestApp.on(Dialect.POSTGRES);
        App other = app.open()) {
      Watching shop = new Watching(app);
      String job = shop.job(120);
      app.call("cancel_job", "{\"job_id\": \"" + job + "\"}").ok();

      other.settle();

      assertThat(app.call("read_job", "{\"job_id\": \"" + job + "\"}").number("succeeded"))
          .isZero();
      assertThat(app.call("list_stock_items", "{}").number("stock_items.0.quantity")).isZero();
    }
  }
}
