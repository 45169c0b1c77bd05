package dev.storehand.feature.orders;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.feature.catalog.VariantRef;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Orders that come about on the market, for the room of listings: they are placed, paid, sent,
 * called off and taken back on the same road as any other.
 */
public final class SaleOrders {
  private final OrderBook book = new OrderBook();
  private final OrderStore orders = new OrderStore();
  private final ShipmentStore shipments = new ShipmentStore();
  private final SalePlacing salePlacing;
  private final Placing placing;
  private final Fulfilling fulfilling;
  private final Collecting collecting;
  private final Returning returning;

  public SaleOrders(Desk desk) {
    this.salePlacing = desk.salePlacing();
    this.placing = desk.placing();
    this.fulfilling = desk.fulfilling();
    this.collecting = desk.collecting();
    this.returning = new Returning(desk.restocking());
  }

  /**
   * What is sold.
   *
   * @param listingId whose reserved unit becomes the order's
   * @param stockItemId what the unit is of; empty where it is not counted here
   * @param stockLocationId where it is sent from, if it is known
   */
  public record NewSale(
      String listingId,
      VariantRef variant,
      Optional<String> stockItemId,
      Optional<String> stockLocationId,
      Optional<String> buyerId,
      Price price,
      Optional<Address> shippingAddress,
      Optional<String> provider) {}

  /** What a buyer pays, in minor units. */
  public record Price(String currency, long amountCents, long feeCents, long shippingCents) {
    public long totalCents() {
      return amountCents + feeCents + shippingCents;
    }
  }

  /** An order that was made. */
  public record Made(String orderId, long number) {}

  /** What an order says of its sale. */
  @Doc("What the order of a sale says.")
  public record Facts(
      @Doc("Where the order stands.") OrderStatus status,
      @Doc("What of it is paid.") PaymentStatus paymentStatus,
      @Doc("Its parcel's number.") Optional<String> shipmentNumber,
      @Doc("Who carries it.") Optional<String> carrier,
      @Doc("The carrier's number for it.") Optional<String> trackingNumber,
      @Doc("Where it can be followed.") Optional<String> trackingUrl,
      @Doc("When it was sent.") Optional<Instant> shippedAt,
      @Doc("Where it is sent.") Optional<Address> shippingAddress) {}

  /** How a parcel can be followed. */
  public record Parcel(
      Optional<String> carrier, Optional<String> trackingNumber, Optional<String> trackingUrl) {}

  /**
   * Passes where such a provider could take a sale's money.
   *
   * @throws Problem 422
   */
  public void checkProvider(WriteTx tx, Optional<String> provider) {
    collecting.check(tx, provider);
  }

  /**
   * Places an order for one unit, hands it what the listing has reserved, and begins its payment.
   *
   * @throws Problem where it cannot be placed
   */
  public Made place(WriteTx tx, NewSale sale) {
    OrderState order = salePlacing.place(tx, sale);
    if (order.totals().total() > 0) {
      collecting.begin(
          tx,
          order,
          new Collecting.NewPayment(
              PaymentProvider.Kind.CHARGE,
              Optional.empty(),
              sale.provider(),
              Optional.empty(),
              Map.of()));
    }
    return new Made(order.id(), order.number());
  }

  /**
   * Sends it. What was sent by hand already stays as it is.
   *
   * @throws Problem 409 while it is not paid
   */
  public void ship(WriteTx tx, String orderId, Parcel parcel) {
    OrderState order = book.get(tx, orderId);
    if (order.axes().fulfillment() == FulfillmentStatus.FULFILLED) {
      return;
    }
    order.check(OrderMove.DELIVER);
    if (order.outstanding() > 0) {
      throw Problem.of(Code.INVALID_TRANSITION, "The sale %d is not paid".formatted(order.number()))
          .hint("read_sale shows its payment; capture_payment takes it again where it failed.")
          .next("read_sale", "capture_payment");
    }
    if (order.status() == OrderStatus.PLACED) {
      order = placing.approve(tx, order);
    }
    if (shipments.of(tx, orderId).stream().anyMatch(SaleOrders::standsOnShelf)) {
      fulfilling.takeIfByHand(tx, order);
    }
    if (shipments.of(tx, orderId).isEmpty()) {
      return;
    }
    Shipment.Tracking tracking =
        new Shipment.Tracking(parcel.carrier(), parcel.trackingNumber(), parcel.trackingUrl());
    fulfilling.ship(tx, book.get(tx, orderId), tracking);
  }

