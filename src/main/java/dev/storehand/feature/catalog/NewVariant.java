package dev.storehand.feature.catalog;

import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.WebAddress;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A variant that is to be. */
record NewVariant(
    @Doc("Its stock keeping code, unique in the shop, compared exactly.")
        @Size(min = 1, max = Bounds.WORD)
        @Pattern(regexp = Bounds.TRIMMED, message = Bounds.TRIMMED_SAYS)
        Optional<String> skuCode,
    @Doc("A value for each option of the product, such as {\"Size\": \"8.5\"}.")
        @Size(max = Bounds.OPTIONS)
        Optional<Map<String, @Size(min = 1, max = Bounds.NAME) String>> options,
    @Doc("What it is called beside its product; its option values unless told.")
        @Size(min = 1, max = Bounds.NAME)
        Optional<String> name,
    @Doc("The size or grade alone; the only option's value unless told.")
        @Size(min = 1, max = Bounds.WORD)
        Optional<String> value,
    @Doc("Its own price in the currency's minor unit; the product's unless told.")
        @PositiveOrZero
        @Max(Bounds.MONEY)
        Optional<Long> priceCents,
    @Doc("The price it is compared with, such as the one before a sale.")
        @PositiveOrZero
        @Max(Bounds.MONEY)
        Optional<Long> compareAtCents,
    @Doc("What it weighs.") @PositiveOrZero @Max(Bounds.GRAMS) Optional<Long> grams,
    @Doc("Its size in several systems.") @Size(max = Bounds.SIZES)
        Optional<List<SizeMark>> sizeChart,
    @Doc("Its barcode numbers, of 8, 12, 13 or 14 digits, unique in the shop.")
        @Size(max = Bounds.GTINS)
        Optional<
                List<
                    @Size(min = 8, max = 14)
                    @Pattern(regexp = Bounds.DIGITS, message = Bounds.DIGITS_SAYS)
                    @Means(Gtin.CheckDigit.class) String>>
            gtins,
    @Doc("A picture of this variant.")
        @Size(max = Bounds.URL)
        @Pattern(regexp = WebAddress.FORM, message = WebAddress.SAYS)
        Optional<String> imageUrl,
    @Doc("What limits its sale; tracked unless told.") Optional<StockMode> stockMode,
    @Doc("True: stock is kept but never asked for or changed by a sale.")
        Optional<Boolean> doNotTrack,
    @Doc("True: nothing is sent, such as for a voucher.") Optional<Boolean> doNotShip,
    @Doc("Your own id for it.") @Size(min = 1, max = Bounds.WORD) Optional<String> reference,
    @Doc("The system that id is of.") @Size(min = 1, max = Bounds.WORD)
        Optional<String> referenceOrigin,
    @Doc("Your own marks; never interpreted.") @Size(max = Bounds.ENTRIES)
        Optional<Map<String, @Size(max = Bounds.ENTRY) String>> metadata) {

  /** The least: a SKU and its option values. */
  static NewVariant of(String skuCode, Map<String, String> options) {
    return new NewVariant(
        Optional.of(skuCode),
        Optional.of(options),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The variant it becomes. */
  Variant make(String id, Product product, int position, Instant now) {
    Map<String, String> values = options.orElse(Map.of());
    Optional<String> only =
        values.size() == 1 ? values.values().stream().findFirst() : Optional.empty();
    return new Variant(
        id,
        product.id(),
        skuCode,
        name.orElseGet(() -> Variant.nameOf(product.options(), values)),
        value.or(() -> only.filter(text -> text.length() <= Bounds.WORD)),
        values,
        VariantStatus.ACTIVE,
        priceCents,
        compareAtCents,
        product.currency(),
        grams,
        sizeChart.orElse(List.of()),
        gtins.orElse(List.of()),
        imageUrl,
        stockMode.orElse(StockMode.TRACKED),
        doNotTrack.orElse(false),
        doNotShip.orElse(false),
        reference,
        referenceOrigin,
        metadata.orElse(Map.of()),
        position,
        Optional.empty(),
        now,
        now,
        1);
  }
}
