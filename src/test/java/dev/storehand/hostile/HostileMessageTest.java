package dev.storehand.hostile;

import static dev.storehand.hostile.RawRequest.BASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.storehand.core.db.Dialect;
import dev.storehand.kit.TestApp;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that bend or break HTTP itself, over raw sockets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileMessageTest {
  private static final String MARKET =
      "{\"code\":\"%s\",\"name\":\"Britain\",\"currency\":\"GBP\"}";

  private final TestApp app = TestApp.on(Dialect.SQLITE);

  @AfterAll
  void close() {
    app.close();
  }

  private RawAnswer ask(RawRequest request) throws IOException {
    return RawConnection.ask(app, request.bytes());
  }

  private RawRequest whoami() {
    return RawRequest.get("/whoami").key(app.key());
  }

  static Stream<Arguments> brokenMessages() {
    return Stream.of(
        arguments("no Host", RawRequest.get("/whoami").without("Host"), 400),
        arguments("two Hosts", RawRequest.get("/whoami").with("Host: example.com"), 400),
        arguments(
            "a Host that is none",
            RawRequest.get("/whoami").without("Host").with("Host: a b"),
            400),
        arguments("no version", RawRequest.of("GET /"), 505),
        arguments(
            "a version of the future", RawRequest.of("GET " + BASE + "/whoami HTTP/9.9"), 505),
        arguments(
            "HTTP/2 without its preface", RawRequest.of("GET " + BASE + "/whoami HTTP/2.0"), 426),
        arguments("a word for a version", RawRequest.of("GET " + BASE + "/whoami NONSENSE"), 505),
        arguments("an empty line and a space", RawRequest.of(" "), 400),
        arguments("a header without a colon", RawRequest.get("/whoami").with("nonsense"), 400),
        arguments(
            "a header with a space in its name", RawRequest.get("/whoami").with("X Auth: 1"), 400),
        arguments("a folded header", RawRequest.get("/whoami").with("X-A: 1\r\n folded"), 400),
        arguments("a NUL in a header", RawRequest.get("/whoami").with("X-A: a\0b"), 400),
        arguments(
            "a header of 100 kB",
            RawRequest.get("/whoami").with("X-A: " + "a".repeat(100_000)),
            431),
        arguments(
            "ten thousand headers",
            RawRequest.get("/whoami").with("X-A: 1\r\n".repeat(9_999) + "X-A: 1"),
            431),
        arguments("an address of 100 kB", RawRequest.get("/whoami?a=" + "a".repeat(100_000)), 414),
        arguments("a verb of 100 kB", RawRequest.of("G".repeat(100_000) + " / HTTP/1.1"), 431));
  }

  /** Where a body ends must be beyond doubt: whoever hides a request in one needs a doubt. */
  static Stream<Arguments> brokenLengths() {
    return Stream.of(
        arguments(
            "a length that is none",
            RawRequest.post("/markets", "").without("Content-Length").with("Content-Length: many"),
            400),
        arguments(
            "a negative length",
            RawRequest.post("/markets", "").without("Content-Length").with("Content-Length: -1"),
            400),
        arguments(
            "a length past all numbers",
            RawRequest.post("/markets", "")
                .without("Content-Length")
                .with("Content-Length: 99999999999999999999"),
            400),
        arguments("two lengths", RawRequest.post("/markets", "{}").with("Content-Length: 3"), 400),
        arguments(
            "length and chunks",
            RawRequest.post("/markets", "0\r\n\r\n").with("Transfer-Encoding: chunked"),
            400),
        arguments(
            "an unknown transfer encoding",
            RawRequest.post("/markets", "")
                .without("Content-Length")
                .with("Transfer-Encoding: cow"),
            400),
        arguments(
            "chunked twice",
            RawRequest.post("/markets", "")
                .without("Content-Length")
                .with("Transfer-Encoding: chunked, chunked"),
            400));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"brokenMessages", "brokenLengths"})
  void aBrokenMessageIsRefusedInOurShape(String name, RawRequest request, int status)
      throws IOException {
    try (RawConnection connection = RawConnection.to(app)) {
      RawAnswer answer = connection.insist(request.bytes()).answer();

      ProblemShape.check(answer);
      assertThat(answer.status()).as("%s", answer).isEqualTo(status);
      assertThat(connection.isClosed())
          .as("what follows a broken message cannot be understood")
          .isTrue();
    }
  }

  @Test
  void chunksThatAreNoneAreRefused() throws IOException {
    RawRequest request =
        RawRequest.post("/markets", "zzz\r\n{}\r\n0\r\n\r\n")
            .key(app.key())
            .without("Content-Length")
            .with("Transfer-Encoding: chunked");

    assertThat(ProblemShape.check(ask(request)).path("code").asString())
        .isEqualTo("invalid_request");
  }

  @Test
  void aRequestHiddenInABodyIsNotRun() throws IOException {
    String hidden =
        new String(RawRequest.get("/hidden").bytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
    RawRequest request =
        RawRequest.post("/markets", "0\r\n\r\n" + hidden)
            .key(app.key())
            .with("Transfer-Encoding: chunked");
    try (RawConnection connection = RawConnection.to(app)) {
      connection.send(request.bytes());

      assertThat(connection.answer().status()).isEqualTo(400);
      assertThat(connection.isClosed()).isTrue();
    }
  }

  @Test
  void anUnreadBodyIsNotTakenForTheNextRequest() throws IOException {
    String hidden = new String(whoami().bytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
    RawRequest refused = RawRequest.post("/markets", hidden);
    try (RawConnection connection = RawConnection.to(app)) {
      connection.send(refused.bytes()).send(RawRequest.get("/nowhere").key(app.key()).bytes());

      assertThat(connection.answer().status()).isEqualTo(401);
      assertThat(connection.answer().status()).isEqualTo(404);
    }
  }

  @Test
  void http10IsAnsweredAndClosed() throws IOException {
    try (RawConnection connection = RawConnection.to(app)) {
      connection.send(
          "GET " + BASE + "/whoami HTTP/1.0\r\nX-Auth-Token: " + app.key() + "\r\n\r\n");

      assertThat(connection.answer().status()).isEqualTo(200);
      assertThat(connection.isClosed()).isTrue();
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws IOException {
    try (RawConnection connection = RawConnection.to(app)) {
      for (int i = 0; i < 20; i++) {
        connection.send(whoami().bytes()).send(RawRequest.get("/nowhere").key(app.key()).bytes());
      }
      for (int i = 0; i < 20; i++) {
        assertThat(connection.answer().status()).isEqualTo(200);
        assertThat(ProblemShape.check(connection.answer()).path("code").asString())
            .isEqualTo("unknown_action");
      }
    }
  }

  @Test
  void anAbsoluteAddressIsTheSameAddress() throws IOException {
    RawRequest absolute =
        RawRequest.of("GET http://127.0.0.1" + BASE + "/whoami HTTP/1.1").key(app.key());

    assertThat(ask(absolute).status()).isEqualTo(200);
    ProblemShape.check(ask(RawRequest.of("GET ftp://elsewhere" + BASE + "/nowhere HTTP/1.1")));
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {"PUT", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "BREW", "get", "POST2", "x"})
  void anUnknownVerbIsRefusedInOurShape(String verb) throws IOException {
    RawAnswer answer = ask(RawRequest.of(verb + " " + BASE + "/whoami HTTP/1.1").key(app.key()));

    ProblemShape.check(answer);
    assertThat(answer.status()).as("%s", answer).isIn(400, 405);
    RawAnswer elsewhere = ask(RawRequest.of(verb + " /nowhere HTTP/1.1"));
    ProblemShape.check(elsewhere);
    assertThat(elsewhere.status()).as("%s", elsewhere).isIn(400, 404, 405);
  }

  @Test
  void optionsForTheWholeServerAreRefusedInOurShape() throws IOException {
    ProblemShape.check(ask(RawRequest.of("OPTIONS * HTTP/1.1")));
  }

  @Test
  void aClientMayAskBeforeItSendsItsBody() throws IOException {
    String json = MARKET.formatted("ASKED");
    try (RawConnection connection = RawConnection.to(app)) {
      RawRequest head =
          RawRequest.post("/markets", json).key(app.key()).with("Expect: 100-continue").body("");
      connection.send(head.bytes());
      assertThat(connection.answer().status()).isEqualTo(100);
      connection.send(json);
      assertThat(connection.answer().status()).isEqualTo(202);
    }
  }

  @Test
  void aClientThatAsksForTooMuchIsToldBeforeItSends() throws IOException {
    RawRequest head =
        RawRequest.post("/markets", "")
            .key(app.key())
            .without("Content-Length")
            .with("Content-Length: 99999999")
            .with("Expect: 100-continue");

    assertThat(ProblemShape.check(ask(head)).path("status").intValue()).isEqualTo(413);
  }

  @Test
  void anUnknownExpectationIsRefused() throws IOException {
    RawAnswer answer = ask(whoami().with("Expect: the-unexpected"));

    ProblemShape.check(answer);
  }

  @Test
  void anUnknownContentEncodingIsRefused() throws IOException {
    RawRequest request =
        RawRequest.post("/markets", MARKET.formatted("ZIPPED"))
            .key(app.key())
            .with("Content-Encoding: br");

    assertThat(ProblemShape.check(ask(request)).path("status").intValue()).isEqualTo(415);
  }

  @Test
  void headOfARefusalHasNoBody() throws IOException {
    try (RawConnection connection = RawConnection.to(app)) {
      connection.send(RawRequest.of("HEAD " + BASE + "/nowhere HTTP/1.1").key(app.key()).bytes());
      assertThat(connection.answerWithoutBody().status()).isEqualTo(404);
      connection.send(whoami().bytes());
      assertThat(connection.answer().status()).isEqualTo(200);
    }
  }
}
