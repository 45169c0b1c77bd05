package dev.storehand.feature.catalog;

import static dev.storehand.feature.catalog.Imports.HEAD;
import static dev.storehand.feature.catalog.Imports.done;
import static dev.storehand.feature.catalog.Imports.events;
import static dev.storehand.feature.catalog.Imports.export;
import static dev.storehand.feature.catalog.Imports.failures;
import static dev.storehand.feature.catalog.Imports.product;
import static dev.storehand.feature.catalog.Imports.products;
import static dev.storehand.feature.catalog.Imports.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.schema.Json;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import tools.jackson.databind.node.ObjectNode;

/** The import, over a real export of Shopify and over files of every sort. */
class ImportProductsTest {

  @OnBothEngines
  void theRealExportBecomesTwentyProductsWithTheirVariantsAndPictures(TestApp app) {
    Answer started = send(app, export());
    assertThat(started.reply().status()).isEqualTo(202);
    assertThat(started.text("status")).isEqualTo("running");
    Answer job = done(app, started);

    assertThat(job.text("status")).isEqualTo("completed");
    assertThat(job.number("total")).isEqualTo(20);
    assertThat(job.number("succeeded")).isEqualTo(20);
    assertThat(job.number("failed")).isZero();
    assertThat(job.number("summary.products_created")).isEqualTo(20);
    assertThat(job.number("summary.variants_created")).isEqualTo(22);
    assertThat(job.number("summary.images")).isEqualTo(20);
    assertThat(job.number("summary.quantities_ignored")).isEqualTo(22);
    assertThat(products(app)).isEqualTo(20);
  }

  @OnBothEngines
  void variantsWithoutSkuAreKnownByTheirOptionsAndDefaultTitleMeansNone(TestApp app) {
    done(app, export());

    ObjectNode top = product(app, "classic-varsity-top");
    assertThat(top.path("options").get(0).asString()).isEqualTo("Size");
    assertThat(top.path("variants").findValuesAsString("name"))
        .containsExactly("Small", "Medium", "Large");
    assertThat(top.path("variants").get(0).has("sku_code")).isFalse();
    assertThat(top.path("variants").get(1).path("price_cents").longValue()).isEqualTo(6000);
    assertThat(top.path("currency").asString()).isEqualTo("USD");
    assertThat(top.path("tags").get(0).asString()).isEqualTo("women");
    assertThat(top.path("brand").asString()).isEqualTo("partners-demo");
    ObjectNode shirt = product(app, "ocean-blue-shirt");
    assertThat(shirt.path("options")).isEmpty();
    assertThat(shirt.path("variants")).hasSize(1);
    assertThat(shirt.path("images").get(0).path("url").asString())
        .startsWith("https://burst.shopifycdn.com/");
    assertThat(shirt.path("description_md").asString())
        .startsWith("Ocean blue cotton shirt with a narrow collar");
  }

  @OnBothEngines
  void theSameFileAgainChangesNothing(TestApp app) {
    done(app, export());
    String before = app.call("list_products", "{\"per_page\": 100}").json().toString();
    String variants = app.call("list_variants", "{\"per_page\": 100}").json().toString();
    long events = events(app);

    Answer again = done(app, export());

    assertThat(again.number("summary.products_unchanged")).isEqualTo(20);
    assertThat(again.number("summary.variants_unchanged")).isEqualTo(22);
    assertThat(app.call("list_products", "{\"per_page\": 100}").json().toString())
        .isEqualTo(before);
    assertThat(app.call("list_variants", "{\"per_page\": 100}").json().toString())
        .isEqualTo(variants);
    assertThat(events(app)).as("only the job's own").isEqualTo(events + 1);
  }

  @OnBothEngines
  void aLaterFileUpdatesByHandleAndSkuAndLeavesTheRest(TestApp app) {
    done(
        app,
        HEAD
            + "mug,Mug,<p>Old</p>,Maker,,true,Size,S,,,MUG-S,,10,,https://a.example/1.jpg,1\n"
            + "mug,,,,,,,L,,,MUG-L,,12,,,\n");

    Answer job =
        done(
            app,
            HEAD
                + "mug,,,New maker,,,Size,L,,,MUG-L,,13.50,4006381333931,,\n"
                + "mug,,,,,,,XL,,,MUG-XL,,15,,,\n");

    assertThat(job.number("summary.products_updated")).isEqualTo(1);
    assertThat(job.number("summary.variants_updated")).isEqualTo(1);
    assertThat(job.number("summary.variants_created")).isEqualTo(1);
    ObjectNode mug = product(app, "mug");
    assertThat(mug.path("name").asString()).isEqualTo("Mug");
    assertThat(mug.path("brand").asString()).isEqualTo("New maker");
    assertThat(mug.path("images")).hasSize(1);
    assertThat(mug.path("variants").findValuesAsString("sku_code"))
        .containsExactly("MUG-S", "MUG-L", "MUG-XL");
    assertThat(mug.path("variants").get(1).path("price_cents").longValue()).isEqualTo(1350);
    assertThat(app.call("find_variant_by_gtin", "{\"gtin\": \"4006381333931\"}").text("sku_code"))
        .isEqualTo("MUG-L");
    assertThat(
            app.call("list_events", "{\"type\": \"product.updated\"}").number("meta.total_count"))
        .isEqualTo(1);
  }

