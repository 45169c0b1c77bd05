package dev.storehand.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.TestApp;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read and never called. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
  private static final String BASE = "/api/v2/external";

  private final TestApp app = TestApp.on(Dialect.SQLITE);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterAll
  void close() {
    app.close();
  }

  private HttpResponse<byte[]> send(String verb, String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(app.url() + path)).method(verb, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/healthz",
        "/readyz",
        "/metrics",
        "/docs",
        "/llms.txt",
        BASE + "/openapi.json",
        BASE + "/skill.md",
        BASE + "/stock/skill.md",
        BASE + "/problems/not_found"
      })
  void aPageIsReadAndTakesNoOtherVerb(String path) throws Exception {
    HttpResponse<byte[]> got = send("GET", path);
    HttpResponse<byte[]> head = send("HEAD", path);

    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    if (!path.equals("/metrics")) {
      assertThat(header(head, "Content-Length")).isEqualTo("" + got.body().length);
    }
    for (String verb : new String[] {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
      HttpResponse<byte[]> refused = send(verb, path);
      assertThat(refused.statusCode()).as(verb).isEqualTo(405);
      assertThat(header(refused, "Allow")).isEqualTo("GET, HEAD");
      assertThat(Json.parse(refused.body()).path("code").asString())
          .isEqualTo("method_not_allowed");
    }
  }

  @Test
  void helpTakesNoOtherVerbEitherAndTellsThatToThoseWithAKey() throws Exception {
    assertThat(send("POST", BASE + "/stock/help").statusCode()).isEqualTo(401);
    HttpResponse<byte[]> refused = send("POST", BASE + "/stock/help", "X-Auth-Token", app.key());
    assertThat(refused.statusCode()).isEqualTo(405);
    assertThat(header(refused, "Allow")).isEqualTo("GET, HEAD");
    HttpResponse<byte[]> got = send("GET", BASE + "/help", "X-Auth-Token", app.key());
    HttpResponse<byte[]> head = send("HEAD", BASE + "/help", "X-Auth-Token", app.key());
    assertThat(header(head, "Content-Length")).isEqualTo("" + got.body().length);
  }

  @Test
  void helpNamesTheNearestOfWhatItTakes() throws Exception {
    HttpResponse<byte[]> refused =
        send("GET", BASE + "/help?prefx=/stock", "X-Auth-Token", app.key());
    assertThat(new String(refused.body(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("prefx is not a known field; did you mean prefix?");
  }

  @Test
  void theDocsAnswerWithASlashToo() throws Exception {
    assertThat(send("GET", "/docs/").body()).isEqualTo(send("GET", "/docs").body());
    assertThat(header(send("GET", "/"), "Location")).isEqualTo("/docs");
  }

  @Test
  void whatIsCompressedOnRequestSaysSoToCaches() throws Exception {
    HttpResponse<byte[]> packed = send("GET", BASE + "/openapi.json", "Accept-Encoding", "gzip");
    HttpResponse<byte[]> plain = send("GET", BASE + "/openapi.json");
    HttpResponse<byte[]> head = send("HEAD", BASE + "/openapi.json", "Accept-Encoding", "gzip");

    assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.body().length).isLessThan(plain.body().length);
    GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(packed.body()));
    assertThat(unpacking.readAllBytes()).isEqualTo(plain.body());
    assertThat(header(packed, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(header(plain, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(header(head, "Content-Length")).isEqualTo("" + packed.body().length);
  }

  @Test
  void whoHasATextAlreadyGetsNoneAgain() throws Exception {
    String etag = header(send("GET", "/llms.txt"), "ETag");
    HttpResponse<byte[]> again = send("GET", "/llms.txt", "If-None-Match", etag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }
}
