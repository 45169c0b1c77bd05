package dev.storehand.feature.listings;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storehand.core.db.Versioned;
import dev.storehand.core.schema.Doc;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One unit offered for sale: INACTIVE ⇄ ACTIVE → MATCHED → COMPLETED or CANCELED; INACTIVE and
 * ACTIVE → DELETED. While it is ACTIVE it has one live ask.
 */
@Doc("A listing: one unit offered for sale.")
record Listing(
    @Doc("The listing's id.") String id,
    @Doc("INACTIVE, ACTIVE, MATCHED, COMPLETED, CANCELED or DELETED.") Status status,
    @Doc("The variant (SKU) it is of.") String variantId,
    @Doc("The product.") String productId,
    @Doc("Who sells, by customer id; the house where absent.") Optional<String> sellerId,
    @Doc("What is asked for it, in minor units.") Optional<Long> amountCents,
    @Doc("Its currency, ISO 4217.") String currency,
    @Doc("When it leaves the book by itself.") Instant expiresAt,
    @Doc("STANDARD: the seller sends it; FLEX: it lies with the marketplace.")
        InventoryType inventoryType,
    @Doc("The stock item it offers a unit of; one is reserved while it is active.")
        Optional<String> stockItemId,
    @Doc("Where the unit lies.") Optional<String> stockLocationId,
    @Doc("Your own identifier for it.") Optional<String> reference,
    @Doc("The job that made it.") Optional<String> batchJobId,
    @Doc("The ask it stands in the book by, while it is active.") Optional<AskRef> ask,
    @Doc("The order it was sold by.") Optional<OrderRef> order,
    @Doc("What the seller gets, or would get at this amount; only read_listing shows it.")
        Optional<Payout> payout,
    @Doc("What was last asked of it; only read_listing shows it.")
        Optional<ListingOperation> lastOperation,
    @Doc("When it was made.") Instant createdAt,
    @Doc("When it last changed.") Instant updatedAt,
    @Doc("Rises by one with each change.") long version)
    implements Versioned {
  static final Duration USUAL_TIME = Duration.ofDays(365);

  enum Status {
    @JsonProperty("INACTIVE")
    INACTIVE,
    @JsonProperty("ACTIVE")
    ACTIVE,
    @JsonProperty("MATCHED")
    MATCHED,
    @JsonProperty("COMPLETED")
    COMPLETED,
    @JsonProperty("CANCELED")
    CANCELED,
    @JsonProperty("DELETED")
    DELETED
  }

  enum InventoryType {
    @JsonProperty("STANDARD")
    STANDARD,
    @JsonProperty("FLEX")
    FLEX
  }

  /** Its ask in short. */
  @Doc("The ask of a listing.")
  record AskRef(
      @Doc("The ask's id.") String askId,
      @Doc("When it was made.") Instant createdAt,
      @Doc("When it last changed.") Instant updatedAt,
      @Doc("When it leaves the book by itself.") Instant expiresAt) {
    static AskRef of(Ask ask) {
      return new AskRef(ask.id(), ask.createdAt(), ask.updatedAt(), ask.expiresAt());
    }
  }

  /** The order it was sold by. */
  @Doc("The order a listing was sold by.")
  record OrderRef(
      @Doc("The order's id.") String orderId,
      @Doc("The order's number, by which the sale is read.") long orderNumber) {}

  /** On which terms it is offered. */
  record Terms(Optional<Long> amountCents, String currency, Instant expiresAt) {}

  Terms terms() {
    return new Terms(amountCents, currency, expiresAt);
  }

  boolean over() {
    return status != Status.INACTIVE && status != Status.ACTIVE;
  }

  /** As it is at a time: one whose ask has expired is inactive, even before the clock comes by. */
  Listing asOf(Instant now) {
    return status == Status.ACTIVE && !expiresAt.isAfter(now)
        ? with(Status.INACTIVE, terms(), reference, order, updatedAt, version)
            .shown(Optional.empty())
        : this;
  }

  Listing at(Status next, Instant now) {
    return with(next, terms(), reference, order, now, version + 1);
  }

  /** On other terms. */
  Listing on(Terms terms, Optional<String> mark, Instant now) {
    return with(status, terms, mark, order, now, version + 1);
  }

  Listing sold(OrderRef by, Instant now) {
    return with(Status.MATCHED, terms(), reference, Optional.of(by), now, version + 1)
        .shown(Optional.empty());
  }

  /** With the ask it stands in the book by. */
  Listing shown(Optional<AskRef> live) {
    return whole(live, payout, lastOperation);
  }

  /** With all that hangs on it. */
  Listing whole(Optional<AskRef> live, Optional<Payout> due, Optional<ListingOperation> operation) {
    return new Listing(
        id,
        status,
        variantId,
        productId,
        sellerId,
        amountCents,
        currency,
        expiresAt,
        inventoryType,
        stockItemId,
        stockLocationId,
        reference,
        batchJobId,
        live,
        order,
        due,
        operation,
        createdAt,
        updatedAt,
        version);
  }

  private Listing with(
      Status next,
      Terms terms,
      Optional<String> mark,
      Optional<OrderRef> by,
      Instant changed,
      long number) {
    return new Listing(
        id,
        next,
        variantId,
        productId,
        sellerId,
        terms.amountCents(),
        terms.currency(),
        terms.expiresAt(),
        inventoryType,
        stockItemId,
        stockLocationId,
        mark,
        batchJobId,
        ask,
        by,
        payout,
        lastOperation,
        createdAt,
        changed,
        number);
  }
}
