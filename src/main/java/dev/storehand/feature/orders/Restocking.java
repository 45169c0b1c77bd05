package dev.storehand.feature.orders;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.stock.ClaimRef;
import dev.storehand.feature.stock.Claims;
import dev.storehand.feature.stock.Models;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts what came back into a location's stock: of each line once, and never more than was sent. */
final class Restocking {
  private final Claims claims;
  private final Models models;
  private final OrderBook book = new OrderBook();

  Restocking(Claims claims, Models models) {
    this.claims = claims;
    this.models = models;
  }

  /**
   * Makes sure that returns may go to a location.
   *
   * @throws Problem 422 where it is unknown or archived
   */
  String usable(WriteTx tx, String location) {
    claims.usable(tx, location);
    return location;
  }

  /** Where an order's returns go unless somebody says otherwise. */
  Optional<String> location(ReadTx tx, OrderState order) {
    return models.now(tx, order.terms().modelId()).returnsTo();
  }

  /**
   * Puts some units of an order's lines into stock, by line.
   *
   * @throws Problem 422 where the shop has no location for them
   */
  OrderState restock(
      WriteTx tx,
      OrderState order,
      Map<String, Integer> units,
      Optional<String> location,
      String reason) {
    String to =
        location
            .or(() -> location(tx, order))
            .orElseThrow(
                () ->
                    Problem.fault("stock_location_id", "is missing: the shop has no location yet")
                        .next("create_stock_location", "set_model_return_locations"));
    Map<String, Integer> counted = new LinkedHashMap<>();
    for (OrderLine line : order.lines()) {
      int back = units.getOrDefault(line.id(), 0);
      if (back > 0 && line.tracked()) {
        counted.put(line.id(), back);
      }
    }
    claims.restock(tx, ClaimRef.order(order.id()), counted, to, reason);
    return book.saved(
        tx,
        order,
        order.lines(
            line -> units.containsKey(line.id()) ? line.restocked(units.get(line.id())) : line),
        "order.updated");
  }

  /** Puts all that was sent of an order, and is not in stock again, into stock. */
  OrderState everythingSent(WriteTx tx, OrderState order) {
    Map<String, Integer> units = new HashMap<>();
    for (OrderLine line : order.lines()) {
      int rest = line.shippedQuantity() - line.restockedQuantity();
      if (rest > 0) {
        units.put(line.id(), rest);
      }
    }
    return units.isEmpty() ? order : restock(tx, order, units, Optional.empty(), "refunded");
  }
}
