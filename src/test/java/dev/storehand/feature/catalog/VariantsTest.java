package dev.storehand.feature.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehand.core.db.Mode;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Variants, how they are found, and what other rooms see of them. */
class VariantsTest {
  private static final String MUG =
      """
      {"name": "Mug", "options": ["Size", "Colour"], "price_cents": 900, "variants": [
        {"sku_code": "MUG-S-RED", "options": {"Size": "S", "Colour": "Red"}, "gtins": ["036000291452"]},
        {"options": {"Size": "L", "Colour": "Red"}}]}\
      """;

  private static <T> T read(TestApp app, Function<ReadTx, T> work) {
    return app.app().database().read(app.app().systemScope(app.shop(), Mode.LIVE), work);
  }

  private static ObjectNode change(String id, String json) {
    return Json.parse(json).put("id", id);
  }

  private static String byId(String id) {
    return "{\"id\": \"" + id + "\"}";
  }

  @OnBothEngines
  void aVariantIsAddedInAFreeCombinationOnly(TestApp app) {
    String product = app.call("create_product", MUG).text("id");
    String large = app.call("list_variants", "{\"sort\": \"-sku_code\"}").text("variants.1.id");

    Answer made =
        app.call(
            "create_variant",
            "{\"product_id\": \""
                + product
                + "\", \"options\": {\"Colour\": \"Blue\", \"Size\": \"S\"}}");
    assertThat(made.text("name")).isEqualTo("S / Blue");
    assertThat(made.number("position")).isEqualTo(3);
    Answer refused =
        app.call(
            "create_variant",
            "{\"product_id\": \""
                + product
                + "\", \"options\": {\"Colour\": \"Red\", \"Size\": \"L\"}}");
    assertThat(refused.errors()).containsExactly("options has the same values as " + large);
    Answer lacking =
        app.call("create_variant", "{\"product_id\": \"" + product + "\", \"sku_code\": \"X\"}");
    assertThat(lacking.errors())
        .containsExactly(
            "options.Size is missing: the product has this option",
            "options.Colour is missing: the product has this option");
    app.call("create_variant", "{\"product_id\": \"prd_nope\"}").problem("not_found");
    assertThat(
            app.call("list_events", "{\"type\": \"variant.created\"}").number("meta.total_count"))
        .isEqualTo(1);
  }

  @OnBothEngines
  void aPatchKeepsTheRestAndANameThatCameOfTheOptionsFollowsThem(TestApp app) {
    String id = app.call("create_product", MUG).text("variants.0.id");

    Answer after =
        app.call(
            "update_variant", change(id, "{\"options\": {\"Colour\": \"Green\"}, \"grams\": 350}"));
    assertThat(after.text("name")).isEqualTo("S / Green");
    assertThat(after.text("sku_code")).isEqualTo("MUG-S-RED");
    assertThat(after.number("grams")).isEqualTo(350);
    assertThat(after.number("version")).isEqualTo(2);
    Answer refused =
        app.call(
            "update_variant",
            change(id, "{\"gtins\": [\"036000291453\"], \"options\": {\"Glaze\": \"Matt\"}}"));
    assertThat(refused.errors())
        .containsExactlyInAnyOrder(
            "options.Glaze is no option of the product: it has Size, Colour",
            "gtins[0] must be 8, 12, 13 or 14 digits, the last of which fits the others");
    assertThat(
            app.call("update_variant", change(id, "{\"unset\": [\"sku_code\"]}"))
                .ok()
                .has("sku_code"))
        .isFalse();
    app.call("find_variant_by_sku", "{\"sku_code\": \"MUG-S-RED\"}").problem("not_found");
  }

