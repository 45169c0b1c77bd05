package dev.storehand.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonParseTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource({"bad", "tooMuch"})
  void refusesWithAPlainSentenceAndThePlace(String name, byte[] input, String detail) {
    Problem problem = catchThrowableOfType(Problem.class, () -> Json.parse(input));
    assertThat(problem).as(name).isNotNull();
    assertThat(problem.code()).isEqualTo(Code.INVALID_REQUEST);
    assertThat(problem.detail()).isEqualTo(detail);
    assertThat(problem.detail() + problem.hint())
        .doesNotContainIgnoringCase("jackson")
        .doesNotContain("Stream", "Token", "JsonToken", "Source", "Feature");
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        bad("broken", "{\"a\":\n  tru}", "is not valid JSON (line 2, column 3)"),
        bad("single quotes", "{'a':1}", "is not valid JSON (line 1, column 2)"),
        bad("a comma too many", "{\"a\":1,}", "is not valid JSON (line 1, column 8)"),
        bad("a leading zero", "{\"a\":01}", "is not valid JSON (line 1, column 7)"),
        bad("a comment", "// c\n{}", "is not valid JSON (line 1, column 1)"),
        bad("not a number", "{\"a\":NaN}", "is not valid JSON (line 1, column 9)"),
        bad("a raw control", "{\"a\":\"\u0001\"}", "is not valid JSON (line 1, column 7)"),
        bad("cut off", "{\"a\":[1,", "ends too early (line 1, column 9)"),
        bad("cut in a text", "{\"a\":\"x", "ends too early (line 1, column 8)"),
        bad("empty", "", "is empty"),
        bad("blank", " \n ", "is empty"),
        bad("a list", "[1]", "is not a JSON object"),
        bad("a text", "\"a\"", "is not a JSON object"),
        bad("null", "null", "is not a JSON object"),
        bad("twice", "{\"sku\":1,\"sku\":2}", "names a field twice: sku (line 1, column 15)"),
        bad(
            "twice within",
            "{\"a\":{\"b\":1,\n\"c\":2,\"b\":3}}",
            "names a field twice: b (line 2, column 10)"),
        bad(
            "33 levels",
            "{\"a\":".repeat(33),
            "is nested more than 32 levels deep (line 1, column 162)"),
        bad(
            "a long number",
            "{\"a\":" + "1".repeat(1001) + "}",
            "has a number of more than 1000 characters (line 1, column 1007)"),
        bad(
            "a long name",
            "{\"" + "k".repeat(257) + "\":1}",
            "has a field name of more than 256 characters (line 1, column 261)"));
  }

  static Stream<Arguments> tooMuch() {
    return Stream.of(
        bad(
            "a huge number",
            "{\"a\":1,\"b\":1e999999999}",
            "has a number that is too large (line 1, column 12)"),
        bad(
            "a vast number",
            "{\"a\":1e99999999999}",
            "has a number that is too large (line 1, column 6)"),
        bad(
            "a tiny number",
            "{\"a\":1e-1001}",
            "has a number that is too large (line 1, column 6)"),
        bad(
            "a number that grows",
            "{\"a\":1e900}",
            "has a number that is too large (line 1, column 6)"),
        bad(
            "half a pair",
            "{\"a\":\"x\\ud800y\"}",
            "has half of a surrogate pair (line 1, column 6)"),
        bad(
            "the other half",
            "{\"a\":[1,\"\\udc00\"]}",
            "has half of a surrogate pair (line 1, column 9)"),
        bad(
            "half a pair in a name",
            "{\"\\ud800\":1}",
            "has half of a surrogate pair (line 1, column 9)"),
        bad("U+0000", "{\"a\":\n\"x\\u0000\"}", "has the character U+0000 (line 2, column 1)"),
        bad("U+0000 in a name", "{\"a\\u0000\":1}", "has the character U+0000 (line 1, column 2)"),
        bad("more after it", "{\"a\":1} x", "goes on after its end (line 1, column 10)"),
        bad("another after it", "{\"a\":1}\n{}", "goes on after its end (line 2, column 2)"),
        bad("a brace too many", "{\"a\":1}}", "goes on after its end (line 1, column 9)"),
        bad("a byte order mark", "\uFEFF{}", "starts with a byte order mark (line 1, column 1)"),
        Arguments.of(
            "UTF-16 with mark",
            "{}".getBytes(StandardCharsets.UTF_16),
            "The input starts with a byte order mark (line 1, column 1)"),
        Arguments.of(
            "UTF-16",
            "{}".getBytes(StandardCharsets.UTF_16LE),
            "The input is not UTF-8 (line 1, column 1)"),
        Arguments.of(
            "not UTF-8",
            "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1),
            "The input is not UTF-8 (line 1, column 7)"),
        Arguments.of(
            "an overlong slash, not UTF-8",
            new byte[] {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'},
            "The input is not UTF-8 (line 1, column 3)"),
        Arguments.of(
            "a surrogate in UTF-8",
            new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'},
            "The input is not UTF-8 (line 1, column 3)"));
  }

  private static Arguments bad(String name, String text, String reason) {
    return Arguments.of(name, text.getBytes(StandardCharsets.UTF_8), "The input " + reason);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTexts")
  void refusesATextAsItRefusesItsBytes(String name, byte[] input, String detail) {
    String text = new String(input, StandardCharsets.UTF_8);
    Problem problem = catchThrowableOfType(Problem.class, () -> Json.parse(text));
    assertThat(problem).as(name).isNotNull();
    assertThat(problem.detail()).startsWith(detail.replaceAll("column.*", "column"));
  }

  static Stream<Arguments> badTexts() {
    return bad().filter(arguments -> !String.valueOf(arguments.get()[0]).contains("UTF"));
  }

  @Test
  void readsThirtyTwoLevelsEscapesPairsAndBigNumbers() {
    String deep = "{\"a\":".repeat(31) + "{}" + "}".repeat(31);
    assertThat(Json.parse(deep).size()).isEqualTo(1);
    assertThat(Json.parse("{\"a\":\"\\ud83d\\ude00\\u0001\"}").get("a").stringValue())
        .isEqualTo("😀\u0001");
    assertThat(Json.parse("{\"a\":1e400}").get("a").decimalValue()).isEqualTo("1e400");
    assertThat(Json.parse(new ByteArrayInputStream("{\"é\":1}".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(Json.object().put("é", 1));
  }

  @Test
  void aTextIsCleanWithoutZeroAndHalfPairs() {
    assertThat(Json.clean("")).isTrue();
    assertThat(Json.clean("a\n😀é")).isTrue();
    assertThat(Json.clean("a\0")).isFalse();
    assertThat(Json.clean("\ud83d")).isFalse();
    assertThat(Json.clean("\ud83dx")).isFalse();
    assertThat(Json.clean("\ude00\ud83d")).isFalse();
  }
}
