package dev.storehand.feature.offers;

import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Doc;
import java.util.List;
import java.util.stream.Stream;

/** All twelve blocks of an offer's settings. */
@Doc("An offer's settings, block by block.")
public record Settings(
    @Doc("How it looks in a storefront.") Widget widget,
    @Doc("What it sells.") Products products,
    @Doc("What it takes off the price.") Pricing pricing,
    @Doc("When buyers pay.") Payments payments,
    @Doc("When buyers may expect their goods.") Delivery delivery,
    @Doc("What waits until it is released.") Fulfillment fulfillment,
    @Doc("How many it sells, and what it does with stock.") Inventory inventory,
    @Doc("How much one order, and one customer, may hold.") Cart cart,
    @Doc("What buyers agree to.") Terms terms,
    @Doc("Where it sells.") OfferMarkets markets,
    @Doc("Its texts in other languages.") Translations translations,
    @Doc("What buyers are told by email.") Notifications notifications) {

  static Settings usual() {
    return new Settings(
        Widget.usual(),
        Products.usual(),
        Pricing.usual(),
        Payments.usual(),
        Delivery.usual(),
        Fulfillment.usual(),
        Inventory.usual(),
        Cart.usual(),
        Terms.usual(),
        OfferMarkets.usual(),
        Translations.usual(),
        Notifications.usual());
  }

  /** What does not fit together, block by block; paths begin with the block's name. */
  List<Fault> faults() {
    return Stream.of(
            products.faults("products"),
            pricing.faults("pricing"),
            payments.faults("payments"),
            delivery.faults("delivery"),
            cart.faults("cart"),
            terms.faults("terms"),
            markets.faults("markets"),
            translations.faults("translations"),
            notifications.faults("notifications"))
        .flatMap(List::stream)
        .toList();
  }

  /** The settings with another block; which of them it is, its type says. */
  Settings with(Record block) {
    return new Settings(
        either(block, widget),
        either(block, products),
        either(block, pricing),
        either(block, payments),
        either(block, delivery),
        either(block, fulfillment),
        either(block, inventory),
        either(block, cart),
        either(block, terms),
        either(block, markets),
        either(block, translations),
        either(block, notifications));
  }

  @SuppressWarnings("unchecked") // They are of one class.
  private static <B extends Record> B either(Record block, B old) {
    return block.getClass() == old.getClass() ? (B) block : old;
  }
}
