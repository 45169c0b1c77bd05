package dev.storehand.feature.orders;

import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.catalog.ProductType;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.customers.Customers;
import dev.storehand.feature.customers.Customers.Buyer;
import dev.storehand.feature.stock.ClaimRef;
import dev.storehand.feature.stock.Claims;
import dev.storehand.feature.stock.DecrementOn;
import dev.storehand.feature.stock.InventoryModel;
import dev.storehand.feature.stock.Models;
import dev.storehand.feature.stock.Share;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Places an order for a listing's one unit. No stock is claimed: the unit that the listing has
 * reserved is handed over, and one that is not counted here was never in stock.
 */
final class SalePlacing {
  private final OrderStore orders = new OrderStore();
  private final ShipmentStore shipments = new ShipmentStore();
  private final Customers customers = new Customers();
  private final OrderBook book = new OrderBook();
  private final Markets markets;
  private final Claims claims;
  private final Models models;

  SalePlacing(Markets markets, Claims claims, Models models) {
    this.markets = markets;
    this.claims = claims;
    this.models = models;
  }

  OrderState place(WriteTx tx, SaleOrders.NewSale sale) {
    Markets.Terms terms = markets.terms(tx, Optional.empty());
    InventoryModel model = models.get(tx, terms.modelId());
    OrderLine line = line(tx, sale, sale.variant());
    String id = tx.id("ord");
    boolean leaves = model.decrementOn() == DecrementOn.PLACE;
    if (sale.stockItemId().isPresent()) {
      claims.handOver(tx, ClaimRef.listing(sale.listingId()), ClaimRef.order(id), line.id());
      if (leaves) {
        claims.consume(tx, Share.all(ClaimRef.order(id)), "placed");
      }
    }
    Optional<Buyer> buyer = sale.buyerId().map(each -> customers.seenById(tx, each, 1));
    OrderState order = order(tx, id, sale, terms, model, line, buyer).placed(tx.now());
    orders.insert(tx, order);
    tx.happened("order.placed", Order.of(order));
    if (line.ships()) {
      send(tx, order, sale, line, leaves);
    }
    if (order.axes().payment() == PaymentStatus.FREE) {
      book.deliverNow(tx, order);
    }
    return order;
  }

  private OrderState order(
      WriteTx tx,
      String id,
      SaleOrders.NewSale sale,
      Markets.Terms terms,
      InventoryModel model,
      OrderLine line,
      Optional<Buyer> buyer) {
    SaleOrders.Price price = sale.price();
    return new OrderState(
        id,
        orders.number(tx),
        buyer,
        new OrderState.Terms(
            terms.id(),
            terms.modelId(),
            model.decrementOn(),
            price.currency(),
            Optional.of(sale.listingId())),
        new Axes(OrderStatus.PENDING, PaymentStatus.UNPAID, FulfillmentStatus.UNFULFILLED),
        new OrderState.Totals(
            price.amountCents(), 0, 0, price.shippingCents(), price.feeCents(), price.totalCents()),
        OrderState.Sums.NONE,
        new OrderState.Marks(
            List.of(),
            sale.shippingAddress(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of()),
        OrderState.Stamps.fresh(tx.now()),
        Optional.empty(),
        List.of(line),
        1);
  }

  private static OrderLine line(WriteTx tx, SaleOrders.NewSale sale, VariantRef variant) {
    long amount = sale.price().amountCents();
    return new OrderLine(
        tx.id("oln"),
        variant.id(),
        variant.skuCode(),
        variant.name(),
        variant.type(),
        1,
        amount,
        0,
        amount,
        sale.stockItemId().isPresent(),
        variant.type() == ProductType.PHYSICAL && !variant.doNotShip(),
        false,
        Optional.empty(),
        0,
        0,
        0);
  }

  private void send(
      WriteTx tx, OrderState order, SaleOrders.NewSale sale, OrderLine line, boolean left) {
    Shipment.Line parcel =
        new Shipment.Line(
            tx.id("shl"),
            line.id(),
            line.variantId(),
            line.skuCode(),
            1,
            sale.stockItemId(),
            Optional.empty(),
            sale.stockItemId().filter(item -> left).map(item -> tx.now()));
    Shipment shipment =
        Shipment.fresh(
            tx.id("shm"),
            order.id(),
            order.number() + "-1",
            sale.stockLocationId(),
            List.of(parcel),
            tx.now());
    shipments.insert(tx, shipment);
    tx.happened("shipment.created", shipment);
  }
}
