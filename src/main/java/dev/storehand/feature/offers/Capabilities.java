package dev.storehand.feature.offers;

import dev.storehand.core.schema.Doc;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** An offer's settings at a glance, a line for each capability. */
@Doc("An offer's settings at a glance.")
record Capabilities(
    @Doc("How it looks.") String widget,
    @Doc("What it sells.") String products,
    @Doc("What it takes off the price.") String pricing,
    @Doc("When buyers pay.") String payments,
    @Doc("When it comes.") String delivery,
    @Doc("What waits until it is released.") String fulfillment,
    @Doc("How many it sells.") String inventory,
    @Doc("How much one buyer may order.") String cart,
    @Doc("What buyers agree to.") String terms,
    @Doc("Where it sells.") String markets,
    @Doc("In which languages it speaks.") String translations,
    @Doc("What buyers are told.") String notifications) {

  /** How many variants were chosen, and how many units are sold. */
  record Tally(long chosen, long sold) {}

  static Capabilities of(Settings all, Tally tally, ZoneId zone) {
    return new Capabilities(
        widget(all.widget()),
        products(all.products(), tally),
        pricing(all.pricing()),
        payments(all.payments(), zone),
        delivery(all.delivery()),
        fulfillment(all.fulfillment()),
        inventory(all.inventory(), tally),
        cart(all.cart()),
        all.terms().enabled() ? "buyers agree to: " + start(all.terms().text()) : "none",
        markets(all.markets()),
        all.translations().locales().isEmpty()
            ? "none"
            : String.join(", ", new TreeSet<>(all.translations().locales().keySet())),
        notifications(all.notifications()));
  }

  private static String widget(Widget widget) {
    return "button \"%s\"%s%s%s"
        .formatted(
            widget.button().text(),
            widget.button().customColors() ? " in colours of its own" : "",
            widget.badge().enabled() ? ", badge \"" + widget.badge().text() + "\"" : ", no badge",
            widget.disclaimer().enabled() ? ", with a banner" : "");
  }

  private static String products(Products products, Tally tally) {
    return switch (products.source()) {
      case ALL -> "every variant";
      case COLLECTION -> "the collection " + products.collectionId().orElse("");
      case CUSTOM -> tally.chosen() + " variants that were added";
    };
  }

  private static String pricing(Pricing pricing) {
    return switch (pricing.type()) {
      case NONE -> "no discount";
      case PERCENTAGE -> plain(pricing.percentage()) + " % off";
      case FIXED_AMOUNT -> pricing.amountCents().orElse(0L) + " minor units off each unit";
    };
  }

  private static String payments(Payments payments, ZoneId zone) {
    if (payments.type() == Payments.Type.FULL) {
      return "paid in full with the order";
    }
    Payments.Deposit deposit = payments.deposit();
    Payments.RemainingBalance rest = payments.remainingBalance();
    String now =
        deposit.type() == Payments.DepositType.PERCENTAGE
            ? plain(deposit.percentage()) + " % now"
            : deposit.amountCents().orElse(0L) + " minor units a unit now";
    String due =
        switch (rest.due()) {
          case ON_RELEASE -> "when it is released";
          case AT ->
              "on "
                  + rest.dueAt()
                      .map(at -> at.atZone(zone).toLocalDate().toString())
                      .orElse("a day");
          case AFTER_INTERVAL -> rest.intervalDays().orElse(0) + " days after the order";
          case ON_FULFILLMENT -> "when it is sent";
        };
    return "%s, the rest %s, %s"
        .formatted(now, due, rest.autoCollect() ? "charged by itself" : "charged by hand");
  }

  private static String delivery(Delivery delivery) {
    return switch (delivery.type()) {
      case ASAP -> "as soon as possible";
      case EXACT_DATE -> "on " + delivery.date().map(Object::toString).orElse("a day");
      case AFTER_INTERVAL -> delivery.intervalDays().orElse(0) + " days after the order";
      case UNKNOWN -> "not known yet";
    };
  }

  private static String fulfillment(Fulfillment fulfillment) {
    String held =
        fulfillment.hold() == Fulfillment.Hold.WHOLE_ORDER
            ? "the whole order waits"
            : "preorder lines wait";
    return held + (fulfillment.splitOrders() ? ", what is in stock is an order of its own" : "");
  }

  private static String inventory(Inventory inventory, Tally tally) {
    return "%s, %d sold, stock is reserved on %s"
        .formatted(
            inventory.oversell()
                ? "sells beyond any limit"
                : inventory
                    .totalLimit()
                    .map(most -> "at most " + most + " of each variant")
                    .orElse("no limit of its own"),
            tally.sold(),
            inventory.reserveOn() == Inventory.ReserveOn.ON_SALE ? "sale" : "release");
  }

  private static String cart(Cart cart) {
    List<String> rules = new ArrayList<>();
    cart.minPerOrder().ifPresent(least -> rules.add("at least " + least + " an order"));
    cart.maxPerOrder().ifPresent(most -> rules.add("at most " + most + " an order"));
    cart.maxPerCustomer().ifPresent(most -> rules.add("at most " + most + " a customer"));
    if (!cart.mixedCarts()) {
      rules.add("no other goods in the order");
    }
    return rules.isEmpty() ? "no limits" : String.join(", ", rules);
  }

  private static String markets(OfferMarkets markets) {
    String where =
        markets.scope() == OfferMarkets.Scope.ALL
            ? "all markets"
            : "only " + String.join(", ", markets.marketIds());
    return markets.overrides().isEmpty()
        ? where
        : where + ", other in " + String.join(", ", new TreeSet<>(markets.overrides().keySet()));
  }

  private static String notifications(Notifications letters) {
    List<String> sent =
        Arrays.stream(Notifications.Kind.values())
            .filter(kind -> letters.letter(kind).enabled())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();
    return sent.isEmpty() ? "none" : String.join(", ", sent);
  }

  private static String plain(Optional<BigDecimal> percentage) {
    return percentage.orElse(BigDecimal.ZERO).stripTrailingZeros().toPlainString();
  }

  private static String start(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
