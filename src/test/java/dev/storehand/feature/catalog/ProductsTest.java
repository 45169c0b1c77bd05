package dev.storehand.feature.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Mode;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Products: S14, S15, S17, S18, X5 and invariant 29. */
class ProductsTest {
  private static final String DUNK =
      """
      {"name": "Nike Dunk Low", "brand": "Nike", "style_id": "DD1391-100", "options": ["Size"], "price_cents": 11000,
       "variants": [
         {"sku_code": "DD-8", "options": {"Size": "8"}, "gtins": ["4006381333931"]},
         {"sku_code": "DD-9", "options": {"Size": "9"}, "price_cents": 12000}]}\
      """;

  private static String byId(String id) {
    return "{\"id\": \"" + id + "\"}";
  }

  private static ObjectNode change(String id, String json) {
    return Json.parse(json).put("id", id);
  }

  /** On PostgreSQL, that is: SQLite has one writer whatever is read. */
  @Test
  void makingAProductWaitsForNobodyWhoHoldsTheShop() {
    try (TestApp app = TestApp.on(Dialect.POSTGRES)) {
      String made =
          app.app()
              .database()
              .write(
                  app.app().systemScope(app.shop(), Mode.LIVE),
                  tx -> {
                    tx.unscoped("select id from shop {for update}").list(row -> row.text("id"));
                    return app.call("create_product", DUNK).text("handle");
                  });

      assertThat(made).isEqualTo("nike-dunk-low");
    }
  }

  @OnBothEngines
  void aProductIsMadeWithItsVariantsInOneCall(TestApp app) {
    Answer made = app.call("create_product", DUNK);

    assertThat(made.reply().status()).isEqualTo(202);
    assertThat(made.text("handle")).isEqualTo("nike-dunk-low");
    assertThat(made.text("slug")).isEqualTo("nike-dunk-low");
    assertThat(made.text("status")).isEqualTo("active");
    assertThat(made.text("type")).isEqualTo("physical");
    assertThat(made.text("currency")).isEqualTo("USD");
    assertThat(made.number("version")).isEqualTo(1);
    assertThat(made.number("variants_count")).isEqualTo(2);
    assertThat(made.text("variants.0.name")).isEqualTo("8");
    assertThat(made.text("variants.0.value")).isEqualTo("8");
    assertThat(made.at("variants.0").has("price_cents")).isFalse();
    assertThat(made.number("variants.1.price_cents")).isEqualTo(12000);
    assertThat(app.call("read_product", byId(made.text("id"))).ok()).isEqualTo(made.ok());
    Answer events = app.call("list_events", "{\"type\": \"product.created\"}");
    assertThat(events.text("events.0.data.resource.variants.1.sku_code")).isEqualTo("DD-9");
  }

  @OnBothEngines
  void everyFaultOfANewProductIsToldAtOnceAndNothingIsMade(TestApp app) {
    String taken = app.call("create_product", DUNK).text("variants.0.id");
    String owner = app.call("list_products", "{}").text("products.0.id");

    Answer refused =
        app.call(
            "create_product",
            """
            {"name": "Copy", "handle": "nike-dunk-low", "currency": "XXX", "options": ["Size", "size"], "tags": ["a", "A"],
             "variants": [
               {"sku_code": "NEW", "options": {"Size": "8", "size": "8"}},
               {"sku_code": "NEW", "options": {"Size": "8", "size": "8"}, "gtins": ["4006381333932"]},
               {"sku_code": "DD-8", "options": {"Colour": "Red"}, "gtins": ["04006381333931"]}]}\
            """);

    assertThat(refused.problem("unprocessable").path("status").intValue()).isEqualTo(422);
    assertThat(refused.errors())
        .containsExactlyInAnyOrder(
            "price_cents is missing: give the product or each variant a price",
            "currency is not an ISO 4217 currency: XXX",
            "options[1] is the same as options[0]",
            "tags[1] is the same as tags[0]",
            "handle is already taken by " + owner,
            "variants[1].sku_code is already taken by variants[0]",
            "variants[1].options has the same values as variants[0]",
            "variants[1].gtins[0] must be 8, 12, 13 or 14 digits, the last of which fits the"
                + " others",
            "variants[2].options.Size is missing: the product has this option",
            "variants[2].options.size is missing: the product has this option",
            "variants[2].options.Colour is no option of the product: it has Size, size",
            "variants[2].sku_code is already taken by " + taken,
            "variants[2].gtins[0] is already taken by " + taken);
    assertThat(app.call("list_products", "{}").number("meta.total_count")).isEqualTo(1);
  }

