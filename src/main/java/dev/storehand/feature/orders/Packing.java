package dev.storehand.feature.orders;

import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.stock.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the shipments that a strategy found, and delivers what costs nothing. */
final class Packing {
  private final OrderBook book = new OrderBook();
  private final ShipmentStore shipments = new ShipmentStore();

  /**
   * For an order that was placed just now.
   *
   * @param taken whether its units have left their stock items
   */
  void send(WriteTx tx, OrderState order, Allocation allocation, boolean taken) {
    pack(tx, order, allocation, taken, 0);
    if (order.axes().payment() == PaymentStatus.FREE) {
      book.deliverNow(tx, order);
    }
  }

  /** Makes shipments besides those that an order has. */
  void pack(WriteTx tx, OrderState order, Allocation allocation, boolean taken, int before) {
    int number = before;
    for (Allocation.Shipment found : allocation.shipments()) {
      List<Shipment.Line> lines = lines(tx, order, found, taken);
      if (!lines.isEmpty()) {
        number++;
        Shipment shipment =
            Shipment.fresh(
                tx.id("shm"),
                order.id(),
                order.number() + "-" + number,
                found.stockLocationId(),
                lines,
                tx.now());
        shipments.insert(tx, shipment);
        tx.happened("shipment.created", shipment);
      }
    }
  }

  private static List<Shipment.Line> lines(
      WriteTx tx, OrderState order, Allocation.Shipment found, boolean taken) {
    List<Shipment.Line> lines = new ArrayList<>();
    for (Allocation.Part part : found.parts()) {
      OrderLine line =
          order.lines().stream()
              .filter(each -> each.id().equals(part.lineId()))
              .findFirst()
              .orElseThrow();
      boolean left =
          taken
              && !part.forced()
              && part.stockItemId().isPresent()
              && part.transferFrom().isEmpty();
      if (line.ships()) {
        lines.add(
            new Shipment.Line(
                tx.id("shl"),
                line.id(),
                part.variantId(),
                line.skuCode(),
                part.quantity(),
                part.stockItemId(),
                part.transferFrom(),
                left ? Optional.of(tx.now()) : Optional.empty()));
      }
    }
    return lines;
  }
}