  private static boolean standsOnShelf(Shipment shipment) {
    return shipment.lines().stream().anyMatch(Shipment.Line::onShelf);
  }

  /** Notes that it has arrived. */
  public void arrived(WriteTx tx, String orderId) {
    // The version that a caller expects is the sale's, not the shipment's.
    tx.attempt(
        Optional.empty(),
        part -> {
          for (Shipment each : shipments.of(part, orderId)) {
            if (each.status() == Shipment.Status.SHIPPED) {
              fulfilling.move(
                  part, each.id(), ShipmentMove.DELIVER, Optional.empty(), Shipment.Tracking.NONE);
            }
          }
          return orderId;
        });
  }

  /** Calls it off: its unit is free again, and what was paid is given back. */
  public void cancel(WriteTx tx, String orderId, Optional<String> reason) {
    OrderState order = book.get(tx, orderId);
    OrderState ended =
        order.status() == OrderStatus.CANCELLED ? order : placing.cancel(tx, order, reason);
    giveBack(tx, ended, Optional.empty());
  }

  /** Takes it back into stock, and gives back what was paid. */
  public void takeBack(WriteTx tx, String orderId, Optional<String> note) {
    OrderState order = book.get(tx, orderId);
    List<ReturnActions.NewLine> lines =
        order.lines().stream()
            .filter(line -> line.returnable() > 0)
            .map(line -> new ReturnActions.NewLine(line.id(), line.returnable(), note))
            .toList();
    Optional<String> back =
        lines.isEmpty()
            ? Optional.empty()
            : Optional.of(
                tx.attempt(
                    Optional.empty(),
                    part ->
                        returned(
                            part,
                            order,
                            new ReturnActions.CreateReturn(
                                orderId, lines, Optional.empty(), note))));
    giveBack(tx, book.get(tx, orderId), back);
  }

  private String returned(WriteTx tx, OrderState order, ReturnActions.CreateReturn wanted) {
    Return made = returning.request(tx, order, wanted);
    returning.move(tx, made.id(), ReturnMove.APPROVE);
    returning.move(tx, made.id(), ReturnMove.RECEIVE);
    if (order.lines().stream().anyMatch(OrderLine::tracked)) {
      returning.restock(
          tx, new ReturnActions.RestockReturn(made.id(), Optional.empty(), Optional.empty()));
    }
    return made.id();
  }

  private void giveBack(WriteTx tx, OrderState order, Optional<String> returnId) {
    if (collecting.refundable(tx, order) > 0) {
      collecting.refund(
          tx,
          order,
          new Collecting.NewRefund(
              Optional.empty(),
              Refund.Reason.REQUESTED_BY_BUYER,
              Optional.empty(),
              false,
              returnId));
    }
  }

  /** What some orders say, by id. */
  public Map<String, Facts> facts(ReadTx tx, Collection<String> orderIds) {
    if (orderIds.isEmpty()) {
      return Map.of();
    }
    Map<String, List<Shipment>> sent = shipments.ofAll(tx, orderIds);
    Map<String, Facts> all = new HashMap<>();
    for (OrderState order : orders.byIds(tx, Set.copyOf(orderIds))) {
      Optional<Shipment> parcel = sent.getOrDefault(order.id(), List.of()).stream().findFirst();
      all.put(
          order.id(),
          new Facts(
              order.status(),
              order.axes().payment(),
              parcel.map(Shipment::number),
              parcel.flatMap(Shipment::carrier),
              parcel.flatMap(Shipment::trackingNumber),
              parcel.flatMap(Shipment::trackingUrl),
              parcel.flatMap(Shipment::shippedAt),
              order.marks().shippingAddress()));
    }
    return all;
  }
}
