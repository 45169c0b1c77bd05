package dev.storehand.hostile;

import static dev.storehand.hostile.RawRequest.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Mode;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.TestApp;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Addresses and keys that are wrong or other people's, over raw sockets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileAddressTest {
  private final TestApp app = TestApp.on(Dialect.SQLITE);

  @AfterAll
  void close() {
    app.close();
  }

  private RawAnswer get(String path) throws IOException {
    return RawConnection.ask(app, RawRequest.get(path).key(app.key()).bytes());
  }

  private static ObjectNode refused(RawAnswer answer, int status) {
    ObjectNode problem = ProblemShape.check(answer);
    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    return problem;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%",
        "%4",
        "%zz",
        "%C3%28",
        "%ED%A0%80",
        "%C0%AF",
        "%80",
        "%00",
        "a%00b",
        "%F4%90%80%80",
        "%u0041",
        "\u00e9",
        "\u00ff\u00fe"
      })
  void aBrokenEncodingIs400InPathAndQuery(String broken) throws IOException {
    refused(get("/markets/" + broken), 400);
    refused(get("/markets?status=" + broken), 400);
    refused(get("/markets?" + broken + "=1"), 400);
    refused(get("/help?q=" + broken), 400);
    refused(get("/markets/" + broken + "/help"), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../../../etc/passwd",
        "/markets/../../../etc/passwd",
        "/markets/..%2f..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..;/etc/passwd",
        "/markets/..%5c..%5cetc",
        "/skill.md/../../../pom.xml",
        "/problems/../../../pom.xml",
        "/problems/..%2f..%2fpom.xml",
        "/problems/%2e%2e%2fopenapi.json",
        "/./markets;a=b/..",
        "//markets",
        "/markets//",
        "/help/help/help/../.."
      })
  void noAddressLeadsOutOfTheProgram(String path) throws IOException {
    RawAnswer answer = get(path);

    ProblemShape.check(answer);
    assertThat(answer.status()).as("%s", answer).isIn(400, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs/../../../../etc/passwd",
        "/docs/%2e%2e/%2e%2e/pom.xml",
        "/docs/..%2f..%2fpom.xml",
        "/docs/nope.js",
        "/etc/passwd",
        "//",
        "/api",
        "/api/v2/externalx",
        "/META-INF/MANIFEST.MF",
        "/;/"
      })
  void nothingElseIsServed(String path) throws IOException {
    RawAnswer answer = RawConnection.ask(app, RawRequest.of("GET " + path + " HTTP/1.1").bytes());

    ProblemShape.check(answer);
    assertThat(answer.status()).as("%s", answer).isIn(400, 404);
  }

  @Test
  void aLongPathIsRefusedAndShortened() throws IOException {
    assertThat(refused(get("/" + "a".repeat(7_000)), 404).toString()).hasSizeLessThan(2_000);
    assertThat(refused(get("/" + "a/".repeat(3_500)), 404).toString()).hasSizeLessThan(2_000);
    ProblemShape.check(get("/markets/" + "a".repeat(7_000)));
    refused(get("/" + "a".repeat(9_000)), 414);
  }

  @Test
  void anAddressWhoseIdIsEmptyIsNotTakenForTheList() throws IOException {
    refused(get("/markets/"), 404);
    refused(get("/markets/?id=mkt_1"), 404);
  }

  @Test
  void thousandsOfParametersAreRefused() throws IOException {
    refused(get("/markets?" + "a=1&".repeat(1_900)), 422);
    refused(get("/markets?" + "&".repeat(7_000) + "x=1"), 422);
    refused(get("/markets?" + "=&".repeat(3_000)), 422);
  }

  @Test
  void aPathAndItsQueryMayNotDisagree() throws IOException {
    RawAnswer made =
        RawConnection.ask(
            app,
            RawRequest.post(
                    "/markets", "{\"code\":\"UK\",\"name\":\"Britain\",\"currency\":\"GBP\"}")
                .key(app.key())
                .bytes());
    String id = made.json().path("id").asString();

    assertThat(get("/markets/" + id).status()).as("%s", made).isEqualTo(200);
    refused(get("/markets/" + id + "?id=mkt_other"), 422);
    RawRequest patch = RawRequest.post("/markets/" + id, "{\"id\":\"mkt_other\",\"name\":\"x\"}");
    refused(
        RawConnection.ask(
            app,
            new RawRequest(
                    "PATCH " + BASE + "/markets/" + id + " HTTP/1.1", patch.headers(), patch.body())
                .key(app.key())
                .bytes()),
        422);
  }

  @Test
  void anIdempotencyKeyIsSaidOnce() throws IOException {
    RawRequest twice =
        RawRequest.post(
                "/markets?idempotency_key=b",
                "{\"code\":\"TW\",\"name\":\"x\",\"currency\":\"GBP\"}")
            .key(app.key());

    refused(RawConnection.ask(app, twice.with("Idempotency-Key: a").bytes()), 422);
    refused(
        RawConnection.ask(app, twice.with("Idempotency-Key: b").with("Idempotency-Key: c").bytes()),
        422);
    refused(
        RawConnection.ask(
            app,
            RawRequest.post("/markets", "{}").key(app.key()).with("Idempotency-Key: ").bytes()),
        422);
    refused(
        RawConnection.ask(
            app,
            RawRequest.post("/markets", "{}")
                .key(app.key())
                .with("Idempotency-Key: " + "k".repeat(201))
                .bytes()),
        422);
  }

  @Test
  void aSkuMayHoldASlashAndAnythingElse() throws IOException {
    Map<String, String> skus =
        Map.of(
            "A%2FB",
            "A/B",
            "%2F",
            "/",
            "A%20B%25",
            "A B%",
            "A+B",
            "A+B",
            "%E2%82%AC%3F%23",
            "\u20ac?#",
            "..",
            "..");
    for (Map.Entry<String, String> sku : skus.entrySet()) {
      ObjectNode product =
          Json.object().put("name", "Tee " + sku.getValue()).put("price_cents", 100);
      product.putArray("variants").addObject().put("sku_code", sku.getValue());
      app.call("create_product", product).ok();
      if (!sku.getKey().equals("..")) {
        RawAnswer found = get("/catalog/variants/by_sku/" + sku.getKey());
        assertThat(found.status()).as("%s %s", sku, found).isEqualTo(200);
        assertThat(found.json().path("sku_code").asString()).isEqualTo(sku.getValue());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "sh_live_",
        "Bearer x",
        "' or 1=1 --",
        "sh_live_00000000000000000000000000000000",
        "\u00e9\u00ff"
      })
  void aKeyThatIsNoneIs401(String key) throws IOException {
    refused(RawConnection.ask(app, RawRequest.get("/whoami").key(key).bytes()), 401);
    refused(
        RawConnection.ask(
            app, RawRequest.get("/whoami").with("Authorization: Bearer " + key).bytes()),
        401);
    refused(
        RawConnection.ask(app, RawRequest.get("/whoami").with("Authorization: " + key).bytes()),
        401);
    refused(RawConnection.ask(app, RawRequest.get("/help").key(key).bytes()), 401);
  }

  @Test
  void twoKeysAtOnceAreRefusedRatherThanOneChosen() throws IOException {
    String live = app.key();
    String test = app.key(Mode.TEST, "*");
    RawRequest both = RawRequest.get("/whoami").key(live).with("Authorization: Bearer " + test);

    refused(RawConnection.ask(app, both.bytes()), 400);
    refused(RawConnection.ask(app, RawRequest.get("/whoami").key(live).key(test).bytes()), 400);
    refused(RawConnection.ask(app, RawRequest.get("/help").key(live).key(test).bytes()), 400);
    refused(
        RawConnection.ask(
            app, RawRequest.post("/markets", "x".repeat(100_000)).key(live).key(test).bytes()),
        400);
    RawAnswer mcp =
        RawConnection.ask(
            app,
            RawRequest.post("/mcp", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}")
                .key(live)
                .key(test)
                .bytes());
    assertThat(mcp.status()).isEqualTo(400);
    assertThat(mcp.json().path("error").path("message").asString()).contains("Two different keys");
    assertThat(
            RawConnection.ask(
                    app,
                    RawRequest.get("/whoami")
                        .key(live)
                        .with("Authorization: Bearer " + live)
                        .bytes())
                .status())
        .isEqualTo(200);
    assertThat(
            RawConnection.ask(
                    app,
                    RawRequest.get("/whoami").key(live).with("Authorization: Basic eDp5").bytes())
                .status())
        .isEqualTo(200);
  }

  @Test
  void whatIsOfAnotherShopOrModeWasNeverThere() throws IOException {
    String id =
        app.call("create_market", "{\"code\":\"FR\",\"name\":\"France\",\"currency\":\"EUR\"}")
            .text("id");
    RawAnswer never = get("/markets/mkt_99999999999999999999999999");

    for (String key : new String[] {app.strangersKey(), app.key(Mode.TEST, "*")}) {
      RawAnswer foreign = RawConnection.ask(app, RawRequest.get("/markets/" + id).key(key).bytes());
      refused(foreign, 404);
      assertThat(foreign.text().replace(id, "").replaceAll("req_\\w+", ""))
          .isEqualTo(
              never
                  .text()
                  .replace("mkt_99999999999999999999999999", "")
                  .replaceAll("req_\\w+", ""));
    }
  }
}
