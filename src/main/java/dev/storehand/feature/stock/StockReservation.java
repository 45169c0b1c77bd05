package dev.storehand.feature.stock;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Units of one stock item that are promised to one holder. It ends once, and its row is kept. */
@Doc("Units of one stock item, promised to one holder.")
record StockReservation(
    @Doc("The reservation's id.") String id,
    @Doc("The stock item its units are of.") String stockItemId,
    @Doc("The variant (SKU).") String variantId,
    @Doc("The location.") String stockLocationId,
    @Doc("Units promised.") int quantity,
    @Doc("Units that came back to stock after they had left it: cancelled, or returned.")
        int givenBack,
    @Doc("draft: ends by itself; pending: until somebody ends it; the others have ended.")
        Status status,
    @Doc("What kind of thing holds it.") Holder holder,
    @Doc("Which one holds it: the order line's id, the listing's, or your own word for it.")
        Optional<String> holderId,
    @Doc("What it is part of, such as the order.") Movement.Ref ref,
    @Doc("When a draft is free again.") Optional<Instant> expiresAt,
    @Doc("When it ended.") Optional<Instant> endedAt,
    @Doc("When it was made.") Instant createdAt,
    @Doc("When it last changed.") Instant updatedAt,
    @Doc("Rises by one with each change.") long version)
    implements Versioned {

  enum Status {
    DRAFT,
    PENDING,
    CONSUMED,
    RELEASED,
    EXPIRED;

    boolean open() {
      return this == DRAFT || this == PENDING;
    }
  }

  enum Holder {
    ORDER_LINE,
    LISTING,
    TRANSFER,
    MANUAL
  }

  /** Who holds it, and what for. */
  record Hold(Holder holder, Optional<String> holderId, ClaimRef ref) {
    static Hold ofLine(ClaimRef ref, String lineId) {
      return new Hold(Holder.ORDER_LINE, Optional.of(lineId), ref);
    }
  }

  /** A new one of these units; a draft has an end, the others have not. */
  static StockReservation of(
      String id, StockItem item, int quantity, Hold hold, Optional<Instant> until, Instant now) {
    return new StockReservation(
        id,
        item.id(),
        item.variantId(),
        item.stockLocationId(),
        quantity,
        0,
        until.isPresent() ? Status.DRAFT : Status.PENDING,
        hold.holder(),
        hold.holderId(),
        new Movement.Ref(hold.ref().kind().wire(), hold.ref().id()),
        until,
        Optional.empty(),
        now,
        now,
        1);
  }

  /** The same, no longer ending by itself. */
  StockReservation confirmed(Instant now) {
    if (status == Status.PENDING) {
      return this;
    }
    open("confirmed");
    return with(Status.PENDING, holder, holderId, ref, quantity, givenBack, now);
  }

  /** A draft that begins its time again. */
  StockReservation heldUntil(InventoryModel model, Instant now) {
    return new StockReservation(
        id,
        stockItemId,
        variantId,
        stockLocationId,
        quantity,
        givenBack,
        status,
        holder,
        holderId,
        ref,
        expiresAt.map(end -> model.heldUntil(now)),
        endedAt,
        createdAt,
        now,
        version + 1);
  }

  /** The same, its units free again. */
  StockReservation released(Instant now) {
    open("released");
    return with(Status.RELEASED, holder, holderId, ref, quantity, givenBack, now);
  }

  /** The same for fewer units: so many of them are met elsewhere. */
  StockReservation reduced(int units, Instant now) {
    open("reduced");
    return with(status, holder, holderId, ref, quantity - units, givenBack, now);
  }

  /** The same, its units gone from stock. */
  StockReservation consumed(Instant now) {
    open("consumed");
    return with(Status.CONSUMED, holder, holderId, ref, quantity, givenBack, now);
  }

  /** The same, with so many more of its units back in stock. */
  StockReservation givenBack(int units, Instant now) {
    return with(status, holder, holderId, ref, quantity, givenBack + units, now);
  }

  /** The same units, promised to an order's line now. */
  StockReservation handedOver(ClaimRef to, String lineId, Instant now) {
    return with(
        Status.PENDING,
        Holder.ORDER_LINE,
        Optional.of(lineId),
        new Movement.Ref(to.kind().wire(), to.id()),
        quantity,
        givenBack,
        now);
  }

  /** As it is at a time: a draft whose time is over has expired, even before the clock comes by. */
  StockReservation asOf(Instant now) {
    boolean over = expiresAt.filter(end -> !end.isAfter(now)).isPresent();
    return status == Status.DRAFT && over
        ? with(Status.EXPIRED, holder, holderId, ref, quantity, givenBack, now)
        : this;
  }

  /** Units that left stock for its holder and have not come back. */
  int away() {
    return status == Status.CONSUMED && holder != Holder.TRANSFER ? quantity - givenBack : 0;
  }

  /** The reservation itself, where a person may end it: others end with what holds them. */
  StockReservation byHand() {
    if (holder != Holder.MANUAL) {
      throw Problem.of(
              Code.CONFLICT,
              "The stock reservation %s belongs to the %s %s"
                  .formatted(id, ref.type().replace('_', ' '), ref.id()))
          .hint("It ends with what it belongs to: cancel that, or complete it.")
          .next(holder == Holder.TRANSFER ? "cancel_transfer" : "read_stock_reservation");
    }
    return this;
  }

  Movement.Cause cause(String reason) {
    return new Movement.Cause(reason, Optional.of(ref));
  }

  private void open(String verb) {
    if (!status.open()) {
      throw Problem.of(
              Code.INVALID_TRANSITION,
              "The stock reservation %s is %s and cannot be %s".formatted(id, word(), verb))
          .hint("It has ended for good. Reserve the units again with reserve_stock.")
          .next("reserve_stock", "check_availability");
    }
  }

  /** Its state as a sentence says it. */
  String word() {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private StockReservation with(
      Status next,
      Holder whose,
      Optional<String> whoseId,
      Movement.Ref of,
      int units,
      int back,
      Instant now) {
    return new StockReservation(
        id,
        stockItemId,
        variantId,
        stockLocationId,
        units,
        back,
        next,
        whose,
        whoseId,
        of,
        next == Status.PENDING ? Optional.empty() : expiresAt,
        next.open() ? Optional.empty() : endedAt.or(() -> Optional.of(now)),
        createdAt,
        now,
        version + 1);
  }
}
