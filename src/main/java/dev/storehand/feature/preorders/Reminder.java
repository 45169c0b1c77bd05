package dev.storehand.feature.preorders;

import dev.storehand.feature.offers.Payments.Reminders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Being told that a balance is due on a day: once before it, and once after it.
 *
 * @param at when the clock looks next
 * @param done 0 for nothing yet, 1 where the time before is over, 2 where the time after is too
 */
record Reminder(Optional<Instant> at, int done) {
  private static final int BEFORE = 1;
  private static final int AFTER = 2;

  /** Of a balance that is promised now: who orders later than he would be reminded knows it. */
  static Reminder first(Reminders rule, Optional<Instant> due, Instant now) {
    boolean over = due.filter(day -> !now.isBefore(before(rule, day))).isPresent();
    return new Reminder(Optional.empty(), over ? BEFORE : 0).by(rule, due, now);
  }

  /** The same by another rule, or at another time. */
  Reminder by(Reminders rule, Optional<Instant> due, Instant now) {
    if (!rule.enabled() || due.isEmpty()) {
      return off();
    }
    if (done < BEFORE && now.isBefore(due.get())) {
      return new Reminder(Optional.of(before(rule, due.get())), done);
    }
    Optional<Instant> after = rule.daysAfter().map(days -> due.get().plus(Duration.ofDays(days)));
    return new Reminder(after.filter(time -> done < AFTER), Math.max(done, BEFORE));
  }

  /** Nothing more is said, unless the rule comes to be another. */
  Reminder off() {
    return new Reminder(Optional.empty(), done);
  }

  /** Whether it is time to remind. */
  boolean isDue(Instant now) {
    return at.filter(time -> !time.isAfter(now)).isPresent();
  }

  /** The one that comes after this, which was said, or was not wanted. */
  Reminder next(Reminders rule, Optional<Instant> due, Instant now) {
    return new Reminder(Optional.empty(), Math.min(done + 1, AFTER)).by(rule, due, now);
  }

  private static Instant before(Reminders rule, Instant due) {
    return due.minus(Duration.ofDays(rule.daysBefore()));
  }
}
