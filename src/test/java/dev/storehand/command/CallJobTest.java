package dev.storehand.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.Config;
import dev.storehand.core.schema.Json;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that is called from the shell: it is waited for, and the exit code says how it ended. */
class CallJobTest {
  @TempDir private Path data;
  private Shell shell;
  private String item;

  @BeforeEach
  void anItemOfStock() {
    shell = Shell.on(data).prepared();
    String shelf = made("create_stock_location", "{\"name\": \"Shelf\", \"code\": \"A\"}", "/id");
    String cup =
        made(
            "create_product",
            "{\"name\": \"Cup\", \"price_cents\": 500, \"variants\": [{\"sku_code\": \"CUP\"}]}",
            "/variants/0/id");
    item =
        made(
            "create_stock_item",
            "{\"variant_id\": \"%s\", \"stock_location_id\": \"%s\", \"quantity\": 0}"
                .formatted(cup, shelf),
            "/id");
  }

  private String made(String action, String json, String id) {
    return Json.parse(shell.run("call", action, "--json=" + json).out()).at(id).asString();
  }

  private String deltas(int first, int second) {
    return "--json={\"items\": [{\"id\": \"%s\", \"delta\": %d}, {\"id\": \"%s\", \"delta\": %d}]}"
        .formatted(item, first, item, second);
  }

  @Test
  void aJobOfWhichAllWorkedExitsWithNothing() {
    Shell.Ran ran = shell.run("call", "bulk_adjust_stock", deltas(1, 2));

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(Json.parse(ran.out()).path("status").asString()).isEqualTo("completed");
    assertThat(ran.err())
        .isEqualToIgnoringNewLines("bulk_adjust_stock is completed: 2 of 2 worked, 0 failed.");
  }

  @Test
  void aJobOfWhichAnItemFailedExitsWithOne() {
    Shell.Ran ran = shell.run("call", "bulk_adjust_stock", deltas(1, -500));

    assertThat(ran.exit()).isOne();
    assertThat(ran.err()).contains("1 of 2 worked, 1 failed");
  }

  @Test
  void withoutAServerAFileIsPrintedNotALinkToNowhere() {
    Shell.Ran job = shell.run("call", "export_stock");
    assertThat(job.exit()).as(job.err()).isZero();

    Shell.Ran ran =
        shell.run(
            "call", "download_export", "job_id=" + Json.parse(job.out()).path("job_id").asString());

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("sku_code").contains("CUP").doesNotContain("http");
  }

  @Test
  void aPersonSeesABar() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        Console.of(InputStream.nullInputStream(), new ByteArrayOutputStream(), err, true);
    int exit =
        Storehand.run(
            new String[] {"call", "bulk_adjust_stock", deltas(1, 2), "--data=" + data},
            option -> Config.fromEnvironment(option, Map.of()),
            console);

    assertThat(exit).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("\r[" + "#".repeat(40) + "] 100%");
  }
}