  @OnBothEngines
  void aSkuCodeIsComparedExactlyAndIsFreeInAnotherShop(TestApp app) {
    app.call("create_product", DUNK).ok();

    app.call(
            "create_product",
            "{\"name\": \"A\", \"price_cents\": 1, \"variants\": [{\"sku_code\": \"dd-8\"}]}")
        .ok();
    app.as(app.strangersKey(), "create_product", DUNK).ok();
    app.call("find_variant_by_sku", "{\"sku_code\": \"Dd-8\"}").problem("not_found");
    assertThat(app.call("find_variant_by_sku", "{\"sku_code\": \"DD-8\"}").text("sku_code"))
        .isEqualTo("DD-8");
  }

  @OnBothEngines
  void handlesAreMadeOfTheNameAndNumberedWhereTheyAreTaken(TestApp app) {
    String cafe = "{\"name\": \"Café Crème – No. 5\", \"price_cents\": 1}";
    assertThat(app.call("create_product", cafe).text("handle")).isEqualTo("cafe-creme-no-5");
    assertThat(app.call("create_product", cafe).text("handle")).isEqualTo("cafe-creme-no-5-2");
    assertThat(app.call("create_product", cafe).text("handle")).isEqualTo("cafe-creme-no-5-3");
  }

  @OnBothEngines
  void theLowestPriceOfTheVariantsIsTheProductsWhereItHasNone(TestApp app) {
    Answer made =
        app.call(
            "create_product",
            "{\"name\": \"Mug\", \"options\": [\"Size\"], \"variants\": [{\"options\": {\"Size\":"
                + " \"L\"}, \"price_cents\": 900}, {\"options\": {\"Size\": \"S\"},"
                + " \"price_cents\": 700}]}");

    assertThat(made.number("price_cents")).isEqualTo(700);
  }

  @OnBothEngines
  void aProductHoldsAtMost250Variants(TestApp app) {
    ObjectNode product =
        Json.parse("{\"name\": \"Many\", \"price_cents\": 1, \"options\": [\"No\"]}");
    ArrayNode variants = product.putArray("variants");
    for (int i = 0; i < 250; i++) {
      variants.addObject().putObject("options").put("No", "" + i);
    }
    String id = app.call("create_product", product).text("id");

    Answer refused =
        app.call(
            "create_variant", "{\"product_id\": \"" + id + "\", \"options\": {\"No\": \"250\"}}");
    assertThat(refused.problem("conflict").path("hint").asString()).contains("Archive variants");
    variants.addObject().putObject("options").put("No", "250");
    app.call("create_product", product.put("name", "More")).problem("unprocessable");
  }

  @OnBothEngines
  void aPatchChangesWhatIsSentAndClearsWhatIsUnset(TestApp app) {
    String id = app.call("create_product", DUNK).text("id");
    app.clock().move(java.time.Duration.ofSeconds(1));

    Answer after =
        app.call(
            "update_product",
            change(
                id,
                "{\"price_cents\": 9900, \"attributes\": {\"gender\": \"men\"}, \"unset\":"
                    + " [\"style_id\"]}"));

    assertThat(after.number("price_cents")).isEqualTo(9900);
    assertThat(after.text("brand")).isEqualTo("Nike");
    assertThat(after.ok().has("style_id")).isFalse();
    assertThat(after.number("version")).isEqualTo(2);
    assertThat(after.text("updated_at")).isGreaterThan(after.text("created_at"));
    Answer event = app.call("list_events", "{\"type\": \"product.updated\"}");
    assertThat(event.at("events.0.data.changes.price_cents").toString()).isEqualTo("[11000,9900]");
    assertThat(app.call("update_product", change(id, "{\"price_cents\": 9900}")).number("version"))
        .isEqualTo(2);
    app.call("update_product", change(id, "{\"price_cents\": 1, \"expected_version\": 1}"))
        .problem("stale_version");
  }

  @OnBothEngines
  void aDraftIsPublishedOnceAndForAll(TestApp app) {
    String id =
        app.call("create_product", "{\"name\": \"Soon\", \"price_cents\": 1, \"draft\": true}")
            .text("id");
    assertThat(app.call("list_products", "{\"status\": \"draft\"}").text("products.0.id"))
        .isEqualTo(id);

    assertThat(app.call("update_product", change(id, "{\"status\": \"active\"}")).text("status"))
        .isEqualTo("active");
    Answer refused = app.call("update_product", change(id, "{\"status\": \"draft\"}"));
    assertThat(refused.problem("invalid_transition").path("next_actions").get(0).asString())
        .isEqualTo("archive_product");
  }

