package dev.storehand.feature.reports;

import dev.storehand.core.db.Select;
import dev.storehand.core.problem.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time cut into days, weeks or months of the shop's calendar, for a statement. Which
 * day a moment belongs to is reckoned with the offsets that the time zone had in that stretch, so
 * that days of 23 and 25 hours count right on both engines.
 */
final class Periods {
  /** Three years of days. */
  private static final int MOST = 1_100;

  private static final long DAY = 86_400_000;

  private final List<LocalDate> firsts;
  private final ZoneOffset offset;
  private final List<ZoneOffsetTransition> transitions;

  private Periods(
      List<LocalDate> firsts, ZoneOffset offset, List<ZoneOffsetTransition> transitions) {
    this.firsts = firsts;
    this.offset = offset;
    this.transitions = transitions;
  }

  /**
   * The periods from one moment to another.
   *
   * @throws Problem 422 where they are too many
   */
  static Periods of(Instant from, Instant to, ZoneId zone, Granularity granularity) {
    List<LocalDate> firsts = new ArrayList<>();
    LocalDate last = to.atZone(zone).toLocalDate();
    LocalDate at = granularity.first(from.atZone(zone).toLocalDate());
    while (!at.isAfter(last)) {
      if (firsts.size() == MOST) {
        throw Problem.fault(
            "granularity", "makes more than %d periods: choose a longer one".formatted(MOST));
      }
      firsts.add(at);
      at = granularity.next(at);
    }
    firsts.add(at);
    List<ZoneOffsetTransition> transitions = new ArrayList<>();
    ZoneOffsetTransition next = zone.getRules().nextTransition(from);
    while (next != null && !next.getInstant().isAfter(to)) {
      transitions.add(next);
      next = zone.getRules().nextTransition(next.getInstant());
    }
    return new Periods(firsts, zone.getRules().getOffset(from), transitions);
  }

  /** The rows of a {@code values}: a period's first day, and the day after its last. */
  String values() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i + 1 < firsts.size(); i++) {
      text.append(i == 0 ? "" : ", ").append("(:day_" + i + ", :day_" + (i + 1) + ")");
    }
    return text.toString();
  }

  /** The day of the shop's calendar, counted from 1970, that a time in a column belongs to. */
  String day(String column) {
    if (transitions.isEmpty()) {
      return "((" + column + " + :offset) / " + DAY + ")";
    }
    StringBuilder text = new StringBuilder("((" + column + " + case");
    for (int i = 0; i < transitions.size(); i++) {
      text.append(" when %s < :shift_%d then :offset_%d".formatted(column, i, i));
    }
    return text.append(" else :offset end) / " + DAY + ")").toString();
  }

  Select bind(Select select) {
    for (int i = 0; i < firsts.size(); i++) {
      select.bind("day_" + i, firsts.get(i).toEpochDay());
    }
    ZoneOffset before = offset;
    for (int i = 0; i < transitions.size(); i++) {
      select.bind("shift_" + i, transitions.get(i).getInstant());
      select.bind("offset_" + i, before.getTotalSeconds() * 1000L);
      before = transitions.get(i).getOffsetAfter();
    }
    return select.bind("offset", before.getTotalSeconds() * 1000L);
  }

  /** The last day of a period. */
  static LocalDate last(LocalDate first, Granularity granularity) {
    return granularity.next(first).minusDays(1);
  }
}
