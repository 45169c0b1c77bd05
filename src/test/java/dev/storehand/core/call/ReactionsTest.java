package dev.storehand.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.App;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Reaction;
import dev.storehand.core.action.Room;
import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.WriteTx;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What rooms do after events: exactly once, in the order of events, whatever fails. */
class ReactionsTest {
  private static final Duration LONG = Duration.ofHours(1);

  /** The number of the event that made the key of the tests; those of a test follow. */
  private static final long KEY_MADE = 1;

  private static void market(TestApp app, String code) {
    market(app, app.key(), code);
  }

  private static void market(TestApp app, String key, String code) {
    app.as(
            key,
            "create_market",
            "{\"code\": \"%s\", \"name\": \"A market\", \"currency\": \"GBP\"}".formatted(code))
        .ok();
  }

  /** The echoes so far, oldest first. */
  private static List<JsonNode> echoes(TestApp app, String key) {
    List<JsonNode> echoes = new ArrayList<>();
    app.as(key, "list_events", "{\"type\": \"echo.heard\", \"sort\": \"seq\", \"per_page\": 100}")
        .at("events")
        .forEach(echoes::add);
    return echoes;
  }

  private static List<Long> causes(TestApp app) {
    return echoes(app, app.key()).stream()
        .map(echo -> echo.path("data").path("resource").path("cause_seq").longValue() - KEY_MADE)
        .toList();
  }

  private static List<String> failed(TestApp app) {
    return app.app()
        .database()
        .read(
            app.app().systemScope(app.shop(), Mode.LIVE),
            tx ->
                tx.sql(
                        """
                        select attempts, error from reaction
                        where shop = :shop and mode = :mode and status = 'failed' order by seq""")
                    .list(row -> row.number("attempts") + " " + row.text("error")));
  }

