package dev.storehand.feature.catalog;

import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.Senses;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A product that is to be, with its variants. */
record CreateProduct(
    @Doc("Its name.")
        @Size(min = 1, max = Bounds.NAME)
        @Pattern(regexp = Bounds.TRIMMED, message = Bounds.TRIMMED_SAYS)
        String name,
    @Doc("Its short name in addresses, unique in the shop; made of the name unless told.")
        @Size(min = 1, max = Bounds.NAME)
        @Pattern(regexp = Bounds.HANDLE, message = Bounds.HANDLE_SAYS)
        Optional<String> handle,
    @Doc("What sort of thing it is; physical unless told.") Optional<ProductType> type,
    @Doc("True: not for sale yet; update_product makes it active.") Optional<Boolean> draft,
    @Doc("The maker.") @Size(min = 1, max = Bounds.WORD) Optional<String> brand,
    @Doc("The maker's code for the model and colour, such as DD1391-100.")
        @Size(min = 1, max = Bounds.WORD)
        Optional<String> styleId,
    @Doc("The description in Markdown.") @Size(max = Bounds.TEXT) Optional<String> descriptionMd,
    @Doc(
            "The price of variants without one of their own, in the currency's minor unit; may be"
                + " left out where every variant has one.")
        @PositiveOrZero
        @Max(Bounds.MONEY)
        Optional<Long> priceCents,
    @Doc("The currency of its prices, ISO 4217; the shop's unless told.")
        @Size(min = 3, max = 3)
        @Pattern(regexp = Bounds.CURRENCY, message = Bounds.CURRENCY_SAYS)
        @Means(Senses.Currency.class)
        Optional<String> currency,
    @Doc("Words to find and group it by.") @Size(max = Bounds.TAGS) @Means(Senses.Distinct.class)
        Optional<List<@Size(min = 1, max = Bounds.WORD) String>> tags,
    @Doc("What its variants differ in, such as Size; each variant has a value for each.")
        @Size(max = Bounds.OPTIONS)
        @Means(Senses.Distinct.class)
        Optional<List<@Size(min = 1, max = Bounds.WORD) String>> options,
    @Doc("Its variants; without any, add them later.") @Size(max = Bounds.VARIANTS)
        Optional<List<NewVariant>> variants,
    @Doc("Its pictures, the first one first.") @Size(max = Bounds.IMAGES)
        Optional<List<Image>> images,
    @Doc("Facts about it, such as colorway or gender.") @Size(max = Bounds.ENTRIES)
        Optional<Map<String, @Size(max = Bounds.ENTRY) String>> attributes,
    @Doc("Your own id for it.") @Size(min = 1, max = Bounds.WORD) Optional<String> reference,
    @Doc("The system that id is of.") @Size(min = 1, max = Bounds.WORD)
        Optional<String> referenceOrigin,
    @Doc("Your own marks; never interpreted.") @Size(max = Bounds.ENTRIES)
        Optional<Map<String, @Size(max = Bounds.ENTRY) String>> metadata) {

  /** The least: a name, a price, the names of the options and the variants. */
  static CreateProduct of(
      String name, long priceCents, List<String> options, List<NewVariant> variants) {
    return new CreateProduct(
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(priceCents),
        Optional.empty(),
        Optional.empty(),
        Optional.of(options),
        Optional.of(variants),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The lowest price of the variants, where each has one and there is one. */
  Optional<Long> lowestPrice() {
    List<NewVariant> all = variants.orElse(List.of());
    return all.stream().allMatch(v -> v.priceCents().isPresent())
        ? all.stream().map(v -> v.priceCents().get()).min(Long::compare)
        : Optional.empty();
  }

  /** The product it becomes, without its variants. */
  Product make(String id, String handle, long price, String currency, Instant now) {
    return new Product(
        id,
        handle,
        handle,
        name,
        draft.orElse(false) ? ProductStatus.DRAFT : ProductStatus.ACTIVE,
        type.orElse(ProductType.PHYSICAL),
        brand,
        styleId,
        descriptionMd,
        price,
        currency,
        tags.orElse(List.of()),
        options.orElse(List.of()),
        images.orElse(List.of()),
        attributes.orElse(Map.of()),
        reference,
        referenceOrigin,
        metadata.orElse(Map.of()),
        0,
        Optional.empty(),
        Optional.empty(),
        now,
        now,
        1);
  }
}
