package dev.storehand.feature.stock;

import dev.storehand.core.action.Sweep;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.Select;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.Sql;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The table {@code stock_reservation}. Its rows are never locked: whoever changes one holds its
 * stock item.
 */
final class ReservationStore {
  private static final String OF_REF =
      """
      select * from stock_reservation
      where shop = :shop and mode = :mode and ref_id = :ref_id and ref_type = :ref_type
      order by id""";
  static final String BEFORE =
      """
      select coalesce(sum(quantity), 0) as units from
        (select r.quantity from stock_reservation r
        where r.shop = :shop and r.mode = :mode and r.stock_item_id = :item and r.id < :first
          and r.status in ('draft', 'pending')
          and (r.status = 'pending' or r.expires_at > :now)
        order by r.id limit :most) ahead""";

  /**
   * How many units of a stock item are held by drafts whose time is over; of most items none is
   * reserved, and the drafts are not asked.
   *
   * @param item the name that the statement gives to the item's row
   */
  static String due(String item) {
    return """
        case when %1$s.reserved = 0 then 0 else
          (select coalesce(sum(d.quantity), 0) from stock_reservation d
          where d.stock_item_id = %1$s.id and d.status = 'draft' and d.expires_at <= :now) end"""
        .formatted(item);
  }

  /** As it stands; one who means to change it asks again once he holds its item. */
  StockReservation get(ReadTx tx, String id) {
    return tx.sql(
            "select * from stock_reservation where shop = :shop and mode = :mode and id = :id")
        .bind("id", id)
        .first(ReservationStore::reservation)
        .orElseThrow(
            () -> Problem.notFound("Stock reservation", id).next("list_stock_reservations"));
  }

  /** All that a ref has or had, in the order they were made. */
  List<StockReservation> ofRef(ReadTx tx, ClaimRef ref) {
    return tx.sql(OF_REF)
        .bind("ref_id", ref.id())
        .bind("ref_type", ref.kind().wire())
        .list(ReservationStore::reservation);
  }

  /**
   * Units of an item that others hold, and held already when a ref reserved its first there. More
   * than the units that matter are not counted, so that a long queue is not walked for each who
   * stands in it.
   */
  int before(ReadTx tx, ClaimRef ref, String itemId, int most) {
    return firstAt(tx, ref, itemId).map(first -> before(tx, first, itemId, most)).orElse(0);
  }

  private Optional<String> firstAt(ReadTx tx, ClaimRef ref, String itemId) {
    return ofRef(tx, ref).stream()
        .filter(each -> each.status().open() && each.stockItemId().equals(itemId))
        .map(StockReservation::id)
        .findFirst();
  }

  /** Each holds a unit at least: so many of them are so many units. */
  private static int before(ReadTx tx, String first, String itemId, int most) {
    return tx.sql(BEFORE)
        .bind("item", itemId)
        .bind("first", first)
        .bind("most", most)
        .bind("now", tx.now())
        .one(row -> row.integer("units"));
  }

  /** The drafts of some items whose time is over. */
  List<StockReservation> due(ReadTx tx, Collection<String> itemIds) {
    return tx.sql(
            """
            select * from stock_reservation
            where shop = :shop and mode = :mode and stock_item_id in (:items) and status = 'draft'
              and expires_at <= :now
            order by stock_item_id, id""")
        .bind("items", itemIds)
        .bind("now", tx.now())
        .list(ReservationStore::reservation);
  }

  /** The items of any shop that hold drafts whose time is over, by id after the one given. */
  List<Sweep.Due> itemsWithDue(ReadTx tx, String after, int most) {
    return tx.unscoped(
            """
            select distinct stock_item_id, shop, mode from stock_reservation
            where status = 'draft' and expires_at <= :now and stock_item_id > :after
            order by stock_item_id limit :most""")
        .bind("now", tx.now())
        .bind("after", after)
        .bind("most", most)
        .list(
            row ->
                new Sweep.Due(
                    row.text("shop"), row.choice("mode", Mode.class), row.text("stock_item_id")));
  }