  @OnBothEngines
  void aBarcodeIsFoundHoweverManyZerosStandBeforeIt(TestApp app) {
    String id = app.call("create_product", MUG).text("variants.0.id");

    for (String gtin : List.of("036000291452", "0036000291452", "00036000291452")) {
      assertThat(app.call("find_variant_by_gtin", "{\"gtin\": \"" + gtin + "\"}").text("id"))
          .isEqualTo(id);
    }
    app.call("find_variant_by_gtin", "{\"gtin\": \"4006381333931\"}").problem("not_found");
    app.call("update_variant", change(id, "{\"gtins\": [\"4006381333931\"]}")).ok();
    app.call("find_variant_by_gtin", "{\"gtin\": \"036000291452\"}").problem("not_found");
    assertThat(app.call("find_variant_by_gtin", "{\"gtin\": \"4006381333931\"}").text("id"))
        .isEqualTo(id);
  }

  @OnBothEngines
  void anArchivedVariantKeepsItsCodeLeavesTheListsAndComesBack(TestApp app) {
    Answer product = app.call("create_product", MUG);
    String id = product.text("variants.0.id");

    Answer archived = app.call("archive_variant", byId(id));
    assertThat(archived.text("status")).isEqualTo("archived");
    assertThat(app.call("archive_variant", byId(id)).ok()).isEqualTo(archived.ok());
    assertThat(app.call("list_variants", "{}").number("meta.total_count")).isEqualTo(1);
    assertThat(app.call("list_variants", "{\"status\": \"archived\"}").text("variants.0.id"))
        .isEqualTo(id);
    assertThat(app.call("read_product", byId(product.text("id"))).at("variants")).hasSize(1);
    assertThat(app.call("find_variant_by_sku", "{\"sku_code\": \"MUG-S-RED\"}").text("status"))
        .isEqualTo("archived");
    Answer taken = app.call("create_product", MUG.replace("\"Mug\"", "\"Cup\""));
    assertThat(taken.errors()).contains("variants[0].sku_code is already taken by " + id);

    assertThat(
            app.call("update_variant", change(id, "{\"status\": \"active\"}"))
                .ok()
                .has("archived_at"))
        .isFalse();
    assertThat(
            app.call("list_events", "{\"type\": \"variant.restored\"}").number("meta.total_count"))
        .isEqualTo(1);
  }

  @OnBothEngines
  void listsAreNarrowedByProductAndSkuCodes(TestApp app) {
    String product = app.call("create_product", MUG).text("id");
    app.call(
            "create_product",
            "{\"name\": \"Cup\", \"price_cents\": 1, \"variants\": [{\"sku_code\": \"CUP\"}]}")
        .ok();

    assertThat(
            app.call("list_variants", "{\"product_id\": \"" + product + "\"}")
                .number("meta.total_count"))
        .isEqualTo(2);
    assertThat(
            app.call("list_variants", "{\"sku_codes\": [\"CUP\", \"MUG-S-RED\", \"NOPE\"]}")
                .number("meta.total_count"))
        .isEqualTo(2);
    assertThat(app.call("list_variants", "{\"sort\": \"sku_code\"}").text("variants.0.sku_code"))
        .isEqualTo("CUP");
  }

  @OnBothEngines
  void otherRoomsSeeVariantsByIdAndSku(TestApp app) {
    Answer made = app.call("create_product", MUG);
    Variants variants = new Variants();

    VariantRef ref = read(app, tx -> variants.bySku(tx, "MUG-S-RED")).orElseThrow();
    assertThat(ref.id()).isEqualTo(made.text("variants.0.id"));
    assertThat(ref.productId()).isEqualTo(made.text("id"));
    assertThat(ref.name()).isEqualTo("Mug – S / Red");
    assertThat(ref.priceCents()).isEqualTo(900);
    assertThat(ref.sellable()).isTrue();
    Map<String, VariantRef> found =
        read(app, tx -> variants.bySkus(tx, Set.of("MUG-S-RED", "NOPE")));
    assertThat(found).containsOnlyKeys("MUG-S-RED");
    assertThat(read(app, tx -> variants.get(tx, made.text("variants.1.id"))).skuCode()).isEmpty();
    assertThatThrownBy(() -> read(app, tx -> variants.get(tx, "var_nope")))
        .isInstanceOf(Problem.class);

    app.call("archive_product", byId(made.text("id"))).ok();
    assertThat(read(app, tx -> variants.bySku(tx, "MUG-S-RED")).orElseThrow().sellable()).isFalse();
  }
}
