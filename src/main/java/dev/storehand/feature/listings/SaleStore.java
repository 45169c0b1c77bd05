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
import dev.storehand.feature.shops.Charge;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** The table {@code market_sale}. A sale is changed only by who holds its variant's book. */
final class SaleStore {
  private static final TypeReference<List<Charge>> CHARGES = new TypeReference<>() {};

  /**
   * The sale of an order's number.
   *
   * @throws Problem 404
   */
  Sale get(ReadTx tx, long orderNumber) {
    return tx.sql(
            """
            select * from market_sale
            where shop = :shop and mode = :mode and order_number = :number""")
        .bind("number", orderNumber)
        .first(SaleStore::sale)
        .orElseThrow(
            () -> Problem.notFound("Sale", Long.toString(orderNumber)).next("list_active_sales"));
  }

  /** The sale that an order is. */
  Optional<Sale> ofOrder(ReadTx tx, String orderId) {
    return tx.sql(
            "select * from market_sale where shop = :shop and mode = :mode and order_id = :order")
        .bind("order", orderId)
        .first(SaleStore::sale);
  }

  Page<Sale> list(
      ReadTx tx, Paging paging, boolean open, SaleActions.ListSales filter, ShopDays days) {
    return tx.select(
            paging,
            "s.*",
            "market_sale s where s.shop = :shop and s.mode = :mode and s.open = :open")
        .bind("open", open)
        .id("s.id")
        .and("s.status = :status", filter.status())
        .and("s.product_id = :product", filter.productId())
        .and("s.variant_id = :variant", filter.variantId())
        .and("s.seller_id = :seller", filter.sellerId())
        .and("s.buyer_id = :buyer", filter.buyerId())
        .and("s.inventory_type = :inventory_type", filter.inventoryType())
        .and("s.created_at >= :from", days.first(tx, filter.from()))
        .and("s.created_at <= :to", days.last(tx, filter.to()))
        .sort("created_at", "s.created_at", SortKind.NUMBER)
        .sort("ship_by", "s.ship_by", SortKind.NUMBER)
        .page(SaleStore::sale);
  }

  /** What a variant was sold for, newest first; what came to nothing is left out. */
  Page<MarketSale> ofVariant(
      ReadTx tx, Paging paging, String variantId, Optional<String> currency) {
    return tx.select(
            paging,
            "s.*",
            """
            market_sale s where s.shop = :shop and s.mode = :mode and s.variant_id = :variant
              and s.status not in ('CANCELED', 'AUTHFAILED', 'RETURNED')""")
        .bind("variant", variantId)
        .id("s.id")
        .and("s.currency = :currency", currency)
        .sort("created_at", "s.created_at", SortKind.NUMBER)
        .sort("amount_cents", "s.amount_cents", SortKind.NUMBER)
        .page(
            row ->
                new MarketSale(
                    row.text("id"),
                    row.text("variant_id"),
                    row.text("product_id"),
                    row.number("amount_cents"),
                    row.text("currency"),
                    row.time("created_at")));
  }

  void insert(WriteTx tx, Sale sale) {
    Sql sql =
        tx.sql(
            """
            insert into market_sale (id, shop, mode, order_id, order_number, listing_id, ask_id,
              bid_id, variant_id, product_id, seller_id, buyer_id, inventory_type, status, open,
              currency, amount_cents, buyer_fees, seller_fees, shipping_option, shipping_cents,
              total_cents, payout_cents, note, ship_by, shipped_at, received_at, authenticated_at,
              ended_at, created_at, updated_at, version)
            values (:id, :shop, :mode, :order, :order_number, :listing, :ask, :bid, :variant,
              :product, :seller, :buyer, :inventory_type, :status, :open, :currency, :amount,
              :buyer_fees, :seller_fees, :shipping_option, :shipping, :total, :payout, :note,
              :ship_by, :shipped_at, :received_at, :authenticated_at, :ended_at, :created,
              :updated, :version)""");
    bind(sql, sale)
        .bind("order", sale.orderId())
        .bind("order_number", sale.orderNumber())
        .bind("listing", sale.listingId())
        .bind("ask", sale.askId())
        .bind("bid", sale.bidId())
        .bind("variant", sale.variantId())
        .bind("product", sale.productId())
        .bind("seller", sale.sellerId())
        .bind("buyer", sale.buyerId())
        .bind("inventory_type", sale.inventoryType())
        .bind("currency", sale.currency())
        .bind("amount", sale.amountCents())
        .json("buyer_fees", sale.buyerFees())
        .json("seller_fees", sale.payout().adjustments())
        .bind("shipping_option", sale.shippingOption())
        .bind("shipping", sale.shippingCents())
        .bind("total", sale.totalCents())
        .bind("payout", sale.payout().totalPayoutCents())
        .bind("ship_by", sale.shipBy())
        .bind("created", sale.createdAt())
        .run();
  }

  void save(WriteTx tx, Sale sale) {
    Sql sql =
        tx.sql(
            """
            update market_sale set status = :status, open = :open, note = :note,
              shipped_at = :shipped_at, received_at = :received_at,
              authenticated_at = :authenticated_at, ended_at = :ended_at, updated_at = :updated,
              version = :version
            where shop = :shop and mode = :mode and id = :id""");
    bind(sql, sale).run();
  }

  private static Sql bind(Sql sql, Sale sale) {
    return sql.bind("id", sale.id())
        .bind("status", sale.status())
        .bind("open", sale.status().open())
        .bind("note", sale.note())
        .bind("shipped_at", sale.shippedAt())
        .bind("received_at", sale.receivedAt())
        .bind("authenticated_at", sale.authenticatedAt())
        .bind("ended_at", sale.endedAt())
        .bind("updated", sale.updatedAt())
        .bind("version", sale.version());
  }

  private static Sale sale(Row row) {
    long amount = row.number("amount_cents");
    String currency = row.text("currency");
    return new Sale(
        row.text("id"),
        row.number("order_number"),
        row.text("order_id"),
        row.text("listing_id"),
        row.text("ask_id"),
        row.maybeText("bid_id"),
        row.choice("status", Sale.Status.class),
        row.text("variant_id"),
        row.text("product_id"),
        row.maybeText("seller_id"),
        row.maybeText("buyer_id"),
        row.choice("inventory_type", Listing.InventoryType.class),
        currency,
        amount,
        row.json("buyer_fees", CHARGES),
        row.maybeText("shipping_option"),
        row.number("shipping_cents"),
        row.number("total_cents"),
        Payout.of(amount, currency, row.json("seller_fees", CHARGES)),
        Optional.empty(),
        row.maybeText("note"),
        row.time("ship_by"),
        row.maybeTime("shipped_at"),
        row.maybeTime("received_at"),
        row.maybeTime("authenticated_at"),
        row.maybeTime("ended_at"),
        row.time("created_at"),
        row.time("updated_at"),
        row.number("version"));
  }
}
