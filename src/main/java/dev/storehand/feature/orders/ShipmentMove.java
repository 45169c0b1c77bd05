package dev.storehand.feature.orders;

import static dev.storehand.feature.orders.Shipment.Status.DELIVERED;
import static dev.storehand.feature.orders.Shipment.Status.DRAFT;
import static dev.storehand.feature.orders.Shipment.Status.ON_HOLD;
import static dev.storehand.feature.orders.Shipment.Status.PACKING;
import static dev.storehand.feature.orders.Shipment.Status.PICKING;
import static dev.storehand.feature.orders.Shipment.Status.READY_TO_SHIP;
import static dev.storehand.feature.orders.Shipment.Status.SHIPPED;
import static dev.storehand.feature.orders.Shipment.Status.UPCOMING;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.orders.Shipment.Status;
import java.util.Locale;
import java.util.Set;

/**
 * What can be done with a shipment, from which states, and where it leads: the whole table. Steps
 * may be left out, none can be gone back.
 */
enum ShipmentMove {
  HOLD("held", ON_HOLD, "shipment.on_hold", UPCOMING, PICKING, PACKING, READY_TO_SHIP),
  RELEASE("released", UPCOMING, "shipment.released", ON_HOLD),
  PICK("picked", PICKING, "shipment.picking", UPCOMING),
  PACK("packed", PACKING, "shipment.packing", UPCOMING, PICKING),
  READY("made ready", READY_TO_SHIP, "shipment.ready_to_ship", UPCOMING, PICKING, PACKING),
  SHIP("shipped", SHIPPED, "shipment.shipped", UPCOMING, PICKING, PACKING, READY_TO_SHIP),
  DELIVER("delivered", DELIVERED, "shipment.delivered", SHIPPED),
  CANCEL(
      "cancelled",
      Status.CANCELLED,
      "shipment.cancelled",
      DRAFT,
      UPCOMING,
      ON_HOLD,
      PICKING,
      PACKING,
      READY_TO_SHIP);

  private final String done;
  private final Status to;
  private final String event;
  private final Set<Status> from;

  ShipmentMove(String done, Status to, String event, Status... from) {
    this.done = done;
    this.to = to;
    this.event = event;
    this.from = Set.of(from);
  }

  Status to() {
    return to;
  }

  String event() {
    return event;
  }

  /** Whether goods are worked on: the order has to be approved first. */
  boolean works() {
    return this == PICK || this == PACK || this == READY || this == SHIP;
  }

  /**
   * Passes where the shipment's state allows this.
   *
   * @throws Problem 409 invalid_transition, naming what would unblock it
   */
  void check(Shipment shipment) {
    if (from.contains(shipment.status())) {
      return;
    }
    Problem problem =
        Problem.of(
            Code.INVALID_TRANSITION,
            "The shipment %s is %s and cannot be %s"
                .formatted(shipment.id(), shipment.status().name().toLowerCase(Locale.ROOT), done));
    throw switch (shipment.status()) {
      case ON_HOLD -> problem.hint("Release it first.").next("release_shipment");
      case DRAFT, UPCOMING, PICKING, PACKING, READY_TO_SHIP ->
          this == RELEASE
              ? problem.hint("It is not on hold; pick_shipment is next.").next("pick_shipment")
              : problem.hint("Send it first with ship_shipment.").next("ship_shipment");
      case SHIPPED ->
          problem
              .hint("It has left: deliver_shipment is next, or create_return.")
              .next("deliver_shipment", "create_return");
      case DELIVERED ->
          problem.hint("It has arrived; only create_return is left.").next("create_return");
      case CANCELLED -> problem.hint("A cancelled shipment stays cancelled.").next("read_order");
    };
  }
}
