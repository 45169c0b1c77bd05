package dev.storehand.feature.catalog;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Json;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.ReadOnly;
import dev.storehand.core.schema.WebAddress;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One thing that can be bought and counted: a SKU. It is known by its SKU code, or without one by
 * its product and option values, which no two variants of a product share.
 */
@Doc("A variant of a product: one SKU.")
record Variant(
    @ReadOnly @Doc("The variant's id.") String id,
    @ReadOnly @Doc("The product it belongs to.") String productId,
    @Doc("Its stock keeping code, unique in the shop, compared exactly.")
        @Size(min = 1, max = Bounds.WORD)
        @Pattern(regexp = Bounds.TRIMMED, message = Bounds.TRIMMED_SAYS)
        Optional<String> skuCode,
    @Doc("What it is called beside its product.") @Size(min = 1, max = Bounds.NAME) String name,
    @Doc("The size or grade alone, such as 8.5.") @Size(min = 1, max = Bounds.WORD)
        Optional<String> value,
    @Doc("A value for each option of the product.") @Size(max = Bounds.OPTIONS)
        Map<String, @Size(min = 1, max = Bounds.NAME) String> options,
    @Doc("active or archived; active brings an archived one back.") VariantStatus status,
    @Doc("Its own price in the currency's minor unit; the product's without one.")
        @PositiveOrZero
        @Max(Bounds.MONEY)
        Optional<Long> priceCents,
    @Doc("The price it is compared with, such as the one before a sale.")
        @PositiveOrZero
        @Max(Bounds.MONEY)
        Optional<Long> compareAtCents,
    @ReadOnly @Doc("The currency of its prices: the product's.") String currency,
    @Doc("What it weighs.") @PositiveOrZero @Max(Bounds.GRAMS) Optional<Long> grams,
    @Doc("Its size in several systems.") @Size(max = Bounds.SIZES) List<SizeMark> sizeChart,
    @Doc("Its barcode numbers, of 8, 12, 13 or 14 digits, unique in the shop.")
        @Size(max = Bounds.GTINS)
        List<
                @Size(min = 8, max = 14)
                @Pattern(regexp = Bounds.DIGITS, message = Bounds.DIGITS_SAYS)
                @Means(Gtin.CheckDigit.class) String>
            gtins,
    @Doc("A picture of this variant.")
        @Size(max = Bounds.URL)
        @Pattern(regexp = WebAddress.FORM, message = WebAddress.SAYS)
        Optional<String> imageUrl,
    @Doc("What limits its sale: tracked stock, nothing (unlimited) or a key_pool.")
        StockMode stockMode,
    @Doc("True: stock is kept but never asked for or changed by a sale.") boolean doNotTrack,
    @Doc("True: nothing is sent, such as for a voucher.") boolean doNotShip,
    @Doc("Your own id for it.") @Size(min = 1, max = Bounds.WORD) Optional<String> reference,
    @Doc("The system that id is of.") @Size(min = 1, max = Bounds.WORD)
        Optional<String> referenceOrigin,
    @Doc("Your own marks; never interpreted.") @Size(max = Bounds.ENTRIES)
        Map<String, @Size(max = Bounds.ENTRY) String> metadata,
    @Doc("Its place among the product's variants, from 1.") @PositiveOrZero @Max(1_000_000)
        int position,
    @ReadOnly @Doc("When it was archived.") Optional<Instant> archivedAt,
    @ReadOnly @Doc("When it was made.") Instant createdAt,
    @ReadOnly @Doc("When it last changed.") Instant updatedAt,
    @ReadOnly @Doc("Rises by one with each change.") long version)
    implements Versioned {

  /** What is wrong with its parts, given the names of its product's options. */
  List<Fault> faults(List<String> names) {
    List<Fault> faults = new ArrayList<>();
    for (String name : names) {
      if (!options.containsKey(name)) {
        faults.add(new Fault("options." + name, "is missing: the product has this option"));
      }
    }
    for (String name : options.keySet()) {
      if (!names.contains(name)) {
        String known = names.isEmpty() ? "it has none" : "it has " + String.join(", ", names);
        faults.add(new Fault("options." + name, "is no option of the product: " + known));
      }
    }
    for (int i = 0; i < gtins.size(); i++) {
      if (!Gtin.valid(gtins.get(i))) {
        faults.add(new Fault("gtins[" + i + "]", Gtin.RULE));
      }
    }
    faults.addAll(Rules.repeated("gtins", gtins.stream().map(Gtin::padded).toList()));
    return faults;
  }

  boolean archived() {
    return status == VariantStatus.ARCHIVED;
  }

  /** The option values as one text, the same for the same values in whatever order. */
  String optionKey() {
    return Json.mapper().writeValueAsString(new TreeMap<>(options));
  }

  /** What a variant is called by default. */
  static String nameOf(List<String> names, Map<String, String> options) {
    List<String> values = names.stream().map(options::get).filter(v -> v != null).toList();
    return values.isEmpty() ? "Default" : String.join(" / ", values);
  }

  /** The variant as a patch would have it; a name that came of its option values follows them. */
  Variant changed(Variant next, List<String> names, Instant now) {
    boolean follows = next.name.equals(name) && name.equals(nameOf(names, options));
    Optional<Instant> end =
        next.archived() ? archivedAt.or(() -> Optional.of(now)) : Optional.empty();
    Variant after =
        new Variant(
            id,
            productId,
            next.skuCode,
            follows ? nameOf(names, next.options) : next.name,
            next.value,
            next.options,
            next.status,
            next.priceCents,
            next.compareAtCents,
            currency,
            next.grams,
            next.sizeChart,
            next.gtins,
            next.imageUrl,
            next.stockMode,
            next.doNotTrack,
            next.doNotShip,
            next.reference,
            next.referenceOrigin,
            next.metadata,
            next.position,
            end,
            createdAt,
            updatedAt,
            version);
    return after.equals(this) ? this : after.touched(after.status, end, now);
  }

  /** The variant, archived; a second time changes nothing. */
  Variant archived(Instant now) {
    return archived() ? this : touched(VariantStatus.ARCHIVED, Optional.of(now), now);
  }

  /** The variant after its product's options were renamed. */
  Variant renamed(Map<String, String> names, Instant now) {
    Map<String, String> values = new TreeMap<>();
    options.forEach((name, text) -> values.put(names.getOrDefault(name, name), text));
    return as(values, status, archivedAt, now);
  }

  private Variant touched(VariantStatus next, Optional<Instant> end, Instant now) {
    return as(options, next, end, now);
  }

  private Variant as(
      Map<String, String> values, VariantStatus next, Optional<Instant> end, Instant now) {
    return new Variant(
        id,
        productId,
        skuCode,
        name,
        value,
        values,
        next,
        priceCents,
        compareAtCents,
        currency,
        grams,
        sizeChart,
        gtins,
        imageUrl,
        stockMode,
        doNotTrack,
        doNotShip,
        reference,
        referenceOrigin,
        metadata,
        position,
        end,
        createdAt,
        now,
        version + 1);
  }
}
