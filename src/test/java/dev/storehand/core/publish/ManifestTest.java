package dev.storehand.core.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Registry;
import dev.storehand.core.schema.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ManifestTest {
  private final Registry registry = SampleStock.registry();

  private static ObjectNode tool(Action<?, ?> action) {
    return Json.object().put("name", action.name());
  }

  private Manifest manifest() {
    return Manifest.of(
        registry, SampleStock.recorded(), ManifestTest::tool, "create table t (id text);\n");
  }

  private String text(String path) {
    return new String(manifest().files().get(path), StandardCharsets.UTF_8);
  }

  @Test
  void itNamesEveryFile() {
    assertThat(manifest().files().keySet())
        .contains(
            "manifest/routes.txt",
            "manifest/help.json",
            "manifest/tools.json",
            "manifest/openapi.json",
            "manifest/problems.json",
            "manifest/schema.sql",
            "manifest/actions/adjust_stock.json",
            "skill.md",
            "docs/stock.md",
            "docs/offers.md")
        .hasSize(9 + registry.all().size());
  }

  @Test
  void everyActionAppearsOnceEverywhere() {
    for (Action<?, ?> action : registry.all()) {
      String name = action.name();
      assertThat(text("manifest/routes.txt").lines().filter(line -> line.endsWith(" " + name)))
          .hasSize(1);
      assertThat(named(Json.parse(text("manifest/help.json")).path("actions"), name)).isEqualTo(1);
      assertThat(named(Json.parse(text("manifest/tools.json")).path("tools"), name)).isEqualTo(1);
      assertThat(text("manifest/openapi.json"))
          .containsOnlyOnce("\"operationId\": \"" + name + "\"");
      assertThat(text("docs/" + action.room().area() + ".md"))
          .containsOnlyOnce("\n### " + name + "\n");
    }
  }

  private static long named(JsonNode list, String name) {
    return list.valueStream().filter(each -> each.path("name").asString().equals(name)).count();
  }

  @Test
  void twoRegistriesOfTheSameRoomsGiveTheSameBytes() {
    var first = manifest().files();
    var second =
        Manifest.of(
                SampleStock.registry(),
                SampleStock.recorded(),
                ManifestTest::tool,
                "create table t (id text);\n")
            .files();
    assertThat(second.keySet()).isEqualTo(first.keySet());
    first.forEach((path, bytes) -> assertThat(second.get(path)).as(path).isEqualTo(bytes));
  }

  @Test
  void everyFileEndsWithOneLineFeedAndHasNoOther() {
    manifest()
        .files()
        .forEach(
            (path, bytes) -> {
              String text = new String(bytes, StandardCharsets.UTF_8);
              assertThat(text)
                  .as(path)
                  .endsWith("\n")
                  .doesNotEndWith("\n\n")
                  .doesNotContain("\r")
                  .doesNotContain("\t");
            });
  }

  @Test
  void whatIsWrittenIsInOrderAndWhatIsTouchedIsFound(@TempDir Path root) throws IOException {
    assertThat(manifest().check(root))
        .hasSameSizeAs(manifest().files().keySet())
        .allMatch(line -> line.endsWith(" is missing"));
    manifest().write(root);
    assertThat(manifest().check(root)).isEmpty();

    Files.delete(root.resolve("skill.md"));
    Files.writeString(root.resolve("manifest/routes.txt"), "GET    /hello greet_shop\nedited\n");
    Files.writeString(root.resolve("manifest/actions/gone_action.json"), "{}\n");
    Files.writeString(
        root.resolve("docs/gone.md"), Files.readString(root.resolve("docs/stock.md")));
    Files.writeString(root.resolve("docs/by_hand.md"), "# Written by a person\n");
    assertThat(manifest().check(root))
        .containsExactly(
            "manifest/routes.txt differs from line 2",
            "skill.md is missing",
            "docs/gone.md belongs to nothing any more",
            "manifest/actions/gone_action.json belongs to nothing any more");

    manifest().write(root);
    assertThat(manifest().check(root)).isEmpty();
    assertThat(root.resolve("docs/by_hand.md")).exists();
  }

  @Test
  void aTableIsNotBrokenByAPipeInASentence() {
    assertThat(text("docs/offers.md"))
        .contains("| `name` | string 1–100 | Its name \\| as shoppers see it. |");
  }
}
