package dev.storehand.feature.reports;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Select;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.problem.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/** A query whose days have become times, as conditions of a statement. */
record Filter(
    Instant now,
    ZoneId zone,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> offerId,
    Optional<String> currency) {

  /**
   * What a query means in this shop.
   *
   * @throws Problem 422 where it ends before it begins
   */
  static Filter of(ReportQuery query, ShopDays days, ReadTx tx) {
    ZoneId zone = days.zone(tx);
    Filter filter =
        new Filter(
            tx.now(),
            zone,
            query.from().map(end -> end.first(zone)),
            query.to().map(end -> end.last(zone)),
            query.offerId(),
            query.currency());
    if (filter.from.isPresent() && filter.to.filter(filter.from.get()::isAfter).isPresent()) {
      throw Problem.fault("to", "is before from: " + filter.to.get());
    }
    return filter;
  }

  /** With both ends: from what there is first, up to now, where nothing else is asked. */
  Filter whole(Supplier<Optional<Instant>> first) {
    Instant last = to.orElse(now);
    Instant begin = from.or(first).orElse(last);
    Instant end = last.isBefore(begin) ? begin : last;
    return new Filter(now, zone, Optional.of(begin), Optional.of(end), offerId, currency);
  }

  ReportWindow window(Optional<Granularity> granularity) {
    return new ReportWindow(now, from, to, zone.getId(), offerId, currency, granularity);
  }

  /**
   * The conditions on a preorder {@code p}, an order {@code o}, and the time that counts, each with
   * {@code and} before it.
   */
  String conditions(String time) {
    StringBuilder text = new StringBuilder();
    from.ifPresent(each -> text.append(" and ").append(time).append(" >= :from"));
    to.ifPresent(each -> text.append(" and ").append(time).append(" <= :to"));
    offerId.ifPresent(each -> text.append(" and p.offer_id = :offer"));
    currency.ifPresent(each -> text.append(" and o.currency = :currency"));
    return text.toString();
  }

  /** Binds what {@link #conditions} mention. */
  Select bind(Select select) {
    from.ifPresent(each -> select.bind("from", each));
    to.ifPresent(each -> select.bind("to", each));
    offerId.ifPresent(each -> select.bind("offer", each));
    currency.ifPresent(each -> select.bind("currency", each));
    return select;
  }
}
