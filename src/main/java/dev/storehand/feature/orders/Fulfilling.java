package dev.storehand.feature.orders;

import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.stock.ClaimRef;
import dev.storehand.feature.stock.Claims;
import dev.storehand.feature.stock.DecrementOn;
import dev.storehand.feature.stock.Share;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Moves shipments on, and with them their orders. */
final class Fulfilling {
  private final OrderBook book = new OrderBook();
  private final ShipmentStore shipments = new ShipmentStore();
  private final Claims claims;

  Fulfilling(Claims claims) {
    this.claims = claims;
  }

  /** Moves one shipment on. */
  Shipment move(
      WriteTx tx, String id, ShipmentMove move, Optional<String> note, Shipment.Tracking tracking) {
    // The order first: who holds it holds its shipments.
    OrderState order = book.get(tx, shipments.get(tx, id).orderId());
    Shipment before = tx.expecting(shipments.get(tx, id));
    move.check(before);
    Shipment after = moved(tx, order, before, move, note, tracking);
    settle(tx, order, after, move);
    return after;
  }

  /**
   * Sends every shipment of an order that has not left.
   *
   * @throws Problem 409 where one is held, or there is none
   */
  OrderState ship(WriteTx tx, OrderState order, Shipment.Tracking tracking) {
    order.check(OrderMove.SHIP);
    List<Shipment> rest =
        shipments.of(tx, order.id()).stream()
            .filter(each -> !each.status().gone())
            .filter(each -> each.status() != Shipment.Status.CANCELLED)
            .toList();
    if (rest.isEmpty()) {
      throw nothing(order);
    }
    rest.forEach(ShipmentMove.SHIP::check);
    OrderState now = order;
    for (Shipment before : rest) {
      moved(tx, now, before, ShipmentMove.SHIP, Optional.empty(), tracking);
      now = now.lines(line -> line.shipped(unitsOf(before).getOrDefault(line.id(), 0)));
    }
    return axis(tx, order, now);
  }

  private static Problem nothing(OrderState order) {
    boolean waits = order.lines().stream().anyMatch(OrderLine::toBeReleased);
    Problem problem =
        Problem.of(
            Code.INVALID_TRANSITION, "Nothing of the order " + order.id() + " is left to send");
    return waits
        ? problem
            .hint("What is preordered is sent once release_preorder_order has given it stock.")
            .next("release_preorder_order")
        : problem.hint("read_order shows its shipments.").next("read_order");
  }

  /** Keeps what has not left from being sent; gives the order as it now stands. */
  OrderState hold(WriteTx tx, OrderState order, String note) {
    return each(
        tx, order, ShipmentMove.HOLD, Optional.of(note), shipment -> shipment.status().free());
  }

  /** Lets go again what is held for this reason. */
  OrderState letGo(WriteTx tx, OrderState order, String note) {
    return each(
        tx,
        order,
        ShipmentMove.RELEASE,
        Optional.empty(),
        shipment -> shipment.heldFor(note) && !awaits(tx, order, shipment));
  }

  private OrderState each(
      WriteTx tx,
      OrderState order,
      ShipmentMove move,
      Optional<String> note,
      Predicate<Shipment> which) {
    List<Shipment> all = shipments.of(tx, order.id()).stream().filter(which).toList();
    all.forEach(each -> moved(tx, order, each, move, note, Shipment.Tracking.NONE));
    return settled(tx, order);
  }

  /** Brings the third axis up to the shipments, where something of the order is sent. */
  OrderState settled(WriteTx tx, OrderState order) {
    return order.lines().stream().anyMatch(OrderLine::ships) ? axis(tx, order, order) : order;
  }

