package dev.storehand.feature.preorders;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.customers.Customers;
import dev.storehand.feature.orders.Order;
import dev.storehand.feature.orders.OrderStatus;
import dev.storehand.feature.orders.PaymentStatus;
import dev.storehand.feature.orders.Sales;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Preorders as they stand: the order, and what it has besides. */
final class PreorderBook {
  private final PreorderStore store = new PreorderStore();
  private final Customers customers = new Customers();
  private final Sales sales;
  private final ShopDays days;

  PreorderBook(Sales sales, ShopDays days) {
    this.sales = sales;
    this.days = days;
  }

  /** Both rows; in a write, held until it ends. */
  record Kept(Preorder preorder, Order order) {
    PreorderOrder shown() {
      return PreorderOrder.of(preorder, order);
    }

    /** Whether nothing more comes of it: it is cancelled, or all that was paid has gone back. */
    boolean isOver() {
      return order.status() == OrderStatus.CANCELLED
          || order.paymentStatus() == PaymentStatus.REFUNDED;
    }

    /**
     * Refuses what makes no sense for goods that do not come any more.
     *
     * @throws Problem 409 where it is cancelled
     */
    void refuseCancelled() {
      if (order.status() == OrderStatus.CANCELLED) {
        throw Problem.of(Code.INVALID_TRANSITION, "The preorder " + order.id() + " is cancelled")
            .hint("A cancelled order stays cancelled; place a new one with place_preorder.")
            .next("place_preorder");
      }
    }

    /** The same preorder, whose order has changed. */
    Kept with(Order other) {
      return new Kept(preorder, other);
    }
  }

  /**
   * The preorder of this order.
   *
   * @throws Problem 404
   */
  Kept get(ReadTx tx, String id) {
    // Asked first, so that an order that is none answers as one that never was.
    store.get(tx, id);
    Order order = sales.get(tx, id);
    return new Kept(store.get(tx, id), order);
  }

  /** The same, if the order is a preorder. */
  Optional<Kept> find(ReadTx tx, String id) {
    return store.find(tx, id).isEmpty() ? Optional.empty() : Optional.of(get(tx, id));
  }

  /** The one that the call is about, as its caller expects it. */
  Kept expected(WriteTx tx, String id) {
    Kept held = get(tx, id);
    tx.expecting(held.order());
    return held;
  }

  PreorderOrder whole(ReadTx tx, String id) {
    Preorder preorder = store.get(tx, id);
    return PreorderOrder.of(preorder, sales.whole(tx, id));
  }

  Page<PreorderOrder> list(ReadTx tx, Paging paging, ListPreorderOrders in) {
    // An address that nobody has is nobody's id.
    Optional<String> buyer = in.customerEmail().map(email -> customers.idOf(tx, email).orElse(""));
    Page<Preorder> page = store.list(tx, paging, in, buyer, days);
    List<String> ids = page.rows().stream().map(Preorder::orderId).toList();
    Map<String, Order> orders = sales.byIds(tx, ids);
    return page.map(each -> PreorderOrder.of(each, orders.get(each.orderId())));
  }

  /** Keeps a changed preorder, and says what happened to it. */
  Kept saved(WriteTx tx, Kept before, Preorder after, String... events) {
    return saved(tx, before, after, before.order(), events);
  }

  /** The same, where its order has changed too. */
  Kept saved(WriteTx tx, Kept before, Preorder after, Order order, String... events) {
    store.save(tx, after);
    Kept now = new Kept(after, order);
    for (String event : events) {
      tx.happened(event, before.shown(), now.shown());
    }
    return now;
  }
}
