package dev.storehand.hostile;

import static dev.storehand.hostile.RawRequest.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.kit.TestApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that take their time take it from nobody else. */
class SlowClientsTest {
  private static final Duration AT_ONCE = Duration.ofMillis(900);
  private static final int CALLS = 200;

  private final TestApp app = TestApp.on(Dialect.SQLITE);

  @BeforeEach
  void warmUp() throws IOException {
    callsAreAnswered();
  }

  @AfterEach
  void close() {
    app.close();
  }

  private String head(String key) {
    return "POST "
        + BASE
        + "/markets HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Auth-Token: "
        + key
        + "\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{";
  }

  /** Reads and writes, one after the other on one connection; the slowest of a hundred each. */
  private Duration callsAreAnswered() throws IOException {
    List<Duration> times = new ArrayList<>();
    try (RawConnection connection = RawConnection.to(app)) {
      for (int i = 0; i < CALLS; i++) {
        long begin = System.nanoTime();
        RawRequest request =
            i % 2 == 0
                ? RawRequest.get("/whoami")
                : RawRequest.post(
                    "/markets?dry_run=true",
                    "{\"code\":\"X\",\"name\":\"x\",\"currency\":\"GBP\"}");
        int status = connection.send(request.key(app.key()).bytes()).answer().status();
        times.add(Duration.ofNanos(System.nanoTime() - begin));
        assertThat(status).isIn(200, 202);
      }
    }
    Collections.sort(times);
    return times.get(CALLS * 99 / 100);
  }

  @Test
  void threeHundredSlowBodiesHoldUpNobody() throws IOException {
    try (SlowClients slow = SlowClients.start(app, 300, head(app.key()), " ")) {
      assertThat(callsAreAnswered()).isLessThan(AT_ONCE);
      assertThat(slow.sent()).isPositive();
    }
  }

  @Test
  void threeHundredSlowBodiesOfStrangersHoldUpNobody() throws IOException {
    try (SlowClients slow = SlowClients.start(app, 300, head("sh_live_nobody"), " ")) {
      assertThat(callsAreAnswered()).isLessThan(AT_ONCE);
      assertThat(slow.sent()).isPositive();
    }
  }

  @Test
  void threeHundredSlowBodiesInChunksHoldUpNobody() throws IOException {
    String head =
        head(app.key())
            .replace("Content-Length: 1000000", "Transfer-Encoding: chunked")
            .replace("\r\n\r\n{", "\r\n\r\n");
    try (SlowClients slow = SlowClients.start(app, 300, head, "1\r\n \r\n")) {
      assertThat(callsAreAnswered()).isLessThan(AT_ONCE);
      assertThat(slow.sent()).isPositive();
    }
  }

  @Test
  void threeHundredSlowHeadersHoldUpNobody() throws IOException {
    try (SlowClients slow =
        SlowClients.start(app, 300, "GET " + BASE + "/whoami HTTP/1.1\r\nX-A: ", "a")) {
      assertThat(callsAreAnswered()).isLessThan(AT_ONCE);
      assertThat(slow.sent()).isPositive();
    }
  }

  @Test
  void threeHundredSlowMessagesOverMcpHoldUpNobody() throws IOException {
    try (SlowClients slow =
        SlowClients.start(app, 300, head(app.key()).replace("/markets", "/mcp"), " ")) {
      assertThat(callsAreAnswered()).isLessThan(AT_ONCE);
      assertThat(slow.sent()).isPositive();
    }
  }

  @Test
  void fiveHundredOpenConnectionsHoldUpNobody() throws IOException {
    try (SlowClients idle =
        SlowClients.start(app, 500, RawRequest.get("/nowhere").requestLineOnly(), "")) {
      assertThat(callsAreAnswered()).isLessThan(AT_ONCE);
      assertThat(idle.sent()).isPositive();
    }
  }

  @Test
  void aStrangerIsRefusedBeforeHisBodyIsWhole() throws IOException {
    try (RawConnection stranger = RawConnection.to(app)) {
      stranger.send(head("sh_live_nobody")).send(" ".repeat(20_000));

      assertThat(ProblemShape.check(stranger.answer()).path("status").intValue()).isEqualTo(401);
    }
  }

  @Test
  void largeBodiesOnTheirWayHaveOnlySoMuchRoomTogether() throws IOException {
    List<RawConnection> large = new ArrayList<>();
    byte[] piece = " ".repeat(12 << 20).getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < 3; i++) {
      large.add(RawConnection.to(app));
      large.get(i).send(head(app.key()).replace("1000000", "16000000")).insist(piece);
    }
    CompletableFuture<RawAnswer> refused = new CompletableFuture<>();
    large.forEach(each -> whenAnswered(each, refused));

    assertThat(ProblemShape.check(refused.join()).path("code").asString()).isEqualTo("unavailable");
    callsAreAnswered();
    for (RawConnection each : large) {
      each.close();
    }
  }

  private static void whenAnswered(RawConnection connection, CompletableFuture<RawAnswer> first) {
    Thread waiting =
        new Thread(
            () -> {
              try {
                first.complete(connection.answer());
              } catch (IOException closed) {
                first.completeExceptionally(closed);
              }
            });
    waiting.setDaemon(true);
    waiting.start();
  }
}
