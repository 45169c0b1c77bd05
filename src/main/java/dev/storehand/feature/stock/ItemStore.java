package dev.storehand.feature.stock;

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
import dev.storehand.feature.catalog.SkuColumn;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** The table {@code stock_item}. */
final class ItemStore {
  private static final TypeReference<Map<String, String>> MARKS = new TypeReference<>() {};
  private static final String COLUMNS = columns();
  private static final String WHERE =
      "select "
          + COLUMNS
          + """

            from stock_item i
            where i.shop = :shop and i.mode = :mode and\s""";
  private static final String ID = WHERE + "i.id = :id {for update of i}";
  private static final String IDS = WHERE + "i.id in (:ids) order by i.id {for update of i}";
  private static final String PLACE =
      WHERE + "i.variant_id = :variant_id and i.stock_location_id = :location {for update of i}";
  private static final String OF_VARIANTS =
      """
      select i.id, i.variant_id, i.stock_location_id, i.quantity, i.reserved, i.created_at,
        i.updated_at, i.version, %s as due
      from stock_item i
      where i.shop = :shop and i.mode = :mode and i.variant_id in (:variants)
        and i.archived_at is null"""
          .formatted(ReservationStore.due("i"));
  private static final String SERVING =
      WHERE
          + """
            i.variant_id in (:variants) and i.stock_location_id in (:locations)
              and i.archived_at is null order by i.id {for update of i}""";
  private static final String IDS_SERVING =
      """
      select i.id from stock_item i
      where i.shop = :shop and i.mode = :mode and i.variant_id in (:variants)
        and i.stock_location_id in (:locations) and i.archived_at is null""";

  /** In the order in which they are read, which is the quickest. */
  private static String columns() {
    return """
        i.id, %s as sku_code, i.variant_id, i.stock_location_id, i.quantity, i.reserved,
        i.low_stock_threshold, i.reference, i.reference_origin, i.metadata, i.archived_at,
        i.created_at, i.updated_at, i.version, %s as due"""
        .formatted(SkuColumn.of("i.variant_id"), ReservationStore.due("i"));
  }

  /**
   * A stock item whose row this transaction holds.
   *
   * @param item as its row says
   * @param due units held by drafts whose time was over when the row was asked for; a hint, since
   *     another transaction may have freed them while this one waited
   */
  record Locked(StockItem item, long due) {}

  /** The item as it is now: what expired drafts held is free. */
  StockItem get(ReadTx tx, String id) {
    return find(tx, id).orElseThrow(() -> unknown(id));
  }

  Optional<StockItem> find(ReadTx tx, String id) {
    return now(tx, ID).bind("id", id).first(ItemStore::shown);
  }

  static Problem unknown(String id) {
    return Problem.notFound("Stock item", id).next("list_stock_items");
  }

  /**
   * All items in use of some variants, by location in the order the locations were made; without
   * SKU codes and marks, since who asks for hundreds at once counts units. They are put in order
   * here: asked to do it, SQLite walks all items of the shop by location.
   */
  List<StockItem> ofVariants(ReadTx tx, Collection<String> variantIds) {
    List<StockItem> found =
        tx.sql(OF_VARIANTS)
            .bind("now", tx.now())
            .bind("variants", variantIds)
            .list(ItemStore::counted);
    found.sort(Comparator.comparing(StockItem::stockLocationId));
    return found;
  }

  /** Units of some variants that were promised beyond what is there, wherever, by variant. */
  Map<String, Integer> oversold(ReadTx tx, Collection<String> variantIds) {
    Map<String, Integer> units = new HashMap<>();
    tx.sql(
            """
            select variant_id, sum(reserved - quantity) as units from stock_item
            where shop = :shop and mode = :mode and variant_id in (:variants) and quantity < reserved
            group by variant_id""")
        .bind("variants", variantIds)
        .each(row -> units.put(row.text("variant_id"), row.integer("units")));
    return units;
  }

  Optional<Locked> lock(WriteTx tx, String id) {
    return now(tx, ID).bind("id", id).first(ItemStore::locked);
  }

  Optional<Locked> lockAt(WriteTx tx, String variantId, String location) {
    return now(tx, PLACE)
        .bind("variant_id", variantId)
        .bind("location", location)
        .first(ItemStore::locked);
  }

