package dev.storehand.feature.stock;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.ReadOnly;
import dev.storehand.core.schema.Senses;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A place that holds stock: a warehouse, a shop floor. */
@Doc("A stock location.")
record StockLocation(
    @ReadOnly @Doc("The location's id.") String id,
    @Doc("Its name.") @Size(min = 1, max = 100) String name,
    @Doc("A short code of your own, unique in the shop, such as BERLIN.") @Size(min = 1, max = 40)
        Optional<String> code,
    @Doc("Where it is.") Optional<Address> address,
    @Doc("How its shipping labels are printed.") Optional<LabelFormat> labelFormat,
    @Doc("Your own identifier for it, such as an ERP's.") @Size(min = 1, max = 200)
        Optional<String> reference,
    @Doc("Which system the reference is of.") @Size(min = 1, max = 100)
        Optional<String> referenceOrigin,
    @Doc("Your own notes, by name.") @Size(max = 50) Map<String, @Size(max = 500) String> metadata,
    @ReadOnly @Doc("When it was archived; absent while it is in use.") Optional<Instant> archivedAt,
    @ReadOnly @Doc("When it was made.") Instant createdAt,
    @ReadOnly @Doc("When it last changed.") Instant updatedAt,
    @ReadOnly @Doc("Rises by one with each change.") long version)
    implements Versioned {

  enum LabelFormat {
    PDF,
    ZPL,
    EPL2,
    PNG
  }

  /** A postal address; every part may be left out. */
  record Address(
      @Doc("Street and number.") @Size(min = 1, max = 200) Optional<String> line1,
      @Doc("What else the street's line needs.") @Size(min = 1, max = 200) Optional<String> line2,
      @Doc("The city.") @Size(min = 1, max = 100) Optional<String> city,
      @Doc("The state, province or region.") @Size(min = 1, max = 100) Optional<String> region,
      @Doc("The postal code.") @Size(min = 1, max = 20) Optional<String> postalCode,
      @Doc("The country, ISO 3166 alpha-2.")
          @Size(max = 2)
          @Pattern(regexp = "^[A-Z]{2}$", message = "must be a country such as DE")
          @Means(Senses.Country.class)
          Optional<String> country,
      @Doc("A telephone number.") @Size(min = 1, max = 40) Optional<String> phone) {}

  /** The location as changed by a patch. */
  StockLocation changed(StockLocation next, Instant now) {
    open();
    return with(next, Optional.empty(), now);
  }

  /** The location, archived; again changes nothing. */
  StockLocation archived(Instant now) {
    return archivedAt.isPresent() ? this : with(this, Optional.of(now), now);
  }

  /** The location itself, where it is in use. */
  StockLocation open() {
    if (archivedAt.isPresent()) {
      throw Problem.of(Code.INVALID_TRANSITION, "The stock location " + id + " is archived")
          .hint("Use another location, or make a new one with create_stock_location.")
          .next("list_stock_locations", "create_stock_location");
    }
    return this;
  }

  private StockLocation with(StockLocation next, Optional<Instant> archived, Instant now) {
    return new StockLocation(
        id,
        next.name,
        next.code,
        next.address,
        next.labelFormat,
        next.reference,
        next.referenceOrigin,
        Map.copyOf(next.metadata),
        archived,
        createdAt,
        now,
        version + 1);
  }
}