  @OnBothEngines
  void anArchivedProductStaysReadableLeavesTheListsAndTheSearchAndComesBack(TestApp app) {
    String id = app.call("create_product", DUNK).text("id");

    Answer archived = app.call("archive_product", byId(id));
    assertThat(archived.text("status")).isEqualTo("archived");
    assertThat(archived.text("archived_at")).isNotEmpty();
    assertThat(app.call("archive_product", byId(id)).ok()).isEqualTo(archived.ok());
    assertThat(app.call("list_products", "{}").number("meta.total_count")).isZero();
    assertThat(app.call("list_products", "{\"status\": \"archived\"}").number("meta.total_count"))
        .isEqualTo(1);
    assertThat(app.call("search_catalog", "{\"query\": \"dunk\"}").number("meta.total_count"))
        .isZero();
    assertThat(app.call("read_product", byId(id)).text("variants.0.sku_code")).isEqualTo("DD-8");

    Answer restored = app.call("restore_product", byId(id));
    assertThat(restored.text("status")).isEqualTo("active");
    assertThat(restored.ok().has("archived_at")).isFalse();
    assertThat(app.call("restore_product", byId(id)).ok()).isEqualTo(restored.ok());
    assertThat(app.call("search_catalog", "{\"query\": \"dunk\"}").number("meta.total_count"))
        .isEqualTo(1);
    List<String> types =
        app.call("list_events", "{\"type\": \"product.*\", \"sort\": \"seq\"}")
            .ok()
            .findValuesAsString("type");
    assertThat(types).contains("product.created", "product.archived", "product.restored");
  }

  @OnBothEngines
  void anArchivedDraftComesBackAsADraft(TestApp app) {
    String id =
        app.call("create_product", "{\"name\": \"Soon\", \"price_cents\": 1, \"draft\": true}")
            .text("id");
    app.call("archive_product", byId(id)).ok();
    app.call("update_product", change(id, "{\"name\": \"Later\"}")).ok();

    assertThat(app.call("restore_product", byId(id)).text("status")).isEqualTo("draft");
  }

  @OnBothEngines
  void optionsAreRenamedInTheVariantsAndCannotGrowOrShrink(TestApp app) {
    String id = app.call("create_product", DUNK).text("id");

    Answer renamed = app.call("update_product", change(id, "{\"options\": [\"US size\"]}"));
    assertThat(renamed.text("variants.1.options.US size")).isEqualTo("9");
    app.call("update_product", change(id, "{\"options\": [\"US size\", \"Width\"]}"))
        .problem("conflict");
    assertThat(app.call("read_product", byId(id)).at("options")).hasSize(1);
  }

  @OnBothEngines
  void optionsGrowAndShrinkWhileThereAreNoVariants(TestApp app) {
    String id =
        app.call(
                "create_product",
                "{\"name\": \"Cap\", \"price_cents\": 900, \"options\": [\"Size\", \"Colour\"]}")
            .text("id");

    for (String options : List.of("[]", "[\"Shade\"]", "[\"Size\", \"Colour\"]", "[\"Fit\"]")) {
      assertThat(
              app.call("update_product", change(id, "{\"options\": " + options + "}"))
                  .at("options")
                  .toString()
                  .replace(",", ", "))
          .isEqualTo(options);
    }
  }

  @OnBothEngines
  void theCurrencyOfTheVariantsFollowsTheProducts(TestApp app) {
    String id = app.call("create_product", DUNK).text("id");

    assertThat(
            app.call("update_product", change(id, "{\"currency\": \"EUR\"}"))
                .text("variants.0.currency"))
        .isEqualTo("EUR");
    assertThat(app.call("find_variant_by_sku", "{\"sku_code\": \"DD-9\"}").text("currency"))
        .isEqualTo("EUR");
    app.call("update_product", change(id, "{\"currency\": \"ZZZ\"}")).problem("unprocessable");
  }

  @OnBothEngines
  void listsAreNarrowedExactly(TestApp app) {
    app.call("create_product", DUNK).ok();
    app.call(
            "create_product",
            "{\"name\": \"Key\", \"price_cents\": 1, \"type\": \"license_key\", \"reference\":"
                + " \"r-1\"}")
        .ok();

    Map<String, Integer> expected =
        Map.of(
            "{}", 2,
            "{\"type\": \"license_key\"}", 1,
            "{\"type\": \"subscription\"}", 0,
            "{\"brand\": \"Nike\"}", 1,
            "{\"brand\": \"nike\"}", 0,
            "{\"reference\": \"r-1\"}", 1,
            "{\"handle\": \"key\"}", 1,
            "{\"created_at_from\": \"2030-01-01T00:00:00Z\"}", 0,
            "{\"updated_at_to\": \"2030-01-01T00:00:00Z\"}", 2);
    expected.forEach(
        (filter, count) ->
            assertThat(app.call("list_products", filter).number("meta.total_count"))
                .as(filter)
                .isEqualTo(count.longValue()));
    assertThat(app.call("list_products", "{\"sort\": \"name\"}").ok().findValuesAsString("name"))
        .containsExactly("Key", "Nike Dunk Low");
    assertThat(
            app.call("list_products", "{\"brand\": \"Nike\"}").number("products.0.variants_count"))
        .isEqualTo(2);
    app.call("list_products", "{\"status\": \"gone\"}").problem("unprocessable");
  }
}
