package dev.storehand.feature.offers;

import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.Size;

/** What of a preorder waits until it is released. */
@Doc("What of an offer's orders waits until they are released.")
public record Fulfillment(
    @Doc("preorder_lines: only these wait; whole_order: nothing is sent before.") Hold hold,
    @Doc("Why it waits, for whoever packs; may be empty.") @Size(max = 500) String holdNote,
    @Doc(
            "Whether what a cart has from stock becomes an order of its own, which can be sent at once.")
        boolean splitOrders,
    @Doc("Whether storefronts sell it as a purchase option, so that a deposit can be taken.")
        boolean purchaseOption,
    @Doc("Whether its orders are released by themselves, first placed first, once stock has come.")
        boolean releaseAutomatically) {

  /** What is held. */
  public enum Hold {
    PREORDER_LINES,
    WHOLE_ORDER
  }

  static Fulfillment usual() {
    return new Fulfillment(
        Hold.PREORDER_LINES, "It holds a preorder; it is sent once released.", false, true, false);
  }
}
