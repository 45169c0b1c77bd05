package dev.storehand.feature.listings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Via;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Many listings in one call: rows X21 to X24, X29 and H5. */
final class BatchTest {

  @OnBothEngines
  void x21ABatchAnswersAtOnceAndAllItsItemsEnd(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    Answer job =
        scene.call(
            "batch_create_listings",
            "{\"items\": [{\"variant_id\": \"%s\", \"amount_cents\": 15000, \"quantity\": 3}]}"
                .formatted(variant));
    assertThat(job.text("status")).isEqualTo("running");
    assertThat(job.number("total")).isEqualTo(3);
    app.settle();
    assertThat(scene.asks(variant)).containsExactly(15_000L, 3L);
    List<String> made = listings(scene, "\"batch_ids\": [\"%s\"]".formatted(job.text("job_id")));
    assertThat(made).hasSize(3);
    Answer gone =
        scene.settled(
            "batch_delete_listings",
            "{\"ids\": %s}".formatted(made.stream().map(id -> "\"" + id + "\"").toList()));
    assertThat(job(scene, gone).path("succeeded").longValue()).isEqualTo(3);
    assertThat(scene.asks(variant)).containsExactly(-1L, 0L);
    scene.sound();
  }

  @OnBothEngines
  void x22AndX23ABatchCountsItsItemsAndEachSaysWhatBecameOfIt(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String item = scene.item(variant, 1);
    Answer job =
        scene.settled(
            "batch_create_listings",
            """
            {"items": [{"variant_id": "%1$s", "amount_cents": 100, "quantity": 2, "stock_item_id": "%2$s"},
                       {"sku_code": "UNKNOWN", "amount_cents": 100, "quantity": 1}]}"""
                .formatted(variant, item));
    JsonNode ended = job(scene, job);
    assertThat(ended.path("status").asString()).isEqualTo("completed");
    assertThat(ended.path("succeeded").longValue()).isEqualTo(1);
    assertThat(ended.path("failed").longValue()).isEqualTo(2);
    assertThat(ended.path("processed").longValue()).isEqualTo(ended.path("total").longValue());
    assertThat(ended.has("completed_at")).isTrue();
    JsonNode good = items(scene, job, "succeeded").get(0);
    assertThat(good.path("input").path("amount_cents").longValue()).isEqualTo(100);
    assertThat(good.path("result").path("listing_id").asString()).startsWith("lst_");
    assertThat(good.path("result").path("operation_status").asString()).isEqualTo("SUCCEEDED");
    assertThat(items(scene, job, "failed").toString())
        .contains("insufficient_stock")
        .contains("UNKNOWN");
    assertThat(listings(scene, "\"per_page\": 100")).as("what failed left nothing").hasSize(1);
    scene.sound();
  }

  @OnBothEngines
  void x24ABatchHasAtMost500ItemsAnd500AreSentInAnyFiveMinutes(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    scene
        .call("batch_deactivate_listings", "{\"ids\": %s}".formatted(ids(501)))
        .problem("unprocessable");
    scene.settled("batch_deactivate_listings", "{\"ids\": %s}".formatted(ids(499))).ok();
    String two =
        "{\"items\": [{\"variant_id\": \"%1$s\", \"amount_cents\": 1, \"quantity\": 1}, {\"variant_id\": \"%1$s\", \"amount_cents\": 1, \"quantity\": 1}]}"
            .formatted(variant);
    Answer refused = scene.call("batch_create_listings", two);
    refused.problem("rate_limited");
    assertThat(refused.reply().headers().get("Retry-After")).isEqualTo("300");
    assertThat(listings(scene, "\"per_page\": 100")).isEmpty();
    app.clock().move(Duration.ofMinutes(5));
    scene.settled("batch_create_listings", two).ok();
    assertThat(listings(scene, "\"per_page\": 100")).hasSize(2);
  }

  @OnBothEngines
  void x24FiftyThousandItemsAreSentADayAndTheDayTurnsOverAtMidnightUtc(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String all = "{\"ids\": %s}".formatted(ids(500));
    scene.call("batch_deactivate_listings", all).ok();
    app.app()
        .database()
        .write(
            app.app().systemScope(app.shop(), Mode.LIVE),
            tx ->
                tx.sql("update item_meter set items = 49999 where shop = :shop and mode = :mode")
                    .run());
    app.clock().move(Duration.ofMinutes(6));
    scene.call("batch_deactivate_listings", all).problem("rate_limited");
    app.clock().move(Duration.ofDays(1));
    scene.call("batch_deactivate_listings", all).ok();
  }

