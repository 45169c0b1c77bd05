package dev.storehand.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimeOrDayTest {
  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00.123Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

  record Range(TimeOrDay end) {}

  @ParameterizedTest
  @CsvSource({
    "2026-11-21, UTC, 2026-11-21T00:00:00Z, 2026-11-21T23:59:59.999Z",
    "2026-11-21, Asia/Tokyo, 2026-11-20T15:00:00Z, 2026-11-21T14:59:59.999Z",
    "2026-11-21, America/New_York, 2026-11-21T05:00:00Z, 2026-11-22T04:59:59.999Z",
    // 23 and 25 hours, where clocks are changed.
    "2026-03-08, America/New_York, 2026-03-08T05:00:00Z, 2026-03-09T03:59:59.999Z",
    "2026-11-01, America/New_York, 2026-11-01T04:00:00Z, 2026-11-02T04:59:59.999Z",
    // Clocks are changed at midnight: on to one o'clock, and back to eleven.
    "2026-03-08, America/Havana, 2026-03-08T05:00:00Z, 2026-03-09T03:59:59.999Z",
    "2018-02-17, America/Sao_Paulo, 2018-02-17T02:00:00Z, 2018-02-18T02:59:59.999Z",
    // A day that a place never had is empty.
    "2011-12-30, Pacific/Apia, 2011-12-30T10:00:00Z, 2011-12-30T09:59:59.999Z",
    "9999-12-31, UTC, 9999-12-31T00:00:00Z, 9999-12-31T23:59:59.999Z"
  })
  void aDayIsAllOfItWhereTheShopIs(LocalDate day, ZoneId zone, Instant first, Instant last) {
    assertThat(TimeOrDay.on(day).first(zone)).isEqualTo(first);
    assertThat(TimeOrDay.on(day).last(zone)).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({"UTC", "Asia/Tokyo", "America/New_York"})
  void aTimeIsItselfEverywhere(ZoneId zone) {
    assertThat(TimeOrDay.at(TIME).first(zone)).isEqualTo(TIME);
    assertThat(TimeOrDay.at(TIME).last(zone)).isEqualTo(TIME);
  }

  @Test
  void itIsReadAndWrittenAsOneText() {
    assertThat(read("2026-11-21")).isEqualTo(TimeOrDay.on(DAY));
    assertThat(read("2026-11-21T15:30:00.123+05:30")).isEqualTo(TimeOrDay.at(TIME));
    assertThat(Json.tree(new Range(TimeOrDay.on(DAY))).toString())
        .isEqualTo("{\"end\":\"2026-11-21\"}");
    assertThat(Json.tree(new Range(TimeOrDay.at(TIME))).toString())
        .isEqualTo("{\"end\":\"2026-11-21T10:00:00.123Z\"}");
  }

  private static TimeOrDay read(String text) {
    return Schemas.input(Range.class).read(Json.object().put("end", text)).end();
  }

  record Ends(
      @Doc("Since when.") Optional<TimeOrDay> since, @Size(max = 2) List<TimeOrDay> others) {}

  @Test
  void itsSchemaIsAPlainTextThatSaysWhatADayMeans() {
    String own =
        "A time such as 2026-11-21T10:00:00Z, or a day such as 2026-11-21: all of it, in the shop's time zone.";
    String bounds =
        "\"maxLength\":35,\"pattern\":\"^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt][0-9]{2}:[0-9]{2}:[0-9]{2}"
            + "([.][0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2}))?$\"}";
    var schema = Schemas.input(Ends.class).schema();
    assertThat(schema.at("/properties/since").toString())
        .isEqualTo("{\"type\":\"string\",\"description\":\"Since when. " + own + "\"," + bounds);
    assertThat(schema.at("/properties/others/items").toString())
        .isEqualTo("{\"type\":\"string\",\"description\":\"" + own + "\"," + bounds);
  }

  static Stream<String> accepted() {
    return Stream.concat(EdgeValues.TIMES.stream(), EdgeValues.DATES.stream());
  }

  /** A client's validator knows the pattern alone, and must not stop what we would take. */
  @ParameterizedTest
  @MethodSource("accepted")
  void whatIsAcceptedFitsThePublishedPatternAndLength(String text) {
    var schema = Schemas.input(Range.class).schema().at("/properties/end");
    assertThat(Schemas.input(Range.class).faults(Json.object().put("end", text))).isEmpty();
    assertThat(text).matches(Pattern.compile(schema.path("pattern").stringValue()));
    assertThat(text).hasSizeLessThanOrEqualTo(schema.path("maxLength").intValue());
  }
}
