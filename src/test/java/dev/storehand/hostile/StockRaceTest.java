package dev.storehand.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Storage;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.ServerProcess;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Together;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Many callers over HTTP who want the same thing at the same moment, of one server or of two on one
 * PostgreSQL.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StockRaceTest {
  private static final int CALLERS = 64;
  private static final int UNITS = 23;

  private final TestApp shared = TestApp.on(Dialect.POSTGRES);
  private ServerProcess first;
  private ServerProcess second;

  @BeforeAll
  void startTwoServers(@TempDir Path folder) throws IOException {
    String database = "--database-url=" + ((Storage.Postgres) shared.storage()).jdbcUrl();
    first = ServerProcess.start(folder.resolve("first"), folder.resolve("first.log"), database);
    second = ServerProcess.start(folder.resolve("second"), folder.resolve("second.log"), database);
  }

  @AfterAll
  void stopThem() {
    first.close();
    second.close();
    shared.close();
  }

  /** A stock item of a new SKU at a new location. */
  private static String item(TestApp app, String sku, int quantity) {
    app.call(
            "create_product",
            "{\"name\":\"%s\",\"price_cents\":100,\"variants\":[{\"sku_code\":\"%s\"}]}"
                .formatted(sku, sku))
        .ok();
    String location =
        app.call("create_stock_location", "{\"name\":\"%s\",\"code\":\"%s\"}".formatted(sku, sku))
            .text("id");
    return app.call(
            "create_stock_item",
            "{\"sku_code\":\"%s\",\"stock_location_id\":\"%s\",\"quantity\":%d}"
                .formatted(sku, location, quantity))
        .text("id");
  }

  private static RawAnswer adjust(TestApp app, String url, String item, int delta, String more)
      throws IOException {
    RawRequest request =
        RawRequest.post("/stock/items/" + item + "/adjust", "{\"delta\":" + delta + more + "}")
            .key(app.key());
    try (RawConnection connection = RawConnection.to(url)) {
      return connection.send(request.bytes()).answer();
    }
  }

  private static String code(RawAnswer answer) {
    return answer.status() == 202 ? "accepted" : ProblemShape.check(answer).path("code").asString();
  }

  /**
   * What the ledger says of an item: its movements add up to its quantity, and none went below
   * nothing.
   */
  private static void theLedgerIsRight(TestApp app, String item, int movements, int quantity) {
    ObjectNode page =
        app.call("list_stock_movements", "{\"stock_item_id\":\"" + item + "\",\"per_page\":100}")
            .ok();
    int sum = 0;
    for (JsonNode movement : page.path("stock_movements")) {
      sum += movement.path("delta").intValue();
      assertThat(movement.path("quantity_after").intValue()).isNotNegative();
    }
    assertThat(page.path("meta").path("total_count").intValue()).isEqualTo(movements);
    assertThat(sum).isEqualTo(quantity);
    assertThat(app.call("read_stock_item", "{\"id\":\"" + item + "\"}").number("quantity"))
        .isEqualTo(quantity);
  }

  private static void theLastUnitsAreSoldOnce(TestApp app, List<String> urls, String sku) {
    String item = item(app, sku, UNITS);
    List<String> outcomes =
        Together.run(
            CALLERS, caller -> code(adjust(app, urls.get(caller % urls.size()), item, -1, "")));

    assertThat(outcomes).filteredOn("accepted"::equals).hasSize(UNITS);
    assertThat(outcomes).filteredOn("insufficient_stock"::equals).hasSize(CALLERS - UNITS);
    theLedgerIsRight(app, item, UNITS + 1, 0);
  }

  private static void noAdjustmentIsLost(TestApp app, List<String> urls, String sku) {
    String item = item(app, sku, 1_000);
    List<String> outcomes =
        Together.run(
            CALLERS,
            caller ->
                code(
                    adjust(
                        app,
                        urls.get(caller % urls.size()),
                        item,
                        caller % 2 == 0 ? caller : -caller,
                        ", \"reason\":\"n" + caller + "\"")));
    int sum = 0;
    for (int caller = 1; caller < CALLERS; caller++) {
      sum += caller % 2 == 0 ? caller : -caller;
    }

    assertThat(outcomes.subList(1, CALLERS)).containsOnly("accepted");
    assertThat(outcomes.get(0)).as("a delta of nothing").isEqualTo("unprocessable");
    theLedgerIsRight(app, item, CALLERS, 1_000 + sum);
  }

  @OnBothEngines
  void sixtyFourBuyersNeverGetMoreThanThereAre(TestApp app) {
    theLastUnitsAreSoldOnce(app, List.of(app.url()), "LAST");
  }

  @OnBothEngines
  void sixtyFourCallersUpAndDownAddUp(TestApp app) {
    noAdjustmentIsLost(app, List.of(app.url()), "SUM");
  }

  @Test
  void twoServersNeverSellMoreThanThereAre() {
    theLastUnitsAreSoldOnce(shared, List.of(first.url(), second.url()), "LAST2");
  }

  @Test
  void twoServersUpAndDownAddUp() {
    noAdjustmentIsLost(shared, List.of(first.url(), second.url()), "SUM2");
  }

  @Test
  void oneIdempotencyKeyAtTwoServersAtOnceHasOneEffectAndOneAnswer() {
    List<String> urls = List.of(first.url(), second.url());
    for (int round = 0; round < 10; round++) {
      String item = item(shared, "ONCE" + round, 0);
      String key = ", \"idempotency_key\":\"round " + round + "\"";
      List<RawAnswer> answers =
          Together.run(16, caller -> adjust(shared, urls.get(caller % 2), item, 1, key));
      Set<String> accepted = new HashSet<>();
      for (RawAnswer answer : answers) {
        if (code(answer).equals("accepted")) {
          accepted.add(answer.text());
        } else {
          assertThat(code(answer)).isEqualTo("idempotency_in_progress");
        }
      }

      assertThat(accepted).hasSize(1);
      theLedgerIsRight(shared, item, 2, 1);
    }
  }
}
