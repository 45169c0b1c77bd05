package dev.storehand.feature.orders;

import dev.storehand.core.db.ReadTx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What orders tell the room of offers: what was sold by them, and what a letter may say. */
public final class OfferSales {
  private final LineStore lines = new LineStore();
  private final OrderStore orders = new OrderStore();

  /** Units sold by an offer's variant in a market. */
  public record Units(String offerVariantId, String marketId, long units) {}

  /** What was sold by these offer variants, in orders that are not cancelled. */
  public List<Units> units(ReadTx tx, Collection<String> offerVariantIds) {
    return lines.soldByOffers(tx, offerVariantIds);
  }

  /** What an order gives a letter; empty where there is no such order. */
  public Optional<Map<String, String>> words(ReadTx tx, String orderId) {
    return orders.find(tx, orderId).map(Order::of).map(OfferSales::words);
  }

  /** The same of an order at hand. */
  public static Map<String, String> words(Order order) {
    return Map.of(
        "order_id",
        order.id(),
        "order_number",
        String.valueOf(order.number()),
        "customer",
        order.customerEmail().orElse(""),
        "product",
        order.lines().stream().map(OrderLine::name).distinct().collect(Collectors.joining(", ")),
        "total",
        Money.text(order.totalCents(), order.currency()),
        "balance",
        Money.text(order.outstandingCents(), order.currency()));
  }
}
