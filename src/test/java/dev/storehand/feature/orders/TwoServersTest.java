package dev.storehand.feature.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.action.Target;
import dev.storehand.core.call.Request;
import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Storage;
import dev.storehand.core.db.Via;
import dev.storehand.kit.Answer;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Together;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Two servers on one PostgreSQL: nothing is sold twice, and the sums are right afterwards. */
class TwoServersTest {

  @Test
  void sixtyFourBuyersAtTwoServersGetTheLastTwentyUnits() {
    try (TestApp first = TestApp.on(Dialect.POSTGRES);
        App second = second(first)) {
      OrderScene scene = OrderScene.of(first);
      scene.stocked("CAP", 2400, 20);
      scene.stocked("SOCK", 900, 1000);

      List<Answer> answers =
          Together.run(
              64,
              thread -> {
                // The lines in either order: who locks in the order of sending would deadlock.
                ObjectNode order =
                    thread % 4 < 2
                        ? OrderScene.orderOf(true, "CAP:1", "SOCK:1")
                        : OrderScene.orderOf(true, "SOCK:1", "CAP:1");
                order.put("customer_email", "buyer-" + thread % 3 + "@example.com");
                return thread % 2 == 0
                    ? scene.call("create_order", order.toString())
                    : at(second, first.key(), order);
              });

      assertThat(answers.stream().filter(each -> each.reply().accepted())).hasSize(20);
      answers.stream()
          .filter(each -> !each.reply().accepted())
          .forEach(each -> each.problem("insufficient_stock"));
      assertThat(scene.call("check_integrity", "{}").at("differences")).isEmpty();
    }
  }

  private static App second(TestApp first) {
    String url = ((Storage.Postgres) first.storage()).jdbcUrl();
    return App.open(Config.standard().at(url).limitedTo(0), Clock.systemUTC(), Ids.ulids());
  }

  private static Answer at(App app, String key, ObjectNode order) {
    return new Answer(
        app.dispatcher()
            .call(
                new Request(
                    "req_second", Via.REST, new Target.Name("create_order"), key, found -> order)));
  }
}