  @OnBothEngines
  void x29ABatchOf500PricesEndsWithAllListingsAtTheirNewPrice(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    scene
        .settled(
            "batch_create_listings",
            "{\"items\": [%s]}"
                .formatted(
                    IntStream.range(0, 5)
                        .mapToObj(
                            i ->
                                "{\"variant_id\": \"%s\", \"amount_cents\": %d, \"quantity\": 100}"
                                    .formatted(variant, 20_000 + i))
                        .collect(Collectors.joining(","))))
        .ok();
    List<String> made = new ArrayList<>();
    for (int page = 1; page <= 5; page++) {
      made.addAll(listings(scene, "\"per_page\": 100, \"page\": " + page));
    }
    assertThat(made).hasSize(500);
    app.clock().move(Duration.ofMinutes(5));
    Answer job =
        scene.settled(
            "batch_update_listings",
            "{\"items\": [%s]}"
                .formatted(
                    IntStream.range(0, 500)
                        .mapToObj(
                            i ->
                                "{\"id\": \"%s\", \"amount_cents\": %d}"
                                    .formatted(made.get(i), 10_000 + i))
                        .collect(Collectors.joining(","))));
    assertThat(job(scene, job).path("succeeded").longValue()).isEqualTo(500);
    assertThat(scene.asks(variant)).containsExactly(10_000L, 500L);
    for (int i = 0; i < 500; i += 50) {
      assertThat(scene.listing(made.get(i)).path("amount_cents").longValue()).isEqualTo(10_000 + i);
    }
    scene.sound();
  }

  @OnBothEngines
  void h5OneListingChangedByRestBatchAndMcpShowsOneOrderedHistory(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String listing = scene.listed(scene.variant("DUNK"), 15_000);
    scene.settled("update_listing", price(listing, 14_000)).ok();
    scene
        .settled("batch_update_listings", "{\"items\": [%s]}".formatted(price(listing, 13_000)))
        .ok();
    scene.over(Via.MCP, "update_listing", price(listing, 12_000)).ok();
    scene.over(Via.MCP, "deactivate_listing", "{\"id\": \"" + listing + "\"}").ok();
    assertThat(scene.history(listing))
        .containsExactly(
            "CREATE SUCCEEDED USER API",
            "UPDATE SUCCEEDED USER API",
            "UPDATE SUCCEEDED USER BATCH",
            "UPDATE SUCCEEDED USER MCP",
            "DEACTIVATE SUCCEEDED USER MCP");
    assertThat(scene.listing(listing).path("amount_cents").longValue()).isEqualTo(12_000);
  }

  @OnBothEngines
  void aBatchDoesWhatWasAskedBeforeItFirst(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String listing = scene.listed(scene.variant("DUNK"), 15_000);
    scene.call("batch_update_listings", "{\"items\": [%s]}".formatted(price(listing, 13_000))).ok();
    scene.call("update_listing", price(listing, 14_000)).ok();
    app.settle();
    assertThat(scene.history(listing)).hasSize(3).allMatch(each -> each.contains("SUCCEEDED"));
    JsonNode last = scene.listing(listing).path("last_operation").path("changes").path("updates");
    assertThat(scene.listing(listing).path("amount_cents").longValue())
        .as("what was asked last stands")
        .isEqualTo(last.path("amount_cents").longValue());
  }

  private static String price(String listing, long cents) {
    return "{\"id\": \"%s\", \"amount_cents\": %d}".formatted(listing, cents);
  }

  private static String ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> "\"lst_" + i + "\"").toList().toString();
  }

  private static JsonNode job(MarketScene scene, Answer job) {
    return scene.call("read_job", "{\"job_id\": \"%s\"}".formatted(job.text("job_id"))).ok();
  }

  private static JsonNode items(MarketScene scene, Answer job, String status) {
    return scene
        .call(
            "list_job_items",
            "{\"job_id\": \"%s\", \"status\": \"%s\"}".formatted(job.text("job_id"), status))
        .at("job_items");
  }

  private static List<String> listings(MarketScene scene, String filter) {
    return scene
        .call("list_listings", "{" + filter + "}")
        .at("listings")
        .valueStream()
        .map(each -> each.path("id").asString())
        .toList();
  }
}
