package dev.storehand.feature.orders;

import dev.storehand.core.schema.Doc;
import dev.storehand.feature.catalog.ProductType;
import java.util.Optional;

/** Some of one SKU in an order, as it was when it was ordered. */
@Doc("A line of an order: some of one SKU.")
public record OrderLine(
    @Doc("The line's id.") String id,
    @Doc("The variant (SKU).") String variantId,
    @Doc("The SKU's code as it was; absent where the variant had none.") Optional<String> skuCode,
    @Doc("What it was called.") String name,
    @Doc("What sort of thing it is; it decides how it is delivered.") ProductType kind,
    @Doc("How many.") int quantity,
    @Doc("What one costs.") long unitCents,
    @Doc("What is taken off the line.") long discountCents,
    @Doc("quantity times unit_cents, less discount_cents.") long subtotalCents,
    @Doc("Whether its units are counted as stock.") boolean tracked,
    @Doc("Whether it is sent.") boolean ships,
    @Doc("Whether it was sold before it was there.") boolean isPreorder,
    @Doc("Whether it waits to be released: it was sold before it was there, and still is not.")
        boolean waiting,
    @Doc("The preorder offer's variant it was sold by.") Optional<String> offerVariantId,
    @Doc("Units sent so far.") int shippedQuantity,
    @Doc("Units that have come back, or are on their way in an approved return.")
        int returnedQuantity,
    @Doc("Units put back into stock; never more than were sent.") int restockedQuantity) {

  /** What was sent and has not come back. */
  int returnable() {
    return shippedQuantity - returnedQuantity;
  }

  OrderLine shipped(int units) {
    return counting(waiting, shippedQuantity + units, returnedQuantity, restockedQuantity);
  }

  /** With so many more on their way back; fewer where the return was refused. */
  OrderLine returned(int units) {
    return counting(waiting, shippedQuantity, returnedQuantity + units, restockedQuantity);
  }

  OrderLine restocked(int units) {
    return counting(waiting, shippedQuantity, returnedQuantity, restockedQuantity + units);
  }

  /** The line, given what it waited for. */
  OrderLine released() {
    return counting(false, shippedQuantity, returnedQuantity, restockedQuantity);
  }

  /** Whether something of it is still to be sent that nothing has been packed of yet. */
  boolean toBeReleased() {
    return waiting && ships;
  }

  /** The line as an offer sells it: before it is there, and for so much less. */
  OrderLine presold(long lessCents) {
    return sold(true, true, Optional.empty(), lessCents);
  }

  /** The line, counted by an offer. */
  OrderLine soldBy(String offerVariant) {
    return sold(isPreorder, waiting, Optional.of(offerVariant), 0);
  }

  private OrderLine sold(
      boolean preorder, boolean waits, Optional<String> offerVariant, long lessCents) {
    return new OrderLine(
        id,
        variantId,
        skuCode,
        name,
        kind,
        quantity,
        unitCents,
        discountCents + lessCents,
        subtotalCents - lessCents,
        tracked,
        ships,
        preorder,
        waits,
        offerVariant,
        shippedQuantity,
        returnedQuantity,
        restockedQuantity);
  }

  private OrderLine counting(boolean waits, int shipped, int returned, int restocked) {
    return new OrderLine(
        id,
        variantId,
        skuCode,
        name,
        kind,
        quantity,
        unitCents,
        discountCents,
        subtotalCents,
        tracked,
        ships,
        isPreorder,
        waits,
        offerVariantId,
        shipped,
        returned,
        restocked);
  }
}
