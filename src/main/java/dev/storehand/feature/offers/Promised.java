package dev.storehand.feature.offers;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.TimeOrDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Days and times that an offer comes to promise, which must not be past when they are set. */
final class Promised {
  private static final String PAST_DAY = "is past, today is %s; send a day from today on%s";
  private static final String PAST_TIME = "is past, it is %s; send a later time, or another due";

  private Promised() {}

  /**
   * What is past of what changes. What was set before may have become past since: it keeps nothing
   * else from being changed.
   */
  static List<Fault> past(Settings before, Settings after, Instant now, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    List<Fault> faults = new ArrayList<>();
    changed(before.delivery().date(), after.delivery().date())
        .filter(day -> day.isBefore(today))
        .ifPresent(
            day ->
                faults.add(
                    new Fault("delivery.date", PAST_DAY.formatted(today, ", or another type"))));
    after.markets().overrides().entrySet().stream()
        .filter(
            each ->
                changed(
                        before.markets().in(each.getKey()).deliveryDate(),
                        each.getValue().deliveryDate())
                    .filter(day -> day.isBefore(today))
                    .isPresent())
        .map(
            each ->
                new Fault(
                    "markets.overrides." + each.getKey() + ".delivery_date",
                    PAST_DAY.formatted(today, "")))
        .forEach(faults::add);
    changed(
            before.payments().remainingBalance().dueAt(),
            after.payments().remainingBalance().dueAt())
        .filter(time -> !time.isAfter(now))
        .ifPresent(
            time ->
                faults.add(
                    new Fault(
                        "payments.remaining_balance.due_at",
                        PAST_TIME.formatted(TimeOrDay.at(now)))));
    return faults;
  }

  private static <T> Optional<T> changed(Optional<T> before, Optional<T> after) {
    return after.filter(each -> !before.equals(after));
  }
}
