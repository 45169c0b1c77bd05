package dev.storehand.core.schema;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Times and dates as clients write them. The validator and the mapper's binding both ask here, so
 * what the schema accepts always binds. Accepted are the years 0001 to 9999, without leap seconds.
 */
final class Times {
  /**
   * What a time and a day alone have in common, for clients to see; {@link #timeOrDay} is stricter.
   */
  static final String TIME_OR_DAY =
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2}))?$";

  /** How many characters the longest time has: 2026-11-21T10:00:00.123456789+05:30. */
  static final int LONGEST = 35;

  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final long SECONDS_OF_DAY = 86_400;
  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private Times() {}

  /** A time of RFC 3339 with any offset, or empty. */
  static Optional<Instant> time(String text) {
    if (!TIME.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      Instant instant = OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
      boolean inRange = !instant.isBefore(FIRST) && !instant.isAfter(LAST);
      return inRange ? Optional.of(instant) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A date such as 2026-11-21, or empty. */
  static Optional<LocalDate> date(String text) {
    if (!DATE.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.parse(text);
      return date.getYear() > 0 ? Optional.of(date) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A time or a day alone, or empty. */
  static Optional<TimeOrDay> timeOrDay(String text) {
    return time(text).map(TimeOrDay::at).or(() -> date(text).map(TimeOrDay::on));
  }

  /** In UTC with exactly three decimals and Z; what is finer than a millisecond is cut off. */
  static String text(Instant instant) {
    if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
      return MILLISECONDS.format(instant.atOffset(ZoneOffset.UTC));
    }
    // By hand: an answer may hold a hundred times, and a formatter takes a microsecond for each.
    long second = instant.getEpochSecond();
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_OF_DAY));
    int ofDay = (int) Math.floorMod(second, SECONDS_OF_DAY);
    byte[] text = "0000-00-00T00:00:00.000Z".getBytes(StandardCharsets.ISO_8859_1);
    digits(text, 0, 4, date.getYear());
    digits(text, 5, 2, date.getMonthValue());
    digits(text, 8, 2, date.getDayOfMonth());
    digits(text, 11, 2, ofDay / 3600);
    digits(text, 14, 2, ofDay / 60 % 60);
    digits(text, 17, 2, ofDay % 60);
    digits(text, 20, 3, instant.getNano() / 1_000_000);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static void digits(byte[] text, int at, int count, int number) {
    int rest = number;
    for (int i = at + count - 1; i >= at; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
