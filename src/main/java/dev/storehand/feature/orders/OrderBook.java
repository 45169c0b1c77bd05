package dev.storehand.feature.orders;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.customers.Customers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one way an order changes: the row, its lines, its customer's sums, and the events. */
final class OrderBook {
  private final OrderStore orders = new OrderStore();
  private final PaymentStore payments = new PaymentStore();
  private final RefundStore refunds = new RefundStore();
  private final ShipmentStore shipments = new ShipmentStore();
  private final DeliveryStore deliveries = new DeliveryStore();
  private final ReturnStore returns = new ReturnStore();
  private final Customers customers = new Customers();

  /** The order; in a write, nobody else changes it, or anything of it, until the write ends. */
  OrderState get(ReadTx tx, String id) {
    return orders.get(tx, id);
  }

  /** The order with all that hangs on it. */
  Order whole(ReadTx tx, String id, Presold presold) {
    OrderState state = get(tx, id);
    OrderStore.Hanging hanging = orders.hanging(tx, id);
    return Order.of(
        state,
        Optional.of(
            new Order.Parts(
                hanging.payments() ? payments.of(tx, id) : List.of(),
                hanging.refunds() ? refunds.of(tx, id) : List.of(),
                hanging.shipments() ? shipments.of(tx, id) : List.of(),
                hanging.deliveries() ? deliveries.of(tx, id) : List.of(),
                hanging.returns() ? returns.of(tx, id) : List.of(),
                splitFrom(tx, state, presold))));
  }

  private static Optional<String> splitFrom(ReadTx tx, OrderState order, Presold presold) {
    return order.lines().stream().anyMatch(OrderLine::isPreorder)
        ? Optional.empty()
        : order.stamps().placedAt().flatMap(at -> presold.splitFrom(tx, order.id(), at));
  }

  /** Keeps a changed order, one version on, and says what happened; gives it as it now stands. */
  OrderState saved(WriteTx tx, OrderState before, OrderState after, String... events) {
    OrderState next = after.next(tx.now());
    orders.save(tx, before, next);
    Order was = Order.of(before);
    Order is = Order.of(next);
    for (String event : events) {
      tx.happened(event, was, is);
    }
    return next;
  }

  /** Brings an order's sums and its payment status up to its payments. */
  OrderState settled(WriteTx tx, OrderState before) {
    List<Payment> all = payments.of(tx, before.id());
    OrderState.Sums sums = Paid.sums(all);
    PaymentStatus status = Paid.status(before.totals().total(), sums, all);
    if (sums.equals(before.sums()) && status == before.axes().payment()) {
      return before;
    }
    OrderState paid = before.paid(sums, status, tx.now());
    OrderState after = saved(tx, before, paid, events(before, paid));
    long gained =
        sums.captured() - sums.refunded() - (before.sums().captured() - before.sums().refunded());
    if (gained != 0) {
      before
          .buyer()
          .ifPresent(buyer -> customers.count(tx, buyer.id(), 0, gained, before.currency()));
    }
    if (before.stamps().paidAt().isEmpty() && after.stamps().paidAt().isPresent()) {
      deliverNow(tx, after);
    }
    return after;
  }

  private static String[] events(OrderState before, OrderState after) {
    List<String> events = new ArrayList<>();
    PaymentStatus now = after.axes().payment();
    if (before.stamps().paidAt().isEmpty() && after.stamps().paidAt().isPresent()) {
      events.add("order.paid");
    }
    if (now != before.axes().payment() && now == PaymentStatus.REFUNDED) {
      events.add("order.refunded");
    }
    if (now != before.axes().payment() && now == PaymentStatus.FAILED) {
      events.add("order.failed");
    }
    if (events.isEmpty()) {
      events.add("order.updated");
    }
    return events.toArray(String[]::new);
  }

  /** What goes over the wire goes as soon as it is paid, and is there. */
  void deliverNow(WriteTx tx, OrderState order) {
    deliver(tx, order, order.lines());
  }

  /** Delivers those of the lines that go over the wire and do not wait. */
  void deliver(WriteTx tx, OrderState order, List<OrderLine> lines) {
    Optional<String> recipient = order.buyer().flatMap(Customers.Buyer::email);
    boolean any = false;
    for (OrderLine line : lines) {
      if (Delivery.byWire(line) && !line.waiting()) {
        deliveries.insert(tx, Delivery.fresh(tx.id("dlv"), order.id(), line, recipient, tx.now()));
        any = true;
      }
    }
    if (any) {
      tx.happened("order.delivered", Order.of(order));
    }
  }
}
