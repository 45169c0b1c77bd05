package dev.storehand.edge.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Scope;
import dev.storehand.core.db.Storage;
import dev.storehand.core.job.DueJob;
import dev.storehand.core.job.ExportFolder;
import dev.storehand.core.job.JobBell;
import dev.storehand.core.job.JobClaim;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.Shelf;
import dev.storehand.kit.TestApp;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every item of a job is done exactly once, whoever works on it and whatever else is due. */
class RunnerTest {

  @OnBothEngines
  void everyItemIsDoneOnceAndMarkedInTheSameTransaction(TestApp app) {
    Shelf shelf = Shelf.of(app, 3);
    String job = shelf.startAdding(230);
    assertThat(shelf.job(job).text("status")).isEqualTo("running");
    assertThat(shelf.units()).isEqualTo(30);
    app.settle();
    app.settle();

    assertThat(shelf.job(job).text("status")).isEqualTo("completed");
    assertThat(shelf.job(job).number("succeeded")).isEqualTo(230);
    assertThat(shelf.job(job).number("progress")).isEqualTo(100);
    assertThat(shelf.units()).isEqualTo(30 + 230);
    assertThat(shelf.movements(0)).isEqualTo(1 + 77);
  }

  @OnBothEngines
  void whatAJobDoesSaysWhoseItIsAndWhichJobItWas(TestApp app) {
    Shelf shelf = Shelf.of(app, 1);
    String job = shelf.startAdding(1);
    app.settle();

    JsonNode movement =
        app.call("list_stock_movements", "{\"sort\": \"-seq\"}").at("stock_movements.0");
    assertThat(movement.path("via").asString()).isEqualTo("job");
    assertThat(movement.path("actor").path("name").asString()).isEqualTo("Tests");
    assertThat(movement.path("ref").toString())
        .isEqualTo("{\"type\":\"job\",\"id\":\"%s\"}".formatted(job));
    JsonNode entry =
        app.call("list_audit_entries", "{\"action\": \"adjust_stock\"}").at("audit_entries.0");
    assertThat(entry.path("via").asString()).isEqualTo("job");
    assertThat(entry.path("input").path("delta").intValue()).isEqualTo(1);
    assertThat(app.call("list_events", "{\"type\": \"job.completed\"}").number("meta.total_count"))
        .isEqualTo(1);
    assertThat(
            app.call("list_events", "{\"type\": \"stock.item.updated\"}")
                .number("meta.total_count"))
        .isEqualTo(1);
  }

  @OnBothEngines
  void oneBadItemSpoilsNoOther(TestApp app) {
    Shelf shelf = Shelf.of(app, 3);
    String job =
        shelf.start(
            "bulk_adjust_stock",
            """
            {"items": [{"id": "%s", "delta": 5}, {"id": "%s", "delta": -11},
              {"id": "sti_none", "delta": 1}, {"id": "%s", "delta": -10}]}"""
                .formatted(shelf.item(0), shelf.item(1), shelf.item(2)));
    app.settle();

    assertThat(shelf.job(job).text("status")).isEqualTo("completed");
    assertThat(shelf.job(job).number("succeeded")).isEqualTo(2);
    assertThat(shelf.job(job).number("failed")).isEqualTo(2);
    JsonNode items = shelf.outcomes(job);
    assertThat(items.get(0).path("result").path("quantity").intValue()).isEqualTo(15);
    assertThat(items.get(1).path("error").path("code").asString()).isEqualTo("insufficient_stock");
    assertThat(items.get(2).path("error").path("code").asString()).isEqualTo("not_found");
    assertThat(items.get(3).path("status").asString()).isEqualTo("succeeded");
    assertThat(List.of(shelf.quantity(0), shelf.quantity(1), shelf.quantity(2)))
        .containsExactly(15L, 10L, 0L);
    assertThat(shelf.movements(1)).isEqualTo(1);
    assertThat(
            app.call("list_audit_entries", "{\"action\": \"adjust_stock\"}")
                .number("meta.total_count"))
        .isEqualTo(2);
  }

  @OnBothEngines
  void anItemMaySayWhichVersionItExpects(TestApp app) {
    Shelf shelf = Shelf.of(app, 1);
    String job =
        shelf.start(
            "bulk_set_stock",
            """
            {"items": [{"id": "%1$s", "quantity": 3, "expected_version": 1},
              {"id": "%1$s", "quantity": 4, "expected_version": 1}]}"""
                .formatted(shelf.item(0)));
    app.settle();

    JsonNode items = shelf.outcomes(job);
    assertThat(items.get(0).path("status").asString()).isEqualTo("succeeded");
    assertThat(items.get(1).path("error").path("code").asString()).isEqualTo("stale_version");
    assertThat(shelf.quantity(0)).isEqualTo(3);
  }

