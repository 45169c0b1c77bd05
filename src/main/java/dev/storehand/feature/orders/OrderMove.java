package dev.storehand.feature.orders;

import static dev.storehand.feature.orders.OrderStatus.APPROVED;
import static dev.storehand.feature.orders.OrderStatus.CANCELLED;
import static dev.storehand.feature.orders.OrderStatus.DRAFT;
import static dev.storehand.feature.orders.OrderStatus.PENDING;
import static dev.storehand.feature.orders.OrderStatus.PLACED;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What can be done with an order, and from which states: the whole table. */
enum OrderMove {
  PLACE("placed"),
  APPROVE("approved"),
  CANCEL("cancelled"),
  PAY("paid"),
  VOID("relieved of a payment"),
  REFUND("refunded"),
  SHIP("sent"),
  TAKE_STOCK("taken from stock"),
  RELEASE("released"),
  DELIVER("delivered"),
  RETURN("returned");

  private static final Map<OrderMove, Set<OrderStatus>> FROM =
      Map.ofEntries(
          Map.entry(PLACE, Set.of(DRAFT, PENDING)),
          Map.entry(APPROVE, Set.of(PLACED)),
          Map.entry(CANCEL, Set.of(DRAFT, PENDING, PLACED, APPROVED)),
          Map.entry(PAY, Set.of(PLACED, APPROVED)),
          Map.entry(VOID, Set.of(PLACED, APPROVED, CANCELLED)),
          Map.entry(REFUND, Set.of(PLACED, APPROVED, CANCELLED)),
          Map.entry(SHIP, Set.of(APPROVED)),
          Map.entry(TAKE_STOCK, Set.of(APPROVED)),
          Map.entry(RELEASE, Set.of(PLACED, APPROVED)),
          Map.entry(DELIVER, Set.of(PLACED, APPROVED)),
          Map.entry(RETURN, Set.of(APPROVED)));

  private final String done;

  OrderMove(String done) {
    this.done = done;
  }

  boolean allowedFrom(OrderStatus status) {
    return FROM.get(this).contains(status);
  }

  /**
   * Passes where the order's state allows this.
   *
   * @throws Problem 409 invalid_transition, naming what would unblock it
   */
  void check(String id, OrderStatus status) {
    if (!allowedFrom(status)) {
      throw refused(id, status);
    }
  }

  private Problem refused(String id, OrderStatus status) {
    Problem problem =
        Problem.of(
            Code.INVALID_TRANSITION,
            "The order %s is %s and cannot be %s"
                .formatted(id, status.name().toLowerCase(Locale.ROOT), done));
    if (status.open()) {
      return problem.hint("Place it first with place_order.").next("place_order");
    }
    if (status == PLACED) {
      return this == PLACE
          ? problem.hint("It is placed; approve_order is next.").next("approve_order")
          : problem.hint("Approve it first with approve_order.").next("approve_order");
    }
    if (status == APPROVED) {
      return problem.hint("It is past that; fulfill_order is next.").next("fulfill_order");
    }
    return problem
        .hint("A cancelled order stays cancelled; make a new one with create_order.")
        .next("create_order");
  }
}
