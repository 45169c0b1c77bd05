package dev.storehand.core.call;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.Via;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.schema.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code audit}: written by the dispatcher, read by the room of activity. */
public final class AuditStore {

  /** An accepted write, as the audit keeps it. */
  record Accepted(String action, String input) {}

  void insert(WriteTx tx, List<Accepted> all) {
    tx.sql(
            """
            insert into audit (id, shop, mode, action, key_id, key_name, via, request_id, input, created_at)
            values (:id, :shop, :mode, :action, :key_id, :key_name, :via, :request_id, :input, :now)""")
        .bind("key_id", tx.scope().actor().keyId())
        .bind("key_name", tx.scope().actor().name())
        .bind("via", tx.scope().actor().via())
        .bind("request_id", tx.scope().actor().requestId())
        .bind("now", tx.now())
        .runEach(
            all,
            (sql, each) ->
                sql.bind("id", tx.id("aud"))
                    .bind("action", each.action())
                    .bind("input", each.input()));
  }

  /** Entries, newest first. */
  public Page<AuditEntry> list(
      ReadTx tx,
      Paging paging,
      Optional<String> action,
      Optional<String> actor,
      Optional<Instant> from,
      Optional<Instant> to) {
    return tx.select(paging, "a.*", "audit a where a.shop = :shop and a.mode = :mode")
        .id("a.id")
        .and("a.action = :action", action)
        .and("a.key_id = :actor", actor)
        .and("a.created_at >= :from", from)
        .and("a.created_at <= :to", to)
        .sort("created_at", "a.created_at", SortKind.NUMBER)
        .page(AuditStore::entry);
  }

  /** Removes what is older, at most this many rows. */
  int sweep(WriteTx tx, Instant end, int most) {
    return tx.unscoped(
            """
            delete from audit where id in
              (select a.id from audit a
              where a.shop in (select s.id from shop s) and a.mode in ('live', 'test')
                and a.created_at < :end
              limit :most)""")
        .bind("end", end)
        .bind("most", most)
        .run();
  }

  private static AuditEntry entry(Row row) {
    return new AuditEntry(
        row.text("id"),
        row.text("action"),
        new ActorRef(row.text("key_id"), row.text("key_name")),
        row.choice("via", Via.class),
        row.text("request_id"),
        Json.parse(row.text("input")),
        row.time("created_at"));
  }
}
