package dev.storehand.feature.listings;

import static dev.storehand.feature.listings.Sale.Status.AUTHENTICATED;
import static dev.storehand.feature.listings.Sale.Status.AUTHFAILED;
import static dev.storehand.feature.listings.Sale.Status.CANCELED;
import static dev.storehand.feature.listings.Sale.Status.COMPLETED;
import static dev.storehand.feature.listings.Sale.Status.CREATED;
import static dev.storehand.feature.listings.Sale.Status.RECEIVED;
import static dev.storehand.feature.listings.Sale.Status.RETURNED;
import static dev.storehand.feature.listings.Sale.Status.SHIPPED;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.listings.Sale.Status;
import java.util.Map;
import java.util.Set;

/** What can be done with a sale, from which states, and where it leads: the whole table. */
enum SaleMove {
  SHIP("shipped", SHIPPED),
  RECEIVE("received", RECEIVED),
  AUTHENTICATE("authenticated", AUTHENTICATED),
  FAIL_AUTHENTICATION("found not genuine", AUTHFAILED),
  COMPLETE("completed", COMPLETED),
  CANCEL("canceled", CANCELED),
  RETURN("returned", RETURNED);

  private static final Map<SaleMove, Set<Status>> FROM =
      Map.of(
          SHIP, Set.of(CREATED),
          RECEIVE, Set.of(SHIPPED),
          AUTHENTICATE, Set.of(RECEIVED),
          FAIL_AUTHENTICATION, Set.of(RECEIVED),
          COMPLETE, Set.of(RECEIVED, AUTHENTICATED),
          CANCEL, Set.of(CREATED),
          RETURN, Set.of(SHIPPED, RECEIVED, AUTHENTICATED, AUTHFAILED));

  private final String done;
  private final Status to;

  SaleMove(String done, Status to) {
    this.done = done;
    this.to = to;
  }

  Status to() {
    return to;
  }

  String event() {
    return this == FAIL_AUTHENTICATION ? "sale.authentication_failed" : "sale." + done;
  }

  boolean allowedFrom(Status status) {
    return FROM.get(this).contains(status);
  }

  /**
   * Passes where the sale's state allows this.
   *
   * @throws Problem 409 invalid_transition, naming what would unblock it
   */
  void check(Sale sale) {
    if (allowedFrom(sale.status())) {
      return;
    }
    Problem problem =
        Problem.of(
            Code.INVALID_TRANSITION,
            "The sale %d is %s and cannot be %s"
                .formatted(sale.orderNumber(), sale.status(), done));
    throw switch (sale.status()) {
      case CREATED -> problem.hint("It is to be sent first, with ship_sale.").next("ship_sale");
      case SHIPPED ->
          problem
              .hint("It is on its way; confirm_sale_receipt is next, or return_sale.")
              .next("confirm_sale_receipt", "return_sale");
      case RECEIVED ->
          problem
              .hint("It has arrived; authenticate_sale or complete_sale is next.")
              .next("authenticate_sale", "complete_sale");
      case AUTHENTICATED -> problem.hint("complete_sale is next.").next("complete_sale");
      case AUTHFAILED -> problem.hint("return_sale takes it back.").next("return_sale");
      case COMPLETED ->
          problem
              .hint("It is over. What is brought back later is an order's return.")
              .next("create_return", "refund_order");
      case CANCELED, RETURNED ->
          problem.hint("It is over; a new listing sells the unit again.").next("create_listing");
    };
  }
}
