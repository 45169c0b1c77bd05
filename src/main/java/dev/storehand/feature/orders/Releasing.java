package dev.storehand.feature.orders;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.feature.stock.Ahead;
import dev.storehand.feature.stock.Allocation;
import dev.storehand.feature.stock.Claim;
import dev.storehand.feature.stock.ClaimRef;
import dev.storehand.feature.stock.Claims;
import dev.storehand.feature.stock.DecrementOn;
import dev.storehand.feature.stock.InventoryModel;
import dev.storehand.feature.stock.Models;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives an order's waiting lines their stock, so that they can be sent. */
final class Releasing {
  private final OrderBook book = new OrderBook();
  private final ShipmentStore shipments = new ShipmentStore();
  private final LineStore lines = new LineStore();
  private final Packing packing = new Packing();
  private final Variants variants;
  private final Claims claims;
  private final Models models;
  private final Placing placing;
  private final Fulfilling fulfilling;

  Releasing(
      Variants variants, Claims claims, Models models, Placing placing, Fulfilling fulfilling) {
    this.variants = variants;
    this.claims = claims;
    this.models = models;
    this.placing = placing;
    this.fulfilling = fulfilling;
  }

  /**
   * Releases every line that waits, or none; an order that was only placed is approved with it.
   *
   * @param force whether what is short is promised all the same
   * @throws Problem 409 where nothing waits, or too little is there
   */
  OrderState release(WriteTx tx, OrderState order, boolean force) {
    order.check(OrderMove.RELEASE);
    List<OrderLine> waiting = waiting(order);
    if (waiting.isEmpty()) {
      throw Problem.of(
              Code.INVALID_TRANSITION, "Nothing of the order " + order.id() + " waits any more")
          .hint("It was released; fulfill_preorder_order sends it.")
          .next("fulfill_preorder_order");
    }
    lock(tx, order, waiting);
    OrderState approved = order.status() == OrderStatus.PLACED ? placing.approve(tx, order) : order;
    Allocation allocation = given(tx, approved, waiting, force);
    OrderState released =
        book.saved(
            tx,
            approved,
            approved.lines(line -> line.waiting() ? line.released() : line),
            "order.updated");
    boolean taken = released.terms().decrementOn() != DecrementOn.MANUAL;
    packing.pack(tx, released, allocation, taken, shipments.of(tx, released.id()).size());
    if (released.stamps().paidAt().isPresent()) {
      book.deliver(tx, released, waiting.stream().map(OrderLine::released).toList());
    }
    return fulfilling.settled(tx, released);
  }

  /**
   * Sets all that waits aside until it is released; false, and nothing, where too little is there.
   */
  boolean setAside(WriteTx tx, OrderState order) {
    InventoryModel model = models.now(tx, order.terms().modelId());
    return claims.setAside(tx, claim(tx, order, model, waiting(order)), ahead(tx, order, model));
  }

  /** What does not wait is approved first, and its transfers begin last: all is held before. */
  private void lock(WriteTx tx, OrderState order, List<OrderLine> waiting) {
    if (order.lines().stream().anyMatch(line -> line.tracked() && !line.waiting())) {
      InventoryModel model = models.now(tx, order.terms().modelId());
      claims.lock(tx, claim(tx, order, model, waiting));
    }
  }

  private static List<OrderLine> waiting(OrderState order) {
    return order.lines().stream().filter(OrderLine::waiting).toList();
  }

  /** The order is approved, so what is taken from stock is taken now. */
  private Allocation given(WriteTx tx, OrderState order, List<OrderLine> waiting, boolean force) {
    InventoryModel model = models.now(tx, order.terms().modelId());
    Claim claim = claim(tx, order, model, waiting);
    Allocation allocation =
        claims.release(tx, force ? claim.force() : claim, ahead(tx, order, model));
    claims.startTransfers(tx, ClaimRef.order(order.id()), model);
    return allocation;
  }

  private Claim claim(ReadTx tx, OrderState order, InventoryModel model, List<OrderLine> waiting) {
    Map<String, VariantRef> known =
        variants.byIds(tx, waiting.stream().map(OrderLine::variantId).toList());
    boolean byHand = order.terms().decrementOn() == DecrementOn.MANUAL;
    return Placing.claim(order.id(), model, NewLines.Made.before(waiting, known))
        .decrementing(byHand ? DecrementOn.MANUAL : DecrementOn.PLACE);
  }

  /** Who was promised before is served before, wherever the goods come. */
  private Ahead ahead(ReadTx tx, OrderState order, InventoryModel model) {
    return variants ->
        lines.promisedBefore(tx, order, model, models.get(tx, Optional.empty()), variants);
  }
}