  /**
   * Locks in the order of ids, as each of these does, so that no two writes wait for each other.
   */
  List<Locked> lockAll(WriteTx tx, Collection<String> ids) {
    return now(tx, IDS).bind("ids", ids).list(ItemStore::locked);
  }

  /** Locks the items in use of some variants at some locations. */
  List<Locked> lockServing(
      WriteTx tx, Collection<String> variantIds, Collection<String> locations) {
    return now(tx, SERVING)
        .bind("variants", variantIds)
        .bind("locations", locations)
        .list(ItemStore::locked);
  }

  /** The items in use of some variants at some locations, not locked. */
  List<String> serving(WriteTx tx, Collection<String> variantIds, Collection<String> locations) {
    return tx.sql(IDS_SERVING)
        .bind("variants", variantIds)
        .bind("locations", locations)
        .list(row -> row.text("id"));
  }

  private static Sql now(ReadTx tx, String text) {
    return tx.sql(text).bind("now", tx.now());
  }

  /** A part of the list; {@code ofSkuCodes} are the variants that the filter's SKU codes name. */
  Page<StockItem> list(
      ReadTx tx,
      Paging paging,
      ItemActions.ListStockItems filter,
      Optional<List<String>> ofSkuCodes,
      ShopDays days) {
    Select select =
        tx.select(paging, COLUMNS, "stock_item i where i.shop = :shop and i.mode = :mode")
            .bindInColumns("now", tx.now())
            .id("i.id")
            .and("i.id = :id", filter.id())
            .and("i.id in (:ids)", filter.ids())
            .and("i.variant_id in (:sku_codes)", ofSkuCodes)
            .and("i.variant_id = :sku_id", filter.skuId())
            .and("i.variant_id in (:sku_ids)", filter.skuIds())
            .and("i.stock_location_id = :location", filter.stockLocationId())
            .and("i.reference = :reference", filter.reference())
            .and("i.created_at >= :created_from", days.first(tx, filter.createdAtFrom()))
            .and("i.created_at <= :created_to", days.last(tx, filter.createdAtTo()))
            .and("i.updated_at >= :updated_from", days.first(tx, filter.updatedAtFrom()))
            .and("i.updated_at <= :updated_to", days.last(tx, filter.updatedAtTo()))
            .and("i.quantity >= :quantity_from", filter.quantityFrom())
            .and("i.quantity <= :quantity_to", filter.quantityTo());
    if (filter.lowOnly().orElse(false)) {
      select.always(
          "i.low_stock_threshold is not null and i.quantity - i.reserved <= i.low_stock_threshold");
    }
    // Those asked for by id are shown as they are, unless the caller says which.
    if (filter.archived().isPresent() || (filter.ids().isEmpty() && filter.id().isEmpty())) {
      boolean archived = filter.archived().orElse(false);
      select.always(archived ? "i.archived_at is not null" : "i.archived_at is null");
    }
    return select
        .sort("created_at", "i.created_at", SortKind.NUMBER)
        .sort("updated_at", "i.updated_at", SortKind.NUMBER)
        .sort("quantity", "i.quantity", SortKind.NUMBER)
        .sortNullable("reference", "i.reference", SortKind.TEXT)
        .sort("id", "i.id", SortKind.TEXT)
        .page(ItemStore::shown);
  }

  /** False where the variant has an item at that location already. */
  boolean insert(WriteTx tx, StockItem item) {
    Sql sql =
        tx.sql(
                """
                insert into stock_item (id, shop, mode, variant_id, stock_location_id, quantity, reserved,
                  low_stock_threshold, reference, reference_origin, metadata, created_at, updated_at,
                  version)
                values (:id, :shop, :mode, :variant_id, :location, :quantity, :reserved,
                  :low_stock_threshold, :reference, :reference_origin, :metadata, :created_at,
                  :updated_at, :version)
                on conflict do nothing""")
            .bind("variant_id", item.variantId())
            .bind("location", item.stockLocationId())
            .bind("quantity", item.quantity())
            .bind("reserved", item.reserved())
            .bind("created_at", item.createdAt());
    return bindSettings(sql, item).run() == 1;
  }

