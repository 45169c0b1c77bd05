package dev.storehand.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.App;
import dev.storehand.Config;
import dev.storehand.core.db.Ids;
import dev.storehand.core.db.Mode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationRoutesTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir Path data;
  private App app;
  private RestServer server;

  @BeforeEach
  void start() {
    Config standard = Config.standard();
    Config config =
        new Config(
            standard.host(),
            0,
            data,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            0,
            0,
            0,
            standard.maxConnections(),
            Optional.of("sesame"));
    app = App.open(config, Clock.systemUTC(), Ids.ulids());
    server = app.serve(config);
  }

  @AfterEach
  void stop() {
    server.close();
    app.close();
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void aServerThatIsUpSaysSoAndWhetherItCanAnswer() throws Exception {
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
    assertThat(get("/readyz").body()).isEqualTo("{\"status\":\"ready\"}");
    app.database().close();
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
    assertThat(get("/readyz").statusCode()).isEqualTo(503);
    assertThat(get("/readyz").headers().firstValue("Retry-After")).contains("1");
  }

  @Test
  void callsAreCountedByActionStatusAndFace() throws Exception {
    String key = app.createKey(app.onlyShop(), "Robot", Mode.LIVE, List.of("*"));
    get("/api/v2/external/whoami", "X-Auth-Token", key);
    get("/api/v2/external/whoami", "X-Auth-Token", key);
    get("/api/v2/external/whoami");
    get("/api/v2/external/nothing", "X-Auth-Token", key);
    assertThat(get("/metrics").body())
        .contains(
            "storehand_calls_seconds_count{action=\"who_am_i\",status=\"200\",via=\"rest\"} 2")
        .contains(
            "storehand_calls_seconds_count{action=\"who_am_i\",status=\"401\",via=\"rest\"} 1")
        .contains("storehand_calls_seconds_count{action=\"unknown\",status=\"404\",via=\"rest\"} 1")
        .contains("storehand_writes_waiting 0")
        .contains("storehand_commits_total")
        .contains("jvm_memory_used_bytes")
        .contains("jvm_gc_seconds_count")
        .contains("jvm_threads_live_threads");
  }

  @Test
  void metricsAreNotForClientsOfAProxyWithoutTheToken() throws Exception {
    HttpResponse<String> refused = get("/metrics", "X-Forwarded-For", "203.0.113.9");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(
            get("/metrics", "X-Forwarded-For", "203.0.113.9", "Authorization", "Bearer sesame")
                .statusCode())
        .isEqualTo(200);
    assertThat(
            get("/metrics", "X-Forwarded-For", "203.0.113.9", "Authorization", "Bearer sesam")
                .statusCode())
        .isEqualTo(403);
  }
}
