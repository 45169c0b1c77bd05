package dev.storehand.feature.catalog;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.ReadOnly;
import dev.storehand.core.schema.Senses;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Products that belong together, in an order of their own. */
@Doc("A collection of products.")
record Collection(
    @ReadOnly @Doc("The collection's id.") String id,
    @Doc("Its name.")
        @Size(min = 1, max = Bounds.NAME)
        @Pattern(regexp = Bounds.TRIMMED, message = Bounds.TRIMMED_SAYS)
        String name,
    @Doc("The ids of its products, in order; a change replaces the list.")
        @Size(max = Collection.PRODUCTS)
        @Means(Senses.Distinct.class)
        List<@Size(min = 1, max = Bounds.ID) String> productIds,
    @ReadOnly @Doc("active or archived.") Status status,
    @Doc("Your own id for it.") @Size(min = 1, max = Bounds.WORD) Optional<String> reference,
    @Doc("The system that id is of.") @Size(min = 1, max = Bounds.WORD)
        Optional<String> referenceOrigin,
    @Doc("Your own marks; never interpreted.") @Size(max = Bounds.ENTRIES)
        Map<String, @Size(max = Bounds.ENTRY) String> metadata,
    @ReadOnly @Doc("When it was archived.") Optional<Instant> archivedAt,
    @ReadOnly @Doc("When it was made.") Instant createdAt,
    @ReadOnly @Doc("When it last changed.") Instant updatedAt,
    @ReadOnly @Doc("Rises by one with each change.") long version)
    implements Versioned {
  static final int PRODUCTS = 1_000;

  enum Status {
    ACTIVE,
    ARCHIVED
  }

  List<Fault> faults() {
    return Rules.repeated("product_ids", productIds);
  }

  /** The collection as a patch would have it. */
  Collection changed(Collection next, Instant now) {
    return next.equals(this)
        ? this
        : new Collection(
            id,
            next.name,
            next.productIds,
            status,
            next.reference,
            next.referenceOrigin,
            next.metadata,
            archivedAt,
            createdAt,
            now,
            version + 1);
  }

  /** The collection, archived; a second time changes nothing. */
  Collection archived(Instant now) {
    return archivedAt.isPresent()
        ? this
        : new Collection(
            id,
            name,
            productIds,
            Status.ARCHIVED,
            reference,
            referenceOrigin,
            metadata,
            Optional.of(now),
            createdAt,
            now,
            version + 1);
  }

  /** The collection with these products in it, as they are kept. */
  Collection holding(List<String> ids) {
    return new Collection(
        id,
        name,
        ids,
        status,
        reference,
        referenceOrigin,
        metadata,
        archivedAt,
        createdAt,
        updatedAt,
        version);
  }
}
