package dev.storehand.disaster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.schema.Json;
import dev.storehand.kit.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** A job at a server that may end at any moment. */
record Watched(ServerProcess server, String key, String job) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration LONGEST = Duration.ofSeconds(120);

  /** Asks until the job is so, and gives it; empty where the server ended before. */
  Optional<ObjectNode> until(Predicate<ObjectNode> so) throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (server.isListening()) {
      Optional<ObjectNode> now = get("").map(Json::parse).filter(so);
      if (now.isPresent()) {
        return now;
      }
      assertThat(System.nanoTime()).as("%s at %s", job, get("")).isLessThan(deadline);
    }
    return Optional.empty();
  }

  /** Whether the job ended, well; false where the server ended before. */
  boolean ends() throws InterruptedException {
    Optional<ObjectNode> end = until(now -> !now.path("status").asString().equals("running"));
    end.ifPresent(
        now -> assertThat(now.path("status").asString()).as("%s", now).isIn("completed", "ready"));
    return end.isPresent();
  }

  /** The file that it made. */
  String file() throws InterruptedException {
    return get("/download").map(String::new).orElseThrow();
  }

  private Optional<byte[]> get(String rest) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + "/api/v2/external/jobs/" + job + rest))
            .header("X-Auth-Token", key)
            .build();
    try {
      HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
      assertThat(response.statusCode()).isBetween(200, 299);
      return Optional.of(response.body());
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
