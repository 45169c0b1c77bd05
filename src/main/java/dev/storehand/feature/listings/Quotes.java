package dev.storehand.feature.listings;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What books stand at. A quote is kept with each change of its book; what has expired since counts
 * for nobody, even before the clock comes by.
 */
public final class Quotes {
  private static final int MOST = 1000;

  private final QuoteStore quotes = new QuoteStore();
  private final AskStore asks = new AskStore();
  private final BidStore bids = new BidStore();

  /** What the book of a variant stands at; empty where nobody has ever asked or bid for it. */
  public Optional<MarketQuote> of(ReadTx tx, String variantId, String currency) {
    return quotes.find(tx, variantId, currency).map(kept -> asOf(tx, kept));
  }

  /** The same of some variants, in all currencies, by variant and currency. */
  public List<MarketQuote> ofVariants(ReadTx tx, Collection<String> variantIds) {
    return variantIds.isEmpty() ? List.of() : now(tx, quotes.ofVariants(tx, variantIds));
  }

  /** The same of a product's variants, at most {@value #MOST}. */
  public List<MarketQuote> ofProduct(ReadTx tx, String productId) {
    return now(tx, quotes.ofProduct(tx, productId, MOST));
  }

  private List<MarketQuote> now(ReadTx tx, List<QuoteStore.Kept> kept) {
    return kept.stream().map(each -> asOf(tx, each)).toList();
  }

  private MarketQuote asOf(ReadTx tx, QuoteStore.Kept kept) {
    MarketQuote quote = kept.quote();
    if (!kept.stale(tx.now())) {
      return quote;
    }
    AskStore.Standing asked = asks.standing(tx, quote.variantId(), quote.currency());
    AskStore.Standing bid = bids.standing(tx, quote.variantId(), quote.currency());
    return quote.at(
        new MarketQuote.Figures(asked.best(), asked.count(), bid.best(), bid.count()),
        quote.updatedAt());
  }

  /** Whether a variant's book may hold what has expired. */
  boolean stale(ReadTx tx, String variantId) {
    return quotes.ofVariants(tx, List.of(variantId)).stream()
        .anyMatch(kept -> kept.stale(tx.now()));
  }

  /**
   * Brings a quote up to its book, and tells of it where a figure has changed.
   *
   * @param expiry when what is new expires
   */
  void changed(WriteTx tx, Key key, int moreAsks, int moreBids, Optional<Instant> expiry) {
    QuoteStore.Kept before = kept(tx, key);
    MarketQuote.Figures was = before.quote().figures();
    MarketQuote.Figures is =
        new MarketQuote.Figures(
            asks.lowest(tx, key.variantId(), key.currency()),
            was.asks() + moreAsks,
            bids.highest(tx, key.variantId(), key.currency()),
            was.bids() + moreBids);
    Optional<Instant> next =
        Stream.concat(before.nextExpiry().stream(), expiry.stream()).min(Instant::compareTo);
    keep(tx, before, new QuoteStore.Kept(before.quote().at(is, tx.now()), next));
  }

  /** Counts anew what a book comes to, once its due asks and bids have been taken out. */
  void recounted(WriteTx tx, Key key) {
    AskStore.Standing asked = asks.standing(tx, key.variantId(), key.currency());
    AskStore.Standing bid = bids.standing(tx, key.variantId(), key.currency());
    QuoteStore.Kept before = kept(tx, key);
    MarketQuote.Figures is =
        new MarketQuote.Figures(asked.best(), asked.count(), bid.best(), bid.count());
    Optional<Instant> next =
        Stream.concat(asked.nextExpiry().stream(), bid.nextExpiry().stream())
            .min(Instant::compareTo);
    keep(tx, before, new QuoteStore.Kept(before.quote().at(is, tx.now()), next));
  }

  /** The books of a variant, one for each currency. */
  List<Key> keys(ReadTx tx, String variantId) {
    return quotes.ofVariants(tx, List.of(variantId)).stream()
        .map(kept -> Key.of(kept.quote()))
        .toList();
  }

  /** Which book. */
  record Key(String variantId, String productId, String currency) {
    static Key of(MarketQuote quote) {
      return new Key(quote.variantId(), quote.productId(), quote.currency());
    }

    static Key of(Ask ask) {
      return new Key(ask.variantId(), ask.productId(), ask.currency());
    }

    static Key of(Bid bid) {
      return new Key(bid.variantId(), bid.productId(), bid.currency());
    }
  }

  private void keep(WriteTx tx, QuoteStore.Kept before, QuoteStore.Kept after) {
    if (!after.equals(before)) {
      quotes.save(tx, after);
    }
    if (!after.quote().equals(before.quote())) {
      tx.happened(MarketQuote.CHANGED, before.quote(), after.quote());
    }
  }

  private QuoteStore.Kept kept(WriteTx tx, Key key) {
    return quotes
        .find(tx, key.variantId(), key.currency())
        .orElseGet(
            () -> {
              MarketQuote fresh =
                  new MarketQuote(
                      tx.id("mqt"),
                      key.variantId(),
                      key.productId(),
                      key.currency(),
                      Optional.empty(),
                      0,
                      Optional.empty(),
                      0,
                      tx.now(),
                      tx.now(),
                      1);
              quotes.insert(tx, fresh);
              return new QuoteStore.Kept(fresh, Optional.empty());
            });
  }
}
