package dev.storehand.core.db;

import dev.storehand.core.schema.TimeOrDay;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Asks in which time zone the transaction's shop counts its days; by it a day alone in a filter
 * becomes times.
 */
@FunctionalInterface
public interface ShopDays {

  /** The shop's time zone. */
  ZoneId zone(ReadTx tx);

  /**
   * The first time that the lower end of a range lets in; the shop is asked only if there is an
   * end.
   */
  default Optional<Instant> first(ReadTx tx, Optional<TimeOrDay> from) {
    return from.map(end -> end.first(zone(tx)));
  }

  /**
   * The last time that the upper end of a range lets in; the shop is asked only if there is an end.
   */
  default Optional<Instant> last(ReadTx tx, Optional<TimeOrDay> to) {
    return to.map(end -> end.last(zone(tx)));
  }
}
