package dev.storehand.feature.stock;

import dev.storehand.core.call.ActorRef;
import dev.storehand.core.db.Actor;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.Via;
import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.catalog.SkuColumn;
import java.util.List;
import java.util.Optional;

/** The table {@code stock_movement}: rows are added, never changed or removed. */
final class MovementStore {
  private static final String COLUMNS = "m.*, " + SkuColumn.of("m.variant_id") + " as sku_code";

  /** Writes down a change of an item whose row this transaction holds. */
  void insert(WriteTx tx, StockItem after, int delta, int reservedDelta, Movement.Cause cause) {
    Actor actor = tx.scope().actor();
    Optional<Movement.Ref> ref =
        cause.ref().or(() -> actor.jobId().map(job -> new Movement.Ref("job", job)));
    tx.sql(
            """
            insert into stock_movement (id, shop, mode, stock_item_id, seq, variant_id, stock_location_id,
              delta, reserved_delta, quantity_after, reserved_after, reason, ref_type, ref_id, key_id,
              key_name, via, request_id, created_at)
            values (:id, :shop, :mode, :item,
              (select coalesce(max(m.seq), 0) + 1 from stock_movement m where m.stock_item_id = :item),
              :variant_id, :location, :delta, :reserved_delta, :quantity_after, :reserved_after, :reason,
              :ref_type, :ref_id, :key_id, :key_name, :via, :request_id, :now)""")
        .bind("id", tx.id("mov"))
        .bind("item", after.id())
        .bind("variant_id", after.variantId())
        .bind("location", after.stockLocationId())
        .bind("delta", delta)
        .bind("reserved_delta", reservedDelta)
        .bind("quantity_after", after.quantity())
        .bind("reserved_after", after.reserved())
        .bind("reason", cause.reason())
        .bind("ref_type", ref.map(Movement.Ref::type))
        .bind("ref_id", ref.map(Movement.Ref::id))
        .bind("key_id", actor.keyId())
        .bind("key_name", actor.name())
        .bind("via", actor.via())
        .bind("request_id", actor.requestId())
        .bind("now", tx.now())
        .run();
  }

  /**
   * A part of the ledger; {@code ofSkuCode} are the variants that the filter's SKU code names. One
   * item's movements are in the order of their numbers, which is that of time, and has an index.
   */
  Page<Movement> list(
      ReadTx tx,
      Paging paging,
      LedgerActions.ListStockMovements filter,
      Optional<List<String>> ofSkuCode,
      ShopDays days) {
    return tx.select(paging, COLUMNS, "stock_movement m where m.shop = :shop and m.mode = :mode")
        .id("m.id")
        .and("m.stock_item_id = :item", filter.stockItemId())
        .and("m.variant_id in (:variants)", ofSkuCode)
        .and("m.reason = :reason", filter.reason())
        .and("m.ref_id = :ref", filter.ref())
        .and("m.created_at >= :from", days.first(tx, filter.from()))
        .and("m.created_at <= :to", days.last(tx, filter.to()))
        .sort("at", filter.stockItemId().isPresent() ? "m.seq" : "m.created_at", SortKind.NUMBER)
        .sort("seq", "m.seq", SortKind.NUMBER)
        .page(MovementStore::movement);
  }

  private static Movement movement(Row row) {
    Optional<Movement.Ref> ref =
        row.maybeText("ref_id").map(id -> new Movement.Ref(row.text("ref_type"), id));
    return new Movement(
        row.text("id"),
        row.number("seq"),
        row.text("stock_item_id"),
        row.maybeText("sku_code"),
        row.text("variant_id"),
        row.text("stock_location_id"),
        row.integer("delta"),
        row.integer("reserved_delta"),
        row.integer("quantity_after"),
        row.integer("reserved_after"),
        row.text("reason"),
        ref,
        new ActorRef(row.text("key_id"), row.text("key_name")),
        row.choice("via", Via.class),
        row.text("request_id"),
        row.time("created_at"));
  }
}
