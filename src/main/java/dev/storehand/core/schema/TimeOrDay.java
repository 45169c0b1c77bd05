package dev.storehand.core.schema;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.Temporal;

/**
 * One end of a range of time, as clients write it: a time such as 2026-11-21T10:00:00Z, or a day
 * alone such as 2026-11-21, all of which belongs to the range. Which times a day has depends on
 * where one is, so both ends are asked with a time zone.
 */
public final class TimeOrDay {
  /** An Instant or a LocalDate, nothing else. */
  private final Temporal end;

  private TimeOrDay(Temporal end) {
    this.end = end;
  }

  /** A time, the same everywhere. */
  public static TimeOrDay at(Instant time) {
    return new TimeOrDay(time);
  }

  /** A whole day. */
  public static TimeOrDay on(LocalDate day) {
    return new TimeOrDay(day);
  }

  /**
   * The time itself, or the first moment of the day, which is not midnight where clocks skip it.
   */
  public Instant first(ZoneId zone) {
    return end instanceof LocalDate day ? start(day, zone) : (Instant) end;
  }

  /** The time itself, or the last millisecond of the day, be it of 23, 24 or 25 hours. */
  public Instant last(ZoneId zone) {
    return end instanceof LocalDate day
        ? start(day.plusDays(1), zone).minusMillis(1)
        : (Instant) end;
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimeOrDay that && end.equals(that.end);
  }

  @Override
  public int hashCode() {
    return end.hashCode();
  }

  /** As clients write it; a time in UTC with milliseconds. */
  @Override
  public String toString() {
    return end instanceof Instant time ? Times.text(time) : end.toString();
  }
}
