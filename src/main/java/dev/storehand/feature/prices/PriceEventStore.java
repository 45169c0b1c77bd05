package dev.storehand.feature.prices;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.Select;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.schema.Json;
import dev.storehand.feature.prices.PriceEvent.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The tables {@code price_event}, {@code price_event_row} and {@code price_event_counter}. */
final class PriceEventStore {
  private static final String OF = "price_event e where e.shop = :shop and e.mode = :mode";

  /** What a list of events, or a stream of them, can be narrowed to. */
  record Filter(
      Optional<Kind> event,
      Optional<String> watchId,
      Optional<String> variantId,
      Optional<String> productId,
      Optional<String> currency) {}

  /** The next number. The last statement that waits for others in a write. */
  long next(WriteTx tx) {
    return tx.sql(
            """
            insert into price_event_counter (shop, mode, last) values (:shop, :mode, 1)
            on conflict (shop, mode) do update set last = price_event_counter.last + 1
            returning last""")
        .one(row -> row.number("last"));
  }

  /** The number of the last event there is, 0 where there was none. */
  long last(ReadTx tx) {
    return tx.sql("select last from price_event_counter where shop = :shop and mode = :mode")
        .first(row -> row.number("last"))
        .orElse(0L);
  }

  void insert(WriteTx tx, Kind kind, PriceEvent event) {
    tx.sql(
            """
            insert into price_event (id, shop, mode, seq, watch_id, event, source, currency, market,
              payload, created_at)
            values (:id, :shop, :mode, :seq, :watch, :event, :source, :currency, :market, :payload,
              :now)""")
        .bind("id", event.id())
        .bind("seq", event.seq())
        .bind("watch", event.watchId())
        .bind("event", kind)
        .bind("source", event.source())
        .bind("currency", event.currency())
        .bind("market", event.market())
        .bind("payload", Json.mapper().writeValueAsString(event.payload()))
        .bind("now", event.createdAt())
        .run();
    List<PricePayload.Row> rows = event.payload().data();
    tx.sql(
            """
            insert into price_event_row (shop, mode, event_id, position, product_id, variant_id)
            values (:shop, :mode, :event, :position, :product, :variant)""")
        .bind("event", event.id())
        .runEach(
            IntStream.range(0, rows.size()).boxed().toList(),
            (sql, i) ->
                sql.bind("position", i)
                    .bind("product", rows.get(i).productId())
                    .bind("variant", rows.get(i).variantId()));
  }

  Page<PriceEvent> list(ReadTx tx, Paging paging, EventActions.ListPriceEvents in, ShopDays days) {
    return narrowed(tx.select(paging, "e.*", OF), in.filter())
        .and("e.created_at >= :from", days.first(tx, in.from()))
        .and("e.created_at <= :to", days.last(tx, in.to()))
        .sort("seq", "e.seq", SortKind.NUMBER)
        .page(PriceEventStore::event);
  }

  /** The events from one number to another, oldest first, at most so many. */
  List<PriceEvent> after(ReadTx tx, Filter filter, long from, long to, int most) {
    Paging first =
        new Paging(Optional.empty(), Optional.of(most), Optional.of(""), Optional.of("seq"));
    return narrowed(tx.select(first, "e.*", OF), filter)
        .and("e.seq > :after", Optional.of(from))
        .and("e.seq <= :last", Optional.of(to))
        .sort("seq", "e.seq", SortKind.NUMBER)
        .page(PriceEventStore::event)
        .rows();
  }

  private static Select narrowed(Select select, Filter filter) {
    return select
        .id("e.id")
        .and("e.event = :event", filter.event())
        .and("e.watch_id = :watch", filter.watchId())
        .and("e.currency = :currency", filter.currency())
        .and(
            "e.id in (select r.event_id from price_event_row r where r.variant_id = :variant)",
            filter.variantId())
        .and(
            "e.id in (select r.event_id from price_event_row r where r.product_id = :product)",
            filter.productId());
  }

  /** Removes what is older, at most this many events. */
  int sweep(WriteTx tx, Instant end, int most) {
    List<String> old =
        tx.unscoped(
                "select id from price_event where created_at < :end order by created_at limit :most")
            .bind("end", end)
            .bind("most", most)
            .list(row -> row.text("id"));
    tx.unscoped("delete from price_event_row where event_id in (:old)").bind("old", old).run();
    tx.unscoped("delete from price_event where id in (:old)").bind("old", old).run();
    return old.size();
  }

  private static PriceEvent event(Row row) {
    return new PriceEvent(
        row.text("id"),
        row.number("seq"),
        row.text("watch_id"),
        row.text("source"),
        row.text("currency"),
        row.text("market"),
        Json.mapper().readValue(row.text("payload"), PricePayload.class),
        row.time("created_at"));
  }
}
