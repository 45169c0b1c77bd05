package dev.storehand.feature.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Mode;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.Shelf;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be done with jobs: stop them, do failed items again, and forget them. */
class JobsTest {

  private static String of(String job) {
    return "{\"job_id\": \"%s\"}".formatted(job);
  }

  @OnBothEngines
  void cancellingStopsWhatHasNotBegun(TestApp app) {
    Shelf shelf = Shelf.of(app, 2);
    String job = shelf.startAdding(150);
    Answer cancelled = app.call("cancel_job", of(job));
    app.settle();

    assertThat(cancelled.text("status")).isEqualTo("cancelled");
    assertThat(cancelled.number("processed")).isZero();
    assertThat(shelf.units()).isEqualTo(20);
    assertThat(
            app.call(
                    "list_job_items",
                    "{\"job_id\": \"%s\", \"status\": \"cancelled\"}".formatted(job))
                .number("meta.total_count"))
        .isEqualTo(150);
    app.call("cancel_job", of(job)).problem("invalid_transition");
    assertThat(app.call("list_events", "{\"type\": \"job.cancelled\"}").number("meta.total_count"))
        .isEqualTo(1);
  }

  @OnBothEngines
  void retryingMakesANewJobOfTheFailedItems(TestApp app) {
    Shelf shelf = Shelf.of(app, 3);
    ObjectNode input = shelf.adding(3);
    input.withArray("items").addObject().put("id", shelf.item(0)).put("delta", -99);
    input.withArray("items").addObject().put("id", shelf.item(1)).put("delta", -50);
    String job = shelf.start("bulk_adjust_stock", input.toString());
    app.call("retry_failed_job_items", of(job)).problem("invalid_transition");
    app.settle();
    app.call("adjust_stock", "{\"id\": \"%s\", \"delta\": 100}".formatted(shelf.item(1))).ok();

    Answer again = app.call("retry_failed_job_items", of(job));
    app.settle();

    String retried = again.text("job_id");
    assertThat(retried).isNotEqualTo(job);
    assertThat(again.number("total")).isEqualTo(2);
    assertThat(again.text("action")).isEqualTo("bulk_adjust_stock");
    assertThat(shelf.job(retried).number("succeeded")).isEqualTo(1);
    assertThat(shelf.quantity(1)).isEqualTo(61);
    assertThat(shelf.outcomes(retried).get(0).path("input").path("delta").intValue())
        .isEqualTo(-99);
    assertThat(shelf.job(job).number("failed")).isEqualTo(2);
  }

  @OnBothEngines
  void whereNothingFailedThereIsNothingToRetry(TestApp app) {
    Shelf shelf = Shelf.of(app, 1);
    String job = shelf.startAdding(1);
    app.settle();
    app.call("retry_failed_job_items", of(job)).problem("invalid_transition");
  }

  @OnBothEngines
  void aWeekAfterItsEndAJobIsForgotten(TestApp app) {
    Shelf shelf = Shelf.of(app, 1);
    String job = shelf.startAdding(3);
    app.clock().move(Duration.ofDays(8));
    app.settle();
    app.clock().move(Duration.ofDays(7).minusMillis(1));
    app.app().tick();
    shelf.job(job).ok();
    app.clock().move(Duration.ofMillis(1));

    shelf.job(job).problem("not_found");
    app.call("list_job_items", of(job)).problem("not_found");
    assertThat(app.call("list_jobs", "{}").number("meta.total_count")).isZero();
    app.app().tick();
    app.clock().move(Duration.ofDays(-1));
    shelf.job(job).problem("not_found");
  }

  @OnBothEngines
  void anEleventhUnfinishedJobIsRefused(TestApp app) {
    Shelf shelf = Shelf.of(app, 1);
    for (int i = 0; i < 10; i++) {
      shelf.startAdding(1);
    }
    Answer eleventh = app.call("bulk_adjust_stock", shelf.adding(1).toString());
    assertThat(eleventh.problem("rate_limited").path("hint").asString()).contains("cancel_job");
    String stranger = app.strangersKey();
    Shelf.of(app, stranger, 1).startAdding(1);
    app.settle();
    shelf.startAdding(1);
    app.settle();
    assertThat(shelf.units()).isEqualTo(10 + 11);
  }