  private Shipment moved(
      WriteTx tx,
      OrderState order,
      Shipment before,
      ShipmentMove move,
      Optional<String> note,
      Shipment.Tracking tracking) {
    if (move.works()) {
      order.check(OrderMove.SHIP);
      arrived(tx, order, before);
    }
    if (move == ShipmentMove.RELEASE) {
      arrived(tx, order, before);
    }
    if (move == ShipmentMove.SHIP) {
      offTheShelf(order, before);
      takePromised(tx, order, before);
    }
    if (move == ShipmentMove.CANCEL) {
      part(order, before, Set.of())
          .ifPresent(share -> claims.cancel(tx, share, "shipment_cancelled"));
    }
    Shipment after = before.after(move, note, tracking, tx.now());
    shipments.save(tx, before, after);
    tx.happened(move.event(), before, after);
    return after;
  }

  private void settle(WriteTx tx, OrderState order, Shipment after, ShipmentMove move) {
    OrderState counted =
        move == ShipmentMove.SHIP
            ? order.lines(line -> line.shipped(unitsOf(after).getOrDefault(line.id(), 0)))
            : order;
    axis(tx, order, counted);
    if (move == ShipmentMove.DELIVER) {
      boolean all =
          shipments.of(tx, order.id()).stream()
              .map(Shipment::status)
              .filter(each -> each != Shipment.Status.CANCELLED)
              .allMatch(each -> each == Shipment.Status.DELIVERED);
      if (all) {
        tx.happened("order.delivered", Order.of(book.get(tx, order.id())));
      }
    }
  }

  /** Brings an order's third axis up to its shipments. */
  private OrderState axis(WriteTx tx, OrderState before, OrderState counted) {
    boolean waits = counted.lines().stream().anyMatch(OrderLine::toBeReleased);
    FulfillmentStatus next = Shipment.fulfillment(shipments.of(tx, before.id()), waits);
    if (next == before.axes().fulfillment() && counted.lines().equals(before.lines())) {
      return before;
    }
    boolean done = next == FulfillmentStatus.FULFILLED && next != before.axes().fulfillment();
    return book.saved(
        tx, before, counted.fulfilled(next, tx.now()), done ? "order.fulfilled" : "order.updated");
  }

  /**
   * Takes a manual order's units from stock: those of one shipment, of some lines, or all that are
   * left. Gives how many.
   */
  int take(WriteTx tx, OrderState order, Optional<String> shipmentId, Set<String> lineIds) {
    order.check(OrderMove.TAKE_STOCK);
    if (order.terms().decrementOn() != DecrementOn.MANUAL) {
      throw Problem.of(
              Code.INVALID_TRANSITION,
              "The stock of the order %s is taken by itself, when it is %sd"
                  .formatted(
                      order.id(),
                      order.terms().decrementOn().name().toLowerCase(java.util.Locale.ROOT)))
          .hint("Only orders of an inventory model with decrement_on manual want this.")
          .next("read_order");
    }
    List<Shipment> wanted =
        shipments.of(tx, order.id()).stream()
            .filter(each -> shipmentId.map(each.id()::equals).orElse(true))
            .toList();
    if (shipmentId.isPresent() && wanted.isEmpty()) {
      throw Problem.fault("shipment_id", "is none of this order: " + shipmentId.get());
    }
    int taken = consumed(tx, order, shipmentId, wanted, lineIds);
    if (taken == 0) {
      throw Problem.of(Code.CONFLICT, "None of these units stand in stock any more")
          .hint("read_order shows what was taken and when.")
          .next("read_order");
    }
    wanted.forEach(each -> markTaken(tx, each, lineIds, true));
    return taken;
  }

  /** Takes from stock what stands in it yet, where the order's model leaves that to people. */
  void takeIfByHand(WriteTx tx, OrderState order) {
    if (order.terms().decrementOn() == DecrementOn.MANUAL) {
      take(tx, order, Optional.empty(), Set.of());
    }
  }

  private int consumed(
      WriteTx tx,
      OrderState order,
      Optional<String> shipmentId,
      List<Shipment> wanted,
      Set<String> lineIds) {
    Optional<Share> share =
        shipmentId.isPresent() ? part(order, wanted.get(0), lineIds) : released(order, lineIds);
    return share.map(each -> claims.consume(tx, each, "decremented")).orElse(0);
  }

