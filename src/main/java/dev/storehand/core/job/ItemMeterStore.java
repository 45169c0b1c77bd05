package dev.storehand.core.job;

import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The table {@code item_meter}: how many items were sent, and when. It is counted where jobs are
 * admitted, one at a time, so a limit holds whoever calls at once, on however many nodes.
 */
final class ItemMeterStore {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Duration DAY = Duration.ofDays(1);

  private record Charge(long items, Instant at) {}

  /**
   * Counts items.
   *
   * @throws Problem 429 with Retry-After where that is more than a limit lets in
   */
  void charge(WriteTx tx, ItemLimit limit, long items) {
    Instant midnight = tx.now().truncatedTo(ChronoUnit.DAYS);
    Instant windowed = tx.now().minus(WINDOW);
    List<Charge> today = since(tx, limit.name(), midnight.isBefore(windowed) ? midnight : windowed);
    List<Charge> window = today.stream().filter(each -> each.at().isAfter(windowed)).toList();
    long used = sum(window);
    if (limit.inFiveMinutes() > 0 && used + items > limit.inFiveMinutes()) {
      Instant free = freeAt(window, used + items - limit.inFiveMinutes(), tx.now());
      throw refused(limit.inFiveMinutes() + " items in any 5 minutes", used, tx.now(), free);
    }
    long ofDay = sum(today.stream().filter(each -> !each.at().isBefore(midnight)).toList());
    if (limit.inDay() > 0 && ofDay + items > limit.inDay()) {
      throw refused(limit.inDay() + " items a day", ofDay, tx.now(), midnight.plus(DAY));
    }
    insert(tx, limit.name(), items);
  }

  private static long sum(List<Charge> charges) {
    return charges.stream().mapToLong(Charge::items).sum();
  }

  private static Instant freeAt(List<Charge> window, long wanted, Instant now) {
    long left = wanted;
    for (Charge each : window) {
      left -= each.items();
      if (left <= 0) {
        return each.at().plus(WINDOW);
      }
    }
    return now.plus(WINDOW);
  }

  private static Problem refused(String limit, long used, Instant now, Instant free) {
    long seconds = Math.max(1, Duration.between(now, free).plusMillis(999).toSeconds());
    return Problem.of(Code.RATE_LIMITED, "A shop may send " + limit + "; it has sent " + used)
        .hint("Wait " + seconds + " s, or send fewer items.")
        .header("Retry-After", Long.toString(seconds));
  }

  private static List<Charge> since(WriteTx tx, String name, Instant since) {
    return tx.sql(
            """
            select items, created_at from item_meter
            where shop = :shop and mode = :mode and name = :name and created_at >= :since
            order by created_at, id""")
        .bind("name", name)
        .bind("since", since)
        .list(row -> new Charge(row.number("items"), row.time("created_at")));
  }

  private static void insert(WriteTx tx, String name, long items) {
    tx.sql(
            """
            delete from item_meter
            where shop = :shop and mode = :mode and name = :name and created_at < :old""")
        .bind("name", name)
        .bind("old", tx.now().minus(DAY).minus(WINDOW))
        .run();
    tx.sql(
            """
            insert into item_meter (id, shop, mode, name, items, created_at)
            values (:id, :shop, :mode, :name, :items, :now)""")
        .bind("id", tx.id("imt"))
        .bind("name", name)
        .bind("items", items)
        .bind("now", tx.now())
        .run();
  }
}