  /** Writes how many units there are. Settings stay as they are, and their indexes untouched. */
  void saveUnits(WriteTx tx, StockItem item) {
    tx.sql(
            """
            update stock_item set quantity = :quantity, reserved = :reserved, updated_at = :updated_at,
              version = :version
            where shop = :shop and mode = :mode and id = :id""")
        .bind("id", item.id())
        .bind("quantity", item.quantity())
        .bind("reserved", item.reserved())
        .bind("updated_at", item.updatedAt())
        .bind("version", item.version())
        .run();
  }

  /** Writes how many units are promised, and touches nothing else. */
  void saveReserved(WriteTx tx, StockItem item) {
    tx.sql(
            """
            update stock_item set reserved = :reserved
            where shop = :shop and mode = :mode and id = :id""")
        .bind("id", item.id())
        .bind("reserved", item.reserved())
        .run();
  }

  /** Writes threshold, reference and metadata. */
  void saveSettings(WriteTx tx, StockItem item) {
    Sql sql =
        tx.sql(
            """
            update stock_item set low_stock_threshold = :low_stock_threshold, reference = :reference,
              reference_origin = :reference_origin, metadata = :metadata, updated_at = :updated_at,
              version = :version
            where shop = :shop and mode = :mode and id = :id""");
    bindSettings(sql, item).run();
  }

  void delete(WriteTx tx, StockItem item) {
    tx.sql("delete from stock_item where shop = :shop and mode = :mode and id = :id")
        .bind("id", item.id())
        .run();
  }

  /** Archives the items at a location. Waits for whoever is changing one of them. */
  void archiveAt(WriteTx tx, String location) {
    tx.sql(
            """
            update stock_item set archived_at = :now, updated_at = :now, version = version + 1
            where shop = :shop and mode = :mode and id in
              (select i.id from stock_item i
              where i.shop = :shop and i.mode = :mode and i.stock_location_id = :location
              order by i.id {for no key update})""")
        .bind("location", location)
        .bind("now", tx.now())
        .run();
  }

  /** How many items at a location hold stock or promises. */
  long stockedAt(ReadTx tx, String location) {
    return tx.sql(
            """
            select count(*) as n from stock_item
            where shop = :shop and mode = :mode and stock_location_id = :location
              and (quantity > 0 or reserved > 0)""")
        .bind("location", location)
        .one(row -> row.number("n"));
  }

  private static Sql bindSettings(Sql sql, StockItem item) {
    return sql.bind("id", item.id())
        .bind("low_stock_threshold", item.lowStockThreshold())
        .bind("reference", item.reference())
        .bind("reference_origin", item.referenceOrigin())
        .json("metadata", item.metadata())
        .bind("updated_at", item.updatedAt())
        .bind("version", item.version());
  }

  private static StockItem shown(Row row) {
    return item(row, row.number("reserved") - row.number("due"));
  }

  private static StockItem counted(Row row) {
    return StockItem.of(
        row.text("id"),
        Optional.empty(),
        row.text("variant_id"),
        row.text("stock_location_id"),
        row.integer("quantity"),
        Math.toIntExact(row.number("reserved") - row.number("due")),
        StockItem.Settings.NONE,
        Optional.empty(),
        row.time("created_at"),
        row.time("updated_at"),
        row.number("version"));
  }

  private static Locked locked(Row row) {
    return new Locked(item(row, row.number("reserved")), row.number("due"));
  }

  private static StockItem item(Row row, long reserved) {
    return StockItem.of(
        row.text("id"),
        row.maybeText("sku_code"),
        row.text("variant_id"),
        row.text("stock_location_id"),
        row.integer("quantity"),
        Math.toIntExact(reserved),
        new StockItem.Settings(
            row.maybeInteger("low_stock_threshold"),
            row.maybeText("reference"),
            row.maybeText("reference_origin"),
            marks(row)),
        row.maybeTime("archived_at"),
        row.time("created_at"),
        row.time("updated_at"),
        row.number("version"));
  }

  /** Most items have none. */
  private static Map<String, String> marks(Row row) {
    return row.text("metadata").equals("{}") ? Map.of() : row.json("metadata", MARKS);
  }
}
