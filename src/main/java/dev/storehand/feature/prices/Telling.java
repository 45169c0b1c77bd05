package dev.storehand.feature.prices;

import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.catalog.Cards;
import dev.storehand.feature.catalog.ProductCard;
import dev.storehand.feature.catalog.VariantCard;
import dev.storehand.feature.prices.PriceQuoteStore.Least;
import dev.storehand.feature.shops.Fees;
import dev.storehand.feature.shops.Shop;
import dev.storehand.feature.shops.Shops;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes down, for one watch, what things go for now and went for when it was told last. */
final class Telling {
  private final PriceWatch watch;
  private final Shop shop;
  private final Map<String, VariantCard> variants;
  private final Map<String, ProductCard> products;

  private Telling(
      PriceWatch watch,
      Shop shop,
      Map<String, VariantCard> variants,
      Map<String, ProductCard> products) {
    this.watch = watch;
    this.shop = shop;
    this.variants = variants;
    this.products = products;
  }

  /** For a watch that is to be told of these variants and products. */
  static Telling of(
      WriteTx tx, PriceWatch watch, Collection<String> variants, Collection<String> products) {
    Cards cards = new Cards();
    return new Telling(
        watch, new Shops().own(tx), cards.byIds(tx, variants), cards.products(tx, products));
  }

  PricePayload.Row variant(String id, Optional<Long> told, PriceQuote.Figures now) {
    VariantCard card = variants.get(id);
    return row(card.product(), told, now.lowestAsk(), now.asks())
        .of(card.id(), sku(card), sizes(card), subtotal(now));
  }

  PricePayload.Row product(String id, Optional<Long> told, Least now) {
    return row(products.get(id), told, now.lowestAsk(), now.asks());
  }

  private PricePayload.Row row(
      ProductCard product, Optional<Long> told, Optional<Long> now, long asks) {
    return new PricePayload.Row(
        product.id(),
        product.name(),
        product.slug(),
        product.styleId().orElse(product.slug()),
        Optional.empty(),
        Optional.empty(),
        told.map(this::major),
        now.map(this::major),
        asks,
        Optional.empty(),
        watch.currency(),
        watch.market(),
        watch.source());
  }

  private static String sku(VariantCard card) {
    return card.product().styleId().or(card::skuCode).orElse(card.product().slug());
  }

  private static List<PricePayload.Size> sizes(VariantCard card) {
    return card.sizes().stream()
        .map(mark -> new PricePayload.Size(mark.size(), mark.system()))
        .toList();
  }

  /** What a buyer pays: of the own market by the shop's fees, of a feed as the feed says. */
  private Map<String, BigDecimal> subtotal(PriceQuote.Figures now) {
    Map<String, BigDecimal> all = new TreeMap<>();
    if (watch.source().equals(Venue.OWN)) {
      now.lowestAsk().map(ask -> Fees.subtotals(shop, ask, watch.currency())).stream()
          .flatMap(List::stream)
          .forEach(each -> all.put(each.shippingOption(), major(each.totalCents())));
    } else {
      now.subtotal().forEach((option, cents) -> all.put(option, major(cents)));
    }
    return all;
  }

  private BigDecimal major(long cents) {
    return Amount.major(cents, watch.currency());
  }
}
