package dev.storehand.feature.orders;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.schema.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What of an order is sent together, from one location: upcoming → on_hold ⇄ picking → packing →
 * ready_to_ship → shipped → delivered; cancelled before it is shipped.
 */
@Doc("A shipment of an order.")
public record Shipment(
    @Doc("The shipment's id.") String id,
    @Doc("The order it is of.") String orderId,
    @Doc("Its number: the order's, and which of its shipments it is.") String number,
    @Doc("The location it leaves from; absent where the shop has none.")
        Optional<String> stockLocationId,
    @Doc(
            "draft, upcoming, on_hold, picking, packing, ready_to_ship, shipped, delivered or cancelled.")
        Status status,
    @Doc("What it was before it was held.") Optional<Status> heldFrom,
    @Doc("Why it is held.") Optional<String> holdNote,
    @Doc("What is in it.") List<Line> lines,
    @Doc("Who carries it.") Optional<String> carrier,
    @Doc("The carrier's number for it.") Optional<String> trackingNumber,
    @Doc("Where it can be followed.") Optional<String> trackingUrl,
    @Doc("When it was shipped.") Optional<Instant> shippedAt,
    @Doc("When it arrived.") Optional<Instant> deliveredAt,
    @Doc("When it was cancelled.") Optional<Instant> cancelledAt,
    @Doc("When it was made.") Instant createdAt,
    @Doc("When it last changed.") Instant updatedAt,
    @Doc("Rises by one with each change.") long version)
    implements Versioned {

  public enum Status {
    DRAFT,
    UPCOMING,
    ON_HOLD,
    PICKING,
    PACKING,
    READY_TO_SHIP,
    SHIPPED,
    DELIVERED,
    CANCELLED;

    /** Whether it can be held back. */
    boolean free() {
      return this == UPCOMING || this == PICKING || this == PACKING || this == READY_TO_SHIP;
    }

    boolean gone() {
      return this == SHIPPED || this == DELIVERED;
    }
  }

  /** Some units of an order's line in a shipment. */
  @Doc("Some units of one SKU in a shipment.")
  public record Line(
      @Doc("The shipment line's id.") String id,
      @Doc("The order's line.") String orderLineId,
      @Doc("The variant (SKU).") String variantId,
      @Doc("The SKU's code as it was.") Optional<String> skuCode,
      @Doc("How many.") int quantity,
      @Doc("The stock item whose units they are; absent where they are not counted.")
          Optional<String> stockItemId,
      @Doc("The location they are brought from by a stock transfer first.")
          Optional<String> transferFrom,
      @Doc("When they left the stock item's quantity.") Optional<Instant> takenAt) {

    Line taken(Instant now) {
      return new Line(
          id,
          orderLineId,
          variantId,
          skuCode,
          quantity,
          stockItemId,
          transferFrom,
          takenAt.or(() -> Optional.of(now)));
    }

    /** Whether they are counted and still stand in the quantity. */
    boolean onShelf() {
      return stockItemId.isPresent() && takenAt.isEmpty();
    }
  }

  /** Where a parcel can be followed. */
  record Tracking(
      Optional<String> carrier, Optional<String> trackingNumber, Optional<String> trackingUrl) {
    static final Tracking NONE = new Tracking(Optional.empty(), Optional.empty(), Optional.empty());

    private Tracking or(Tracking other) {
      return new Tracking(
          carrier.or(other::carrier),
          trackingNumber.or(other::trackingNumber),
          trackingUrl.or(other::trackingUrl));
    }
  }

  static Shipment fresh(
      String id,
      String orderId,
      String number,
      Optional<String> location,
      List<Line> lines,
      Instant now) {
    return new Shipment(
        id,
        orderId,
        number,
        location,
        Status.UPCOMING,
        Optional.empty(),
        Optional.empty(),
        lines,
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

  /** Whether some of it is brought from elsewhere first. */
  boolean awaitsTransfers() {
    return lines.stream().anyMatch(line -> line.transferFrom().isPresent());
  }

  boolean heldFor(String note) {
    return status == Status.ON_HOLD && holdNote.equals(Optional.of(note));
  }

  Tracking tracking() {
    return new Tracking(carrier, trackingNumber, trackingUrl);
  }

  /**
   * After a move that its state allows.
   *
   * @param note why it is held, where it is
   */
  Shipment after(ShipmentMove move, Optional<String> note, Tracking more, Instant now) {
    boolean held = move == ShipmentMove.HOLD;
    Status next = move == ShipmentMove.RELEASE ? heldFrom.orElse(Status.UPCOMING) : move.to();
    Tracking all = more.or(tracking());
    return new Shipment(
        id,
        orderId,
        number,
        stockLocationId,
        next,
        held ? Optional.of(status) : Optional.empty(),
        held ? note : Optional.empty(),
        lines,
        all.carrier(),
        all.trackingNumber(),
        all.trackingUrl(),
        next == Status.SHIPPED ? Optional.of(now) : shippedAt,
        next == Status.DELIVERED ? Optional.of(now) : deliveredAt,
        next == Status.CANCELLED ? Optional.of(now) : cancelledAt,
        createdAt,
        now,
        version + 1);
  }

  Shipment with(List<Line> others, Instant now) {
    return new Shipment(
        id,
        orderId,
        number,
        stockLocationId,
        status,
        heldFrom,
        holdNote,
        others,
        carrier,
        trackingNumber,
        trackingUrl,
        shippedAt,
        deliveredAt,
        cancelledAt,
        createdAt,
        now,
        version + 1);
  }

  /**
   * The third axis, from an order's shipments: not for orders of which nothing is sent.
   *
   * @param waits whether something of it still waits to be released
   */
  static FulfillmentStatus fulfillment(List<Shipment> all, boolean waits) {
    List<Status> live =
        all.stream().map(Shipment::status).filter(each -> each != Status.CANCELLED).toList();
    if (!waits && !live.isEmpty() && live.stream().allMatch(Status::gone)) {
      return FulfillmentStatus.FULFILLED;
    }
    if (live.contains(Status.ON_HOLD)) {
      return FulfillmentStatus.ON_HOLD;
    }
    boolean begun = live.stream().anyMatch(each -> each != Status.UPCOMING && each != Status.DRAFT);
    return begun ? FulfillmentStatus.IN_PROGRESS : FulfillmentStatus.UNFULFILLED;
  }
}
