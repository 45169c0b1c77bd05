package dev.storehand.feature.preorders;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.ShopDays;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.offers.OfferCounts;
import dev.storehand.feature.offers.Offers;
import dev.storehand.feature.offers.Payments;
import dev.storehand.feature.offers.Pricing;
import dev.storehand.feature.offers.Quotes;
import dev.storehand.feature.offers.Selling;
import dev.storehand.feature.offers.Settings;
import dev.storehand.feature.orders.Markets;
import dev.storehand.feature.orders.Money;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** On which terms one unit would be sold now, by the rules that sell it. */
final class Quoting {
  private final Offers offers = new Offers();
  private final OfferCounts counts = new OfferCounts();
  private final Resting resting = new Resting();
  private final Markets markets;
  private final ShopDays days;
  private final Function<ReadTx, String> shopName;

  Quoting(Markets markets, ShopDays days, Function<ReadTx, String> shopName) {
    this.markets = markets;
    this.days = days;
    this.shopName = shopName;
  }

  /** As {@link Quotes} asks. */
  Map<String, Quotes.Quote> of(
      ReadTx tx, List<Selling> asked, VariantRef variant, Optional<String> idOrCode) {
    Markets.Terms market = markets.terms(tx, idOrCode);
    // A variant has one offer at a time in a market.
    Optional<String> sells =
        Optional.ofNullable(
                offers.of(tx, List.of(variant), market.id(), tx.now()).get(variant.id()))
            .map(Selling::id);
    Sale sale = new Sale(market, variant, shopName.apply(tx), days.zone(tx));
    Map<String, Quotes.Quote> quotes = new HashMap<>();
    for (Selling offer : asked) {
      boolean its = variant.sellable() && sells.filter(offer.id()::equals).isPresent();
      quotes.put(offer.id(), quote(tx, offer, sale, its));
    }
    return quotes;
  }

  /** One unit, where somebody wants it. */
  private record Sale(Markets.Terms market, VariantRef variant, String shop, ZoneId zone) {

    /** What it gives the places of any offer's texts. */
    Map<String, String> words() {
      return Map.of(
          "shop", shop, "product", variant.name(), "quantity", "1", "currency", market.currency());
    }

    /** What it comes to; empty where the variant's price is in another currency. */
    Optional<Long> cents(Pricing pricing) {
      return variant.currency().equals(market.currency())
          ? Optional.of(variant.priceCents() - Checkout.less(pricing, variant.priceCents(), 1))
          : Optional.empty();
    }
  }

  private Quotes.Quote quote(ReadTx tx, Selling offer, Sale sale, boolean its) {
    Settings settings = offer.settings();
    String currency = sale.market().currency();
    String marketId = sale.market().id();
    String variantId = sale.variant().id();
    Optional<Long> cents = sale.cents(settings.pricing());
    Optional<PaymentPlan> plan = cents.map(sum -> plan(tx, settings.payments(), sum));
    Preorder.Arrival arrival = Preorder.Arrival.of(tx, settings, marketId, any -> sale.zone());
    Optional<OfferCounts.Limit> limit = counts.limit(tx, offer, variantId, marketId);
    Map<String, String> words = new HashMap<>(sale.words());
    words.putAll(
        new Promise(plan, arrival)
            .words(offer, currency, at -> LocalDate.ofInstant(at, sale.zone()).toString()));
    cents.ifPresent(sum -> words.put("total", Money.text(sum, currency)));
    discount(settings.pricing(), sale, cents).ifPresent(text -> words.put("discount", text));
    limit.ifPresent(
        some -> {
          words.put("limit", String.valueOf(some.most()));
          words.put("remaining", String.valueOf(some.left()));
        });
    boolean forSale =
        its
            && limit.filter(some -> some.left() == 0).isEmpty()
            && resting.of(tx, offer, sale.market(), List.of(variantId)).isEmpty();
    return new Quotes.Quote(
        marketId,
        currency,
        forSale,
        plan.map(all -> price(sale.variant().priceCents(), all)),
        arrival.type(),
        arrival.at(),
        words);
  }

  private static PaymentPlan plan(ReadTx tx, Payments payments, long cents) {
    return PaymentPlan.of(payments, cents, List.of(new PaymentPlan.Presold(1, cents)), tx.now());
  }

  private static Quotes.Price price(long unitCents, PaymentPlan plan) {
    long cents = plan.depositCents() + plan.balanceCents();
    return new Quotes.Price(
        unitCents,
        unitCents - cents,
        cents,
        plan.depositCents(),
        plan.balanceCents(),
        plan.dueAt());
  }

  /** What is saved: 20 % or 5.00 USD. */
  private static Optional<String> discount(Pricing pricing, Sale sale, Optional<Long> cents) {
    return switch (pricing.type()) {
      case NONE -> Optional.empty();
      case PERCENTAGE ->
          pricing.percentage().map(part -> part.stripTrailingZeros().toPlainString() + " %");
      case FIXED_AMOUNT ->
          cents
              .map(sum -> sale.variant().priceCents() - sum)
              .or(pricing::amountCents)
              .map(less -> Money.text(less, sale.market().currency()));
    };
  }
}
