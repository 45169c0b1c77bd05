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

  Settings with(Widget block) {
    return new Settings(
        block,
        products,
        pricing,
        payments,
        delivery,
        fulfillment,
        inventory,
        cart,
        terms,
        markets,
        translations,
        notifications);
  }

  Settings with(Products block) {
    return new Settings(
        widget,
        block,
        pricing,
        payments,
        delivery,
        fulfillment,
        inventory,
        cart,
        terms,
        markets,
        translations,
        notifications);
  }

  Settings with(Pricing block) {
    return new Settings(
        widget,
        products,
        block,
        payments,
        delivery,
        fulfillment,
        inventory,
        cart,
        terms,
        markets,
        translations,
        notifications);
  }

  Settings with(Payments block) {
    return new Settings(
        widget,
        products,
        pricing,
        block,
        delivery,
        fulfillment,
        inventory,
        cart,
        terms,
        markets,
        translations,
        notifications);
  }

  Settings with(Delivery block) {
    return new Settings(
        widget,
        products,
        pricing,
        payments,
        block,
        fulfillment,
        inventory,
        cart,
        terms,
        markets,
        translations,
        notifications);
  }

  Settings with(Fulfillment block) {
    return new Settings(
        widget,
        products,
        pricing,
        payments,
        delivery,
        block,
        inventory,
        cart,
        terms,
        markets,
        translations,
        notifications);
  }

  Settings with(Inventory block) {
    return new Settings(
        widget,
        products,
        pricing,
        payments,
        delivery,
        fulfillment,
        block,
        cart,
        terms,
        markets,
        translations,
        notifications);
  }

  Settings with(Cart block) {
    return new Settings(
        widget,
        products,
        pricing,
        payments,
        delivery,
        fulfillment,
        inventory,
        block,
        terms,
        markets,
        translations,
        notifications);
  }

  Settings with(Terms block) {
    return new Settings(
        widget,
        products,
        pricing,
        payments,
        delivery,
        fulfillment,
        inventory,
        cart,
        block,
        markets,
        translations,
        notifications);
  }

  Settings with(OfferMarkets block) {
    return new Settings(
        widget,
        products,
        pricing,
        payments,
        delivery,
        fulfillment,
        inventory,
        cart,
        terms,
        block,
        translations,
        notifications);
  }

  Settings with(Translations block) {
    return new Settings(
        widget,
        products,
        pricing,
        payments,
        delivery,
        fulfillment,
        inventory,
        cart,
        terms,
        markets,
        block,
        notifications);
  }

  Settings with(Notifications block) {
    return new Settings(
        widget,
        products,
        pricing,
        payments,
        delivery,
        fulfillment,
        inventory,
        cart,
        terms,
        markets,
        translations,
        block);
  }
}
