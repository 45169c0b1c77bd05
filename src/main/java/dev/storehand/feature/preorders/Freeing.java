package dev.storehand.feature.preorders;

import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.offers.OfferCounts;
import dev.storehand.feature.orders.Order;
import dev.storehand.feature.orders.OrderLine;
import dev.storehand.feature.orders.PaymentStatus;
import dev.storehand.feature.orders.Sales;
import dev.storehand.feature.preorders.PreorderBook.Kept;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Releases preorders, and holds them back. */
final class Freeing {
  private final OfferCounts counts = new OfferCounts();
  private final Sales sales;
  private final PreorderBook book;

  Freeing(Sales sales, PreorderBook book) {
    this.sales = sales;
    this.book = book;
  }

  /**
   * Whether what stands in the way is passed over.
   *
   * @param unpaid something is left to pay
   * @param missing too little is in stock
   */
  record Force(boolean unpaid, boolean missing) {
    static final Force NONE = new Force(false, false);
    static final Force ALL = new Force(true, true);
  }

  /**
   * Gives a preorder its stock and lets go of it, once.
   *
   * @throws Problem 409 where it is released already, something is left to pay, or stock is short
   */
  Kept release(WriteTx tx, Kept kept, Force force) {
    refuseReleased(kept);
    if (!force.unpaid() && kept.order().paymentStatus() == PaymentStatus.REFUNDED) {
      throw refunded(kept);
    }
    if (!force.unpaid() && kept.order().outstandingCents() > 0) {
      throw unpaid(kept);
    }
    List<OrderLine> waiting = kept.order().lines().stream().filter(OrderLine::waiting).toList();
    kept.preorder().holding().note().ifPresent(note -> sales.letGo(tx, kept.order().id(), note));
    Order order = released(tx, kept, force.missing());
    waiting.stream()
        .sorted(Comparator.comparing(OrderLine::variantId))
        .forEach(line -> counts.release(tx, line.offerVariantId().orElseThrow(), line.quantity()));
    Preorder after = kept.preorder().released(force.unpaid() || force.missing(), tx.now());
    return book.saved(tx, kept, after, order, "preorder.released");
  }

  private Order released(WriteTx tx, Kept kept, boolean force) {
    try {
      return sales.release(tx, kept.order().id(), force);
    } catch (Problem problem) {
      if (problem.code() != Code.INSUFFICIENT_STOCK || force) {
        throw problem;
      }
      throw problem
          .hint(
              "Add stock; bulk_release_preorder_orders gives it to whoever ordered first. force:"
                  + " true releases it all the same.")
          .next("adjust_stock", "bulk_release_preorder_orders");
    }
  }

  private static void refuseReleased(Kept kept) {
    if (kept.preorder().released()) {
      throw Problem.of(
              Code.INVALID_TRANSITION, "The preorder " + kept.order().id() + " was released before")
          .hint("Send it with fulfill_preorder_order.")
          .next("fulfill_preorder_order");
    }
  }

  private static Problem refunded(Kept kept) {
    return Problem.of(
            Code.INVALID_TRANSITION,
            "All that was paid for the preorder " + kept.order().id() + " was given back")
        .hint("cancel_preorder_order gives its units up; force: true releases it as a gift.")
        .next("cancel_preorder_order");
  }

  private static Problem unpaid(Kept kept) {
    boolean deposit = kept.order().capturedCents() < kept.preorder().plan().depositCents();
    String helps = deposit ? "charge_preorder_deposit" : "charge_preorder_balance";
    return Problem.of(
            Code.INVALID_TRANSITION,
            "The preorder %s cannot be released: %d of %s are left to pay"
                .formatted(
                    kept.order().id(), kept.order().outstandingCents(), kept.order().currency()))
        .hint(
            "Take the money with %s or send_payment_collection_url; force: true releases it unpaid."
                .formatted(helps))
        .next(helps, "send_payment_collection_url");
  }

  /** Keeps all of an order that has not left from being sent, until somebody lets it go. */
  Kept hold(WriteTx tx, Kept kept, String note) {
    kept.refuseCancelled();
    // One note at a time, so that whoever lets go lets go of everything.
    kept.preorder().holding().note().ifPresent(old -> sales.letGo(tx, kept.order().id(), old));
    sales.hold(tx, kept.order().id(), note);
    Preorder.Holding holding =
        new Preorder.Holding(Held.WHOLE_ORDER, Optional.of(note), Optional.of(tx.now()));
    Order order = sales.touch(tx, kept.order().id());
    return book.saved(tx, kept, kept.preorder().with(holding), order, "preorder.held");
  }

  /** Lets go of an order that is held; its preorder goods still wait for their stock. */
  Kept letGo(WriteTx tx, Kept kept) {
    kept.refuseCancelled();
    Preorder.Holding holding = kept.preorder().holding();
    if (holding.held() == Held.NONE) {
      return kept;
    }
    holding.note().ifPresent(note -> sales.letGo(tx, kept.order().id(), note));
    Order order = sales.touch(tx, kept.order().id());
    return book.saved(
        tx, kept, kept.preorder().with(Preorder.Holding.NONE), order, "preorder.let_go");
  }
}
