package dev.storehand.feature.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Mode;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The import, over a real export of Shopify and over files that are not quite right. */
class ImportProductsTest {
  private static final String HEAD =
      "Handle,Title,Body (HTML),Vendor,Tags,Published,Option1 Name,Option1 Value,Option2"
          + " Name,Option2 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant"
          + " Barcode,Image Src,Image Position\n";

  private static String export() {
    try (InputStream in = ImportProductsTest.class.getResourceAsStream("/shopify-apparel.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer send(TestApp app, String csv) {
    return app.call("import_products", Json.object().put("csv", csv));
  }

  /** The job, once it has ended. */
  private static Answer done(TestApp app, String csv) {
    return done(app, send(app, csv));
  }

  private static Answer done(TestApp app, Answer started) {
    String job = started.text("job_id");
    app.settle();
    return app.call("read_job", Json.object().put("job_id", job));
  }

  /** Why items of a job failed. */
  private static List<String> failures(TestApp app, Answer job) {
    List<String> errors = new ArrayList<>();
    ObjectNode asked = Json.object().put("job_id", job.text("job_id")).put("status", "failed");
    app.call("list_job_items", asked)
        .at("job_items")
        .forEach(item -> item.at("/error/errors").forEach(each -> errors.add(each.asString())));
    return errors;
  }

  private static ObjectNode product(TestApp app, String handle) {
    String id = app.call("list_products", "{\"handle\": \"" + handle + "\"}").text("products.0.id");
    return app.call("read_product", "{\"id\": \"" + id + "\"}").ok();
  }

  private static long products(TestApp app) {
    return app.call("list_products", "{}").number("meta.total_count");
  }

  private static long events(TestApp app) {
    return app.call("list_events", "{}").number("meta.total_count");
  }

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
  void everyFaultOfAFileIsNamedByRowAndColumnAndNothingIsImported(TestApp app) {
    String broken =
        export()
            .replace("yellow-wool-jumper,Yellow", ",Yellow")
            .replace("floral-white-top,Floral White Top", "floral-white-top," + "F".repeat(256))
            .replaceFirst("(?m)^(striped-silk-blouse.*?partners-demo,,women,)true", "$1maybe")
            .replaceFirst("(?m)^(classic-leather-jacket.*?manual,)80", "$1eighty")
            .replaceFirst("(?m)^(dark-denim-top.*?Default Title,,,,,),?0", "$1SAME,0")
            .replaceFirst("(?m)^(navy-sport-jacket.*?Default Title,,,,,),?0", "$1SAME,0");

    long before = events(app);

    Answer refused = send(app, broken);

    refused.problem("unprocessable");
    assertThat(refused.errors())
        .containsExactlyInAnyOrder(
            "row 6, Handle is required",
            "row 7, Title must be at most 255 characters",
            "row 8, Published must be true or false, not maybe",
            "row 9, Variant Price must be a price such as 12.50 in USD, not eighty",
            "row 11, Variant SKU is already taken by row 10");
    assertThat(products(app)).isZero();
    assertThat(events(app)).isEqualTo(before);
    assertThat(app.call("list_jobs", "{}").number("meta.total_count")).isZero();
  }

  @OnBothEngines
  void ofVeryManyFaultsAThousandAreListed(TestApp app) {
    StringBuilder csv = new StringBuilder(HEAD);
    for (int i = 0; i < 1_100; i++) {
      csv.append("mug").append(i).append(",Mug,,,,true,,,,,,,free,,,\n");
    }

    List<String> errors = send(app, csv.toString()).errors();

    assertThat(errors).hasSize(1_000);
    assertThat(errors.get(999))
        .isEqualTo("row 1001, Variant Price must be a price such as 12.50 in USD, not free");
  }

  @OnBothEngines
  void aQuoteThatIsNeverClosedIsNamedWhereItBegins(TestApp app) {
    Answer refused =
        send(
            app,
            HEAD
                + "mug,Mug,,,,true,,,,,MUG,,10,,,\n"
                + "cup,\"Cup,,,,true,,,,,CUP,,x,,,\n"
                + "jar,Jar,,,,true,,,,,JAR,,1,,,\n");

    assertThat(refused.errors())
        .containsExactly("row 3, Title begins with a quote that is never closed");
    assertThat(products(app)).isZero();
  }

  @OnBothEngines
  void rowsOfAnotherLengthAndTextAfterAQuoteAreNamed(TestApp app) {
    assertThat(send(app, "Handle,Title\nmug\ncup,Cup,9\n").errors())
        .containsExactly(
            "row 2 has 1 columns, but the header has 2",
            "row 3 has 3 columns, but the header has 2");
    assertThat(send(app, "Handle,Title\nmug,Mug\ncup,\"Cup\" 2\n").errors())
        .containsExactly("row 3 has text after a closing quote; the rows below it were not read");
    assertThat(send(app, "Title\nMug\n").errors())
        .containsExactly("row 1, Handle is missing: every file needs this column");
    assertThat(send(app, "Handle,Title,TITLE\nmug,Mug,Mug\n").errors())
        .containsExactly("row 1, TITLE occurs twice in the header");
    assertThat(send(app, "Handle,Title\n").errors())
        .containsExactly("csv has no rows below its header");
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
  void optionsMustFitInNumberNameAndValue(TestApp app) {
    Answer refused =
        send(
            app,
            HEAD
                + "mug,Mug,,,,true,Size,S,Colour,Red,,,10,,,\n"
                + "mug,,,,,,,S,,,,,10,,,\n"
                + "mug,,,,,,,S,,Red,,,10,,,\n"
                + "cup,Cup,,,,true,,Big,,,,,10,,,\n");

    assertThat(refused.errors())
        .containsExactlyInAnyOrder(
            "row 3, Option2 Value is missing: the product has the option Colour",
            "row 4, Option1 Value has the same values as row 2",
            "row 5, Option1 Value has no name: the product's first row has no Option1 Name");
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
  void rowsOfOneProductMustNotBeTheSameVariant(TestApp app) {
    assertThat(
            send(
                    app,
                    HEAD
                        + "mug,Mug,,,,true,Size,S,,,MUG,,10,,,\n"
                        + "mug,,,,,,,M,,,MUG,,10,,,\n"
                        + "mug,,,,,,,S,,,MUG-S,,10,,,\n")
                .errors())
        .containsExactly(
            "row 3, Variant SKU is already taken by row 2",
            "row 4, Option1 Value has the same values as row 2");
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
  void exactlyOneOfFileAndRowsIsTaken(TestApp app) {
    app.call("import_products", "{}").problem("unprocessable");
    app.call("import_products", "{\"csv\": \"Handle\\nmug\", \"rows\": [{\"handle\": \"mug\"}]}")
        .problem("unprocessable");
  }

  @OnBothEngines
  void aDryRunTellsWhatWouldBeAndKeepsNothing(TestApp app) {
    Answer tried =
        app.call("import_products", Json.object().put("csv", export()).put("dry_run", true));

    assertThat(tried.number("would_succeed")).isEqualTo(20);
    assertThat(tried.number("would_fail")).isZero();
    assertThat(products(app)).isZero();
  }

  @OnBothEngines
  void anotherShopsCurrencyHasItsOwnMinorUnit(TestApp app) {
    String yen =
        app.app()
            .createKey(
                app.app().createShop("Tokyo", "JPY", "Asia/Tokyo").id(),
                "Yen",
                Mode.LIVE,
                List.of("*"));

    app.as(
        yen,
        "import_products",
        Json.object().put("csv", HEAD + "mug,Mug,,,,true,,,,,MUG,,1500,,,\n").toString());
    app.settle();
    JsonNode mug = app.as(yen, "find_variant_by_sku", "{\"sku_code\": \"MUG\"}").ok();
    assertThat(mug.path("price_cents").longValue()).isEqualTo(1500);
    assertThat(mug.path("currency").asString()).isEqualTo("JPY");
    assertThat(
            app.as(
                    yen,
                    "import_products",
                    Json.object()
                        .put("csv", HEAD + "cup,Cup,,,,true,,,,,CUP,,15.50,,,\n")
                        .toString())
                .errors())
        .containsExactly("row 2, Variant Price must be a price such as 1250 in JPY, not 15.50");
  }
}
