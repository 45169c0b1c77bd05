package dev.storehand.feature.orders;

import dev.storehand.core.db.ReadTx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What orders tell the room of offers: what was sold by them, and what a letter may say. */
public final class OfferSales {
  private final LineStore lines = new LineStore();

  /** Units sold by an offer's variant in a market. */
  public record Units(String offerVariantId, String marketId, long units) {}

  /** What was sold by these offer variants, in orders that are not cancelled. */
  public List<Units> units(ReadTx tx, Collection<String> offerVariantIds) {
    return lines.soldByOffers(tx, offerVariantIds);
  }

  /** What an order gives a letter. */
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
        "quantity",
        String.valueOf(order.lines().stream().mapToLong(OrderLine::quantity).sum()),
        "currency",
        order.currency(),
        "total",
        Money.text(order.totalCents(), order.currency()),
        "discount",
        Money.text(
            order.lines().stream().mapToLong(OrderLine::discountCents).sum(), order.currency()),
        "balance",
        Money.text(order.outstandingCents(), order.currency()));
  }
}
