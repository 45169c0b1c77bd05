package dev.storehand.feature.catalog;

import static dev.storehand.feature.catalog.Imports.HEAD;
import static dev.storehand.feature.catalog.Imports.events;
import static dev.storehand.feature.catalog.Imports.export;
import static dev.storehand.feature.catalog.Imports.products;
import static dev.storehand.feature.catalog.Imports.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Mode;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Files that are not quite right: what is wrong is named, and nothing is imported. */
class ImportFaultsTest {

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
  void exactlyOneOfFileAndRowsIsTaken(TestApp app) {
    app.call("import_products", "{}").problem("unprocessable");
    app.call("import_products", "{\"csv\": \"Handle\\nmug\", \"rows\": [{\"handle\": \"mug\"}]}")
        .problem("unprocessable");
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