  @OnBothEngines
  void picturesOfTheirOwnRowsComeInTheirOrder(TestApp app) {
    done(
        app,
        HEAD
            + "mug,Mug,,,,true,Title,Default Title,,,MUG,,10,,https://a.example/2.jpg,2\n"
            + "mug,,,,,,,,,,,,,,https://a.example/1.jpg,1\n");

    ObjectNode mug = product(app, "mug");
    assertThat(mug.path("images").findValuesAsString("url"))
        .containsExactly("https://a.example/1.jpg", "https://a.example/2.jpg");
    assertThat(mug.path("variants")).hasSize(1);
  }

  @OnBothEngines
  void aFileMayHaveAByteOrderMarkCapitalsWindowsLinesAndColumnsOfItsOwn(TestApp app) {
    Answer job =
        done(
            app,
            "\ufeffHANDLE,title,Variant price,My column\r\n"
                + "mug,\"Mug, \"\"large\"\"\",12.5,x\r\n\r\n");

    assertThat(job.number("total")).isEqualTo(1);
    assertThat(job.number("summary.columns_ignored")).isEqualTo(1);
    assertThat(product(app, "mug").path("name").asString()).isEqualTo("Mug, \"large\"");
    assertThat(product(app, "mug").path("price_cents").longValue()).isEqualTo(1250);
  }

  @OnBothEngines
  void whatBelongsToAnotherProductIsThatProductsOwnFailure(TestApp app) {
    done(app, HEAD + "mug,Mug,,,,true,,,,,MUG,,10,4006381333931,,\n");
    String id = product(app, "mug").path("variants").get(0).path("id").asString();
    String next = HEAD + "cup,Cup,,,,true,,,,,MUG,,10,,,\njar,Jar,,,,true,,,,,JAR,,10,,,\n";

    Answer job = done(app, next);

    assertThat(job.text("status")).isEqualTo("completed");
    assertThat(job.number("failed")).isEqualTo(1);
    assertThat(job.number("succeeded")).isEqualTo(1);
    assertThat(failures(app, job)).containsExactly("row 2, Variant SKU is already taken by " + id);
    assertThat(products(app)).isEqualTo(2);
  }

  @OnBothEngines
  void aNewProductNeedsANameAndAPriceAndABarcodeItsCheckDigit(TestApp app) {
    Answer job = done(app, HEAD + "mug,,,,,true,Size,S,,,MUG,,,,,\n");
    assertThat(failures(app, job))
        .containsExactlyInAnyOrder(
            "row 2, Title is missing: there is no product with this handle yet",
            "row 2, Variant Price is missing: there is no product with this handle yet");
    assertThat(send(app, HEAD + "mug,Mug,,,,true,Size,S,,,MUG,,1,4006381333932,,\n").errors())
        .containsExactly(
            "row 2, Variant Barcode must be 8, 12, 13 or 14 digits, the last of which fits the"
                + " others");
  }

  @OnBothEngines
  void aDraftIsImportedAsOneAndPublishedByALaterFile(TestApp app) {
    done(app, HEAD + "mug,Mug,,,,false,,,,,MUG,,10,,,\n");
    assertThat(product(app, "mug").path("status").asString()).isEqualTo("draft");

    done(app, HEAD + "mug,,,,,true,,,,,MUG,,10,,,\n");
    assertThat(product(app, "mug").path("status").asString()).isEqualTo("active");

    done(app, HEAD + "mug,,,,,false,,,,,MUG,,10,,,\n");
    assertThat(product(app, "mug").path("status").asString()).isEqualTo("active");
  }

  @OnBothEngines
  void rowsDoTheSameAsAFile(TestApp app) {
    String rows =
        """
        {"rows": [
          {"handle": "mug", "name": "Mug", "options": {"Size": "S"}, "sku_code": "MUG-S", "price_cents": 1000},
          {"handle": "mug", "options": {"Size": "L"}, "sku_code": "MUG-L", "price_cents": 1200},
          {"handle": "mug", "image_url": "https://a.example/1.jpg"}]}\
        """;
    assertThat(done(app, app.call("import_products", rows)).number("summary.variants_created"))
        .isEqualTo(2);
    assertThat(product(app, "mug").path("price_cents").longValue()).isEqualTo(1000);

    String other =
        "{\"rows\": [{\"handle\": \"mug\", \"options\": {\"Colour\": \"Red\"}, \"price_cents\":"
            + " 1}]}";
    assertThat(failures(app, done(app, app.call("import_products", other))))
        .containsExactly("rows[0].options does not fit the options of the product, which has Size");
    assertThat(
            app.call(
                    "import_products",
                    "{\"rows\": [{\"handle\": \"cup\", \"gtin\": \"4006381333932\"}]}")
                .errors())
        .containsExactly(
            "rows[0].gtin must be 8, 12, 13 or 14 digits, the last of which fits the others");
  }

  @OnBothEngines
  void aDryRunTellsWhatWouldBeAndKeepsNothing(TestApp app) {
    Answer tried =
        app.call("import_products", Json.object().put("csv", export()).put("dry_run", true));

    assertThat(tried.number("would_succeed")).isEqualTo(20);
    assertThat(tried.number("would_fail")).isZero();
    assertThat(products(app)).isZero();
  }
}
