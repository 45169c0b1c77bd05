package dev.storehand.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.Shelf;
import dev.storehand.kit.TestApp;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a bulk action is sent, what is refused before there is a job, and what a dry run says. */
class BulkStockTest {

  @OnBothEngines
  void aBulkActionAnswersWithAJobThatCanBePolled(TestApp app) {
    Shelf shelf = Shelf.of(app, 2);
    Answer answer = app.call("bulk_adjust_stock", shelf.adding(2).toString());
    String job = answer.text("job_id");
    assertThat(answer.reply().status()).isEqualTo(202);
    assertThat(job).startsWith("job_");
    assertThat(answer.text("action")).isEqualTo("bulk_adjust_stock");
    assertThat(answer.text("status")).isEqualTo("running");
    assertThat(answer.number("total")).isEqualTo(2);
    assertThat(answer.text("status_url")).isEqualTo("/api/v2/external/jobs/" + job);
    assertThat(faults(app, answer)).isEmpty();
    assertThat(answer.reply().headers()).containsEntry("Location", answer.text("status_url"));
  }

  /** What of an answer does not fit the published schema. */
  private static List<Fault> faults(TestApp app, Answer answer) {
    return app.app()
        .registry()
        .named("bulk_adjust_stock")
        .orElseThrow()
        .output()
        .shape()
        .faults(answer.json());
  }

  @OnBothEngines
  void idsWithSetDoTheSameToEach(TestApp app) {
    Shelf shelf = Shelf.of(app, 3);
    String job =
        shelf.start(
            "bulk_set_stock",
            "{\"ids\": [\"%s\", \"%s\"], \"set\": {\"quantity\": 4, \"reason\": \"recount\"}}"
                .formatted(shelf.item(0), shelf.item(2)));
    app.settle();
    assertThat(List.of(shelf.quantity(0), shelf.quantity(1), shelf.quantity(2)))
        .containsExactly(4L, 10L, 4L);
    JsonNode input = shelf.outcomes(job).get(1).path("input");
    assertThat(input.path("id").asString()).isEqualTo(shelf.item(2));
    assertThat(input.path("reason").asString()).isEqualTo("recount");
  }

  @OnBothEngines
  void aFilterIsResolvedWhenTheJobIsAskedFor(TestApp app) {
    Shelf shelf = Shelf.of(app, 120);
    app.call("set_stock", "{\"id\": \"%s\", \"quantity\": 2}".formatted(shelf.item(7))).ok();
    Answer job =
        app.call(
            "bulk_adjust_stock",
            "{\"filter\": {\"stock_location_id\": \"%s\", \"quantity_from\": 5}, \"set\": {\"delta\": 1}}"
                .formatted(shelf.location()));
    app.call("set_stock", "{\"id\": \"%s\", \"quantity\": 9}".formatted(shelf.item(7))).ok();
    app.settle();
    assertThat(job.number("total")).isEqualTo(119);
    assertThat(shelf.quantity(7)).isEqualTo(9);
    assertThat(shelf.quantity(8)).isEqualTo(11);
  }

  @OnBothEngines
  void aFilterThatMatchesNothingIsDoneAtOnce(TestApp app) {
    Answer job =
        app.call(
            "bulk_set_stock",
            "{\"filter\": {\"reference\": \"none\"}, \"set\": {\"quantity\": 1}}");
    assertThat(job.text("status")).isEqualTo("completed");
    assertThat(job.number("total")).isZero();
  }

  @OnBothEngines
  void deletingTakesIdsOrAFilterAndNoSet(TestApp app) {
    Shelf shelf = Shelf.of(app, 3);
    app.call("bulk_delete_stock_items", "{\"ids\": [\"%s\"], \"set\": {}}".formatted(shelf.item(0)))
        .problem("unprocessable");
    shelf.start(
        "bulk_delete_stock_items",
        "{\"ids\": [\"%s\", \"%s\"]}".formatted(shelf.item(0), shelf.item(1)));
    app.settle();
    assertThat(app.call("list_stock_items", "{}").number("meta.total_count")).isEqualTo(1);
  }