  void insert(WriteTx tx, StockReservation made) {
    Sql sql =
        tx.sql(
                """
                insert into stock_reservation (id, shop, mode, stock_item_id, variant_id, stock_location_id,
                  quantity, given_back, status, holder, holder_id, ref_type, ref_id, expires_at, ended_at,
                  created_at, updated_at, version)
                values (:id, :shop, :mode, :item, :variant_id, :location, :quantity, :given_back, :status,
                  :holder, :holder_id, :ref_type, :ref_id, :expires_at, :ended_at, :created_at, :updated_at,
                  :version)""")
            .bind("item", made.stockItemId())
            .bind("variant_id", made.variantId())
            .bind("location", made.stockLocationId())
            .bind("created_at", made.createdAt());
    bind(sql, made).run();
  }

  void save(WriteTx tx, StockReservation changed) {
    Sql sql =
        tx.sql(
            """
            update stock_reservation set quantity = :quantity, given_back = :given_back,
              status = :status, holder = :holder, holder_id = :holder_id, ref_type = :ref_type,
              ref_id = :ref_id, expires_at = :expires_at, ended_at = :ended_at,
              updated_at = :updated_at, version = :version
            where shop = :shop and mode = :mode and id = :id""");
    bind(sql, changed).run();
  }

  Page<StockReservation> list(
      ReadTx tx, Paging paging, ReservationActions.ListStockReservations filter, ShopDays days) {
    Select select =
        tx.select(paging, "r.*", "stock_reservation r where r.shop = :shop and r.mode = :mode")
            .id("r.id")
            .and("r.id in (:ids)", filter.ids())
            .and("r.stock_item_id = :item", filter.stockItemId())
            .and("r.stock_location_id = :location", filter.stockLocationId())
            .and("r.variant_id = :sku_id", filter.skuId())
            .and("r.holder = :holder", filter.holder())
            .and("r.holder_id = :holder_id", filter.holderId())
            .and("r.ref_id = :ref", filter.ref())
            .and("r.created_at >= :from", days.first(tx, filter.createdAtFrom()))
            .and("r.created_at <= :to", days.last(tx, filter.createdAtTo()));
    filter.status().ifPresent(status -> only(select, status, tx.now()));
    return select
        .sort("created_at", "r.created_at", SortKind.NUMBER)
        .sort("updated_at", "r.updated_at", SortKind.NUMBER)
        .sort("quantity", "r.quantity", SortKind.NUMBER)
        .page(row -> reservation(row).asOf(tx.now()));
  }

  /**
   * Keeps those of a status; a draft whose time is over counts as expired. The words stand in the
   * text so that the engines see which index is meant.
   */
  private static void only(Select select, StockReservation.Status status, Instant now) {
    switch (status) {
      case DRAFT -> select.and("r.status = 'draft' and r.expires_at > :now", Optional.of(now));
      case PENDING -> select.always("r.status = 'pending'");
      case CONSUMED -> select.always("r.status = 'consumed'");
      case RELEASED -> select.always("r.status = 'released'");
      case EXPIRED ->
          select.and(
              "r.status = 'expired' or r.status = 'draft' and r.expires_at <= :now",
              Optional.of(now));
    }
  }

  private static Sql bind(Sql sql, StockReservation reservation) {
    return sql.bind("id", reservation.id())
        .bind("quantity", reservation.quantity())
        .bind("given_back", reservation.givenBack())
        .bind("status", reservation.status())
        .bind("holder", reservation.holder())
        .bind("holder_id", reservation.holderId())
        .bind("ref_type", reservation.ref().type())
        .bind("ref_id", reservation.ref().id())
        .bind("expires_at", reservation.expiresAt())
        .bind("ended_at", reservation.endedAt())
        .bind("updated_at", reservation.updatedAt())
        .bind("version", reservation.version());
  }

  private static StockReservation reservation(Row row) {
    return new StockReservation(
        row.text("id"),
        row.text("stock_item_id"),
        row.text("variant_id"),
        row.text("stock_location_id"),
        row.integer("quantity"),
        row.integer("given_back"),
        row.choice("status", StockReservation.Status.class),
        row.choice("holder", StockReservation.Holder.class),
        row.maybeText("holder_id"),
        new Movement.Ref(row.text("ref_type"), row.text("ref_id")),
        row.maybeTime("expires_at"),
        row.maybeTime("ended_at"),
        row.time("created_at"),
        row.time("updated_at"),
        row.number("version"));
  }
}
