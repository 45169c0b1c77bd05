package dev.storehand.feature.preorders;

import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.offers.Fulfillment;
import dev.storehand.feature.offers.OfferCounts;
import dev.storehand.feature.offers.Offers;
import dev.storehand.feature.offers.Selling;
import dev.storehand.feature.orders.Order;
import dev.storehand.feature.orders.Sales;
import java.util.Optional;

/** Places preorders. */
final class Preselling {
  /** What a key needs to move money, by whatever path. */
  static final String MOVES_MONEY = "payments:write";

  private final Offers offers = new Offers();
  private final OfferCounts counts = new OfferCounts();
  private final PreorderStore store = new PreorderStore();
  private final Letters letters;
  private final Sales sales;
  private final Charging charging;
  private final ShopDays days;

  Preselling(Sales sales, Charging charging, Letters letters, ShopDays days) {
    this.letters = letters;
    this.sales = sales;
    this.charging = charging;
    this.days = days;
  }

  /**
   * Sells by an offer, in one transaction: either all of it happens or nothing.
   *
   * @throws Problem 409 where the offer does not sell it so, naming what would help
   */
  PreorderOrder place(WriteTx tx, PlacePreorder in) {
    if (in.payment().isPresent() && !tx.scope().actor().may(MOVES_MONEY)) {
      throw Problem.of(Code.FORBIDDEN, "The ability " + MOVES_MONEY + " is needed to take money")
          .hint("Leave payment out, or use a key that carries " + MOVES_MONEY + ".");
    }
    Checkout checkout = new Checkout(offers, counts, store, in);
    Sales.Placed cart = sales.place(tx, in.order(), checkout);
    Selling offer = checkout.offer();
    Preorder preorder = preorder(tx, offer, cart, in);
    store.insert(tx, preorder);
    Order held = held(tx, cart.order(), preorder);
    PreorderOrder placed = PreorderOrder.of(preorder, held);
    tx.happened("preorder.placed", placed);
    letters.confirmation(tx, offer, new PreorderBook.Kept(preorder, held));
    in.payment().ifPresent(means -> charging.atOnce(tx, preorder, cart.rest(), means));
    return placed;
  }

  private Preorder preorder(WriteTx tx, Selling offer, Sales.Placed cart, PlacePreorder in) {
    Order order = cart.order();
    Optional<PlacePreorder.PaymentMeans> means = in.payment();
    PaymentPlan plan = PaymentPlan.of(offer.settings().payments(), order, tx.now());
    Fulfillment fulfillment = offer.settings().fulfillment();
    String note =
        fulfillment.holdNote().isBlank() ? "It holds a preorder." : fulfillment.holdNote();
    return new Preorder(
        order.id(),
        offer.id(),
        tx.now(),
        plan,
        new Preorder.Payer(
            means.map(PlacePreorder.PaymentMeans::provider),
            means.flatMap(PlacePreorder.PaymentMeans::token)),
        Preorder.Tries.from(plan.firstCharge()),
        Preorder.Arrival.of(tx, offer.settings(), order.marketId(), days),
        new Preorder.Holding(
            Held.valueOf(fulfillment.hold().name()), Optional.of(note), Optional.empty()),
        fulfillment.releaseAutomatically(),
        Preorder.Release.NOT_YET,
        Preorder.Link.NONE,
        Optional.empty(),
        Reminder.first(offer.settings().payments().reminders(), plan.dueAt(), tx.now()),
        in.locale(),
        cart.rest().map(Order::id));
  }

  /** Where the whole order waits, so does what could be sent of it. */
  private Order held(WriteTx tx, Order order, Preorder preorder) {
    boolean other = order.lines().stream().anyMatch(line -> !line.waiting() && line.ships());
    return preorder.holding().held() == Held.WHOLE_ORDER && other
        ? sales.hold(tx, order.id(), preorder.holding().note().orElseThrow())
        : order;
  }
}
