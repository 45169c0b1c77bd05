package dev.storehand.feature.catalog;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.ReadOnly;
import dev.storehand.core.schema.Senses;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is sold, in one or more variants. Archived it stays readable, leaves default lists and
 * cannot be sold.
 */
@Doc("A product.")
record Product(
    @ReadOnly @Doc("The product's id.") String id,
    @Doc("Its short name in addresses, unique in the shop.")
        @Size(min = 1, max = Bounds.NAME)
        @Pattern(regexp = Bounds.HANDLE, message = Bounds.HANDLE_SAYS)
        String handle,
    @ReadOnly @Doc("The same as the handle, for clients that know it by this name.") String slug,
    @Doc("Its name.")
        @Size(min = 1, max = Bounds.NAME)
        @Pattern(regexp = Bounds.TRIMMED, message = Bounds.TRIMMED_SAYS)
        String name,
    @Doc("draft, active or archived. A draft becomes active, never the other way.")
        ProductStatus status,
    @Doc("What sort of thing it is.") ProductType type,
    @Doc("The maker.") @Size(min = 1, max = Bounds.WORD) Optional<String> brand,
    @Doc("The maker's code for the model and colour, such as DD1391-100.")
        @Size(min = 1, max = Bounds.WORD)
        Optional<String> styleId,
    @Doc("The description in Markdown.") @Size(max = Bounds.TEXT) Optional<String> descriptionMd,
    @Doc("The price of variants without one of their own, in the currency's minor unit.")
        @PositiveOrZero
        @Max(Bounds.MONEY)
        long priceCents,
    @Doc("The currency of its prices, ISO 4217.")
        @Size(min = 3, max = 3)
        @Pattern(regexp = Bounds.CURRENCY, message = Bounds.CURRENCY_SAYS)
        @Means(Senses.Currency.class)
        String currency,
    @Doc("Words to find and group it by.") @Size(max = Bounds.TAGS) @Means(Senses.Distinct.class)
        List<@Size(min = 1, max = Bounds.WORD) String> tags,
    @Doc("What its variants differ in, such as Size; each variant has a value for each.")
        @Size(max = Bounds.OPTIONS)
        @Means(Senses.Distinct.class)
        List<@Size(min = 1, max = Bounds.WORD) String> options,
    @Doc("Its pictures, the first one first.") @Size(max = Bounds.IMAGES) List<Image> images,
    @Doc("Facts about it, such as colorway or gender.") @Size(max = Bounds.ENTRIES)
        Map<String, @Size(max = Bounds.ENTRY) String> attributes,
    @Doc("Your own id for it.") @Size(min = 1, max = Bounds.WORD) Optional<String> reference,
    @Doc("The system that id is of.") @Size(min = 1, max = Bounds.WORD)
        Optional<String> referenceOrigin,
    @Doc("Your own marks; never interpreted.") @Size(max = Bounds.ENTRIES)
        Map<String, @Size(max = Bounds.ENTRY) String> metadata,
    @ReadOnly @Doc("How many variants it has that are not archived.") int variantsCount,
    @ReadOnly @Doc("Those variants, in order; left out in lists.") Optional<List<Variant>> variants,
    @ReadOnly @Doc("When it was archived.") Optional<Instant> archivedAt,
    @ReadOnly @Doc("When it was made.") Instant createdAt,
    @ReadOnly @Doc("When it last changed.") Instant updatedAt,
    @ReadOnly @Doc("Rises by one with each change.") long version)
    implements Versioned {

  /** What is wrong with its parts together, paths as a client writes them. */
  List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    Rules.currency(currency).ifPresent(faults::add);
    faults.addAll(Rules.repeated("options", options));
    faults.addAll(Rules.repeated("tags", tags));
    return faults;
  }

  boolean archived() {
    return status == ProductStatus.ARCHIVED;
  }

  /** The product moved to another state; the same where it is there already. */
  Product moved(ProductStatus next, Instant now) {
    if (next == status) {
      return this;
    }
    if (next == ProductStatus.DRAFT) {
      throw Problem.of(
              Code.INVALID_TRANSITION,
              "The product " + id + " is " + status.wire() + ", not a draft any more")
          .hint("To stop selling it, archive it.")
          .next("archive_product");
    }
    Optional<Instant> end = next == ProductStatus.ARCHIVED ? Optional.of(now) : Optional.empty();
    return with(next, end, now);
  }

  /**
   * The product brought back from the archive, as what it was before; the same where it is not
   * there.
   */
  Product restored(boolean wasDraft, Instant now) {
    ProductStatus next = wasDraft ? ProductStatus.DRAFT : ProductStatus.ACTIVE;
    return archived() ? with(next, Optional.empty(), now) : this;
  }

  /** The product as a patch would have it. */
  Product changed(Product next, Instant now) {
    Product moved = moved(next.status, now);
    Product after =
        new Product(
            id,
            next.handle,
            next.handle,
            next.name,
            moved.status,
            next.type,
            next.brand,
            next.styleId,
            next.descriptionMd,
            next.priceCents,
            next.currency,
            next.tags,
            next.options,
            next.images,
            next.attributes,
            next.reference,
            next.referenceOrigin,
            next.metadata,
            variantsCount,
            variants,
            moved.archivedAt,
            createdAt,
            updatedAt,
            version);
    return after.equals(this) ? this : after.with(after.status, after.archivedAt, now);
  }

  /** The product with its variants shown. */
  Product showing(List<Variant> all) {
    return as(status, all.size(), Optional.of(List.copyOf(all)), archivedAt, updatedAt, version);
  }

  /** The product with the number of its variants. */
  Product counting(int count) {
    return as(status, count, Optional.empty(), archivedAt, updatedAt, version);
  }

  private Product with(ProductStatus next, Optional<Instant> end, Instant now) {
    return as(next, variantsCount, variants, end, now, version + 1);
  }

  private Product as(
      ProductStatus next,
      int count,
      Optional<List<Variant>> shown,
      Optional<Instant> end,
      Instant changedAt,
      long number) {
    return new Product(
        id,
        handle,
        slug,
        name,
        next,
        type,
        brand,
        styleId,
        descriptionMd,
        priceCents,
        currency,
        tags,
        options,
        images,
        attributes,
        reference,
        referenceOrigin,
        metadata,
        count,
        shown,
        end,
        createdAt,
        changedAt,
        number);
  }
}