  @ParameterizedTest
  @EnumSource
  void aReactionIsDoneOnceInTheNameOfTheProgramAndTheRequestThatCausedIt(Dialect dialect) {
    try (TestApp app = TestApp.with(dialect, new Echo())) {
      market(app, "UK");
      assertThat(causes(app)).isEmpty();

      app.settle();
      app.settle();

      assertThat(causes(app)).containsExactly(1L);
      JsonNode echo = echoes(app, app.key()).get(0);
      JsonNode cause = app.call("list_events", "{\"type\": \"market.created\"}").at("events.0");
      assertThat(echo.path("via").asString()).isEqualTo("system");
      assertThat(echo.path("actor").path("key_id").asString()).isEqualTo("system");
      assertThat(echo.path("request_id")).isEqualTo(cause.path("request_id"));
      assertThat(echo.path("subject").path("id")).isEqualTo(cause.path("subject").path("id"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatDidNotHappenIsNotReactedTo(Dialect dialect) {
    try (TestApp app = TestApp.with(dialect, new Echo())) {
      market(app, "UK");
      app.call(
              "create_market",
              "{\"code\": \"FR\", \"name\": \"x\", \"currency\": \"EUR\", \"dry_run\": true}")
          .ok();
      app.call("create_market", "{\"code\": \"UK\", \"name\": \"x\", \"currency\": \"GBP\"}")
          .problem("conflict");
      app.settle();
      assertThat(causes(app)).containsExactly(1L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatFailsLeavesNothingAndIsTriedAgainBeforeThoseBehindIt(Dialect dialect) {
    Echo room = new Echo();
    try (TestApp app = TestApp.with(dialect, room)) {
      room.failOn("AA");
      market(app, "AA");
      market(app, "BB");
      market(app, "CC");
      app.settle();
      assertThat(causes(app)).isEmpty();

      room.failOn("");
      app.clock().move(Duration.ofMillis(1999));
      app.settle();
      assertThat(causes(app)).as("not due yet").isEmpty();

      app.clock().move(Duration.ofMillis(1));
      app.settle();
      assertThat(causes(app)).containsExactly(1L, 2L, 3L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatFailsTenTimesIsKeptAsFailedAndHoldsNobodyBack(Dialect dialect) {
    Echo room = new Echo();
    try (TestApp app = TestApp.with(dialect, room)) {
      room.failOn("AA");
      market(app, "AA");
      market(app, "BB");
      for (int i = 1; i < Reactions.ATTEMPTS; i++) {
        app.settle();
        app.clock().move(LONG);
      }
      assertThat(failed(app)).isEmpty();
      assertThat(causes(app)).isEmpty();

      app.settle();

      assertThat(failed(app)).containsExactly("10 no echo of AA");
      assertThat(causes(app)).containsExactly(2L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasGivenUpGoesWithItsEvent(Dialect dialect) {
    Echo room = new Echo();
    try (TestApp app = TestApp.with(dialect, room)) {
      room.failOn("*");
      market(app, "AA");
      for (int i = 0; i < Reactions.ATTEMPTS; i++) {
        app.settle();
        app.clock().move(LONG);
      }
      app.app().tick();
      assertThat(failed(app)).hasSize(1);
      app.clock().move(Duration.ofDays(90));
      app.app().tick();
      assertThat(failed(app)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWaitsSurvivesARestart(Dialect dialect) {
    try (TestApp app = TestApp.with(dialect, new Echo())) {
      market(app, "UK");
      app.restart();
      app.settle();
      assertThat(causes(app)).containsExactly(1L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFailureInOneModeOrShopHoldsBackNoOther(Dialect dialect) {
    Echo room = new Echo();
    try (TestApp app = TestApp.with(dialect, room)) {
      String test = app.key(Mode.TEST, "*");
      String stranger = app.strangersKey();
      room.failOn("AA");
      market(app, "AA");
      market(app, test, "BB");
      market(app, stranger, "CC");
      app.settle();
      assertThat(causes(app)).isEmpty();
      assertThat(echoes(app, test)).hasSize(1);
      assertThat(echoes(app, stranger)).hasSize(1);
    }
  }

  /** A room that reacts to itself. */
  private static final class Circle extends Actions {
    Circle() {
      super(new Room("circle", "Circle", "For tests."));
      after("market.created", "circle_begins", Circle::tell);
      after("echo.heard", "circle_on", Circle::tell);
    }

    private static void tell(Reaction.Cause cause, WriteTx tx) {
      tx.happened("echo.heard", new Echo.Sound(cause.subject(), cause.seq()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCircleOfReactionsEnds(Dialect dialect) {
    try (TestApp app = TestApp.with(dialect, new Circle())) {
      market(app, "UK");
      app.settle();
      assertThat(causes(app)).hasSize(Journal.MOST_LINKS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatRunsReactsByItself(Dialect dialect) throws InterruptedException {
    Echo room = new Echo();
    try (TestApp app = TestApp.with(dialect, room)) {
      app.app().startJobs(true);
      market(app, "UK");
      room.awaitAsked();
      app.app().stopJobs();
      app.settle();
      assertThat(causes(app)).containsExactly(1L);
    }
  }

  @Test
  void twoNodesDoEachOnceAndInOrder() {
    int writers = 4;
    int each = 25;
    try (TestApp app = TestApp.with(Dialect.POSTGRES, new Echo());
        App second = app.open()) {
      List<App> nodes = List.of(app.app(), second);
      Together.run(
          writers + nodes.size(),
          thread -> {
            if (thread < writers) {
              for (int i = 0; i < each; i++) {
                market(app, "M" + thread + (char) ('A' + i));
              }
            } else {
              while (causes(app).size() < writers * each) {
                nodes.get(thread - writers).settle();
              }
            }
            return thread;
          });
      List<JsonNode> events = new ArrayList<>();
      for (int page = 1; page <= 2; page++) {
        app.call(
                "list_events",
                "{\"sort\": \"seq\", \"type\": \"market.created\", \"per_page\": 100, \"page\": %d}"
                    .formatted(page))
            .at("events")
            .forEach(events::add);
      }
      assertThat(causes(app))
          .containsExactlyElementsOf(
              events.stream().map(event -> event.path("seq").longValue() - KEY_MADE).toList())
          .hasSize(writers * each);
    }
  }

  @Test
  void aSelectorIsATypeAFamilyOrAll() {
    assertThat(heard("stock.item.adjusted")).containsExactly(0L);
    assertThat(heard("stock.item.*")).containsExactly(0L, 1L);
    assertThat(heard("stock.*")).containsExactly(0L, 1L, 2L, 3L);
    assertThat(heard("*")).containsExactly(0L, 1L, 2L, 3L, 4L);
  }

  private static List<Long> heard(String selector) {
    List<String> types =
        List.of(
            "stock.item.adjusted",
            "stock.item.set",
            "stock.items.counted",
            "stock.location.created",
            "stocks.item.adjusted");
    Reaction reaction = new Reaction("hear_it", selector, new Reaction.Whole((cause, tx) -> {}));
    return LongStream.range(0, types.size())
        .filter(i -> reaction.isAfter(types.get((int) i)))
        .boxed()
        .toList();
  }
}