  /** What an order claims for these lines, or all, less what waits to be released. */
  private static Optional<Share> released(OrderState order, Set<String> lineIds) {
    List<String> lines =
        order.lines().stream()
            .filter(line -> !line.waiting())
            .map(OrderLine::id)
            .filter(id -> lineIds.isEmpty() || lineIds.contains(id))
            .toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(Share.all(ClaimRef.order(order.id())).ofLines(lines));
  }

  /**
   * Notes in a shipment's lines that their units have left the stock.
   *
   * @param byHand whether somebody said so, also of what a stock transfer still brings
   */
  void markTaken(WriteTx tx, Shipment before, Set<String> lineIds, boolean byHand) {
    Instant now = tx.now();
    List<Shipment.Line> lines = new ArrayList<>();
    for (Shipment.Line line : before.lines()) {
      boolean meant = lineIds.isEmpty() || lineIds.contains(line.orderLineId());
      boolean comes = line.transferFrom().isPresent() && !byHand;
      lines.add(meant && line.onShelf() && !comes ? line.taken(now) : line);
    }
    if (!lines.equals(before.lines()) && before.status() != Shipment.Status.CANCELLED) {
      Shipment after = before.with(lines, now);
      shipments.save(tx, before, after);
      tx.happened("shipment.updated", before, after);
    }
  }

  /** What of an order's claim is in a shipment, or in some lines of it; none if not counted. */
  private static Optional<Share> part(OrderState order, Shipment shipment, Set<String> lineIds) {
    Set<String> lines = new HashSet<>();
    shipment.lines().stream()
        .filter(line -> line.stockItemId().isPresent())
        .filter(line -> lineIds.isEmpty() || lineIds.contains(line.orderLineId()))
        .forEach(line -> lines.add(line.orderLineId()));
    Share share = Share.all(ClaimRef.order(order.id())).ofLines(lines);
    return lines.isEmpty() ? Optional.empty() : shipment.stockLocationId().map(share::at);
  }

  private static Map<String, Integer> unitsOf(Shipment shipment) {
    Map<String, Integer> units = new HashMap<>();
    shipment
        .lines()
        .forEach(each -> units.merge(each.orderLineId(), each.quantity(), Integer::sum));
    return units;
  }

  /** What was promised before it was there leaves the stock with the parcel, if it is there now. */
  private void takePromised(WriteTx tx, OrderState order, Shipment shipment) {
    Set<String> lines =
        shipment.lines().stream()
            .filter(line -> line.onShelf() && line.transferFrom().isEmpty())
            .map(Shipment.Line::orderLineId)
            .collect(Collectors.toSet());
    if (order.terms().decrementOn() != DecrementOn.MANUAL && !lines.isEmpty()) {
      part(order, shipment, lines).ifPresent(share -> claims.consume(tx, share, "sent"));
    }
  }

  private boolean awaits(WriteTx tx, OrderState order, Shipment shipment) {
    return shipment.awaitsTransfers() && claims.openTransfers(tx, ClaimRef.order(order.id())) > 0;
  }

  private void arrived(WriteTx tx, OrderState order, Shipment shipment) {
    if (awaits(tx, order, shipment)) {
      throw Problem.of(
              Code.INVALID_TRANSITION,
              "The shipment %s waits for stock transfers".formatted(shipment.id()))
          .hint("Complete the order's transfers with complete_transfer first.")
          .next("list_stock_transfers", "complete_transfer");
    }
  }

  private static void offTheShelf(OrderState order, Shipment shipment) {
    boolean onShelf = shipment.lines().stream().anyMatch(Shipment.Line::onShelf);
    if (order.terms().decrementOn() == DecrementOn.MANUAL && onShelf) {
      throw Problem.of(
              Code.INVALID_TRANSITION,
              "The units of the shipment %s still stand in stock".formatted(shipment.id()))
          .hint("Take them with decrement_order_stock first: the order's model decrements by hand.")
          .next("decrement_order_stock");
    }
  }
}
