package dev.storehand.feature.shops;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.ReadOnly;
import dev.storehand.core.schema.Senses;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A place the shop sells to: some countries and a currency. One of them is the default, which
 * cannot be archived.
 */
@Doc("A market.")
record Market(
    @ReadOnly @Doc("The market's id.") String id,
    @ReadOnly @Doc("Its code, unique in the shop.") String code,
    @Doc("Its name.") @Size(min = 1, max = 100) String name,
    @Doc("Its currency, ISO 4217.")
        @Size(max = 3)
        @Pattern(regexp = "^[A-Z]{3}$", message = "must be a currency such as USD")
        @Means(Senses.Currency.class)
        String currency,
    @Doc("Its countries, ISO 3166 alpha-2; none means everywhere.")
        @Size(max = 250)
        @Means(Senses.Distinct.class)
        List<
                @Size(max = 2)
                @Pattern(regexp = "^[A-Z]{2}$", message = "must be a country such as DE")
                @Means(Senses.Country.class) String>
            countries,
    @Doc("Whether it is the market of a sale that names none; set it here to make it so.")
        boolean isDefault,
    @Doc("The inventory model its orders are served by; the default model where absent.")
        @Size(min = 1, max = 64)
        Optional<String> inventoryModelId,
    @ReadOnly @Doc("active, or archived.") Status status,
    @ReadOnly @Doc("When it was archived.") Optional<Instant> archivedAt,
    @ReadOnly @Doc("When it was made.") Instant createdAt,
    @ReadOnly @Doc("When it last changed.") Instant updatedAt,
    @ReadOnly @Doc("Rises by one with each change.") long version)
    implements Versioned {
  enum Status {
    ACTIVE,
    ARCHIVED
  }

  /** The market every shop begins with. */
  static Market first(WriteTx tx, String currency) {
    return new Market(
        tx.id("mkt"),
        "MAIN",
        "Everywhere",
        currency,
        List.of(),
        true,
        Optional.empty(),
        Status.ACTIVE,
        Optional.empty(),
        tx.now(),
        tx.now(),
        1);
  }

  /** The market as changed by a patch. */
  Market changed(Market next, Instant now) {
    sellable("changed");
    if (isDefault && !next.isDefault) {
      throw Problem.of(
              Code.INVALID_TRANSITION,
              "The market " + code + " is the default and cannot simply stop being it")
          .hint("Make another market the default with update_market, is_default: true.")
          .next("list_markets", "update_market");
    }
    return new Market(
        id,
        code,
        next.name,
        next.currency,
        List.copyOf(next.countries),
        next.isDefault,
        next.inventoryModelId,
        status,
        archivedAt,
        createdAt,
        now,
        version + 1);
  }

  /** The market, no longer the default. */
  Market steppedDown(Instant now) {
    return new Market(
        id,
        code,
        name,
        currency,
        countries,
        false,
        inventoryModelId,
        status,
        archivedAt,
        createdAt,
        now,
        version + 1);
  }

  /** The market, archived, which lets go of its inventory model; again changes nothing. */
  Market archived(Instant now) {
    if (status == Status.ARCHIVED) {
      return this;
    }
    if (isDefault) {
      throw Problem.of(
              Code.INVALID_TRANSITION,
              "The market " + code + " is the default, and a shop needs one")
          .hint("Make another market the default with update_market first.")
          .next("list_markets", "update_market");
    }
    return new Market(
        id,
        code,
        name,
        currency,
        countries,
        false,
        Optional.empty(),
        Status.ARCHIVED,
        Optional.of(now),
        createdAt,
        now,
        version + 1);
  }

  private void sellable(String verb) {
    if (status == Status.ARCHIVED) {
      throw Problem.of(
              Code.INVALID_TRANSITION, "The market " + code + " is archived and cannot be " + verb)
          .hint("Create a new market with another code.")
          .next("create_market");
    }
  }
}
