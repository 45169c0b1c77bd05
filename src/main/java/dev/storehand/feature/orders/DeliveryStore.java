package dev.storehand.feature.orders;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.Sql;
import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.catalog.ProductType;
import java.util.Collection;
import java.util.List;

/** The table {@code delivery}. */
final class DeliveryStore {

  /** An order's deliveries. */
  List<Delivery> of(ReadTx tx, String orderId) {
    return tx.sql(
            """
            select * from delivery
            where shop = :shop and mode = :mode and order_id = :order order by id""")
        .bind("order", orderId)
        .list(DeliveryStore::delivery);
  }

  void insert(WriteTx tx, Delivery delivery) {
    Sql sql =
        tx.sql(
            """
            insert into delivery (id, shop, mode, order_id, order_line_id, kind, recipient, status,
              sent_count, delivered_at, last_sent_at, created_at)
            values (:id, :shop, :mode, :order, :line, :kind, :recipient, :status, :sent_count,
              :delivered_at, :last_sent_at, :created_at)""");
    bind(sql, delivery)
        .bind("order", delivery.orderId())
        .bind("line", delivery.orderLineId())
        .bind("kind", delivery.kind())
        .bind("status", delivery.status())
        .bind("delivered_at", delivery.deliveredAt())
        .bind("created_at", delivery.createdAt())
        .run();
  }

  void save(WriteTx tx, Delivery delivery) {
    Sql sql =
        tx.sql(
            """
            update delivery set recipient = :recipient, sent_count = :sent_count,
              last_sent_at = :last_sent_at
            where shop = :shop and mode = :mode and id = :id""");
    bind(sql, delivery).run();
  }

  /** Clears to whom a customer's goods went. */
  void forget(WriteTx tx, Collection<String> orderIds) {
    tx.sql(
            """
            update delivery set recipient = null
            where shop = :shop and mode = :mode and order_id in (:orders)""")
        .bind("orders", orderIds)
        .run();
  }

  private static Sql bind(Sql sql, Delivery delivery) {
    return sql.bind("id", delivery.id())
        .bind("recipient", delivery.recipient())
        .bind("sent_count", delivery.sentCount())
        .bind("last_sent_at", delivery.lastSentAt());
  }

  private static Delivery delivery(Row row) {
    return new Delivery(
        row.text("id"),
        row.text("order_id"),
        row.text("order_line_id"),
        row.choice("kind", ProductType.class),
        row.maybeText("recipient"),
        row.choice("status", Delivery.Status.class),
        row.integer("sent_count"),
        row.maybeTime("delivered_at"),
        row.maybeTime("last_sent_at"),
        row.time("created_at"));
  }
}
