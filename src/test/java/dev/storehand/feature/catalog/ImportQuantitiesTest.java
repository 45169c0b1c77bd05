package dev.storehand.feature.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.schema.Json;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import tools.jackson.databind.node.ObjectNode;

/** What an import does with the quantities in it: it hands them to whoever keeps stock. */
class ImportQuantitiesTest {
  private static final String CSV =
      "Handle,Title,Variant SKU,Variant Inventory Qty,Variant Price\n"
          + "mug,Mug,MUG,7,10\n"
          + "cup,Cup,CUP,-2,10\n";

  private static Answer done(TestApp app, ObjectNode input) {
    String job = app.call("import_products", input).text("job_id");
    app.settle();
    return app.call("read_job", Json.object().put("job_id", job));
  }

  @OnBothEngines
  void quantitiesGoToTheStockOfALocationWhereOneIsNamed(TestApp app) {
    String location =
        app.call("create_stock_location", "{\"name\": \"Main\", \"code\": \"MAIN\"}").text("id");

    Answer job = done(app, Json.object().put("csv", CSV).put("stock_location_id", location));

    assertThat(job.number("summary.quantities_set")).isEqualTo(2);
    assertThat(job.at("summary").has("quantities_ignored")).isFalse();
    assertThat(
            app.call("list_stock_items", "{\"sort\": \"quantity\"}")
                .at("stock_items")
                .findValuesAsString("quantity"))
        .containsExactly("0", "7");
  }

  @OnBothEngines
  void withoutALocationTheyAreOnlyCounted(TestApp app) {
    Answer job = done(app, Json.object().put("csv", CSV));

    assertThat(job.number("summary.quantities_ignored")).isEqualTo(2);
    assertThat(app.call("list_stock_items", "{}").number("meta.total_count")).isZero();
  }

  @OnBothEngines
  void aProductWhoseStockHasNoPlaceIsNotImportedEither(TestApp app) {
    Answer job = done(app, Json.object().put("csv", CSV).put("stock_location_id", "loc_none"));

    assertThat(job.number("failed")).isEqualTo(2);
    assertThat(app.call("list_products", "{}").number("meta.total_count")).isZero();
  }
}
