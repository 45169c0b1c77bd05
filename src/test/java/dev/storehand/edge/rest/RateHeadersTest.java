package dev.storehand.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Mode;
import dev.storehand.kit.TestApp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever has a key learns from every answer where the shop stands. */
class RateHeadersTest {
  private final TestApp app = TestApp.limitedTo(100);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    app.close();
  }

  private HttpResponse<String> send(String verb, String path, String key, String type, String body)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(app.url() + "/api/v2/external" + path))
            .header("Content-Type", type)
            .method(verb, BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("X-Auth-Token", key);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String verb, String path) throws Exception {
    return send(verb, path, app.key(), "application/json", "");
  }

  private static void stands(HttpResponse<String> answer, int status, int remaining) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("X-RateLimit-Limit")).hasValue("100");
    assertThat(answer.headers().firstValue("X-RateLimit-Remaining")).hasValue("" + remaining);
    assertThat(answer.headers().firstValue("X-RateLimit-Reset")).isPresent();
    assertThat(answer.headers().firstValue("RateLimit").orElse("")).contains("r=" + remaining);
    assertThat(answer.headers().firstValue("RateLimit-Policy")).isPresent();
  }

  @Test
  void whatIsNoActionCostsAPointAndSaysWhatIsLeft() throws Exception {
    stands(send("POST", "/nowhere"), 404, 99);
    stands(send("PUT", "/whoami"), 405, 98);
    stands(send("DELETE", "/whoami"), 405, 97);
    stands(send("OPTIONS", "/nowhere"), 404, 96);
    stands(send("POST", "/help"), 405, 95);
  }

  @Test
  void aRefusalSaysWhatIsLeft() throws Exception {
    String weak = app.key(Mode.LIVE, "stock:read");
    stands(send("GET", "/shop", weak, "application/json", ""), 403, 100);
    stands(send("POST", "/markets", app.key(), "text/plain", "{}"), 415, 98);
    String large = "{\"name\": \"" + "x".repeat(1 << 20) + "\"}";
    stands(send("POST", "/markets", app.key(), "application/json", large), 413, 96);
    String larger = "{\"name\": \"" + "x".repeat(17 << 20) + "\"}";
    stands(send("POST", "/markets", app.key(), "application/json", larger), 413, 96);
  }

  @Test
  void theMcpEndpointSaysSoWhereItRefusesBeforeItReads() throws Exception {
    stands(send("GET", "/mcp"), 405, 100);
    stands(send("POST", "/mcp", app.key(), "text/plain", "{}"), 415, 100);
  }

  @Test
  void whoHasNoKeyIsToldThatAndNothingElse() throws Exception {
    for (String path : new String[] {"/nowhere", "/whoami", "/markets/mkt_1/nope"}) {
      HttpResponse<String> answer = send("POST", path, "", "application/json", "");
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(answer.headers().firstValue("X-RateLimit-Limit")).isEmpty();
    }
  }
}
