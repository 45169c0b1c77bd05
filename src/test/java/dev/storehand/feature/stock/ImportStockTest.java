package dev.storehand.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.schema.Json;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Counts of stock, taken in by the file. */
class ImportStockTest {
  private static Answer send(Scene scene, String csv) {
    return scene.app.call("import_stock", Json.object().put("csv", csv));
  }

  /** The job, once it has ended. */
  private static Answer done(Scene scene, Answer started) {
    scene.app.app().settle();
    return scene.app.call("read_job", Json.object().put("job_id", started.text("job_id")));
  }

  private static JsonNode items(Scene scene, Answer job, String status) {
    ObjectNode asked = Json.object().put("job_id", job.text("job_id")).put("status", status);
    return scene.app.call("list_job_items", asked).at("job_items");
  }

  private static JsonNode stock(Scene scene, String sku, String location) {
    return scene
        .app
        .call(
            "list_stock_items",
            "{\"sku_codes\": [\"%s\"], \"stock_location_id\": \"%s\"}".formatted(sku, location))
        .at("stock_items")
        .path(0);
  }

  private static long count(Scene scene) {
    return scene.app.call("list_stock_items", "{}").number("meta.total_count");
  }

  @OnBothEngines
  void c22ImportsUpsertBySkuCodeAndLocationWithCountsAndErrorsByRow(TestApp app) {
    Scene scene = new Scene(app);
    String berlin = scene.location("BERLIN");
    scene.sku("MUG");
    String old = scene.item("MUG", berlin, 3);
    scene.sku("CUP");

    Answer started =
        send(
            scene,
            "SKU,Location,Quantity,Reorder point,Reference,Aisle\n"
                + "MUG,BERLIN,7,2,erp-1,x\n"
                + "CUP,BERLIN,5,,,x\n"
                + "JAR,BERLIN,1,,,x\n"
                + "CUP,PARIS,1,,,x\n");
    assertThat(started.reply().status()).isEqualTo(202);
    assertThat(started.number("total")).isEqualTo(4);
    Answer job = done(scene, started);

    assertThat(job.text("status")).isEqualTo("completed");
    assertThat(job.number("succeeded")).isEqualTo(2);
    assertThat(job.number("failed")).isEqualTo(2);
    assertThat(job.number("summary.created")).isEqualTo(1);
    assertThat(job.number("summary.updated")).isEqualTo(1);
    assertThat(job.number("summary.columns_ignored")).isEqualTo(1);
    JsonNode mug = stock(scene, "MUG", berlin);
    assertThat(mug.path("id").asString()).isEqualTo(old);
    assertThat(mug.path("quantity").intValue()).isEqualTo(7);
    assertThat(mug.path("low_stock_threshold").intValue()).isEqualTo(2);
    assertThat(mug.path("reference").asString()).isEqualTo("erp-1");
    assertThat(stock(scene, "CUP", berlin).path("quantity").intValue()).isEqualTo(5);
    JsonNode failed = items(scene, job, "failed");
    assertThat(failed.findValuesAsString("detail"))
        .containsExactly("sku_code is unknown: JAR", "stock_location_code is unknown: PARIS");
    assertThat(failed.get(0).at("/input/row").intValue()).isEqualTo(4);
  }

  @OnBothEngines
  void c22AboveATenthOfErrorsAnImportStopsUnlessItIsToldToGoOn(TestApp app) {
    Scene scene = new Scene(app);
    scene.location("BERLIN");
    scene.sku("MUG");
    String csv = "sku,location,quantity\n" + "NONE,BERLIN,1\n".repeat(300) + "MUG,BERLIN,9\n";

    Answer stopped = done(scene, send(scene, csv));

    assertThat(stopped.text("status")).isEqualTo("failed");
    assertThat(stopped.number("failed")).isBetween(20L, 299L);
    assertThat(count(scene)).isZero();
    assertThat(items(scene, stopped, "cancelled")).isNotEmpty();

    Answer skipped =
        done(
            scene,
            app.call("import_stock", Json.object().put("csv", csv).put("skip_errors", true)));
    assertThat(skipped.text("status")).isEqualTo("completed");
    assertThat(skipped.number("failed")).isEqualTo(300);
    assertThat(count(scene)).isEqualTo(1);
  }

  @OnBothEngines
  void aFileWithAFaultIsRefusedWholeAndNothingIsThere(TestApp app) {
    Scene scene = new Scene(app);
    scene.location("BERLIN");
    scene.sku("MUG");

    Answer refused =
        send(
            scene,
            "SKU,Location,Quantity\nMUG,BERLIN,1\nMUG,BERLIN,-4\n,BERLIN,2\nMUG,,x\nMUG,,2\n");

    refused.problem("unprocessable");
    assertThat(refused.errors())
        .containsExactly(
            "row 3, Quantity must be at least 0",
            "row 4, SKU is missing: send it or variant_id",
            "row 5, Quantity must be a whole number, not x",
            "row 6, stock_location_id is missing: send it or stock_location_code");
    assertThat(count(scene)).isZero();
    assertThat(app.call("list_jobs", "{}").number("meta.total_count")).isZero();
  }

