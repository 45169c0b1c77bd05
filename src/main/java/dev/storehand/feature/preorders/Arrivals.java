package dev.storehand.feature.preorders;

import dev.storehand.core.action.Reaction;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.messages.Messages;
import dev.storehand.feature.offers.Offers;
import dev.storehand.feature.orders.Sales;
import dev.storehand.feature.preorders.PreorderBook.Kept;
import java.util.List;
import java.util.Optional;

/**
 * What comes of itself once stock has: who ordered first is charged first, and released first. What
 * cannot go on stays as it is, and is no failure of anything else.
 */
final class Arrivals {
  /** Attended to after one event; the sweep sees to the rest. */
  private static final int AT_ONCE = 100;

  private final PreorderStore store = new PreorderStore();
  private final Offers offers = new Offers();
  private final Messages messages = new Messages();
  private final Sales sales;
  private final PreorderBook book;
  private final Freeing freeing;

  Arrivals(Sales sales, PreorderBook book, Freeing freeing) {
    this.sales = sales;
    this.book = book;
    this.freeing = freeing;
  }

  /** Who waits for an item that can be had again, or of which what was promised has come. */
  List<String> waitingFor(Reaction.Cause cause, ReadTx tx) {
    String variant = cause.data().path("resource").path("variant_id").asString("");
    return store.waitingFor(tx, variant, AT_ONCE);
  }

  /**
   * Tries one that was just paid, if it is its turn. Stock may have come that nobody has attended
   * to yet: then it is for whoever ordered first, and the sweep gives this one what is left.
   */
  void paid(WriteTx tx, String id) {
    boolean next =
        store.arrivedFor(tx, id).stream()
            .allMatch(variant -> store.waitingFor(tx, variant, 1).equals(List.of(id)));
    if (next) {
      tryOne(tx, id);
    }
  }

  /** An offer has changed; its preorders follow. */
  void offerChanged(Reaction.Cause cause, WriteTx tx) {
    store.follow(
        tx,
        cause.subject(),
        offers.get(tx, cause.subject()).settings().fulfillment().releaseAutomatically());
  }

  /** Releases one if it can be, or has its balance charged first. */
  void tryOne(WriteTx tx, String id) {
    Kept kept = book.get(tx, id);
    Preorder preorder = kept.preorder();
    if (preorder.released() || preorder.holding().heldAt().isPresent() || kept.isOver()) {
      return;
    }
    boolean later = preorder.plan().due() == BalanceDue.ON_FULFILLMENT;
    if (kept.order().outstandingCents() == 0 || (later && depositPaid(kept))) {
      if (preorder.autoRelease()) {
        release(tx, kept, new Freeing.Force(kept.order().outstandingCents() > 0, false));
      }
    } else if (toBeCharged(kept) && sales.setAside(tx, preorder.orderId())) {
      // Nobody is charged for units that another is given meanwhile.
      book.saved(tx, kept, preorder.with(preorder.tries().at(Optional.of(tx.now()))));
    }
  }

  private static boolean toBeCharged(Kept kept) {
    Preorder preorder = kept.preorder();
    return preorder.plan().autoCollect()
        && preorder.plan().due() == BalanceDue.ON_RELEASE
        && preorder.tries().attempts() == 0
        && preorder.tries().nextChargeAt().isEmpty()
        && depositPaid(kept);
  }

  private static boolean depositPaid(Kept kept) {
    return kept.order().capturedCents() >= kept.preorder().plan().depositCents();
  }

  /** The order was sent; where its balance was to wait for that, it is due now. */
  void fulfilled(Reaction.Cause cause, WriteTx tx) {
    book.find(tx, cause.subject())
        .filter(kept -> kept.preorder().plan().due() == BalanceDue.ON_FULFILLMENT)
        .filter(kept -> kept.preorder().plan().autoCollect())
        .filter(kept -> kept.order().outstandingCents() > 0)
        .ifPresent(
            kept ->
                book.saved(
                    tx,
                    kept,
                    kept.preorder().with(kept.preorder().tries().at(Optional.of(tx.now())))));
  }

  /** All that was paid has gone back: nothing of it is charged any more. */
  void refunded(Reaction.Cause cause, WriteTx tx) {
    book.find(tx, cause.subject())
        .ifPresent(
            kept -> {
              messages.removeSecrets(tx, kept.order().id());
              book.saved(
                  tx,
                  kept,
                  kept.preorder().with(kept.preorder().tries().at(Optional.empty())),
                  "preorder.refunded");
            });
  }

  private void release(WriteTx tx, Kept kept, Freeing.Force force) {
    try {
      tx.attempt(
          Optional.empty(),
          part -> {
            freeing.release(part, kept, force);
            return kept;
          });
    } catch (Problem notYet) {
      // Too little has come for this one; it waits on, and others may fit.
      return;
    }
  }
}
