package dev.storehand.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.schema.Json;
import dev.storehand.kit.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server in a process of its own, and commands beside it. */
class ServeTest {
  private static final String BASE = "/api/v2/external";
  private static final int CLIENTS = 8;

  @TempDir Path folder;
  private Path data;
  private Path log;
  private Shell shell;

  @BeforeEach
  void chooseTheFolder() {
    data = folder.resolve("the data");
    log = folder.resolve("log");
    shell = Shell.on(data);
  }

  private static JsonNode json(Shell.Ran ran) {
    assertThat(ran.exit()).as(ran.err()).isZero();
    return Json.parse(ran.out());
  }

  @Test
  void commandsWorkBesideAServer() throws Exception {
    try (ServerProcess server = ServerProcess.start(data, log)) {
      Path lock = data.resolve("storehand.lock");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lock)))
          .isEqualTo("rw-------");

      assertThat(json(shell.run("call", "who_am_i")).path("key_id").asString()).isEqualTo("shell");
      String key = shell.run("keys", "create", "--name=Robot", "--abilities=keys:read").lastLine();
      assertThat(json(shell.run("call", "who_am_i", "--key=" + key)).path("key_name").asString())
          .isEqualTo("Robot");

      String other =
          json(shell.run("call", "create_api_key", "name=a b/ü", "abilities=jobs:read"))
              .path("id")
              .asString();
      assertThat(json(shell.run("call", "revoke_api_key", "id=" + other)).path("status").asString())
          .isEqualTo("revoked");
      assertThat(
              json(shell.run("call", "list_api_keys", "revoked=true"))
                  .path("api_keys")
                  .path(0)
                  .path("name")
                  .asString())
          .isEqualTo("a b/ü");
      assertThat(shell.run("call", "revoke_api_key", "id=" + other, "--key=" + key).err())
          .contains("keys:write");
      assertThat(shell.run("call", "revoke_api_key").err()).startsWith("id is required");
      assertThat(shell.run("call", "rotate_api_key", "key_id=x").err())
          .contains("id is required")
          .contains("key_id is not a known field");

      Shell.Ran second = shell.run("serve", "--port=0");
      assertThat(second.exit()).isEqualTo(1);
      assertThat(second.err())
          .startsWith("A server runs on " + data + " already")
          .contains(server.url());
      assertThat(json(shell.run("call", "who_am_i")).path("key_id").asString()).isEqualTo("shell");
    }
  }

  @Test
  void theLockOfAKilledServerKeepsNobodyOut() throws Exception {
    try (ServerProcess server = ServerProcess.start(data, log)) {
      server.kill();
      server.exit();
    }
    assertThat(data.resolve("storehand.lock")).isNotEmptyFile();
    assertThat(json(shell.run("call", "who_am_i")).path("key_id").asString()).isEqualTo("shell");
    try (ServerProcess server = ServerProcess.start(data, log)) {
      assertThat(
              json(shell.run("call", "create_api_key", "name=x", "abilities=*"))
                  .path("name")
                  .asString())
          .isEqualTo("x");
      assertThat(server.isAlive()).as(Files.readString(log)).isTrue();
      JsonNode entry = json(shell.run("call", "list_audit_entries")).path("audit_entries").path(0);
      assertThat(entry.path("via").asString())
          .as("it came over HTTP from " + server.url())
          .isEqualTo("rest");
    }
  }

  @Test
  void theDemosLinesWorkAndItsFormerKeyDoesNot() throws Exception {
    String former;
    try (ServerProcess server = ServerProcess.start(data, log, "--demo")) {
      former = demoKey(server);
      assertThat(whoAmI(server, former)).isEqualTo(200);
      String url = server.url() + BASE;
      assertThat(server.greeting())
          .contains(
              "curl -H \"X-Auth-Token: " + former + "\" " + url + "/whoami",
              "claude mcp add --transport http storehand "
                  + url
                  + "/mcp --header \"X-Auth-Token: "
                  + former
                  + "\"",
              "Reference: " + server.url() + "/docs");
      server.stop();
      assertThat(server.exit()).isZero();
    }
    try (ServerProcess server = ServerProcess.start(data, log, "--demo")) {
      assertThat(whoAmI(server, demoKey(server))).isEqualTo(200);
      assertThat(whoAmI(server, former)).isEqualTo(401);
    }
  }

  private static String demoKey(ServerProcess server) {
    return server.greeting().get(0).substring("Key: ".length());
  }

  private static int whoAmI(ServerProcess server, String key)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + BASE + "/whoami"))
            .header("X-Auth-Token", key)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  @Test
  void aServerThatIsToldToStopAnswersWhatItHasDone() throws Exception {
    String key = shell.run("keys", "create", "--name=Robot").lastLine();
    int accepted = 0;
    try (ServerProcess server = ServerProcess.start(data, log)) {
      ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
      CountDownLatch busy = new CountDownLatch(CLIENTS * 10);
      List<Future<Integer>> counts = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        counts.add(clients.submit(() -> writeUntilSentAway(server, key, busy)));
      }
      busy.await();
      server.stop();
      for (Future<Integer> count : counts) {
        accepted += count.get();
      }
      clients.shutdown();
      assertThat(server.exit()).isZero();
    }
    assertThat(data.resolve("storehand.lock")).doesNotExist();
    assertThat(Files.readString(log)).doesNotContain("ERROR");
    JsonNode keys = json(shell.run("call", "list_api_keys"));
    assertThat(keys.path("meta").path("total_count").asInt())
        .isEqualTo(accepted + 1)
        .isGreaterThan(CLIENTS * 10);
  }

  /** Makes keys one after the other until the server is gone, and counts the accepted. */
  private static int writeUntilSentAway(ServerProcess server, String key, CountDownLatch busy)
      throws InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + BASE + "/api_keys"))
            .header("X-Auth-Token", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"name\": \"x\", \"abilities\": [\"jobs:read\"]}"))
            .build();
    int accepted = 0;
    while (true) {
      try {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 202) {
          assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
          return accepted;
        }
        accepted++;
        busy.countDown();
      } catch (IOException gone) {
        return accepted;
      }
    }
  }
}