  @OnBothEngines
  void aShopWith10000ItemsDoesNotKeepAnothersTenWaiting(TestApp app) {
    Shelf many = Shelf.of(app, 2);
    Shelf few = Shelf.of(app, app.strangersKey(), 2);
    String large = many.startAdding(10_000);
    String small = few.startAdding(10);
    List<Long> doneBefore = new ArrayList<>();
    try (JobBell.Ear ear =
        app.app()
            .bell()
            .listen(
                small,
                () -> {
                  doneBefore.add(many.job(large).number("processed"));
                  app.call("cancel_job", "{\"job_id\": \"%s\"}".formatted(large)).ok();
                })) {
      app.settle();
    }

    assertThat(few.job(small).text("status")).isEqualTo("completed");
    assertThat(doneBefore).hasSize(1);
    assertThat(doneBefore.get(0)).isLessThanOrEqualTo(100);
  }

  @OnBothEngines
  void whoHasLostItsLeaseLosesItsChunk(TestApp app) {
    Shelf shelf = Shelf.of(app, 1);
    String job = shelf.startAdding(10);
    Chunks slow = chunks(app.app());
    DueJob due = slow.due().get(0);
    JobClaim claim = slow.claim(due, "slow").orElseThrow();
    assertThat(slow.claim(due, "other")).isEmpty();
    app.settle();
    assertThat(shelf.units()).isEqualTo(10);

    expireLeases(app);
    app.settle();
    assertThat(shelf.units()).isEqualTo(20);
    slow.run(claim);
    assertThat(shelf.units()).isEqualTo(20);
    assertThat(shelf.job(job).number("succeeded")).isEqualTo(10);
  }

  @OnBothEngines
  void whoIsOvertakenBeforeTheOtherIsDoneLosesItToo(TestApp app) {
    Shelf shelf = Shelf.of(app, 1);
    shelf.startAdding(10);
    Chunks chunks = chunks(app.app());
    DueJob due = chunks.due().get(0);
    JobClaim slow = chunks.claim(due, "slow").orElseThrow();
    expireLeases(app);
    JobClaim quick = chunks.claim(due, "quick").orElseThrow();

    chunks.run(slow);
    assertThat(shelf.units()).isEqualTo(10);
    chunks.run(quick);
    assertThat(shelf.units()).isEqualTo(20);
  }

  @OnBothEngines
  void aDeadProcessesLeasesEndWhenTheOnlyOneStartsAgain(TestApp app) {
    Shelf shelf = Shelf.of(app, 1);
    shelf.startAdding(10);
    Chunks dead = chunks(app.app());
    dead.claim(dead.due().get(0), "dead");
    assertThat(dead.due()).isEmpty();
    dead.releaseAll();
    app.settle();
    assertThat(shelf.units()).isEqualTo(20);
  }

  @Test
  void twoRunnersOnOnePostgresShareAJob() throws Exception {
    try (TestApp app = TestApp.on(Dialect.POSTGRES);
        App other = another(app)) {
      Shelf shelf = Shelf.of(app, 4);
      String job = shelf.startAdding(600);
      CountDownLatch both = new CountDownLatch(2);
      app.app().bell().listen(job, () -> arrive(both));
      other.bell().listen(job, () -> arrive(both));
      Thread second = new Thread(other::settle);
      second.start();
      app.settle();
      second.join();

      assertThat(shelf.job(job).number("succeeded")).isEqualTo(600);
      assertThat(shelf.units()).isEqualTo(640);
      assertThat(owners(app)).isEqualTo(2);
    }
  }

  /** After its first chunk, each waits until the other has done one. */
  private static void arrive(CountDownLatch both) {
    both.countDown();
    try {
      assertThat(both.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static App another(TestApp app) {
    String url = ((Storage.Postgres) app.storage()).jdbcUrl();
    return App.open(Config.standard().onPort(0).at(url), Clock.systemUTC(), Ids.ulids());
  }

  private static long owners(TestApp app) {
    return app.app()
        .database()
        .read(
            Scope.none(),
            tx ->
                tx.unscoped("select count(distinct owner) as n from job_chunk")
                    .one(row -> row.number("n")));
  }

  private static void expireLeases(TestApp app) {
    app.app()
        .database()
        .write(Scope.none(), tx -> tx.unscoped("update job_chunk set lease_until = 1").run());
  }

  private static Chunks chunks(App app) {
    Exports exports =
        new Exports(
            app.database(),
            app.dispatcher(),
            new ExportFolder(Path.of("unused")),
            app.bell(),
            () -> false);
    return new Chunks(app.database(), app.registry(), app.gate(), app.dispatcher(), exports);
  }
}
