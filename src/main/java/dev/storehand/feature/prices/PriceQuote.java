package dev.storehand.feature.prices;

import dev.storehand.core.db.Resource;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.schema.Doc;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a variant goes for at a venue. */
@Doc("What a variant goes for at one source.")
record PriceQuote(
    @Doc("The quote's id.") String id,
    @Doc("Whose price: own for the shop's own market, or the name of a feed.") String source,
    @Doc("The currency of its amounts, ISO 4217.") String currency,
    @Doc("The feed's market; the own market is one for all.") Optional<String> market,
    @Doc("The variant (SKU).") String variantId,
    @Doc("The product.") String productId,
    @Doc("The lowest ask, in minor units; absent where it is not for sale.")
        Optional<Long> lowestAskCents,
    @Doc("How many asks there are, at least 1 where it is for sale.") long numberOfAsks,
    @Doc("What a buyer pays by shipping option, in minor units, as the feed says.")
        Map<String, Long> subtotalCents,
    @Doc("When the source said so.") Instant quotedAt,
    @Doc("When it was first quoted.") Instant createdAt,
    @Doc("When it last changed.") Instant updatedAt)
    implements Resource {

  /** What may change of it. */
  record Figures(Optional<Long> lowestAsk, long asks, Map<String, Long> subtotal) {
    static final Figures NONE = new Figures(Optional.empty(), 0, Map.of());
  }

  /** The first one of a variant at a venue. */
  static PriceQuote first(
      WriteTx tx,
      Venue venue,
      String variantId,
      String productId,
      Figures figures,
      Instant quotedAt) {
    return new PriceQuote(
        tx.id("pqt"),
        venue.source(),
        venue.currency(),
        Optional.of(venue.market()).filter(word -> !word.isEmpty()),
        variantId,
        productId,
        figures.lowestAsk(),
        figures.asks(),
        figures.subtotal(),
        quotedAt,
        tx.now(),
        tx.now());
  }

  Figures figures() {
    return new Figures(lowestAskCents, numberOfAsks, subtotalCents);
  }

  /** The same with other figures. */
  PriceQuote at(Figures next, Instant quotedAt, Instant now) {
    return new PriceQuote(
        id,
        source,
        currency,
        market,
        variantId,
        productId,
        next.lowestAsk(),
        next.asks(),
        next.subtotal(),
        quotedAt,
        createdAt,
        now);
  }
}
