package dev.storehand.core.call;

import dev.storehand.core.db.Happening;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.Sql;
import dev.storehand.core.db.Via;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.schema.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The tables {@code event} and {@code event_counter}: written by the dispatcher, read by the room
 * of activity.
 */
public final class EventStore {

  /** What a list of events can be narrowed to; a type may be exact or end in {@code .*}. */
  public record Filter(
      Optional<String> type,
      Optional<String> subjectId,
      Optional<String> actor,
      Optional<Via> via,
      Optional<Long> afterSeq,
      Optional<Instant> from,
      Optional<Instant> to) {}

  /**
   * Takes numbers for so many events and gives the first. The last statement that waits for others
   * in a write.
   */
  long reserve(WriteTx tx, int count) {
    return tx.sql(
                """
                insert into event_counter (shop, mode, next) values (:shop, :mode, 1 + :count)
                on conflict (shop, mode) do update set next = event_counter.next + :count
                returning next""")
            .bind("count", (long) count)
            .one(row -> row.number("next"))
        - count;
  }

  /** An event but for its number, which it gets by its place. */
  record Told(Happening happening, String data) {}

  void insert(WriteTx tx, long first, List<Told> all) {
    tx.sql(
            """
            insert into event (id, shop, mode, seq, type, subject_type, subject_id, key_id, key_name, via, request_id, data,
              created_at)
            values (:id, :shop, :mode, :seq, :type, :subject_type, :subject_id, :key_id, :key_name, :via, :request_id,
              :data, :now)""")
        .bind("key_id", tx.scope().actor().keyId())
        .bind("key_name", tx.scope().actor().name())
        .bind("via", tx.scope().actor().via())
        .bind("request_id", tx.scope().actor().requestId())
        .bind("now", tx.now())
        .runEach(
            IntStream.range(0, all.size()).boxed().toList(),
            (sql, i) -> bind(sql.bind("id", tx.id("evt")).bind("seq", first + i), all.get(i)));
  }

  private static void bind(Sql sql, Told told) {
    String type = told.happening().type();
    sql.bind("type", type)
        .bind("subject_type", type.substring(0, type.lastIndexOf('.')).replace('.', '_'))
        .bind("subject_id", told.happening().after().id())
        .bind("data", told.data());
  }

  /** The event of this number. */
  Optional<Event> find(ReadTx tx, long seq) {
    return tx.sql("select * from event where shop = :shop and mode = :mode and seq = :seq")
        .bind("seq", seq)
        .first(EventStore::event);
  }

  /** Events, newest first unless sorted otherwise. */
  public Page<Event> list(ReadTx tx, Paging paging, Filter filter) {
    Optional<String> family = filter.type().filter(type -> type.endsWith(".*"));
    Optional<String> exact = filter.type().filter(type -> !type.endsWith(".*"));
    return tx.select(paging, "e.*", "event e where e.shop = :shop and e.mode = :mode")
        .id("e.id")
        .and("e.type = :type", exact)
        .and(
            "substr(e.type, 1, length(:family)) = :family",
            family.map(type -> type.substring(0, type.length() - 1)))
        .and("e.subject_id = :subject", filter.subjectId())
        .and("e.key_id = :actor", filter.actor())
        .and("e.via = :via", filter.via())
        .and("e.seq > :after_seq", filter.afterSeq())
        .and("e.created_at >= :from", filter.from())
        .and("e.created_at <= :to", filter.to())
        .sort("seq", "e.seq", SortKind.NUMBER)
        .page(EventStore::event);
  }

  /** Removes what is older, at most this many rows. */
  int sweep(WriteTx tx, Instant end, int most) {
    return tx.unscoped(
            """
            delete from event where (shop, mode, seq) in
              (select e.shop, e.mode, e.seq from event e where e.created_at < :end
              order by e.created_at limit :most)""")
        .bind("end", end)
        .bind("most", most)
        .run();
  }

  private static Event event(Row row) {
    return new Event(
        row.text("id"),
        row.number("seq"),
        row.text("type"),
        new Event.Subject(row.text("subject_type"), row.text("subject_id")),
        row.time("created_at"),
        new ActorRef(row.text("key_id"), row.text("key_name")),
        row.choice("via", Via.class),
        row.text("request_id"),
        Json.parse(row.text("data")));
  }
}
