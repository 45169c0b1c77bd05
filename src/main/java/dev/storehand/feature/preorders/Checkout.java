package dev.storehand.feature.preorders;

import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.offers.Inventory;
import dev.storehand.feature.offers.OfferCounts;
import dev.storehand.feature.offers.Offers;
import dev.storehand.feature.offers.Pricing;
import dev.storehand.feature.offers.Selling;
import dev.storehand.feature.orders.Markets;
import dev.storehand.feature.orders.Money;
import dev.storehand.feature.orders.Presale;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One sale by an offer: finds the offer, holds the sale against its rules, and counts it. */
final class Checkout implements Presale {
  private final Offers offers;
  private final OfferCounts counts;
  private final PreorderStore preorders;
  private final PlacePreorder in;
  private final Resting resting = new Resting();
  private final CartRules cart = new CartRules();
  private Optional<Selling> found = Optional.empty();
  private List<Wanted> sold = List.of();
  private String marketId = "";

  Checkout(Offers offers, OfferCounts counts, PreorderStore preorders, PlacePreorder in) {
    this.offers = offers;
    this.counts = counts;
    this.preorders = preorders;
    this.in = in;
  }

  /** The offer it was sold by. */
  Selling offer() {
    return found.orElseThrow();
  }

  @Override
  public Map<String, Long> less(WriteTx tx, Markets.Terms market, List<Wanted> wanted) {
    marketId = market.id();
    Map<String, Selling> by =
        offers.of(tx, wanted.stream().map(Wanted::variant).toList(), market.id(), tx.now());
    List<Wanted> presold =
        wanted.stream().filter(each -> by.containsKey(each.variant().id())).toList();
    Selling offer = one(tx, presold, by, wanted);
    refuseStocked(tx, offer, market, presold);
    cart.check(offer, in, presold, wanted);
    found = Optional.of(offer);
    sold = presold;
    Map<String, Long> less = new LinkedHashMap<>();
    Pricing pricing = offer.settings().pricing();
    presold.forEach(each -> less.put(each.id(), less(pricing, each.unitCents(), each.quantity())));
    return less;
  }

  /** One order is sold by one offer. */
  private Selling one(
      WriteTx tx, List<Wanted> presold, Map<String, Selling> by, List<Wanted> wanted) {
    Set<String> ids = new HashSet<>();
    presold.forEach(each -> ids.add(by.get(each.variant().id()).id()));
    if (in.offerId().isPresent() && !ids.equals(Set.of(in.offerId().get()))) {
      throw NotSold.by(offers.get(tx, in.offerId().get()), marketId, tx.now());
    }
    if (ids.isEmpty()) {
      throw NotSold.byAny(wanted);
    }
    if (ids.size() > 1) {
      throw Problem.fault("lines", "are sold by %d offers; an order has one".formatted(ids.size()))
          .hint("Place a preorder for each offer; list_variant_offers shows what sells what.")
          .next("list_variant_offers");
    }
    return by.get(presold.get(0).variant().id());
  }

  private void refuseStocked(
      WriteTx tx, Selling offer, Markets.Terms market, List<Wanted> presold) {
    List<String> ids = presold.stream().map(each -> each.variant().id()).distinct().toList();
    Set<String> stocked = resting.of(tx, offer, market, ids);
    for (Wanted each : presold) {
      if (stocked.contains(each.variant().id())) {
        throw Problem.of(
                Code.CONFLICT,
                "%s can be had from stock, and the offer %s rests meanwhile"
                    .formatted(name(each.variant()), offer.id()))
            .hint(
                "Sell it with create_order; or switch pause_when_back_in_stock off with"
                    + " update_offer_inventory.")
            .next("create_order", "update_offer_inventory");
      }
    }
  }

  static String name(VariantRef variant) {
    return variant.skuCode().orElse(variant.name());
  }

  /** What an offer takes off so many units of a price. */
  static long less(Pricing pricing, long unitCents, int quantity) {
    long whole = Math.multiplyExact(unitCents, (long) quantity);
    return switch (pricing.type()) {
      case NONE -> 0;
      case PERCENTAGE -> Money.share(whole, pricing.percentage().orElse(BigDecimal.ZERO));
      case FIXED_AMOUNT -> Math.min(unitCents, pricing.amountCents().orElse(0L)) * quantity;
    };
  }

  @Override
  public boolean splits() {
    return offer().settings().fulfillment().splitOrders();
  }

  @Override
  public boolean reserves(String lineId) {
    return offer().settings().inventory().reserveOn() == Inventory.ReserveOn.ON_SALE;
  }

  @Override
  public Map<String, String> sold(WriteTx tx, Optional<String> customerId) {
    int units = sold.stream().mapToInt(Wanted::quantity).sum();
    cart.checkCustomer(tx, offer(), preorders, customerId, units);
    Map<String, String> by = new HashMap<>();
    // In the order of their ids, so that no two sales wait for each other.
    sold.stream()
        .sorted(Comparator.comparing(each -> each.variant().id()))
        .forEach(
            each ->
                by.put(
                    each.id(),
                    counts.sell(tx, offer(), each.variant().id(), each.quantity(), marketId)));
    return by;
  }
}
