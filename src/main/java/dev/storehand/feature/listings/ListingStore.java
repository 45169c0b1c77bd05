package dev.storehand.feature.listings;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.Sql;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import java.util.List;
import java.util.Optional;

/** The table {@code listing}. A listing is changed only by who holds its variant's book. */
final class ListingStore {
  /** Its status at this moment: one whose ask has expired is inactive. */
  private static final String STATUS =
      "case when l.status = 'ACTIVE' and l.expires_at <= :now then 'INACTIVE' else l.status end";

  Optional<Listing> find(ReadTx tx, String id) {
    return tx.sql("select * from listing where shop = :shop and mode = :mode and id = :id")
        .bind("id", id)
        .first(ListingStore::listing);
  }

  /**
   * The listing.
   *
   * @throws Problem 404
   */
  Listing get(ReadTx tx, String id) {
    return find(tx, id).orElseThrow(() -> Problem.notFound("Listing", id).next("list_listings"));
  }

  Page<Listing> list(ReadTx tx, Paging paging, ListListings filter, ShopDays days) {
    return tx.select(paging, "l.*", "listing l where l.shop = :shop and l.mode = :mode")
        .id("l.id")
        .always(STATUS + " in (:statuses)")
        .bind("now", tx.now())
        .bind("statuses", filter.wanted())
        .and("l.id in (:ids)", filter.ids())
        .and("l.product_id in (:products)", filter.productIds())
        .and("l.variant_id in (:variants)", filter.variantIds())
        .and("l.batch_job_id in (:batches)", filter.batchIds())
        .and("l.inventory_type = :inventory_type", filter.inventoryType())
        .and("l.seller_id = :seller", filter.sellerId())
        .and("l.stock_item_id = :item", filter.stockItemId())
        .and("l.currency = :currency", filter.currency())
        .and("l.reference = :reference", filter.reference())
        .and("l.created_at >= :from", days.first(tx, filter.createdAtFrom()))
        .and("l.created_at <= :to", days.last(tx, filter.createdAtTo()))
        .sort("created_at", "l.created_at", SortKind.NUMBER)
        .sort("updated_at", "l.updated_at", SortKind.NUMBER)
        .sortNullable("amount_cents", "l.amount_cents", SortKind.NUMBER)
        .page(ListingStore::listing);
  }

  /** The active ones that offer units of a stock item. */
  List<Listing> offering(ReadTx tx, String variantId, String stockItemId) {
    return tx.sql(
            """
            select * from listing
            where shop = :shop and mode = :mode and variant_id = :variant and status = 'ACTIVE'
              and stock_item_id = :item
            order by id""")
        .bind("variant", variantId)
        .bind("item", stockItemId)
        .list(ListingStore::listing);
  }

  /** The next number of a listing's operations; empty where there is no such listing. */
  Optional<Long> nextOperation(WriteTx tx, String id) {
    return tx.sql(
            """
            update listing set operations = operations + 1
            where shop = :shop and mode = :mode and id = :id returning operations""")
        .bind("id", id)
        .first(row -> row.number("operations"));
  }

  void insert(WriteTx tx, Listing listing) {
    Sql sql =
        tx.sql(
            """
            insert into listing (id, shop, mode, variant_id, product_id, seller_id, status,
              amount_cents, currency, expires_at, inventory_type, stock_item_id, stock_location_id,
              reference, batch_job_id, order_id, order_number, operations, created_at, updated_at,
              version)
            values (:id, :shop, :mode, :variant, :product, :seller, :status, :amount, :currency,
              :expires, :inventory_type, :item, :location, :reference, :batch, :order,
              :order_number, 0, :created, :updated, :version)""");
    bind(sql, listing)
        .bind("variant", listing.variantId())
        .bind("product", listing.productId())
        .bind("seller", listing.sellerId())
        .bind("inventory_type", listing.inventoryType())
        .bind("item", listing.stockItemId())
        .bind("location", listing.stockLocationId())
        .bind("batch", listing.batchJobId())
        .bind("created", listing.createdAt())
        .run();
  }

  void save(WriteTx tx, Listing listing) {
    Sql sql =
        tx.sql(
            """
            update listing set status = :status, amount_cents = :amount, currency = :currency,
              expires_at = :expires, reference = :reference, order_id = :order,
              order_number = :order_number, updated_at = :updated, version = :version
            where shop = :shop and mode = :mode and id = :id""");
    bind(sql, listing).run();
  }

  /** Takes a listing away that never came to be. */
  void remove(WriteTx tx, String id) {
    tx.sql("delete from listing where shop = :shop and mode = :mode and id = :id")
        .bind("id", id)
        .run();
  }

  private static Sql bind(Sql sql, Listing listing) {
    return sql.bind("id", listing.id())
        .bind("status", listing.status())
        .bind("amount", listing.amountCents())
        .bind("currency", listing.currency())
        .bind("expires", listing.expiresAt())
        .bind("reference", listing.reference())
        .bind("order", listing.order().map(Listing.OrderRef::orderId))
        .bind("order_number", listing.order().map(Listing.OrderRef::orderNumber))
        .bind("updated", listing.updatedAt())
        .bind("version", listing.version());
  }

  private static Listing listing(Row row) {
    return new Listing(
        row.text("id"),
        row.choice("status", Listing.Status.class),
        row.text("variant_id"),
        row.text("product_id"),
        row.maybeText("seller_id"),
        row.maybeNumber("amount_cents"),
        row.text("currency"),
        row.time("expires_at"),
        row.choice("inventory_type", Listing.InventoryType.class),
        row.maybeText("stock_item_id"),
        row.maybeText("stock_location_id"),
        row.maybeText("reference"),
        row.maybeText("batch_job_id"),
        Optional.empty(),
        row.maybeText("order_id")
            .map(order -> new Listing.OrderRef(order, row.number("order_number"))),
        Optional.empty(),
        Optional.empty(),
        row.time("created_at"),
        row.time("updated_at"),
        row.number("version"));
  }
}
