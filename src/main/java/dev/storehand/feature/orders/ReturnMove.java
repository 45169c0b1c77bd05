package dev.storehand.feature.orders;

import static dev.storehand.feature.orders.Return.Status.APPROVED;
import static dev.storehand.feature.orders.Return.Status.CANCELLED;
import static dev.storehand.feature.orders.Return.Status.DRAFT;
import static dev.storehand.feature.orders.Return.Status.RECEIVED;
import static dev.storehand.feature.orders.Return.Status.REFUNDED;
import static dev.storehand.feature.orders.Return.Status.REJECTED;
import static dev.storehand.feature.orders.Return.Status.REQUESTED;
import static dev.storehand.feature.orders.Return.Status.SHIPPED;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.orders.Return.Status;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What can be done with a return, from which states, and where it leads: the whole table. */
enum ReturnMove {
  APPROVE("approved", APPROVED),
  REJECT("rejected", REJECTED),
  RECEIVE("received", RECEIVED),
  /** Leaves the state as it is. */
  RESTOCK("restocked", RECEIVED),
  REFUND("refunded", REFUNDED),
  CANCEL("cancelled", CANCELLED);

  private static final Map<ReturnMove, Set<Status>> FROM =
      Map.of(
          APPROVE, Set.of(DRAFT, REQUESTED),
          REJECT, Set.of(DRAFT, REQUESTED),
          RECEIVE, Set.of(APPROVED, SHIPPED),
          RESTOCK, Set.of(APPROVED, SHIPPED, RECEIVED, REFUNDED),
          REFUND, Set.of(APPROVED, SHIPPED, RECEIVED),
          CANCEL, Set.of(DRAFT, REQUESTED, APPROVED));

  private final String done;
  private final Status to;

  ReturnMove(String done, Status to) {
    this.done = done;
    this.to = to;
  }

  Status to() {
    return to;
  }

  String event() {
    return "return." + done;
  }

  boolean allowedFrom(Status status) {
    return FROM.get(this).contains(status);
  }

  /**
   * Passes where the return's state allows this.
   *
   * @throws Problem 409 invalid_transition, naming what would unblock it
   */
  void check(Return one) {
    if (allowedFrom(one.status())) {
      return;
    }
    Problem problem =
        Problem.of(
            Code.INVALID_TRANSITION,
            "The return %s is %s and cannot be %s"
                .formatted(one.id(), one.status().name().toLowerCase(Locale.ROOT), done));
    throw switch (one.status()) {
      case DRAFT, REQUESTED -> problem.hint("Approve it first.").next("approve_return");
      case APPROVED, SHIPPED ->
          problem.hint("It is approved; receive_return is next.").next("receive_return");
      case RECEIVED ->
          problem
              .hint("It has come back; restock_return or refund_order is next.")
              .next("restock_return", "refund_order");
      case REJECTED, CANCELLED, REFUNDED ->
          problem.hint("It has ended; create_return makes a new one.").next("create_return");
    };
  }
}
