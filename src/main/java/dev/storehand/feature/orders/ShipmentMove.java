package dev.storehand.feature.orders;

import static dev.storehand.feature.orders.Shipment.Status.CANCELLED;
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
import java.util.Map;
import java.util.Set;

/**
 * What can be done with a shipment, from which states, and where it leads: the whole table. Steps
 * may be left out, none can be gone back.
 */
enum ShipmentMove {
  HOLD("held", ON_HOLD, "shipment.on_hold"),
  RELEASE("released", UPCOMING, "shipment.released"),
  PICK("picked", PICKING, "shipment.picking"),
  PACK("packed", PACKING, "shipment.packing"),
  READY("made ready", READY_TO_SHIP, "shipment.ready_to_ship"),
  SHIP("shipped", SHIPPED, "shipment.shipped"),
  DELIVER("delivered", DELIVERED, "shipment.delivered"),
  CANCEL("cancelled", CANCELLED, "shipment.cancelled");

  private static final Map<ShipmentMove, Set<Status>> FROM =
      Map.of(
          HOLD, Set.of(UPCOMING, PICKING, PACKING, READY_TO_SHIP),
          RELEASE, Set.of(ON_HOLD),
          PICK, Set.of(UPCOMING),
          PACK, Set.of(UPCOMING, PICKING),
          READY, Set.of(UPCOMING, PICKING, PACKING),
          SHIP, Set.of(UPCOMING, PICKING, PACKING, READY_TO_SHIP),
          DELIVER, Set.of(SHIPPED),
          CANCEL, Set.of(DRAFT, UPCOMING, ON_HOLD, PICKING, PACKING, READY_TO_SHIP));

  private final String done;
  private final Status to;
  private final String event;

  ShipmentMove(String done, Status to, String event) {
    this.done = done;
    this.to = to;
    this.event = event;
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
    if (FROM.get(this).contains(shipment.status())) {
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
