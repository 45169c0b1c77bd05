package dev.storehand.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Mode;
import dev.storehand.core.job.ExportFolder;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Stock items, written to a file. */
class ExportStockTest {
  private static Answer done(Scene scene, String input) {
    String job = scene.app.call("export_stock", input).text("job_id");
    scene.app.settle();
    return scene.app.call("read_job", Json.object().put("job_id", job));
  }

  /** The one file there is. */
  private static String text(Scene scene) throws IOException {
    assertThat(files(scene)).hasSize(1);
    return Files.readString(files(scene).get(0));
  }

  private static List<Path> files(Scene scene) throws IOException {
    Path folder = scene.app.exports().file("x").getParent();
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  @OnBothEngines
  void anExportHoldsEveryItemAndSaysWhereAndUntilWhen(TestApp app) throws IOException {
    Scene scene = new Scene(app);
    String berlin = scene.location("BERLIN");
    for (int i = 0; i < 230; i++) {
      scene.sku("S-" + i);
      scene.item("S-" + i, berlin, i);
    }

    Answer job = done(scene, "{}");

    assertThat(job.text("status")).isEqualTo("ready");
    assertThat(job.number("progress")).isEqualTo(100);
    assertThat(job.number("total")).isEqualTo(230);
    assertThat(job.number("succeeded")).isEqualTo(230);
    assertThat(job.text("download_url"))
        .isEqualTo("/api/v2/external/jobs/" + job.text("job_id") + "/download");
    assertThat(Instant.parse(job.text("expires_at")))
        .isEqualTo(app.clock().instant().plus(Duration.ofHours(24)));
    List<String> lines = text(scene).lines().toList();
    assertThat(lines).hasSize(231).doesNotHaveDuplicates();
    assertThat(lines.get(0))
        .startsWith("id,sku_code,variant_id,stock_location_id,quantity,reserved,available");
    assertThat(files(scene)).hasSize(1);
  }

  @OnBothEngines
  void itTakesTheFiltersOfTheListAndWritesJsonLinesToo(TestApp app) throws IOException {
    Scene scene = new Scene(app);
    scene.item("MUG", 5);
    String cup = scene.item("CUP", 7);

    Answer job = done(scene, "{\"format\": \"jsonl\", \"sku_codes\": [\"CUP\"]}");

    String line = text(scene);
    assertThat(line).endsWith("}\n");
    assertThat(Json.parse(line)).isEqualTo(scene.read(cup).ok());
    app.call("export_stock", "{\"sku\": \"CUP\"}").problem("unprocessable");
    app.call("export_stock", "{\"format\": \"xls\"}").problem("unprocessable");
    app.as(app.key(Mode.LIVE, "stock:read"), "export_stock", "{}").ok();
    app.as(app.key(Mode.LIVE, "stock:write"), "export_stock", "{}").problem("forbidden");
  }

  @OnBothEngines
  void whatWasExportedIsTakenBackAsItWas(TestApp app) throws IOException {
    Scene scene = new Scene(app);
    String berlin = scene.location("BERLIN");
    scene.sku("=1+1");
    scene.sku("-5");
    ObjectNode odd =
        Json.object()
            .put("sku_code", "=1+1")
            .put("stock_location_id", berlin)
            .put("quantity", 3)
            .put("reference", "@erp, \"a\"");
    odd.putObject("metadata").put("shelf", "A\r\n=2");
    app.call("create_stock_item", odd).ok();
    scene.item("-5", berlin, 9);
    done(scene, "{}");
    String csv = text(scene);
    String before = app.call("list_stock_items", "{}").json().toString();

    String unchanged = app.call("import_stock", Json.object().put("csv", csv)).text("job_id");
    app.settle();

    assertThat(csv).contains("'=1+1").contains("'-5").contains("\"'@erp, \"\"a\"\"\"");
    assertThat(
            app.call("read_job", "{\"job_id\": \"" + unchanged + "\"}").number("summary.unchanged"))
        .isEqualTo(2);
    assertThat(app.call("list_stock_items", "{}").json().toString()).isEqualTo(before);

    String fewer = csv.replaceAll("(?m)^(sti_[^,]*,'=1\\+1,[^,]*,[^,]*),3,", "$1,1,");
    assertThat(fewer).isNotEqualTo(csv);
    app.call("import_stock", Json.object().put("csv", fewer)).ok();
    app.settle();
    assertThat(
            app.call("list_stock_items", "{\"sku_codes\": [\"=1+1\"]}")
                .number("stock_items.0.quantity"))
        .isEqualTo(1);
  }

  @OnBothEngines
  void aFileIsGoneWhenItHasExpired(TestApp app) throws IOException {
    Scene scene = new Scene(app);
    scene.item("MUG", 5);
    Answer job = done(scene, "{}");
    assertThat(files(scene)).hasSize(1);

    app.clock().move(Duration.ofHours(25));
    app.app().tick();

    assertThat(files(scene)).isEmpty();
    assertThat(
            app.call("read_job", "{\"job_id\": \"" + job.text("job_id") + "\"}")
                .json()
                .has("download_url"))
        .isFalse();
  }

  @OnBothEngines
  void anExportThatCannotBeWrittenLeavesNothingAndSaysSo(TestApp app) throws IOException {
    Scene scene = new Scene(app);
    scene.item("MUG", 5);
    Path folder = app.exports().file("x").getParent();
    Files.writeString(folder, "in the way");

    Answer job = done(scene, "{}");

    assertThat(job.text("status")).isEqualTo("failed");
    assertThat(job.text("error.code")).isEqualTo("server_error");
    assertThat(job.json().has("download_url")).isFalse();
    Files.delete(folder);
  }

  @OnBothEngines
  void aTryThatWasCutOffIsBegunAnewAndWhatItLeftIsRemoved(TestApp app) throws IOException {
    Scene scene = new Scene(app);
    scene.item("MUG", 5);
    ExportFolder folder = app.exports();
    Path half = folder.file("job_0-1.csv.part");
    Files.createDirectories(half.getParent());
    Files.writeString(half, "id,sku");
    Files.setLastModifiedTime(half, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    String job = app.call("export_stock", "{}").text("job_id");

    app.restart();
    app.settle();
    app.app().tick();

    Answer ready = app.call("read_job", Json.object().put("job_id", job));
    assertThat(ready.text("status")).isEqualTo("ready");
    assertThat(half).doesNotExist();
    assertThat(text(scene)).contains("MUG");
  }
}
