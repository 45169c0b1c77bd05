package dev.storehand.feature.stock;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.ReadOnly;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Units on their way from one location to another. From upcoming on they are reserved at the
 * origin; they change places when it completes, all at once.
 */
@Doc("A stock transfer: units of one SKU on their way from one location to another.")
record StockTransfer(
    @ReadOnly @Doc("The transfer's id.") String id,
    @ReadOnly @Doc("Its number, for people.") String number,
    @ReadOnly @Doc("The SKU's code; absent where the variant has none.") Optional<String> skuCode,
    @ReadOnly @Doc("The variant (SKU).") String variantId,
    @ReadOnly @Doc("The location the units come from.") String originId,
    @ReadOnly @Doc("The location they go to.") String destinationId,
    @Doc("How many units.") @Min(1) @Max(StockItem.MOST_UNITS) int quantity,
    @ReadOnly @Doc("Where it stands.") Status status,
    @ReadOnly @Doc("The reservation at the origin, from upcoming on.")
        Optional<String> stockReservationId,
    @ReadOnly @Doc("The order it brings units for, if any.") Optional<String> orderId,
    @ReadOnly @Doc("The order's line it brings units for.") Optional<String> orderLineId,
    @ReadOnly @Doc("What becomes of an order's units on arrival.") Optional<OnArrival> onArrival,
    @Doc("Your own identifier for it, such as an ERP's.") @Size(min = 1, max = 200)
        Optional<String> reference,
    @Doc("Which system the reference is of.") @Size(min = 1, max = 100)
        Optional<String> referenceOrigin,
    @Doc("Your own notes, by name.") @Size(max = 50) Map<String, @Size(max = 500) String> metadata,
    @ReadOnly @Doc("When it reached each state, the last time if there were several.")
        Stamps stamps,
    @ReadOnly @Doc("When it was made.") Instant createdAt,
    @ReadOnly @Doc("When it last changed.") Instant updatedAt,
    @ReadOnly @Doc("Rises by one with each change.") long version)
    implements Versioned {

  enum Status {
    DRAFT("mark_transfer_upcoming"),
    UPCOMING("pick_transfer"),
    ON_HOLD("pick_transfer"),
    PICKING("ship_transfer"),
    IN_TRANSIT("complete_transfer"),
    COMPLETED("create_stock_transfer"),
    CANCELLED("create_stock_transfer");

    private final String onward;

    Status(String onward) {
      this.onward = onward;
    }

    boolean ended() {
      return this == COMPLETED || this == CANCELLED;
    }

    /** Whether units are reserved at the origin. */
    boolean holdsUnits() {
      return this != DRAFT && !ended();
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Every move there is. */
  enum Move {
    UPCOMING(Status.UPCOMING),
    HOLD(Status.ON_HOLD),
    PICK(Status.PICKING),
    SHIP(Status.IN_TRANSIT),
    COMPLETE(Status.COMPLETED),
    CANCEL(Status.CANCELLED);

    private final Status to;

    Move(Status to) {
      this.to = to;
    }

    Status to() {
      return to;
    }

    /** The table of what is legal. */
    boolean allowedFrom(Status status) {
      return switch (this) {
        case UPCOMING -> status == Status.DRAFT;
        case HOLD -> status == Status.UPCOMING || status == Status.PICKING;
        case PICK -> status == Status.UPCOMING || status == Status.ON_HOLD;
        case SHIP -> status == Status.PICKING;
        case COMPLETE -> status == Status.IN_TRANSIT;
        case CANCEL -> !status.ended();
      };
    }
  }

  /** What becomes of the units that a transfer brings for an order. */
  enum OnArrival {
    /** They are reserved for it. */
    RESERVE,
    /** They leave the quantity at once: the order has taken them already. */
    CONSUME
  }

  /** When a transfer reached its states. */
  @Doc("When a transfer reached its states.")
  record Stamps(
      @Doc("Upcoming.") Optional<Instant> upcomingAt,
      @Doc("On hold.") Optional<Instant> onHoldAt,
      @Doc("Picking.") Optional<Instant> pickingAt,
      @Doc("In transit.") Optional<Instant> inTransitAt,
      @Doc("Completed.") Optional<Instant> completedAt,
      @Doc("Cancelled.") Optional<Instant> cancelledAt) {
    static final Stamps NONE =
        new Stamps(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    Stamps with(Status status, Instant now) {
      Optional<Instant> at = Optional.of(now);
      return new Stamps(
          status == Status.UPCOMING ? at : upcomingAt,
          status == Status.ON_HOLD ? at : onHoldAt,
          status == Status.PICKING ? at : pickingAt,
          status == Status.IN_TRANSIT ? at : inTransitAt,
          status == Status.COMPLETED ? at : completedAt,
          status == Status.CANCELLED ? at : cancelledAt);
    }
  }

  /**
   * The transfer after a move.
   *
   * @throws Problem invalid_transition, naming what can be done instead
   */
  StockTransfer moved(Move move, Instant now) {
    if (!move.allowedFrom(status)) {
      throw notNow("become " + move.to().word());
    }
    return with(quantity, this, move.to(), stockReservationId, onArrival, now);
  }

  /** The transfer with the reservation of its units. */
  StockTransfer holding(String reservationId, Instant now) {
    return with(quantity, this, status, Optional.of(reservationId), onArrival, now);
  }

  /**
   * The transfer as changed by a patch.
   *
   * @throws Problem invalid_transition where it has ended; conflict where the quantity is an
   *     order's
   */
  StockTransfer changed(StockTransfer next, Instant now) {
    if (status.ended()) {
      throw notNow("be changed");
    }
    if (orderId.isPresent() && next.quantity != quantity) {
      throw Problem.of(
              Code.CONFLICT,
              "The stock transfer %s brings what the order %s wants".formatted(id, orderId.get()))
          .hint("Its quantity is the order's: change or cancel the order.")
          .next("read_stock_transfer");
    }
    return with(next.quantity, next, status, stockReservationId, onArrival, now);
  }

  /** The transfer, whose units have been taken by their order before they arrive. */
  StockTransfer consumedOnArrival(Instant now) {
    return with(quantity, this, status, stockReservationId, Optional.of(OnArrival.CONSUME), now);
  }

  private Problem notNow(String verb) {
    String hint =
        status.ended()
            ? "It has ended for good; make a new one with create_stock_transfer."
            : "It can go on with " + status.onward + ", or end with cancel_transfer.";
    Problem problem =
        Problem.of(
                Code.INVALID_TRANSITION,
                "The stock transfer %s is %s and cannot %s".formatted(id, status.word(), verb))
            .hint(hint)
            .next(status.onward);
    return status.ended() ? problem : problem.next("cancel_transfer");
  }

  private StockTransfer with(
      int units,
      StockTransfer marks,
      Status next,
      Optional<String> reservation,
      Optional<OnArrival> arrival,
      Instant now) {
    return new StockTransfer(
        id,
        number,
        skuCode,
        variantId,
        originId,
        destinationId,
        units,
        next,
        reservation,
        orderId,
        orderLineId,
        arrival,
        marks.reference,
        marks.referenceOrigin,
        Map.copyOf(marks.metadata),
        next == status ? stamps : stamps.with(next, now),
        createdAt,
        now,
        version + 1);
  }
}
