package dev.storehand.feature.prices;

import dev.storehand.core.db.ReadTx;
import dev.storehand.feature.catalog.Cards;
import dev.storehand.feature.catalog.ProductCard;
import dev.storehand.feature.catalog.VariantCard;
import dev.storehand.feature.prices.MarkStore.Level;
import dev.storehand.feature.prices.MarkStore.Mark;
import dev.storehand.feature.prices.PriceQuoteStore.Least;
import dev.storehand.feature.shops.Fees;
import dev.storehand.feature.shops.Shop;
import dev.storehand.feature.shops.Shops;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says, for one watch, what things go for now and went for when it was told last. */
final class Telling {
  private final PriceWatch watch;
  private final Shop shop;
  private final Map<String, PriceQuote> quotes;
  private final Map<String, Least> least;
  private final Map<String, VariantCard> variants;
  private final Map<String, ProductCard> products;

  private Telling(ReadTx tx, PriceWatch watch, List<String> variantIds, List<String> productIds) {
    PriceQuoteStore store = new PriceQuoteStore();
    Cards cards = new Cards();
    this.watch = watch;
    this.shop = new Shops().own(tx);
    this.quotes = store.of(tx, watch.venue(), variantIds);
    this.least = store.least(tx, watch.venue(), productIds);
    this.variants = cards.byIds(tx, variantIds);
    this.products = cards.products(tx, productIds);
  }

  /** For a watch that may have to be told of these. */
  static Telling of(ReadTx tx, PriceWatch watch, List<Mark> marks) {
    return new Telling(tx, watch, subjects(marks, Level.VARIANT), subjects(marks, Level.PRODUCT));
  }

  private static List<String> subjects(List<Mark> marks, Level level) {
    return marks.stream().filter(mark -> mark.level() == level).map(Mark::subject).toList();
  }

  /** What it goes for now; empty where it is not for sale. */
  Optional<Long> price(Mark mark) {
    return switch (mark.level()) {
      case VARIANT -> quotes.get(mark.subject()).lowestAskCents();
      case PRODUCT -> least.get(mark.subject()).lowestAsk();
    };
  }

  PricePayload.Row row(Mark mark) {
    return switch (mark.level()) {
      case VARIANT -> variant(mark);
      case PRODUCT -> row(mark, products.get(mark.subject()), least.get(mark.subject()).asks());
    };
  }

  private PricePayload.Row variant(Mark mark) {
    VariantCard card = variants.get(mark.subject());
    PriceQuote.Figures now = quotes.get(mark.subject()).figures();
    return row(mark, card.product(), now.asks())
        .of(card.id(), sku(card), sizes(card), subtotal(now));
  }

  private PricePayload.Row row(Mark mark, ProductCard product, long asks) {
    return new PricePayload.Row(
        product.id(),
        product.name(),
        product.slug(),
        product.styleId().orElse(product.slug()),
        Optional.empty(),
        Optional.empty(),
        mark.told().map(this::major),
        price(mark).map(this::major),
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
