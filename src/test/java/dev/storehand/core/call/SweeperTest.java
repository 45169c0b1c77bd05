package dev.storehand.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Registry;
import dev.storehand.core.action.Room;
import dev.storehand.core.action.Sweep.Due;
import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the clock brings about, a batch at a time, one thing never spoiling another. */
class SweeperTest {
  private static final Room ROOM = new Room("sweeping", "Sweeping", "For tests.");

  /** Closes each market that is open, but for the one that it cannot. */
  private static final class Closing extends Actions {
    Closing() {
      super(ROOM);
      every(Duration.ofMinutes(1), "close_markets", Closing::open, Closing::close);
    }

    private static List<Due> open(ReadTx tx, String after, int most) {
      return tx.unscoped(
              """
              select shop, mode, id from market where status = 'active' and id > :after
              order by id limit :most""")
          .bind("after", after)
          .bind("most", most)
          .list(row -> new Due(row.text("shop"), row.choice("mode", Mode.class), row.text("id")));
    }

    private static void close(WriteTx tx, String id) {
      String code =
          tx.sql(
                  """
                  update market set status = 'archived' where shop = :shop and mode = :mode and id = :id
                  returning code""")
              .bind("id", id)
              .one(row -> row.text("code"));
      tx.happened("market.closed", new Echo.Sound(id, 0));
      if (code.equals("STUCK")) {
        throw new IllegalStateException("it will not close");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachDueThingIsDoneInItsShopAndOneThatFailsSpoilsNoOther(Dialect dialect) {
    try (TestApp app = TestApp.with(dialect, new Closing())) {
      String stranger = app.strangersKey();
      app.app().tick();
      long before = closed(app, app.key());
      long theirs = closed(app, stranger);
      market(app, app.key(), "STUCK");
      for (int i = 0; i < 120; i++) {
        market(app, app.key(), "M" + i);
      }
      market(app, stranger, "THEIRS");

      app.app().tick();

      assertThat(codes(app, app.key())).containsExactly("STUCK");
      assertThat(codes(app, stranger)).isEmpty();
      assertThat(closed(app, app.key())).as("the events of what was done").isEqualTo(before + 120);
      assertThat(closed(app, stranger)).isEqualTo(theirs + 1);
      app.app().tick();
      assertThat(closed(app, app.key())).as("run twice").isEqualTo(before + 120);
    }
  }

  private static void market(TestApp app, String key, String code) {
    app.as(
            key,
            "create_market",
            "{\"code\": \"%s\", \"name\": \"x\", \"currency\": \"GBP\"}".formatted(code))
        .ok();
  }

  private static List<String> codes(TestApp app, String key) {
    List<String> codes = new ArrayList<>();
    app.as(key, "list_markets", "{\"status\": \"active\"}")
        .at("markets")
        .forEach(market -> codes.add(market.path("code").asString()));
    return codes;
  }

  private static long closed(TestApp app, String key) {
    return app.as(key, "list_events", "{\"type\": \"market.closed\"}").number("meta.total_count");
  }

  /** A room whose declarations are all wrong. */
  private static final class Wrong extends Actions {
    Wrong() {
      super(ROOM);
      every(Duration.ofMillis(999), "sweep_often", (tx, most) -> 0);
      every(Duration.ofDays(1), "Sweep", (tx, most) -> 0);
      every(Duration.ofDays(1), "Sweep", (tx, most) -> 0);
      after("stock.", "react_never", (cause, tx) -> {});
    }
  }

  @Test
  void theLawsNameEachSweepAndReactionThatIsWrong() {
    assertThatThrownBy(() -> Registry.of(List.of(new Wrong())))
        .hasMessageContaining("sweep_often is swept more often than each second")
        .hasMessageContaining("Sweep is not a verb_noun")
        .hasMessageContaining("Sweep is the name of two sweeps")
        .hasMessageContaining("react_never is after no event: stock.");
  }
}
