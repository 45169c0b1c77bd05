package dev.storehand.feature.listings;

import dev.storehand.core.db.Resource;
import dev.storehand.core.schema.Doc;
import java.time.Instant;
import java.util.Optional;

/** An active listing as it stands in the book; closed for good when it leaves it. */
@Doc("An ask: an active listing as it stands in the book.")
record Ask(
    @Doc("The ask's id.") String id,
    @Doc("The listing it is of.") String listingId,
    @Doc("The variant (SKU).") String variantId,
    @Doc("The product.") String productId,
    @Doc("Who sells; the house where absent.") Optional<String> sellerId,
    @Doc("What is asked for it, in minor units.") long amountCents,
    @Doc("Its currency, ISO 4217.") String currency,
    @Doc("Since when it stands in line at this amount: of equal asks, the oldest sells first.")
        Instant queuedAt,
    @Doc("When it leaves the book by itself.") Instant expiresAt,
    @Doc("When it was made.") Instant createdAt,
    @Doc("When it last changed.") Instant updatedAt)
    implements Resource {

  /** Why an ask left the book. */
  enum Closing {
    EXPIRED,
    DEACTIVATED,
    DELETED,
    MATCHED
  }

  /** A new one for an active listing. */
  static Ask of(String id, Listing listing, Instant now) {
    return new Ask(
        id,
        listing.id(),
        listing.variantId(),
        listing.productId(),
        listing.sellerId(),
        listing.amountCents().orElseThrow(),
        listing.currency(),
        now,
        listing.expiresAt(),
        now,
        now);
  }

  /** The same ask on its listing's terms; at another amount it begins at the end of the line. */
  Ask on(Listing listing, Instant now) {
    boolean moved =
        amountCents != listing.amountCents().orElseThrow() || !currency.equals(listing.currency());
    return new Ask(
        id,
        listingId,
        variantId,
        productId,
        sellerId,
        listing.amountCents().orElseThrow(),
        listing.currency(),
        moved ? now : queuedAt,
        listing.expiresAt(),
        createdAt,
        now);
  }
}
