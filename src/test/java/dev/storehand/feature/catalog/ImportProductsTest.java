package dev.storehand.feature.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.action.Handler;
import dev.storehand.core.db.Mode;
import dev.storehand.core.job.Job;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The import, over a real export of Shopify and over files that are not quite right. */
class ImportProductsTest {
  private static final String HEAD =
      "Handle,Title,Body (HTML),Vendor,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,"
          + "Variant SKU,Variant Inventory Qty,Variant Price,Variant Barcode,Image Src,Image Position\n";

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
    Answer job = send(app, export());

    assertThat(job.reply().status()).isEqualTo(202);
    assertThat(job.text("status")).isEqualTo("completed");
    assertThat(job.number("total")).isEqualTo(22);
    assertThat(job.number("succeeded")).isEqualTo(22);
    assertThat(job.number("failed")).isZero();
    assertThat(job.number("summary.products_created")).isEqualTo(20);
    assertThat(job.number("summary.variants_created")).isEqualTo(22);
    assertThat(job.number("summary.images")).isEqualTo(20);
    assertThat(job.number("summary.quantities_ignored")).isEqualTo(22);
    assertThat(app.call("read_job", "{\"job_id\": \"" + job.text("job_id") + "\"}").ok()).isEqualTo(job.ok());
    assertThat(products(app)).isEqualTo(20);
  }

  @OnBothEngines
  void variantsWithoutSkuAreKnownByTheirOptionsAndDefaultTitleMeansNone(TestApp app) {
    send(app, export()).ok();

    ObjectNode top = product(app, "classic-varsity-top");
    assertThat(top.path("options").get(0).asString()).isEqualTo("Size");
    assertThat(top.path("variants").findValuesAsString("name")).containsExactly("Small", "Medium", "Large");
    assertThat(top.path("variants").get(0).has("sku_code")).isFalse();
    assertThat(top.path("variants").get(1).path("price_cents").longValue()).isEqualTo(6000);
    assertThat(top.path("currency").asString()).isEqualTo("USD");
    assertThat(top.path("tags").get(0).asString()).isEqualTo("women");
    assertThat(top.path("brand").asString()).isEqualTo("partners-demo");
    ObjectNode shirt = product(app, "ocean-blue-shirt");
    assertThat(shirt.path("options")).isEmpty();
    assertThat(shirt.path("variants")).hasSize(1);
    assertThat(shirt.path("images").get(0).path("url").asString()).startsWith("https://burst.shopifycdn.com/");
    assertThat(shirt.path("description_md").asString()).startsWith("Ocean blue cotton shirt with a narrow collar");
  }

  @OnBothEngines
  void theSameFileAgainChangesNothing(TestApp app) {
    send(app, export()).ok();
    String before = app.call("list_products", "{\"per_page\": 100}").json().toString();
    String variants = app.call("list_variants", "{\"per_page\": 100}").json().toString();
    long events = events(app);

    Answer again = send(app, export());

    assertThat(again.number("summary.products_unchanged")).isEqualTo(20);
    assertThat(again.number("summary.variants_unchanged")).isEqualTo(22);
    assertThat(app.call("list_products", "{\"per_page\": 100}").json().toString()).isEqualTo(before);
    assertThat(app.call("list_variants", "{\"per_page\": 100}").json().toString()).isEqualTo(variants);
    assertThat(events(app)).as("only the job's own").isEqualTo(events + 1);
  }

  @OnBothEngines
  void aLaterFileUpdatesByHandleAndSkuAndLeavesTheRest(TestApp app) {
    send(app, HEAD + "mug,Mug,<p>Old</p>,Maker,,true,Size,S,,,MUG-S,,10,,https://a.example/1.jpg,1\nmug,,,,,,,L,,,MUG-L,,12,,,\n").ok();

    Answer job = send(app, HEAD + "mug,,,New maker,,,Size,L,,,MUG-L,,13.50,4006381333931,,\nmug,,,,,,,XL,,,MUG-XL,,15,,,\n");

    assertThat(job.number("summary.products_updated")).isEqualTo(1);
    assertThat(job.number("summary.variants_updated")).isEqualTo(1);
    assertThat(job.number("summary.variants_created")).isEqualTo(1);
    ObjectNode mug = product(app, "mug");
    assertThat(mug.path("name").asString()).isEqualTo("Mug");
    assertThat(mug.path("brand").asString()).isEqualTo("New maker");
    assertThat(mug.path("images")).hasSize(1);
    assertThat(mug.path("variants").findValuesAsString("sku_code")).containsExactly("MUG-S", "MUG-L", "MUG-XL");
    assertThat(mug.path("variants").get(1).path("price_cents").longValue()).isEqualTo(1350);
    assertThat(app.call("find_variant_by_gtin", "{\"gtin\": \"4006381333931\"}").text("sku_code")).isEqualTo("MUG-L");
    assertThat(app.call("list_events", "{\"type\": \"product.updated\"}").number("meta.total_count")).isEqualTo(1);
  }

  @OnBothEngines
  void picturesOfTheirOwnRowsComeInTheirOrder(TestApp app) {
    send(
            app,
            HEAD
                + "mug,Mug,,,,true,Title,Default Title,,,MUG,,10,,https://a.example/2.jpg,2\n"
                + "mug,,,,,,,,,,,,,,https://a.example/1.jpg,1\n")
        .ok();

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
    assertThat(errors.get(999)).isEqualTo("row 1001, Variant Price must be a price such as 12.50 in USD, not free");
  }

  @OnBothEngines
  void aQuoteThatIsNeverClosedIsNamedWhereItBegins(TestApp app) {
    Answer refused = send(app, HEAD + "mug,Mug,,,,true,,,,,MUG,,10,,,\ncup,\"Cup,,,,true,,,,,CUP,,x,,,\njar,Jar,,,,true,,,,,JAR,,1,,,\n");

    assertThat(refused.errors()).containsExactly("row 3, Title begins with a quote that is never closed");
    assertThat(products(app)).isZero();
  }

  @OnBothEngines
  void rowsOfAnotherLengthAndTextAfterAQuoteAreNamed(TestApp app) {
    assertThat(send(app, "Handle,Title\nmug\ncup,Cup,9\n").errors())
        .containsExactly("row 2 has 1 columns, but the header has 2", "row 3 has 3 columns, but the header has 2");
    assertThat(send(app, "Handle,Title\nmug,Mug\ncup,\"Cup\" 2\n").errors())
        .containsExactly("row 3 has text after a closing quote; the rows below it were not read");
    assertThat(send(app, "Title\nMug\n").errors()).containsExactly("row 1, Handle is missing: every file needs this column");
    assertThat(send(app, "Handle,Title,TITLE\nmug,Mug,Mug\n").errors()).containsExactly("row 1, TITLE occurs twice in the header");
    assertThat(send(app, "Handle,Title\n").errors()).containsExactly("csv has no rows below its header");
  }

  @OnBothEngines
  void aFileMayHaveAByteOrderMarkCapitalsWindowsLinesAndColumnsOfItsOwn(TestApp app) {
    Answer job =
        send(app, "\ufeffHANDLE,title,Variant price,My column\r\nmug,\"Mug, \"\"large\"\"\",12.5,x\r\n\r\n");

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
  void whatBelongsToAnotherProductIsRefusedOrLeftOut(TestApp app) {
    send(app, HEAD + "mug,Mug,,,,true,,,,,MUG,,10,4006381333931,,\n").ok();
    String id = product(app, "mug").path("variants").get(0).path("id").asString();
    String next = HEAD + "cup,Cup,,,,true,,,,,MUG,,10,,,\njar,Jar,,,,true,,,,,JAR,,10,,,\n";

    assertThat(send(app, next).errors()).containsExactly("row 2, Variant SKU is already taken by " + id);
    assertThat(products(app)).isEqualTo(1);

    Answer skipped = app.call("import_products", Json.object().put("csv", next).put("skip_errors", true));
    assertThat(skipped.number("failed")).isEqualTo(1);
    assertThat(skipped.number("succeeded")).isEqualTo(1);
    assertThat(products(app)).isEqualTo(2);
  }

  @OnBothEngines
  void aNewProductNeedsANameAndAPriceAndABarcodeItsCheckDigit(TestApp app) {
    assertThat(send(app, HEAD + "mug,,,,,true,Size,S,,,MUG,,,4006381333932,,\n").errors())
        .containsExactlyInAnyOrder(
            "row 2, Title is missing: there is no product with this handle yet",
            "row 2, Variant Price is missing: there is no product with this handle yet",
            "row 2, Variant Barcode must be 8, 12, 13 or 14 digits, the last of which fits the others");
  }

  @OnBothEngines
  void aDraftIsImportedAsOneAndPublishedByALaterFile(TestApp app) {
    send(app, HEAD + "mug,Mug,,,,false,,,,,MUG,,10,,,\n").ok();
    assertThat(product(app, "mug").path("status").asString()).isEqualTo("draft");

    send(app, HEAD + "mug,,,,,true,,,,,MUG,,10,,,\n").ok();
    assertThat(product(app, "mug").path("status").asString()).isEqualTo("active");

    send(app, HEAD + "mug,,,,,false,,,,,MUG,,10,,,\n").ok();
    assertThat(product(app, "mug").path("status").asString()).isEqualTo("active");
  }

  @OnBothEngines
  void rowsDoTheSameAsAFile(TestApp app) {
    String rows =
        """
        {"rows": [
          {"handle": "mug", "name": "Mug", "options": {"Size": "S"}, "sku_code": "MUG-S", "price_cents": 1000},
          {"handle": "mug", "options": {"Size": "L"}, "sku_code": "MUG-L", "price_cents": 1200},
          {"handle": "mug", "image_url": "https://a.example/1.jpg"}]}""";
    assertThat(app.call("import_products", rows).number("succeeded")).isEqualTo(3);
    assertThat(product(app, "mug").path("price_cents").longValue()).isEqualTo(1000);

    Answer refused =
        app.call(
            "import_products",
            "{\"rows\": [{\"handle\": \"mug\", \"options\": {\"Colour\": \"Red\"}, \"price_cents\": 1}]}");
    assertThat(refused.errors())
        .containsExactly("rows[0].options does not fit the options of the product, which has Size");
  }

  @OnBothEngines
  void exactlyOneOfFileAndRowsIsTaken(TestApp app) {
    app.call("import_products", "{}").problem("unprocessable");
    app.call("import_products", "{\"csv\": \"Handle\\nmug\", \"rows\": [{\"handle\": \"mug\"}]}").problem("unprocessable");
  }

  @OnBothEngines
  void aDryRunTellsWhatWouldBeAndKeepsNothing(TestApp app) {
    Answer tried = app.call("import_products", Json.object().put("csv", export()).put("dry_run", true));

    assertThat(tried.number("summary.products_created")).isEqualTo(20);
    assertThat(products(app)).isZero();
  }

  @OnBothEngines
  void quantitiesGoToTheStockOfALocationWhereOneIsNamed(TestApp app) {
    Map<String, Integer> set = new TreeMap<>();
    ImportActions actions =
        new ImportActions(tx -> "USD", (tx, variant, location, units) -> set.put(location + " " + variant, units));
    String csv = HEAD + "mug,Mug,,,,true,,,,,MUG,7,10,,,\ncup,Cup,,,,true,,,,,CUP,-2,10,,,\n";
    String tree = Json.object().put("csv", csv).put("stock_location_id", "loc_1").toString();

    var summary =
        app.app().database().write(
            app.app().systemScope(app.shop(), Mode.LIVE),
            tx ->
                ((Handler.Write<ImportActions.ImportProducts, Job>)
                        actions.importProducts.handler())
                    .call()
                    .write(actions.importProducts.input().read(Json.parse(tree)).input(), tx)
                    .summary());

    List<String> ids = List.of(variant(app, "CUP"), variant(app, "MUG"));
    assertThat(set).containsOnly(Map.entry("loc_1 " + ids.get(0), 0), Map.entry("loc_1 " + ids.get(1), 7));
    assertThat(summary).containsEntry("quantities_set", 2L).doesNotContainKey("quantities_ignored");
  }

  private static String variant(TestApp app, String sku) {
    return app.call("find_variant_by_sku", "{\"sku_code\": \"" + sku + "\"}").text("id");
  }

  @OnBothEngines
  void anotherShopsCurrencyHasItsOwnMinorUnit(TestApp app) {
    String yen = app.app().createKey(app.app().createShop("Tokyo", "JPY", "Asia/Tokyo").id(), "Yen", Mode.LIVE, List.of("*"));

    app.as(yen, "import_products", Json.object().put("csv", HEAD + "mug,Mug,,,,true,,,,,MUG,,1500,,,\n").toString()).ok();
    JsonNode mug = app.as(yen, "find_variant_by_sku", "{\"sku_code\": \"MUG\"}").ok();
    assertThat(mug.path("price_cents").longValue()).isEqualTo(1500);
    assertThat(mug.path("currency").asString()).isEqualTo("JPY");
    assertThat(app.as(yen, "import_products", Json.object().put("csv", HEAD + "cup,Cup,,,,true,,,,,CUP,,15.50,,,\n").toString()).errors())
        .containsExactly("row 2, Variant Price must be a price such as 1250 in JPY, not 15.50");
  }
}
