package dev.storehand.feature.orders;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one way other rooms sell by orders. Each write holds the order's row until it ends, checks
 * what the order's own actions check, and says the same events.
 */
public final class Sales {
  private final OrderBook book = new OrderBook();
  private final OrderStore orders = new OrderStore();
  private final LineStore lines = new LineStore();
  private final PaymentStore payments = new PaymentStore();
  private final Desk desk;

  public Sales(Desk desk) {
    this.desk = desk;
  }

  /**
   * What was placed.
   *
   * @param order with what is sold before it is there
   * @param rest of the cart, where it became an order of its own
   */
  public record Placed(Order order, Optional<Order> rest) {}

  /** Places a cart some of whose goods are sold before they are there. */
  public Placed place(WriteTx tx, CreateOrder in, Presale presale) {
    List<Order> placed =
        desk.placing().create(tx, in.placed(), presale).stream().map(Order::of).toList();
    int last = placed.size() - 1;
    return new Placed(placed.get(last), placed.subList(0, last).stream().findFirst());
  }

  /**
   * The order; in a write, nobody else changes it until the write ends.
   *
   * @throws dev.storehand.core.problem.Problem 404
   */
  public Order get(ReadTx tx, String id) {
    return Order.of(book.get(tx, id));
  }

  /** The order with all that hangs on it. */
  public Order whole(ReadTx tx, String id) {
    return desk.whole(tx, id);
  }

  /** Orders by id, with their lines. */
  public Map<String, Order> byIds(ReadTx tx, Collection<String> ids) {
    Map<String, List<OrderLine>> all = lines.ofAll(tx, ids);
    Map<String, Order> found = new LinkedHashMap<>();
    for (OrderState each : orders.byIds(tx, ids)) {
      OrderState whole = OrderStore.withLines(each, all.getOrDefault(each.id(), List.of()));
      found.put(each.id(), Order.of(whole));
    }
    return found;
  }

  /** An order's payments, oldest first. */
  public List<Payment> payments(ReadTx tx, String id) {
    return payments.of(tx, id);
  }

  /**
   * Gives all lines that wait their stock, approves an order that was only placed, and makes its
   * shipments.
   *
   * @param force whether what is short is promised all the same
   * @throws dev.storehand.core.problem.Problem 409 where nothing waits, or too little is there
   */
  public Order release(WriteTx tx, String id, boolean force) {
    return Order.of(desk.releasing().release(tx, book.get(tx, id), force));
  }

  /** Gives an order up, as cancel_order does. */
  public Order cancel(WriteTx tx, String id, Optional<String> reason) {
    return Order.of(desk.placing().cancel(tx, book.get(tx, id), reason));
  }

  /** Sends what has not left, as fulfill_order does. */
  public Order fulfill(
      WriteTx tx,
      String id,
      Optional<String> carrier,
      Optional<String> trackingNumber,
      Optional<String> trackingUrl) {
    Shipment.Tracking tracking = new Shipment.Tracking(carrier, trackingNumber, trackingUrl);
    return Order.of(desk.fulfilling().ship(tx, book.get(tx, id), tracking));
  }

  /** Keeps what has not left from being sent. */
  public Order hold(WriteTx tx, String id, String note) {
    return Order.of(desk.fulfilling().hold(tx, book.get(tx, id), note));
  }

  /** Lets go again what is held for this reason. */
  public Order letGo(WriteTx tx, String id, String note) {
    return Order.of(desk.fulfilling().letGo(tx, book.get(tx, id), note));
  }

  /** Gives an order other tags. */
  public Order tag(WriteTx tx, String id, List<String> tags) {
    OrderState before = book.get(tx, id);
    OrderState.Marks marks = before.marks().tagged(tags);
    return marks.equals(before.marks())
        ? Order.of(before)
        : Order.of(book.saved(tx, before, before.marked(marks), "order.updated"));
  }

  /** One version on: something that another room keeps of the order has changed. */
  public Order touch(WriteTx tx, String id) {
    OrderState before = book.get(tx, id);
    return Order.of(book.saved(tx, before, before, "order.updated"));
  }

  /**
   * Money that is to be taken at once.
   *
   * @param amountCents all that is left to pay where it is empty
   * @param details what the provider is told: {@code token}, {@code reference}
   */
  public record Charge(
      Payment.PaymentKind kind,
      Optional<Long> amountCents,
      String provider,
      Map<String, String> details) {}

  /**
   * Begins to take money, as capture_payment does.
   *
   * @throws dev.storehand.core.problem.Problem 409 where nothing is left to pay that is not on its
   *     way; 422 for an unknown provider
   */
  public Payment charge(WriteTx tx, String id, Charge charge) {
    return desk.collecting()
        .begin(
            tx,
            book.get(tx, id),
            new Collecting.NewPayment(
                PaymentProvider.Kind.CHARGE,
                Optional.of(charge.kind()),
                Optional.of(charge.provider()),
                charge.amountCents(),
                charge.details()));
  }

  /**
   * The name itself, where such a provider serves the caller's data.
   *
   * @throws dev.storehand.core.problem.Problem 422
   */
  public String provider(ReadTx tx, String name) {
    return desk.collecting().checked(tx, name);
  }

  /** Sets aside what an order waits for; false, and nothing, where too little of it is there. */
  public boolean setAside(WriteTx tx, String id) {
    return desk.releasing().setAside(tx, book.get(tx, id));
  }

  /** Whether a provider takes money without anybody being there. */
  public boolean unattended(String provider) {
    return desk.collecting().unattended(provider);
  }

  /** Begins to give money back, as refund_order does. */
  public Refund refund(
      WriteTx tx,
      String id,
      Optional<Long> amountCents,
      Optional<Refund.Reason> reason,
      Optional<String> note) {
    return desk.collecting()
        .refund(
            tx,
            book.get(tx, id),
            new Collecting.NewRefund(
                amountCents, reason.orElse(Refund.Reason.OTHER), note, false, Optional.empty()));
  }
}
