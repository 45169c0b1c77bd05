package dev.storehand.feature.listings;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.schema.Doc;
import java.time.Instant;
import java.util.Optional;

/** What the book of a variant stands at in one currency. A change of it is an event. */
@Doc("What the book of a variant stands at in one currency.")
public record MarketQuote(
    @Doc("The quote's id.") String id,
    @Doc("The variant (SKU).") String variantId,
    @Doc("The product.") String productId,
    @Doc("The currency of its amounts, ISO 4217.") String currency,
    @Doc("The lowest live ask; absent where there is none.") Optional<Long> lowestAskCents,
    @Doc("How many live asks there are.") long numberOfAsks,
    @Doc("The highest live bid; absent where there is none.") Optional<Long> highestBidCents,
    @Doc("How many live bids there are.") long numberOfBids,
    @Doc("When it was first asked or bid for.") Instant createdAt,
    @Doc("When it last changed.") Instant updatedAt,
    @Doc("Rises by one with each change.") long version)
    implements Versioned {

  /** The type of the event that tells of a change, with old and new values in its changes. */
  public static final String CHANGED = "market_quote.updated";

  /** The same with other figures, one version on; itself where they are the same. */
  MarketQuote at(Figures now, Instant when) {
    return figures().equals(now)
        ? this
        : new MarketQuote(
            id,
            variantId,
            productId,
            currency,
            now.lowestAsk(),
            now.asks(),
            now.highestBid(),
            now.bids(),
            createdAt,
            when,
            version + 1);
  }

  Figures figures() {
    return new Figures(lowestAskCents, numberOfAsks, highestBidCents, numberOfBids);
  }

  /** What a book comes to. */
  record Figures(Optional<Long> lowestAsk, long asks, Optional<Long> highestBid, long bids) {}
}