  @OnBothEngines
  void aRevokedKeyStopsItsJobs(TestApp app) {
    Shelf shelf = Shelf.of(app, 1);
    Answer key =
        app.call("create_api_key", "{\"name\": \"Gone\", \"abilities\": [\"stock:write\"]}");
    String token = key.text("secret");
    String job = app.as(token, "bulk_adjust_stock", shelf.adding(120).toString()).text("job_id");
    app.call("revoke_api_key", "{\"id\": \"%s\"}".formatted(key.text("id"))).ok();
    app.settle();

    assertThat(shelf.job(job).text("status")).isEqualTo("failed");
    assertThat(shelf.job(job).text("error.code")).isEqualTo("unauthenticated");
    assertThat(shelf.job(job).text("error.detail")).contains("Gone").contains("revoked");
    assertThat(shelf.units()).isEqualTo(10);
    for (JsonNode item : shelf.outcomes(job)) {
      assertThat(item.path("status").asString()).isEqualTo("cancelled");
    }
  }

  @OnBothEngines
  void anExpiredKeyStopsItsJobs(TestApp app) {
    Shelf shelf = Shelf.of(app, 1);
    String end = app.clock().instant().plusSeconds(60).toString();
    String token =
        app.call(
                "create_api_key",
                "{\"name\": \"Short\", \"abilities\": [\"stock:write\"], \"expires_at\": \"%s\"}"
                    .formatted(end))
            .text("secret");
    String job = app.as(token, "bulk_adjust_stock", shelf.adding(1).toString()).text("job_id");
    app.clock().move(Duration.ofSeconds(61));
    app.settle();
    assertThat(shelf.job(job).text("status")).isEqualTo("failed");
    assertThat(shelf.units()).isEqualTo(10);
  }

  @OnBothEngines
  void aKeySeesAndStopsItsOwnJobsAndOthersOnlyWithTheAbility(TestApp app) {
    Shelf shelf = Shelf.of(app, 1);
    String job = shelf.startAdding(1);
    String writer = app.key(Mode.LIVE, "stock:write");
    String reader = app.key(Mode.LIVE, "jobs:read");
    app.as(writer, "read_job", of(job)).problem("not_found");
    app.as(writer, "cancel_job", of(job)).problem("not_found");
    app.as(reader, "list_job_items", of(job)).ok();
    app.as(reader, "cancel_job", of(job)).problem("forbidden");
    String own = app.as(writer, "bulk_adjust_stock", shelf.adding(1).toString()).text("job_id");
    app.as(writer, "cancel_job", of(own)).ok();
    app.settle();
    assertThat(shelf.units()).isEqualTo(11);
  }

  @OnBothEngines
  void retryingNeedsTheAbilityOfTheAction(TestApp app) {
    Shelf shelf = Shelf.of(app, 1);
    String job =
        shelf.start(
            "bulk_adjust_stock",
            "{\"ids\": [\"%s\"], \"set\": {\"delta\": -99}}".formatted(shelf.item(0)));
    app.settle();
    String reader = app.key(Mode.LIVE, "jobs:read");
    Answer refused = app.as(reader, "retry_failed_job_items", of(job));
    assertThat(refused.problem("forbidden").path("detail").asString()).contains("stock:write");
  }

  @OnBothEngines
  void theSameIdempotencyKeyStartsOneJob(TestApp app) {
    Shelf shelf = Shelf.of(app, 1);
    ObjectNode input = shelf.adding(2).put("idempotency_key", "once");
    String first = shelf.start("bulk_adjust_stock", input.toString());
    assertThat(shelf.start("bulk_adjust_stock", input.toString())).isEqualTo(first);
    app.settle();
    assertThat(shelf.units()).isEqualTo(12);
  }

  @OnBothEngines
  void aJobSurvivesARestart(TestApp app) {
    Shelf shelf = Shelf.of(app, 1);
    String job = shelf.startAdding(250);
    app.restart();
    app.settle();
    assertThat(shelf.job(job).text("status")).isEqualTo("completed");
    assertThat(shelf.units()).isEqualTo(260);
    assertThat(Json.parse(shelf.job(job).reply().body()).path("started_at").isString()).isTrue();
  }
}
