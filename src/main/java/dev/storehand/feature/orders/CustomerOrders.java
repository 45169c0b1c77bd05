package dev.storehand.feature.orders;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.customers.OrdersOfCustomer;
import dev.storehand.feature.customers.RecentOrder;
import java.util.List;

/** A customer's orders, for the room of customers. */
public final class CustomerOrders implements OrdersOfCustomer {
  private static final int MOST = 10;

  private final OrderStore orders = new OrderStore();
  private final DeliveryStore deliveries = new DeliveryStore();
  private final Presold presold;

  public CustomerOrders(Presold presold) {
    this.presold = presold;
  }

  @Override
  public List<RecentOrder> recent(ReadTx tx, String customerId) {
    return orders.newestOf(tx, customerId, MOST).stream().map(CustomerOrders::recent).toList();
  }

  private static RecentOrder recent(OrderState order) {
    return new RecentOrder(
        order.id(),
        order.number(),
        Stage.of(order.axes()).wire(),
        order.totals().total(),
        order.currency(),
        order.stamps().paidAt(),
        order.stamps().createdAt());
  }

  @Override
  public void hold(WriteTx tx, String customerId) {
    orders.hold(tx, customerId);
  }

  @Override
  public void forget(WriteTx tx, String customerId) {
    List<String> ids = orders.forget(tx, customerId);
    deliveries.forget(tx, ids);
    presold.forgotten(tx, ids);
  }
}
