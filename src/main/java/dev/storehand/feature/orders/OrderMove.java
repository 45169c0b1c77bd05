package dev.storehand.feature.orders;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.util.Locale;
import java.util.Set;

/** What can be done with an order, and from which states: the whole table. */
enum OrderMove {
  PLACE("placed", OrderStatus.DRAFT, OrderStatus.PENDING),
  APPROVE("approved", OrderStatus.PLACED),
  CANCEL(
      "cancelled",
      OrderStatus.DRAFT,
      OrderStatus.PENDING,
      OrderStatus.PLACED,
      OrderStatus.APPROVED),
  PAY("paid", OrderStatus.PLACED, OrderStatus.APPROVED),
  VOID("relieved of a payment", OrderStatus.PLACED, OrderStatus.APPROVED, OrderStatus.CANCELLED),
  REFUND("refunded", OrderStatus.PLACED, OrderStatus.APPROVED, OrderStatus.CANCELLED),
  SHIP("sent", OrderStatus.APPROVED),
  TAKE_STOCK("taken from stock", OrderStatus.APPROVED),
  DELIVER("delivered", OrderStatus.PLACED, OrderStatus.APPROVED),
  RETURN("returned", OrderStatus.APPROVED);

  private final String done;
  private final Set<OrderStatus> from;

  OrderMove(String done, OrderStatus... from) {
    this.done = done;
    this.from = Set.of(from);
  }

  boolean allowedFrom(OrderStatus status) {
    return from.contains(status);
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
    if (status == OrderStatus.PLACED) {
      return this == PLACE
          ? problem.hint("It is placed; approve_order is next.").next("approve_order")
          : problem.hint("Approve it first with approve_order.").next("approve_order");
    }
    if (status == OrderStatus.APPROVED) {
      return problem.hint("It is past that; fulfill_order is next.").next("fulfill_order");
    }
    return problem
        .hint("A cancelled order stays cancelled; make a new one with create_order.")
        .next("create_order");
  }
}
