package dev.storehand.feature.stock;

import dev.storehand.core.call.ActorRef;
import dev.storehand.core.db.Via;
import dev.storehand.core.schema.Doc;
import java.time.Instant;
import java.util.Optional;

/** A row of the ledger: one change of one stock item. It is written once and never changed. */
@Doc("One change of a stock item.")
record Movement(
    @Doc("The movement's id.") String id,
    @Doc("Which movement of its item it is, from 1, without a gap.") long seq,
    @Doc("The stock item it changed; the item may be deleted since.") String stockItemId,
    @Doc("The SKU's code; absent where the variant has none.") Optional<String> skuCode,
    @Doc("The variant (SKU).") String variantId,
    @Doc("The location.") String stockLocationId,
    @Doc("Units added; negative where they were taken.") int delta,
    @Doc("Units added to the reserved; negative where they were given free.") int reservedDelta,
    @Doc("Units there afterwards.") int quantityAfter,
    @Doc("Units reserved afterwards.") int reservedAfter,
    @Doc("Why.") String reason,
    @Doc("What caused it, where it was not a person's own change.") Optional<Ref> ref,
    @Doc("Whose key it was.") ActorRef actor,
    @Doc("The face it came through.") Via via,
    @Doc("The request it was part of.") String requestId,
    @Doc("When it was.") Instant at) {

  /** The thing that caused a movement. */
  @Doc("What caused a movement.")
  record Ref(@Doc("What kind of thing, such as order.") String type, @Doc("Its id.") String id) {}

  /** Why a movement is made. */
  record Cause(String reason, Optional<Ref> ref) {
    /** A change that no other thing caused. */
    static Cause of(String reason) {
      return new Cause(reason, Optional.empty());
    }

    /** A change that this thing caused. */
    static Cause of(String reason, String type, String id) {
      return new Cause(reason, Optional.of(new Ref(type, id)));
    }
  }
}
