package dev.storehand.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.core.schema.Json;
import dev.storehand.kit.TestApp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP face, as a client with curl meets it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestTest {
  private final TestApp app = TestApp.on(Dialect.SQLITE);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterAll
  void close() {
    app.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(app.url() + "/api/v2/external" + path))
        .header("X-Auth-Token", app.key());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static void isProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    ObjectNode body = Json.parse(answer.body());
    assertThat(body.path("code").asString()).isEqualTo(code);
    assertThat(body.path("errors").isArray()).isTrue();
    assertThat(body.path("errors")).isNotEmpty();
    assertThat(body.path("trace_id").asString())
        .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
  }

  @Test
  void aReadAnswers200WithTheDataItself() throws Exception {
    HttpResponse<String> answer = send(request("/whoami"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Json.parse(answer.body()).path("mode").asString()).isEqualTo("live");
    assertThat(answer.headers().firstValue("X-Request-Id").orElseThrow()).startsWith("req_");
  }

  @Test
  void anAcceptedWriteAnswers202WithTheResource() throws Exception {
    HttpResponse<String> answer =
        post("/markets", "{\"code\":\"UK\",\"name\":\"Britain\",\"currency\":\"GBP\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(Json.parse(answer.body()).path("code").asString()).isEqualTo("UK");
  }

  @Test
  void theKeyMayComeAsABearer() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(app.url() + "/api/v2/external/whoami"))
            .header("Authorization", "Bearer " + app.key());

    assertThat(send(request).statusCode()).isEqualTo(200);
  }

  @Test
  void noKeyIs401() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(app.url() + "/api/v2/external/whoami"));
    HttpResponse<String> answer = send(request);

    isProblem(answer, 401, "unauthenticated");
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
  }

  @Test
  void anUnknownActionIsNamedWithTheNearest() throws Exception {
    HttpResponse<String> answer = post("/marketz", "{}");

    isProblem(answer, 404, "unknown_action");
    assertThat(answer.body())
        .contains("No v2 action registered for POST /marketz")
        .contains("create_market");
  }

  @Test
  void aWrongVerbIs405WithAllow() throws Exception {
    HttpResponse<String> answer = send(request("/whoami").DELETE());

    isProblem(answer, 405, "method_not_allowed");
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
    isProblem(
        send(request("/whoami").PUT(BodyPublishers.ofString("{}"))), 405, "method_not_allowed");
  }

  @Test
  void headAnswersWithoutABody() throws Exception {
    HttpResponse<String> answer = send(request("/whoami").method("HEAD", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void brokenJsonIs400() throws Exception {
    isProblem(post("/markets", "{\"code\": "), 400, "invalid_request");
    isProblem(post("/markets", "[]"), 400, "invalid_request");
    isProblem(post("/markets", "{\"code\":\"A\",\"code\":\"B\"}"), 400, "invalid_request");
    isProblem(post("/markets", "{\"code\":\"A\\u0000\"}"), 400, "invalid_request");
  }

  @Test
  void anotherMediaTypeIs415() throws Exception {
    isProblem(
        send(
            request("/markets")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}"))),
        415,
        "unsupported_media_type");
  }

  @Test
  void aBodyOverOneMebibyteIs413() throws Exception {
    isProblem(
        post("/markets", "{\"name\":\"" + "x".repeat(1 << 20) + "\"}"), 413, "payload_too_large");
    isProblem(
        post("/markets", "{\"name\":\"" + "x".repeat(17 << 20) + "\"}"), 413, "payload_too_large");
  }

  @Test
  void everyFaultIsToldAtOnce() throws Exception {
    HttpResponse<String> answer =
        post("/markets", "{\"code\":\"lower\",\"nam\":\"x\",\"countries\":[\"DE\",7]}");

    isProblem(answer, 422, "unprocessable");
    assertThat(answer.body())
        .contains(
            "code must be capitals",
            "nam is not a known field; did you mean name?",
            "countries[1]",
            "currency is required",
            "name is required");
  }

  @Test
  void queryParametersBecomeNumbersAndListsByTheSchema() throws Exception {
    assertThat(send(request("/markets?per_page=1&page=1&status=active")).statusCode())
        .isEqualTo(200);
    isProblem(send(request("/markets?per_page=many")), 422, "unprocessable");
    isProblem(send(request("/markets?per_page=1&per_page=2")), 422, "unprocessable");
    isProblem(send(request("/markets?status=%C3%28")), 400, "invalid_request");
    isProblem(send(request("/markets?cursor=nonsense")), 400, "invalid_request");
  }

  @Test
  void aNullInAPatchClears() throws Exception {
    HttpResponse<String> made =
        post(
            "/api_keys",
            "{\"name\":\"Robot\",\"abilities\":[\"stock:read\"],\"expires_at\":\"2027-01-01T00:00:00+02:00\"}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(202);
    String id = Json.parse(made.body()).path("id").stringValue();
    HttpRequest.Builder patch =
        request("/api_keys/" + id)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString("{\"expires_at\": null}"));
    HttpResponse<String> answer = send(patch);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(Json.parse(made.body()).path("expires_at").asString())
        .isEqualTo("2026-12-31T22:00:00.000Z");
    assertThat(Json.parse(answer.body()).has("expires_at")).isFalse();
  }

  @Test
  void aNullOfWhatCannotBeClearedIsRefusedWhereItStands() throws Exception {
    HttpResponse<String> made = post("/preorders/offers", "{\"name\":\"Drop\"}");
    String id = Json.parse(made.body()).path("id").stringValue();
    HttpRequest.Builder widget =
        request("/preorders/offers/" + id + "/widget")
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString("{\"badge\": {\"text\": null}}"));
    HttpRequest.Builder pricing =
        request("/preorders/offers/" + id + "/pricing")
            .header("Content-Type", "application/json")
            .method(
                "PATCH",
                BodyPublishers.ofString("{\"percentage\": null, \"discount_text\": null}"));

    assertThat(Json.parse(send(widget).body()).path("errors").toString())
        .isEqualTo("[\"badge.text must not be null; leave it out instead\"]");
    assertThat(Json.parse(send(pricing).body()).path("errors").toString())
        .isEqualTo("[\"discount_text must not be null; leave it out instead\"]");
  }

  @Test
  void somewhereElseIsA404OfTheSameShape() throws Exception {
    isProblem(send(HttpRequest.newBuilder(URI.create(app.url() + "/nowhere"))), 404, "not_found");
  }
}
