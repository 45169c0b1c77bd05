package dev.storehand.feature.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.schema.Json;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.util.List;

/** The search of the catalogue: X4. */
class SearchTest {
  private static void fill(TestApp app) {
    app.call(
            "create_product",
            """
            {"name": "Salomon XT-6 Black Phantom", "brand": "Salomon", "style_id": "L41086600", "options": ["Size"], "price_cents": 1,
             "tags": ["trail"], "variants": [{"sku_code": "XT6-BLK-42", "options": {"Size": "42"}, "gtins": ["4006381333931"]}]}""")
        .ok();
    app.call("create_product", "{\"name\": \"Levi's 501 Jeans\", \"brand\": \"Levi's\", \"price_cents\": 1}").ok();
    app.call("create_product", "{\"name\": \"Café Crème Mug\", \"price_cents\": 1, \"draft\": true}").ok();
  }

  private static List<String> found(TestApp app, String query) {
    return app.call("search_catalog", Json.object().put("query", query)).ok().findValuesAsString("name");
  }

  @OnBothEngines
  void nameBrandStyleSkuBarcodeAndTagAllFind(TestApp app) {
    fill(app);
    for (String query :
        List.of("salomon", "xt-6", "xt6", "XT 6", "L41086600", "l41086", "XT6-BLK-42", "4006381333931", "trail", "phanton")) {
      assertThat(found(app, query)).as(query).containsExactly("Salomon XT-6 Black Phantom");
    }
    assertThat(found(app, "levis 501")).containsExactly("Levi's 501 Jeans");
    assertThat(found(app, "cafe creme")).containsExactly("Café Crème Mug");
    assertThat(found(app, "zzzzzz")).isEmpty();
    assertThat(found(app, "?!")).isEmpty();
  }

  @OnBothEngines
  void whatReadsLikeAQueryLanguageIsOnlyWords(TestApp app) {
    fill(app);
    for (String query : List.of("\"", "xt* OR", "' | !jeans", "NEAR(jeans mug)", "jeans\") --", "a:b & c", "%_\\")) {
      app.call("search_catalog", Json.object().put("query", query)).ok();
    }
    app.call("search_catalog", "{\"query\": \"\"}").problem("unprocessable");
    app.call("search_catalog", "{}").problem("unprocessable");
  }

  @OnBothEngines
  void theIndexFollowsEveryChange(TestApp app) {
    fill(app);
    String id = app.call("search_catalog", "{\"query\": \"jeans\"}").text("products.0.id");

    app.call("update_product", Json.parse("{\"name\": \"Denim Trousers\"}").put("id", id)).ok();
    assertThat(found(app, "jeans")).isEmpty();
    assertThat(found(app, "trousers")).containsExactly("Denim Trousers");
    String variant = app.call("create_variant", "{\"product_id\": \"" + id + "\", \"sku_code\": \"DNM501\"}").text("id");
    assertThat(found(app, "DNM501")).containsExactly("Denim Trousers");
    app.call("archive_variant", "{\"id\": \"" + variant + "\"}").ok();
    assertThat(found(app, "DNM501")).isEmpty();
    app.call("update_product", Json.parse("{\"name\": \"Chinos\", \"dry_run\": true}").put("id", id)).ok();
    assertThat(found(app, "trousers")).containsExactly("Denim Trousers");
    assertThat(app.as(app.strangersKey(), "search_catalog", "{\"query\": \"trousers\"}").number("meta.total_count")).isZero();
  }

  @OnBothEngines
  void resultsArePagedCountedAndNarrowed(TestApp app) {
    for (int i = 0; i < 5; i++) {
      app.call("create_product", "{\"name\": \"Mug " + i + "\", \"price_cents\": 1, \"draft\": " + (i > 2) + "}").ok();
    }

    Answer page = app.call("search_catalog", "{\"query\": \"mug\", \"page\": 2, \"per_page\": 2}");
    assertThat(page.number("meta.total_count")).isEqualTo(5);
    assertThat(page.number("meta.total_pages")).isEqualTo(3);
    assertThat(page.at("meta.has_more").booleanValue()).isTrue();
    assertThat(page.at("products")).hasSize(2);
    assertThat(app.call("search_catalog", "{\"query\": \"mug\", \"page\": 4, \"per_page\": 2}").at("products")).isEmpty();
    assertThat(app.call("search_catalog", "{\"query\": \"mug\", \"status\": \"draft\"}").number("meta.total_count")).isEqualTo(2);
    app.call("search_catalog", "{\"query\": \"mug\", \"cursor\": \"x\"}").problem("unprocessable");
  }
}
