package dev.storehand.feature.preorders;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.offers.Cart;
import dev.storehand.feature.offers.Selling;
import dev.storehand.feature.orders.Presale.Wanted;
import java.util.List;
import java.util.Optional;

/** What an offer asks of one order, and of one customer. */
final class CartRules {

  void check(Selling offer, PlacePreorder in, List<Wanted> presold, List<Wanted> all) {
    if (offer.settings().terms().enabled() && !in.termsAccepted().orElse(false)) {
      throw Problem.fault(
              "terms_accepted", "must be true: the offer %s has terms".formatted(offer.id()))
          .hint("Show the buyer the terms, which read_offer_terms has, and ask again.")
          .next("read_offer_terms");
    }
    Cart cart = offer.settings().cart();
    if (!cart.mixedCarts() && presold.size() < all.size()) {
      throw refused(offer, "is not sold together with other goods")
          .hint("Order the other goods apart with create_order, or let update_offer_cart allow it.")
          .next("create_order", "update_offer_cart");
    }
    long units = presold.stream().mapToLong(Wanted::quantity).sum();
    if (cart.minPerOrder().filter(least -> units < least).isPresent()) {
      throw limit(offer, "at least %d to an order".formatted(cart.minPerOrder().get()), units);
    }
    if (cart.maxPerOrder().filter(most -> units > most).isPresent()) {
      throw limit(offer, "at most %d to an order".formatted(cart.maxPerOrder().get()), units);
    }
  }

  /** The customer's row is held, so nobody sells to him meanwhile. */
  void checkCustomer(
      ReadTx tx, Selling offer, PreorderStore preorders, Optional<String> customer, int units) {
    Optional<Integer> most = offer.settings().cart().maxPerCustomer();
    if (most.isEmpty()) {
      return;
    }
    if (customer.isEmpty()) {
      throw Problem.fault(
              "customer_email",
              "is missing: the offer %s sells at most %d to a customer"
                  .formatted(offer.id(), most.get()))
          .next("set_offer_order_limits");
    }
    long bought = preorders.bought(tx, offer.id(), customer.get());
    if (bought + units > most.get()) {
      throw limit(
          offer, "at most %d to a customer, who has %d".formatted(most.get(), bought), units);
    }
  }

  private static Problem limit(Selling offer, String rule, long units) {
    return refused(offer, "sells %s, not %d".formatted(rule, units))
        .hint("Change the quantity, or the limits with set_offer_order_limits.")
        .next("set_offer_order_limits", "read_offer_cart");
  }

  private static Problem refused(Selling offer, String why) {
    return Problem.of(Code.CONFLICT, "The offer %s %s".formatted(offer.id(), why));
  }
}
