package dev.storehand.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.storehand.core.db.Dialect;
import dev.storehand.kit.TestApp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that are too much, too deep, or not what they say, over raw sockets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileBodyTest {
  private static final int MIB = 1 << 20;

  private final TestApp app = TestApp.on(Dialect.SQLITE);

  @AfterAll
  void close() {
    app.close();
  }

  private RawAnswer ask(RawRequest request) throws IOException {
    return RawConnection.ask(app, request.bytes());
  }

  private ObjectNode refused(RawRequest request, int status) throws IOException {
    RawAnswer answer = ask(request.key(app.key()));
    ObjectNode problem = ProblemShape.check(answer);
    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    return problem;
  }

  private static byte[] blanks(int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) ' ');
    return bytes;
  }

  private static RawRequest chunked(RawRequest request, int chunks, int size) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < chunks; i++) {
      body.writeBytes((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      body.writeBytes(blanks(size));
      body.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }
    body.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    return request
        .without("Content-Length")
        .with("Transfer-Encoding: chunked")
        .body(body.toByteArray());
  }

  /**
   * The whole body is sent before a byte of the answer is read: whoever is cut off while sending
   * never reads it.
   */
  @ParameterizedTest
  @ValueSource(ints = {MIB + 1, 3 * MIB, 15 * MIB, 17 * MIB, 40 * MIB})
  void aBodyTooLargeByItsLengthIsToldSo(int size) throws IOException {
    assertThat(refused(RawRequest.post("/markets", blanks(size)), 413).path("code").asString())
        .isEqualTo("payload_too_large");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 15, 17, 40})
  void aBodyTooLargeInChunksIsToldSo(int mebibytes) throws IOException {
    refused(chunked(RawRequest.post("/markets", ""), mebibytes, MIB), 413);
  }

  @Test
  void aStrangersLargeBodyIsRefusedForWantOfAKey() throws IOException {
    RawAnswer answer = ask(chunked(RawRequest.post("/markets", ""), 3, MIB));

    assertThat(ProblemShape.check(answer).path("code").asString()).isEqualTo("unauthenticated");
  }

  @Test
  void aBodyOfExactlyAMebibyteIsRead() throws IOException {
    byte[] body = blanks(MIB);
    System.arraycopy("{}".getBytes(StandardCharsets.UTF_8), 0, body, 0, 2);

    refused(RawRequest.post("/markets", body), 422);
  }

  static Stream<Arguments> notJson() {
    return Stream.of(
        arguments("nothing but blanks", " "),
        arguments("a text", "\"text\""),
        arguments("null", "null"),
        arguments("a list", "[{}]"),
        arguments("two objects", "{}{}"),
        arguments("an object and a comma", "{},"),
        arguments("single quotes", "{'a': 1}"),
        arguments("a comment", "{/* a */}"),
        arguments("NaN", "{\"a\": NaN}"),
        arguments("a comma too many", "{\"a\": 1,}"),
        arguments("a name twice", "{\"code\": \"A\", \"name\": \"x\", \"code\": \"B\"}"),
        arguments("a name twice, once escaped", "{\"code\": \"A\", \"\\u0063ode\": \"B\"}"),
        arguments("a name twice, deeper", "{\"a\": [{\"b\": 1, \"b\": 2}]}"),
        arguments("a name twice that is unknown", "{\"x\": 1, \"x\": 1}"),
        arguments("33 levels", "{\"a\":".repeat(33) + "1" + "}".repeat(33)),
        arguments("100,000 levels", "[".repeat(100_000)),
        arguments("a number of 2,000 digits", "{\"a\": " + "9".repeat(2_000) + "}"),
        arguments("a number past all numbers", "{\"a\": 1e999999999}"),
        arguments("a name of 300 letters", "{\"" + "a".repeat(300) + "\": 1}"),
        arguments("U+0000, escaped", "{\"name\": \"a\\u0000b\"}"),
        arguments("U+0000, raw", "{\"name\": \"a\0b\"}"),
        arguments("U+0000 in a name", "{\"na\\u0000me\": 1}"),
        arguments("half a pair, escaped", "{\"name\": \"\\ud800\"}"),
        arguments("the other half, escaped", "{\"name\": \"\\udc00 x\"}"),
        arguments("a pair the wrong way round", "{\"name\": \"\\udc00\\ud800\"}"),
        arguments("half a pair in a name", "{\"\\ud800\": 1}"),
        arguments("a byte order mark", "\uFEFF{}"),
        arguments("a form", "code=A&name=x"),
        arguments(
            "XML with an entity",
            "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notJson")
  void whatIsNotOneCleanObjectIs400(String name, String body) throws IOException {
    assertThat(refused(RawRequest.post("/markets", body), 400).path("code").asString())
        .isEqualTo("invalid_request");
  }

  static Stream<Arguments> notUtf8() {
    return Stream.of(
        arguments("half a pair, raw", new int[] {0xED, 0xA0, 0x80}),
        arguments("a lone continuation", new int[] {0x80}),
        arguments("an overlong slash", new int[] {0xC0, 0xAF}),
        arguments("an overlong NUL", new int[] {0xC0, 0x80}),
        arguments("past the last character", new int[] {0xF4, 0x90, 0x80, 0x80}),
        arguments("cut off", new int[] {0xE2, 0x82}),
        arguments("Latin-1", new int[] {0xE9}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notUtf8")
  void whatIsNotUtf8Is400(String name, int[] bytes) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("{\"name\": \"".getBytes(StandardCharsets.UTF_8));
    IntStream.of(bytes).forEach(body::write);
    body.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));

    refused(RawRequest.post("/markets", body.toByteArray()), 400);
    refused(
        RawRequest.post("/catalog/products/import", bytesAfter("Handle,Title\na,", bytes))
            .without("Content-Type")
            .with("Content-Type: text/csv"),
        400);
  }

  private static byte[] bytesAfter(String text, int[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    IntStream.of(bytes).forEach(out::write);
    return out.toByteArray();
  }

  @Test
  void utf16IsNotTakenForJson() throws IOException {
    refused(
        RawRequest.post("/markets", "{\"code\": \"A\"}".getBytes(StandardCharsets.UTF_16LE)), 400);
    refused(
        RawRequest.post("/markets", "{\"code\": \"A\"}".getBytes(StandardCharsets.UTF_16)), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
        "application/jsonp",
        "json",
        "*/*",
        "text/csv",
        "application/json, text/plain",
        ";",
        "\u00e9"
      })
  void anotherMediaTypeIs415(String type) throws IOException {
    refused(
        RawRequest.post("/markets", "{}").without("Content-Type").with("Content-Type: " + type),
        415);
  }

  @Test
  void aBodyWithoutATypeIs415() throws IOException {
    refused(RawRequest.post("/markets", "{}").without("Content-Type"), 415);
  }

  @Test
  void everyFaultIsNamedWithItsPathAndUnknownFieldsWithTheNearest() throws IOException {
    ObjectNode problem =
        refused(
            RawRequest.post(
                "/markets",
                "{\"code\": 7, \"nmae\": \"x\", \"currency\": \"x\", \"countries\": [\"DE\", 1, \"x\"]}"),
            422);

    assertThat(problem.path("fields").propertyNames())
        .contains("code", "nmae", "name", "currency", "countries[1]", "countries[2]");
    assertThat(problem.path("fields").path("nmae").toString()).contains("did you mean name?");
  }

  /** Twenty seconds is what the connection waits; the square of their number would take minutes. */
  @Test
  void ninetyThousandUnknownFieldsDoNotCostTheSquareOfTheirNumber() throws IOException {
    String fields =
        IntStream.range(0, 90_000)
            .mapToObj(i -> "\"f" + i + "\":1")
            .collect(Collectors.joining(",", "{", "}"));

    assertThat(refused(RawRequest.post("/markets", fields), 422).path("errors"))
        .hasSizeLessThanOrEqualTo(100);
  }

  @Test
  void fourHundredThousandFaultyItemsAreAnswered() throws IOException {
    String items =
        IntStream.range(0, 400_000)
            .mapToObj(i -> "7")
            .collect(Collectors.joining(",", "{\"countries\":[", "]}"));

    assertThat(refused(RawRequest.post("/markets", items), 422).path("errors"))
        .hasSizeLessThanOrEqualTo(100);
  }

  /** Two bytes to send, a hundred to keep, five faults each: they would fill the heap. */
  @Test
  void millionsOfEmptyRowsAreRefused() throws IOException {
    String many = "{\"rows\":[{}" + ",{}".repeat(5_000_000) + "]}";
    String fewer = "{\"rows\":[{}" + ",{}".repeat(400_000) + "]}";

    assertThat(
            refused(RawRequest.post("/catalog/products/import", many), 400)
                .path("detail")
                .asString())
        .contains("1000000");
    assertThat(refused(RawRequest.post("/catalog/products/import", fewer), 422).path("errors"))
        .isNotEmpty();
  }
}
