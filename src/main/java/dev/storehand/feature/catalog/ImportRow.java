package dev.storehand.feature.catalog;

import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.Senses;
import dev.storehand.core.schema.WebAddress;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of an import: a variant, a picture, or both, of the product with its handle. What is said
 * of the product is said in its first row; what is left out stays as it is.
 */
@Doc("A variant or a picture of a product.")
record ImportRow(
    @Doc("The product's handle; rows with the same one belong together.")
        @Size(min = 1, max = Bounds.NAME)
        @Pattern(regexp = Bounds.HANDLE, message = Bounds.HANDLE_SAYS)
        String handle,
    @Doc("The product's name; needed where the product is new.")
        @Size(min = 1, max = Bounds.NAME)
        @Pattern(regexp = Bounds.TRIMMED, message = Bounds.TRIMMED_SAYS)
        Optional<String> name,
    @Doc("The description in Markdown.") @Size(max = Bounds.TEXT) Optional<String> descriptionMd,
    @Doc("The maker.") @Size(min = 1, max = Bounds.WORD) Optional<String> brand,
    @Doc("The maker's code for the model and colour.") @Size(min = 1, max = Bounds.WORD)
        Optional<String> styleId,
    @Doc("What sort of thing it is; physical unless told.") Optional<ProductType> type,
    @Doc("draft, active or archived; active unless told. What is for sale never becomes a draft.")
        Optional<ProductStatus> status,
    @Doc("Words to find and group it by.") @Size(max = Bounds.TAGS) @Means(Senses.Distinct.class)
        Optional<List<@Size(min = 1, max = Bounds.WORD) String>> tags,
    @Doc("Facts about it, such as colorway or gender.") @Size(max = Bounds.ENTRIES)
        Optional<Map<String, @Size(max = Bounds.ENTRY) String>> attributes,
    @Doc("The variant's value for each option; empty for the only variant of a product.")
        @Size(max = Bounds.OPTIONS)
        Optional<Map<String, @Size(min = 1, max = Bounds.NAME) String>> options,
    @Doc("The variant's SKU code.")
        @Size(min = 1, max = Bounds.WORD)
        @Pattern(regexp = Bounds.TRIMMED, message = Bounds.TRIMMED_SAYS)
        Optional<String> skuCode,
    @Doc("The variant's price in the minor unit of the shop's currency.")
        @PositiveOrZero
        @Max(Bounds.MONEY)
        Optional<Long> priceCents,
    @Doc("The price it is compared with.") @PositiveOrZero @Max(Bounds.MONEY)
        Optional<Long> compareAtCents,
    @Doc("What the variant weighs.") @PositiveOrZero @Max(Bounds.GRAMS) Optional<Long> grams,
    @Doc("The variant's barcode number.")
        @Size(min = 8, max = 14)
        @Pattern(regexp = Bounds.DIGITS, message = Bounds.DIGITS_SAYS)
        Optional<String> gtin,
    @Doc("True: nothing is sent.") Optional<Boolean> doNotShip,
    @Doc("A picture of this variant.")
        @Size(max = Bounds.URL)
        @Pattern(regexp = WebAddress.FORM, message = WebAddress.SAYS)
        Optional<String> variantImageUrl,
    @Doc("Units on hand at stock_location_id; below zero counts as none.")
        @Min(-1_000_000_000)
        @Max(1_000_000_000)
        Optional<Integer> quantity,
    @Doc("A picture of the product.")
        @Size(max = Bounds.URL)
        @Pattern(regexp = WebAddress.FORM, message = WebAddress.SAYS)
        Optional<String> imageUrl,
    @Doc("What that picture shows.") @Size(max = 512) Optional<String> imageAlt,
    @Doc("Its place among the pictures, from 1.") @Positive @Max(100_000)
        Optional<Integer> imagePosition) {

  /** Whether it tells of a variant; else it tells of the product or a picture of it. */
  boolean isVariant() {
    return options.isPresent() || skuCode.isPresent() || priceCents.isPresent() || gtin.isPresent();
  }
}