  @OnBothEngines
  void exactlyOneOfItemsIdsAndFilterIsTaken(TestApp app) {
    Shelf shelf = Shelf.of(app, 1);
    assertThat(app.call("bulk_set_stock", "{}").errors())
        .containsExactly("items is missing: send items or ids or filter");
    ObjectNode both = shelf.adding(1);
    both.putArray("ids").add(shelf.item(0));
    assertThat(app.call("bulk_adjust_stock", both.toString()).errors())
        .containsExactly("items is one too many: send only one of items or ids or filter");
    assertThat(app.call("bulk_set_stock", "{\"ids\": [\"%s\"]}".formatted(shelf.item(0))).errors())
        .containsExactly("set is required with ids and filter");
    ObjectNode twice = shelf.adding(1);
    twice.putObject("set").put("delta", 1);
    assertThat(app.call("bulk_adjust_stock", twice.toString()).errors())
        .containsExactly("set goes with ids or filter; items say it themselves");
  }

  @OnBothEngines
  void theShapeOfAllItemsIsCheckedBeforeThereIsAJob(TestApp app) {
    Shelf shelf = Shelf.of(app, 1);
    ObjectNode input = shelf.adding(9);
    ((ObjectNode) input.path("items").get(7)).put("delta", "many");
    ((ObjectNode) input.path("items").get(8)).put("colour", "red").remove("id");
    Answer refused = app.call("bulk_adjust_stock", input.toString());
    refused.problem("unprocessable");
    assertThat(refused.errors())
        .contains("items[7].delta must be a whole number", "items[8].id is required");
    assertThat(refused.json().path("fields").has("items[8].colour")).isTrue();
    assertThat(app.call("list_jobs", "{}").number("meta.total_count")).isZero();
  }

  @OnBothEngines
  void atMostAThousandFaultsAreListed(TestApp app) {
    ObjectNode input = Json.object();
    ArrayNode items = input.putArray("items");
    for (int i = 0; i < 1500; i++) {
      items.addObject().put("id", "sti_1").put("delta", "x");
    }
    assertThat(app.call("bulk_adjust_stock", input.toString()).errors()).hasSize(1000);
  }

  @OnBothEngines
  void moreThan10000ItemsAreRefusedBeforeAnythingIsDone(TestApp app) {
    Shelf shelf = Shelf.of(app, 1);
    Answer refused = app.call("bulk_adjust_stock", shelf.adding(10_001).toString());
    assertThat(refused.problem("unprocessable").path("fields").path("items").get(0).asString())
        .isEqualTo("must have at most 10000 items");
    assertThat(app.call("list_jobs", "{}").number("meta.total_count")).isZero();
  }

  @OnBothEngines
  void aDryRunSaysHowManyWouldWorkAndKeepsNothing(TestApp app) {
    Shelf shelf = Shelf.of(app, 2);
    ObjectNode input = shelf.adding(150).put("dry_run", true);
    for (int i = 0; i < 12; i++) {
      input.withArray("items").addObject().put("id", "sti_none").put("delta", 1);
    }
    Answer answer = app.call("bulk_adjust_stock", input.toString());
    assertThat(answer.number("total")).isEqualTo(162);
    assertThat(answer.number("would_succeed")).isEqualTo(150);
    assertThat(answer.number("would_fail")).isEqualTo(12);
    assertThat(answer.at("first_faults")).hasSize(10);
    assertThat(answer.at("first_faults.0").path("index").intValue()).isEqualTo(150);
    assertThat(answer.at("first_faults.0").path("code").asString()).isEqualTo("not_found");
    assertThat(answer.json().has("job_id")).isFalse();
    assertThat(faults(app, answer)).isEmpty();
    app.settle();
    assertThat(shelf.units()).isEqualTo(20);
    assertThat(app.call("list_jobs", "{}").number("meta.total_count")).isZero();
  }
}
