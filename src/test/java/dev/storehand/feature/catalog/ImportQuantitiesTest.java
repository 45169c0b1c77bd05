package dev.storehand.feature.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.action.Handler;
import dev.storehand.core.db.Mode;
import dev.storehand.core.job.Job;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an import does with the quantities in it: it hands them to whoever keeps stock. */
class ImportQuantitiesTest {

  @OnBothEngines
  void quantitiesGoToTheStockOfALocationWhereOneIsNamed(TestApp app) {
    Map<String, Integer> set = new TreeMap<>();
    ImportActions actions =
        new ImportActions(
            tx -> "USD",
            (tx, variant, location, units) -> set.put(location + " " + variant, units));
    String csv =
        "Handle,Title,Variant SKU,Variant Inventory Qty,Variant Price\n"
            + "mug,Mug,MUG,7,10\n"
            + "cup,Cup,CUP,-2,10\n";
    String tree = Json.object().put("csv", csv).put("stock_location_id", "loc_1").toString();

    var summary =
        app.app()
            .database()
            .write(
                app.app().systemScope(app.shop(), Mode.LIVE),
                tx ->
                    ((Handler.Write<ImportActions.ImportProducts, Job>)
                            actions.importProducts.handler())
                        .call()
                        .write(actions.importProducts.input().read(Json.parse(tree)).input(), tx)
                        .summary());

    List<String> ids = List.of(variant(app, "CUP"), variant(app, "MUG"));
    assertThat(set)
        .containsOnly(Map.entry("loc_1 " + ids.get(0), 0), Map.entry("loc_1 " + ids.get(1), 7));
    assertThat(summary).containsEntry("quantities_set", 2L).doesNotContainKey("quantities_ignored");
  }

  private static String variant(TestApp app, String sku) {
    return app.call("find_variant_by_sku", "{\"sku_code\": \"" + sku + "\"}").text("id");
  }
}
