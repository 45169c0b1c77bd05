package dev.storehand.edge.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Kind;
import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Mode;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.TestApp;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * The endpoint as clients of both eras meet it over HTTP, and what it says to those who do it
 * wrong.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class McpHttpTest {
  private static final String LIST = Mcp.request("tools/list", "{}");

  private final TestApp app = TestApp.on(Dialect.SQLITE);
  private final Mcp mcp = new Mcp(app);

  @AfterAll
  void close() {
    app.close();
  }

  private List<String> actions() {
    return app.app().registry().all().stream().map(Action::name).toList();
  }

  @Test
  void aBareCurlWithOnlyTheKeyAndContentTypeListsEveryActionInTheRegistrysOrder() {
    Mcp.Said said =
        mcp.raw(
            "",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}",
            "X-Auth-Token",
            app.key(),
            "Content-Type",
            "application/json");

    assertThat(said.status()).isEqualTo(200);
    assertThat(said.header("Content-Type")).isEqualTo("application/json");
    assertThat(said.header("X-Request-Id")).startsWith("req_");
    assertThat(Mcp.names(said)).isEqualTo(actions());
  }

  @Test
  void aBearerTokenIsAKeyToo() {
    assertThat(
            mcp.raw(
                    "",
                    LIST,
                    "Authorization",
                    "Bearer " + app.key(),
                    "Content-Type",
                    "application/json")
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-11-25,2025-11-25",
    "2025-06-18,2025-06-18",
    "2025-03-26,2025-03-26",
    "2024-01-01,2025-11-25"
  })
  void initializeAgreesOnARevisionThatBothKnow(String asked, String agreed) {
    ObjectNode result =
        mcp.legacy(
                "initialize",
                "{\"protocolVersion\": \""
                    + asked
                    + "\", \"capabilities\": {}, \"clientInfo\": {}}")
            .result();

    assertThat(result.path("protocolVersion").asString()).isEqualTo(agreed);
    assertThat(result.path("serverInfo").path("name").asString()).isEqualTo("storehand");
    assertThat(result.path("capabilities").has("tools")).isTrue();
    assertThat(result.path("instructions").asString()).hasSizeLessThan(2048).contains("who_am_i");
    assertThat(
            mcp.post("", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}").status())
        .isEqualTo(202);
    assertThat(mcp.legacy("ping", "{}").result()).isEmpty();
  }

  @Test
  void theModernEraDiscoversAndListsWithoutAHandshake() {
    ObjectNode discovered = mcp.modern("server/discover", "{}").result();
    ObjectNode listed = mcp.modern("tools/list", "{}").result();

    assertThat(discovered.path("supportedVersions").valueStream().map(v -> v.asString()))
        .containsExactly("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26");
    assertThat(listed.path("tools")).hasSize(actions().size());
    assertThat(listed.path("resultType").asString()).isEqualTo("complete");
    assertThat(listed.path("cacheScope").asString()).isEqualTo("private");
    assertThat(listed.path("_meta").path(Protocol.META + "serverInfo").path("name").asString())
        .isEqualTo("storehand");
  }

  @Test
  void theOldHandshakesMethodsAreUnknownToTheModernEra() {
    mcp.modern("initialize", "{}").error(404, -32601);
    mcp.modern("ping", "{}").error(404, -32601);
    mcp.modern("subscriptions/listen", "{\"notifications\": {}}").error(404, -32601);
    mcp.legacy("server/discover", "{}").error(200, -32601);
  }

  @Test
  void withoutAGoodKeyEveryMethodIs401() {
    for (String method :
        List.of("tools/list", "tools/call", "initialize", "ping", "prompts/list", "no/such")) {
      String request = Mcp.request(method, "{\"name\": \"who_am_i\"}");
      Mcp.Said none = mcp.raw("", request, "Content-Type", "application/json");
      Mcp.Said wrong =
          mcp.raw("", request, "Content-Type", "application/json", "X-Auth-Token", "sh_live_wrong");

      assertThat(none.error(401, -32000).path("data").path("code").asString())
          .isEqualTo("unauthenticated");
      assertThat(none.header("WWW-Authenticate")).startsWith("Bearer");
      assertThat(wrong.error(401, -32000).path("data").path("code").asString())
          .isEqualTo("unauthenticated");
    }
    assertThat(mcp.raw("", "{", "Content-Type", "application/json").status()).isEqualTo(401);
    assertThat(
            mcp.raw(
                    "",
                    "{\"jsonrpc\":\"2.0\",\"method\":\"x\"}",
                    "Content-Type",
                    "application/json")
                .status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{                                                              | -32700",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"ping\"}    | -32700",
        "[]                                                             | -32600",
        "{}                                                             | -32600",
        "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}             | -32600",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}                    | -32600",
        "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}            | -32600",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":1}| -32602",
        "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"result\":{}}               | -32600"
      })
  void whatIsNotARequestIsToldAsJsonRpc(String body, int code) {
    mcp.post("", body).error(400, code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\": 7}",
        "{\"name\": \"no_such_tool\"}",
        "{\"name\": \"who_am_i\", \"arguments\": []}"
      })
  void aCallOfNoToolAtAllIsAProtocolError(String params) {
    mcp.legacy("tools/call", params).error(200, -32602);
    mcp.modern("tools/call", params).error(400, -32602);
  }

  @Test
  void anUnknownToolIsToldWithTheNearest() {
    ObjectNode error = mcp.legacy("tools/call", "{\"name\": \"read_shp\"}").error(200, -32602);
    assertThat(error.path("message").asString()).contains("read_shp", "read_shop");
    assertThat(error.at("/data/next_actions/0").asString()).isEqualTo("read_shop");
  }

  @Test
  void modernHeadersMustSayWhatTheBodySays() {
    String body = body("tools/call", Protocol.MODERN);
    String[] good = {
      "MCP-Protocol-Version", Protocol.MODERN, "Mcp-Method", "tools/call", "Mcp-Name", "who_am_i"
    };

    assertThat(mcp.post("", body, good).result().has("structuredContent")).isTrue();
    mcp.post("", body, good[0], good[1], good[4], good[5]).error(400, -32020);
    mcp.post("", body, good[0], good[1], good[2], "tools/list", good[4], good[5])
        .error(400, -32020);
    mcp.post("", body, good[0], good[1], good[2], good[3]).error(400, -32020);
    mcp.post("", body, good[0], good[1], good[2], good[3], good[4], "read_shop").error(400, -32020);
    mcp.post("", body, good[2], good[3], good[4], good[5]).error(400, -32020);
    mcp.post("", body, good[0], "2025-11-25", good[2], good[3], good[4], good[5])
        .error(400, -32020);
    mcp.post("", body, good[0], good[1], good[2], good[3], good[4], "=?base64?!!!?=")
        .error(400, -32020);
    assertThat(
            mcp.post(
                    "",
                    body,
                    good[0],
                    good[1],
                    good[2],
                    good[3],
                    good[4],
                    "=?base64?d2hvX2FtX2k=?=")
                .status())
        .isEqualTo(200);
  }

  private static String body(String method, String version) {
    ObjectNode params = Json.object().put("name", "who_am_i");
    ObjectNode meta = params.putObject("_meta").put(Protocol.META + "protocolVersion", version);
    meta.putObject(Protocol.META + "clientCapabilities");
    return Mcp.request(method, params.toString());
  }

  @Test
  void anUnknownRevisionIsToldWhichThereAre() {
    ObjectNode data =
        (ObjectNode)
            mcp.post(
                    "",
                    body("tools/list", "2031-01-01"),
                    "MCP-Protocol-Version",
                    "2031-01-01",
                    "Mcp-Method",
                    "tools/list")
                .error(400, -32022)
                .get("data");

    assertThat(data.path("requested").asString()).isEqualTo("2031-01-01");
    assertThat(data.path("supported")).hasSize(4);
    mcp.post("", LIST, "MCP-Protocol-Version", "1999-01-01").error(400, -32602);
  }

  @Test
  void pagesOfOtherSitesAndOtherNamesAreTurnedAway() throws Exception {
    mcp.post("", LIST, "Origin", "http://evil.example.com").error(403, -32600);
    mcp.post("", LIST, "Origin", "null").error(403, -32600);
    assertThat(mcp.post("", LIST, "Origin", "http://localhost:6274").status()).isEqualTo(200);
    assertThat(withHost("evil.example.com"))
        .startsWith("HTTP/1.1 421 ")
        .contains("\"jsonrpc\":\"2.0\"");
    assertThat(withHost("localhost:1")).startsWith("HTTP/1.1 200 ");
  }

  private String withHost(String host) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", mcp.at("").getPort())) {
      String request =
          "POST /api/v2/external/mcp HTTP/1.1\r\nHost: "
              + host
              + "\r\nConnection: close\r\nX-Auth-Token: "
              + app.key()
              + "\r\nContent-Type: application/json\r\nContent-Length: "
              + LIST.length()
              + "\r\n\r\n"
              + LIST;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void onlyPostIsTakenAndOnlyJson() {
    Mcp.Said get = mcp.send(HttpRequest.newBuilder(mcp.at("")).GET());
    Mcp.Said delete = mcp.send(HttpRequest.newBuilder(mcp.at("/readonly")).DELETE());

    get.error(405, -32600);
    assertThat(get.header("Allow")).isEqualTo("POST");
    delete.error(405, -32600);
    mcp.raw("", LIST, "X-Auth-Token", app.key(), "Content-Type", "text/plain").error(415, -32600);
  }

  @Test
  void aMessageOverOneMebibyteIsRefused() {
    String big = Mcp.request("tools/list", "{\"x\": \"" + "y".repeat(1 << 20) + "\"}");

    mcp.post("", big).error(413, -32600);
    assertThat(mcp.raw("", big, "Content-Type", "application/json").status())
        .as("a stranger's is not even read")
        .isEqualTo(401);
  }

  @Test
  void surfacesListFewerToolsAndHideNothing() {
    List<String> keys = Mcp.names(mcp.post("/x/keys", LIST));
    List<String> reads = Mcp.names(mcp.post("/readonly", LIST));
    List<String> both =
        Mcp.names(mcp.post("", LIST, "X-MCP-Toolsets", "keys,shop", "X-MCP-Readonly", "true"));

    assertThat(keys).contains("who_am_i", "revoke_api_key").doesNotContain("read_shop");
    assertThat(reads)
        .isEqualTo(
            app.app().registry().all().stream()
                .filter(a -> a.kind() == Kind.READ)
                .map(Action::name)
                .toList());
    assertThat(both)
        .contains("who_am_i", "read_shop")
        .doesNotContain("revoke_api_key", "update_shop");
    assertThat(mcp.post("/x/nope", LIST).error(404, -32602).path("message").asString())
        .contains("nope", "keys");
    assertThat(
            mcp.post("/x/keys", Mcp.request("tools/call", "{\"name\": \"read_shop\"}"))
                .result()
                .has("structuredContent"))
        .isTrue();
  }

  @Test
  void aKeySeesOnlyTheToolsItMayUse() {
    String key = app.key(Mode.LIVE, "keys:read");
    List<String> seen =
        Mcp.names(mcp.raw("", LIST, "X-Auth-Token", key, "Content-Type", "application/json"));

    assertThat(seen)
        .contains("who_am_i", "list_api_keys")
        .doesNotContain("create_api_key", "read_shop");
  }

  @Test
  void everyAnswerSaysWhereTheShopStands() {
    try (TestApp limited = TestApp.limitedTo(4)) {
      Mcp client = new Mcp(limited);

      assertThat(client.legacy("tools/list", "{}").header("X-RateLimit-Remaining")).isEqualTo("3");
      assertThat(client.call("who_am_i", "{}").header("X-RateLimit-Remaining")).isEqualTo("2");
      assertThat(client.legacy("no/such", "{}").header("X-RateLimit-Remaining")).isEqualTo("1");
      assertThat(client.legacy("prompts/list", "{}").header("X-RateLimit-Remaining"))
          .isEqualTo("0");
      assertThat(client.call("who_am_i", "{}").failure()).startsWith("rate_limited");
      Mcp.Said refused = client.legacy("tools/list", "{}");
      assertThat(refused.error(429, -32000).path("data").path("code").asString())
          .isEqualTo("rate_limited");
      assertThat(refused.header("Retry-After")).isNotEmpty();
    }
  }
}
