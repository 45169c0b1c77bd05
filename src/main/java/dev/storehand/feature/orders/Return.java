package dev.storehand.feature.orders;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.schema.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Goods on their way back: requested → approved → received → refunded, or rejected, or cancelled.
 * What comes back is put into the return location's stock once, by {@code restock_return}.
 */
@Doc("A return of some of an order.")
public record Return(
    @Doc("The return's id.") String id,
    @Doc("The order it is of.") String orderId,
    @Doc("Its number: the order's, and which of its returns it is.") String number,
    @Doc("draft, requested, approved, rejected, cancelled, shipped, received or refunded.")
        Status status,
    @Doc("The location it goes to.") Optional<String> stockLocationId,
    @Doc("What comes back.") List<Line> lines,
    @Doc("A note of your own.") Optional<String> note,
    @Doc("When it was approved.") Optional<Instant> approvedAt,
    @Doc("When it was rejected.") Optional<Instant> rejectedAt,
    @Doc("When it was cancelled.") Optional<Instant> cancelledAt,
    @Doc("When it came back.") Optional<Instant> receivedAt,
    @Doc("When some of it was put into stock last.") Optional<Instant> restockedAt,
    @Doc("When the money was given back.") Optional<Instant> refundedAt,
    @Doc("When it was asked for.") Instant createdAt,
    @Doc("When it last changed.") Instant updatedAt,
    @Doc("Rises by one with each change.") long version)
    implements Versioned {

  public enum Status {
    DRAFT,
    REQUESTED,
    APPROVED,
    REJECTED,
    CANCELLED,
    SHIPPED,
    RECEIVED,
    REFUNDED
  }

  /** Some units of an order's line that come back. */
  @Doc("Some units of one SKU that come back.")
  public record Line(
      @Doc("The return line's id.") String id,
      @Doc("The order's line.") String orderLineId,
      @Doc("The SKU's code as it was.") Optional<String> skuCode,
      @Doc("How many.") int quantity,
      @Doc("Why, in the buyer's words.") Optional<String> reason,
      @Doc("How many of them were put into stock.") int restockedQuantity,
      @Doc("When.") Optional<Instant> restockedAt) {

    int restockable() {
      return quantity - restockedQuantity;
    }

    Line restocked(int units, Instant now) {
      return new Line(
          id, orderLineId, skuCode, quantity, reason, restockedQuantity + units, Optional.of(now));
    }
  }

  static Return requested(
      String id,
      String orderId,
      String number,
      Optional<String> location,
      List<Line> lines,
      Optional<String> note,
      Instant now) {
    return new Return(
        id,
        orderId,
        number,
        Status.REQUESTED,
        location,
        lines,
        note,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        now,
        now,
        1);
  }

  /** After a move that its state allows; not for restocking, which leaves the state. */
  Return after(ReturnMove move, Instant now) {
    move.check(this);
    Status next = move.to();
    return new Return(
        id,
        orderId,
        number,
        next,
        stockLocationId,
        lines,
        note,
        next == Status.APPROVED ? Optional.of(now) : approvedAt,
        next == Status.REJECTED ? Optional.of(now) : rejectedAt,
        next == Status.CANCELLED ? Optional.of(now) : cancelledAt,
        next == Status.RECEIVED ? Optional.of(now) : receivedAt,
        restockedAt,
        next == Status.REFUNDED ? Optional.of(now) : refundedAt,
        createdAt,
        now,
        version + 1);
  }

  /** With other counts of what was put into stock. */
  Return restocked(UnaryOperator<Line> each, String location, Instant now) {
    return new Return(
        id,
        orderId,
        number,
        status,
        Optional.of(location),
        lines.stream().map(each).toList(),
        note,
        approvedAt,
        rejectedAt,
        cancelledAt,
        receivedAt,
        Optional.of(now),
        refundedAt,
        createdAt,
        now,
        version + 1);
  }
}
