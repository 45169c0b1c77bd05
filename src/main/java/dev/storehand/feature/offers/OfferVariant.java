package dev.storehand.feature.offers;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.ReadOnly;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;

/** A variant of an offer: what differs for it, and what was sold of it. */
@Doc("A variant of an offer.")
record OfferVariant(
    @ReadOnly @Doc("Its own id, which order lines keep.") String id,
    @ReadOnly @Doc("The offer.") String offerId,
    @ReadOnly @Doc("The variant.") String variantId,
    @ReadOnly @Doc("The variant's SKU code.") Optional<String> skuCode,
    @ReadOnly
        @Doc("Whether it was added to the offer; false where the offer takes all or a collection.")
        boolean chosen,
    @Doc("At most so many of it, in place of the offer's total_limit.") @Min(0) @Max(1_000_000_000)
        Optional<Integer> capacity,
    @Doc("What is shown of its delivery, where the offer tells each variant its own.")
        @Size(min = 1, max = 300)
        @Means(Template.class)
        Optional<String> shippingText,
    @ReadOnly @Doc("Units of its preorders that are not cancelled.") long sold,
    @ReadOnly @Doc("The same since the count was last reset: what its limit is held against.")
        long soldCount,
    @ReadOnly @Doc("Units of them that were given stock.") long released,
    @ReadOnly @Doc("The limit that holds for it, if there is one.") Optional<Long> limit,
    @ReadOnly @Doc("What is left of the limit.") Optional<Long> remaining,
    @ReadOnly @Doc("When it came to the offer.") Instant createdAt,
    @ReadOnly @Doc("When it last changed.") Instant updatedAt,
    @ReadOnly @Doc("Rises by one with each change of its settings.") long version)
    implements Versioned {

  /** What differs for it. */
  record Terms(Optional<Integer> capacity, Optional<String> shippingText) {}

  Terms terms() {
    return new Terms(capacity, shippingText);
  }
}
