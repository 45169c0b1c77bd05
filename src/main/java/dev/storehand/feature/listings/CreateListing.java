package dev.storehand.feature.listings;

import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.Senses;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;

/** What a listing is made of. */
record CreateListing(
    @Doc("The variant (SKU); or send sku_code.") @Size(min = 1, max = 64)
        Optional<String> variantId,
    @Doc("The SKU's code.") @Size(min = 1, max = 100) Optional<String> skuCode,
    @Doc("What is asked for it, in minor units; an active listing needs it.")
        @Min(1)
        @Max(CreateListing.MOST_CENTS)
        Optional<Long> amountCents,
    @Doc("Its currency, ISO 4217; the shop's unless told.")
        @Size(max = 3)
        @Pattern(regexp = "^[A-Z]{3}$", message = "must be a currency such as USD")
        @Means(Senses.Currency.class)
        Optional<String> currency,
    @Doc("When it leaves the book by itself; in 365 days unless told.") Optional<Instant> expiresAt,
    @Doc("False makes it without an ask, to be activated later; true unless told.")
        Optional<Boolean> active,
    @Doc("Who sells, by customer id; the house unless told.") @Size(min = 1, max = 64)
        Optional<String> sellerId,
    @Doc("STANDARD unless told; FLEX lies with the marketplace.")
        Optional<Listing.InventoryType> inventoryType,
    @Doc("The stock item it offers a unit of; one is reserved while it is active.")
        @Size(min = 1, max = 64)
        Optional<String> stockItemId,
    @Doc("Your own identifier for it.") @Size(min = 1, max = 200) Optional<String> reference) {

  /** The highest amount there is: a trillion minor units. */
  static final long MOST_CENTS = 1_000_000_000_000L;

  static CreateListing of(String variantId, long amountCents) {
    return new CreateListing(
        Optional.of(variantId),
        Optional.empty(),
        Optional.of(amountCents),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
