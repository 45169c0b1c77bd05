package dev.storehand.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

class JsonTest {

  record All(
      String someText,
      int whole,
      long count,
      BigDecimal share,
      Instant at,
      LocalDate day,
      Samples.Mode mode,
      Optional<String> reason,
      boolean ok,
      List<String> list,
      Map<String, Integer> map) {
    boolean isPaused() {
      return true;
    }

    String getLabel() {
      return "no component";
    }
  }

  private static final All ALL =
      new All(
          "é",
          1,
          2,
          new BigDecimal("1E+3"),
          Instant.parse("2026-11-21T10:00:00.123456Z"),
          LocalDate.of(2026, 1, 2),
          Samples.Mode.HALF_UP,
          Optional.empty(),
          true,
          List.of("a"),
          Map.of("k", 1));

  @Test
  void writesTheComponentsInTheirOrderAndNothingElse() {
    assertThat(new String(Json.bytes(ALL), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"some_text\":\"é\",\"whole\":1,\"count\":2,\"share\":1000,"
                + "\"at\":\"2026-11-21T10:00:00.123Z\",\"day\":\"2026-01-02\","
                + "\"mode\":\"half_up\",\"ok\":true,\"list\":[\"a\"],\"map\":{\"k\":1}}");
  }

  @Test
  void aTreeAndItsBytesSayTheSame() {
    assertThat(Json.parse(Json.bytes(ALL))).isEqualTo(Json.parse(Json.bytes(Json.tree(ALL))));
    assertThat(Json.mapper().treeToValue(Json.tree(ALL), All.class).reason()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T10:00:00Z, 2026-11-21T10:00:00.000Z",
    "2026-11-21t10:00:00.5z, 2026-11-21T10:00:00.500Z",
    "2026-11-21T10:00:00+05:30, 2026-11-21T04:30:00.000Z",
    "2026-11-21T10:00:00.999999999-00:00, 2026-11-21T10:00:00.999Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000Z",
    "9999-12-31T23:59:59Z, 9999-12-31T23:59:59.000Z"
  })
  void timesComeInWithAnyOffsetAndGoOutInUtc(String in, String out) {
    assertThat(Times.time(in).map(Times::text)).contains(out);
  }

  record Number(int n) {}

  record Long64(long n) {}

  record Words(String s, Optional<Samples.Mode> mode, Optional<List<String>> list) {}

  @ParameterizedTest
  @ValueSource(strings = {"5", "5.0", "5e0", "0.5e1", "50e-1"})
  void aWholeNumberMayBeWrittenWithAPoint(String number) {
    assertThat(bind("{\"n\":" + number + "}", Number.class).n()).isEqualTo(5);
    assertThat(bind("{\"n\":" + number + "}", Long64.class).n()).isEqualTo(5);
  }

  @Test
  void theLargestNumbersArriveWhole() {
    assertThat(bind("{\"n\":9223372036854775807.0}", Long64.class).n()).isEqualTo(Long.MAX_VALUE);
    assertThat(bind("{\"n\":-2147483648.0}", Number.class).n()).isEqualTo(Integer.MIN_VALUE);
    assertThat(bind("{\"n\":-0.0}", Number.class).n()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5.5",
        "\"5\"",
        "\"\"",
        "true",
        "null",
        "[5]",
        "{}",
        "2147483648",
        "2147483648.0",
        "1e400"
      })
  void nothingElseBecomesAnInt(String other) {
    assertThatThrownBy(() -> bind("{\"n\":" + other + "}", Number.class))
        .isInstanceOf(JacksonException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"s\":1}",
        "{\"s\":1.5}",
        "{\"s\":true}",
        "{\"s\":null}",
        "{\"s\":[\"a\"]}",
        "{\"s\":\"a\",\"mode\":\"AUTO\"}",
        "{\"s\":\"a\",\"mode\":0}",
        "{\"s\":\"a\",\"mode\":\"\"}",
        "{\"s\":\"a\",\"list\":\"a\"}",
        "{\"s\":\"a\",\"list\":[null]}",
        "{\"s\":\"a\",\"other\":1}",
        "{\"s\":\"a\",\"s\":\"b\"}"
      })
  void nothingElseBecomesATextAnEnumOrAList(String json) {
    assertThatThrownBy(() -> Json.mapper().readValue(json, Words.class))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void anEnumMayNameItsConstants() {
    assertThat(bind("{\"s\":\"a\",\"mode\":\"pre-paid\"}", Words.class).mode())
        .contains(Samples.Mode.PREPAID);
  }

  private static <T> T bind(String json, Class<T> type) {
    T fromText = Json.mapper().readValue(json, type);
    ObjectNode tree = Json.parse(json);
    assertThat(Json.mapper().treeToValue(tree, type)).isEqualTo(fromText);
    return fromText;
  }
}
