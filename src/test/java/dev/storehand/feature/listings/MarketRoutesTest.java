package dev.storehand.feature.listings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Mode;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a client of the market meets on the wire: rows X1 to X5, X14, X25 and X28. */
final class MarketRoutesTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @OnBothEngines
  void x1WithoutAGoodKeyNothingIsShownAndAKeysUseIsCounted(TestApp app) throws Exception {
    assertThat(get(app, "/api/v2/external/listings", "sh_live_bad").statusCode()).isEqualTo(401);
    HttpResponse<String> good = get(app, "/api/v2/external/listings", app.key());
    assertThat(good.statusCode()).isEqualTo(200);
    app.app().minute();
    assertThat(app.call("list_api_keys", "{}").text("api_keys.0.last_used_at")).isNotEmpty();
  }

  @OnBothEngines
  void x2AnUnversionedOrUnknownVersionIsNotFound(TestApp app) throws Exception {
    for (String path : new String[] {"/listings", "/api/v1/external/listings", "/api/listings"}) {
      assertThat(get(app, path, app.key()).statusCode()).as(path).isEqualTo(404);
    }
  }

  @OnBothEngines
  void x3OnlyJsonIsTakenAndGiven(TestApp app) throws Exception {
    HttpRequest form =
        to(app, "/api/v2/external/listings", app.key())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("amount_cents=1"))
            .build();
    HttpResponse<String> refused = send(form);
    assertThat(refused.statusCode()).isEqualTo(415);
    assertThat(Json.parse(refused.body()).path("code").asString()).isNotEmpty();
    assertThat(Json.parse(get(app, "/api/v2/external/listings", app.key()).body()).has("listings"))
        .isTrue();
  }

  @OnBothEngines
  void x4TheCatalogueIsSearchedByFreeTextAndPaged(TestApp app) {
    MarketScene scene = new MarketScene(app);
    scene.variant("Dunk Low");
    Answer found = scene.call("search_catalog", "{\"query\": \"dunk\"}");
    assertThat(found.number("meta.total_count")).isEqualTo(1);
    assertThat(found.at("meta.has_more").booleanValue()).isFalse();
    scene.call("search_catalog", "{\"query\": \"\"}").problem("unprocessable");
  }

  @OnBothEngines
  void x5AProductItsVariantsAndOneVariantAreRead(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String product =
        scene.call("read_variant", "{\"id\": \"%s\"}".formatted(variant)).text("product_id");
    assertThat(
            scene
                .call("list_variants", "{\"product_id\": \"%s\"}".formatted(product))
                .text("variants.0.id"))
        .isEqualTo(variant);
    scene
        .call("read_market_data", "{\"variant_id\": \"%s\"}".formatted(product))
        .problem("not_found");
  }

  @OnBothEngines
  void x14WhoWaitsForAnOperationIsAnsweredOnceItHasEnded(TestApp app) throws Exception {
    MarketScene scene = new MarketScene(app);
    Answer asked =
        scene.call(
            "create_listing",
            "{\"variant_id\": \"%s\", \"amount_cents\": 100}".formatted(scene.variant("DUNK")));
    CompletableFuture<HttpResponse<String>> waiting =
        CLIENT.sendAsync(
            to(app, asked.text("operation_url") + "?wait=30", app.key()).build(),
            HttpResponse.BodyHandlers.ofString());
    app.settle();
    assertThat(Json.parse(waiting.get().body()).path("operation_status").asString())
        .isEqualTo("SUCCEEDED");
  }

  @Test
  void x25BeyondTheLimitACallIsRefusedAndToldWhenToComeAgain() throws Exception {
    try (TestApp app = TestApp.limitedTo(3)) {
      String path = "/api/v2/external/listings";
      for (int i = 0; i < 3; i++) {
        assertThat(get(app, path, app.key()).statusCode()).isEqualTo(200);
      }
      HttpResponse<String> refused = get(app, path, app.key());
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @OnBothEngines
  void x28ReadsAnswer200AcceptedWrites202AndEachRefusalItsOwnCode(TestApp app) throws Exception {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String base = "/api/v2/external/listings";
    HttpResponse<String> made =
        post(app, base, "{\"variant_id\": \"%s\", \"amount_cents\": 100}".formatted(variant));
    assertThat(made.statusCode()).isEqualTo(202);
    app.settle();
    JsonNode operation = Json.parse(made.body());
    String listing = base + "/" + operation.path("listing_id").asString();
    assertThat(get(app, listing, app.key()).statusCode()).isEqualTo(200);
    assertThat(get(app, operation.path("operation_url").asString(), app.key()).statusCode())
        .isEqualTo(200);
    assertThat(post(app, base, "{\"variant_id\": ").statusCode()).isEqualTo(400);
    assertThat(post(app, base, "{\"variant_id\": 7}").statusCode()).isEqualTo(422);
    assertThat(get(app, base + "/lst_none", app.key()).statusCode()).isEqualTo(404);
    assertThat(post(app, listing + "/activate", "{\"expected_version\": 99}").statusCode())
        .isEqualTo(409);
    assertThat(get(app, listing, app.key(Mode.LIVE, "stock:read")).statusCode()).isEqualTo(403);
  }

  private static HttpRequest.Builder to(TestApp app, String path, String key) {
    return HttpRequest.newBuilder(URI.create(app.url() + path)).header("X-Auth-Token", key);
  }

  private static HttpResponse<String> get(TestApp app, String path, String key) throws Exception {
    return send(to(app, path, key).build());
  }

  private static HttpResponse<String> post(TestApp app, String path, String body) throws Exception {
    return send(
        to(app, path, app.key())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