  @OnBothEngines
  void atMostAThousandFaultsAreListed(TestApp app) {
    Scene scene = new Scene(app);
    assertThat(send(scene, "sku,location,quantity\n" + "MUG,B,x\n".repeat(1_200)).errors())
        .hasSize(1_000);
  }

  @OnBothEngines
  void rowsDoTheSameAsAFile(TestApp app) {
    Scene scene = new Scene(app);
    String berlin = scene.location("BERLIN");
    String variant = scene.sku("MUG");

    Answer job =
        done(
            scene,
            app.call(
                "import_stock",
                """
                {"reason": "stocktake", "rows": [
                  {"variant_id": "%s", "stock_location_id": "%s", "quantity": 4, "metadata": {"shelf": "A"}},
                  {"sku_code": "MUG", "stock_location_code": "BERLIN", "quantity": 6, "metadata": {"bin": "3"}}]}"""
                    .formatted(variant, berlin)));

    assertThat(job.number("summary.created")).isEqualTo(1);
    assertThat(job.number("summary.updated")).isEqualTo(1);
    JsonNode mug = stock(scene, "MUG", berlin);
    assertThat(mug.path("metadata").toString()).isEqualTo("{\"shelf\":\"A\",\"bin\":\"3\"}");
    assertThat(scene.movements(mug.path("id").asString()))
        .extracting(each -> each.path("reason").asString())
        .containsExactly("stocktake", "stocktake");
    assertThat(
            app.call("import_stock", "{\"rows\": [{\"sku_code\": \"MUG\", \"quantity\": 1}]}")
                .errors())
        .containsExactly("rows[0].stock_location_id is missing: send it or stock_location_code");
  }

  @OnBothEngines
  void aSkuAndALocationNamedTwiceMustBeTheSame(TestApp app) {
    Scene scene = new Scene(app);
    String berlin = scene.location("BERLIN");
    String mug = scene.sku("MUG");

    Answer job =
        done(
            scene,
            send(
                scene,
                "variant_id,sku_code,stock_location_id,stock_location_code,quantity\n"
                    + mug
                    + ",CUP,"
                    + berlin
                    + ",PARIS,1\n"
                    + mug
                    + ",MUG,"
                    + berlin
                    + ",BERLIN,2\n"));

    assertThat(items(scene, job, "failed").get(0).at("/error/errors").toString())
        .contains("sku_code is not the code of " + mug + ": CUP")
        .contains("stock_location_code is not the code of " + berlin + ": PARIS");
    assertThat(job.number("succeeded")).isEqualTo(1);
  }

  @OnBothEngines
  void whatIsReservedCannotBeCountedAway(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("MUG", 5);
    scene.reserve(item, 4);

    Answer job = done(scene, send(scene, "sku,location,quantity\nMUG,MUG,3\n"));

    assertThat(job.number("failed")).isEqualTo(1);
    assertThat(items(scene, job, "failed").get(0).at("/error/code").asString())
        .isEqualTo("insufficient_stock");
    assertThat(scene.read(item).number("quantity")).isEqualTo(5);
  }

  @OnBothEngines
  void theSameFileAgainChangesNothing(TestApp app) {
    Scene scene = new Scene(app);
    scene.location("BERLIN");
    scene.sku("MUG");
    String csv = "sku,location,quantity,reference\nMUG,BERLIN,5,r\n";
    done(scene, send(scene, csv));
    String before = app.call("list_stock_items", "{}").json().toString();

    Answer again = done(scene, send(scene, csv));

    assertThat(again.number("summary.unchanged")).isEqualTo(1);
    assertThat(app.call("list_stock_items", "{}").json().toString()).isEqualTo(before);
  }

  @OnBothEngines
  void aDryRunTellsHowManyWouldFailAndKeepsNothing(TestApp app) {
    Scene scene = new Scene(app);
    scene.location("BERLIN");
    scene.sku("MUG");

    Answer tried =
        app.call(
            "import_stock",
            Json.object()
                .put("csv", "sku,location,quantity\nMUG,BERLIN,5\nNONE,BERLIN,1\n")
                .put("dry_run", true));

    assertThat(tried.number("would_succeed")).isEqualTo(1);
    assertThat(tried.number("would_fail")).isEqualTo(1);
    assertThat(count(scene)).isZero();
    assertThat(app.call("list_jobs", "{}").number("meta.total_count")).isZero();
  }
}
