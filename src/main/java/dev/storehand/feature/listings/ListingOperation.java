package dev.storehand.feature.listings;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storehand.core.db.Actor;
import dev.storehand.core.db.Resource;
import dev.storehand.core.db.Via;
import dev.storehand.core.schema.Doc;
import java.time.Instant;
import java.util.Optional;

/** Something asked of a listing: PENDING, then SUCCEEDED or FAILED, once. */
@Doc("Something asked of a listing: PENDING until it has SUCCEEDED or FAILED.")
record ListingOperation(
    @Doc("The listing.") String listingId,
    @Doc("The operation's id.") String operationId,
    @Doc("What is to be done to the listing.") OperationType operationType,
    @Doc("PENDING, SUCCEEDED or FAILED.") Status operationStatus,
    @Doc("Where it can be polled.") String operationUrl,
    @Doc("USER, or SYSTEM where it came about by itself.") By operationInitiatedBy,
    @Doc("By which door it came: API, MCP, SHELL, BATCH or SYSTEM.") Channel operationInitiatedVia,
    @Doc("Why: in your words, or expired or out_of_stock where the SYSTEM took the ask out.")
        Optional<String> reason,
    @Doc("When it was asked.") Instant createdAt,
    @Doc("When it was asked, or ended.") Instant updatedAt,
    @Doc("Why it failed.") Optional<Failure> error,
    @Doc("What was asked to change.") Changes changes)
    implements Resource {
  private static final String URL = "/api/v2/external/listings/%s/operations/%s";

  enum Status {
    @JsonProperty("PENDING")
    PENDING,
    @JsonProperty("SUCCEEDED")
    SUCCEEDED,
    @JsonProperty("FAILED")
    FAILED
  }

  enum By {
    @JsonProperty("USER")
    USER,
    @JsonProperty("SYSTEM")
    SYSTEM
  }

  /** The door an operation came by. */
  enum Channel {
    @JsonProperty("API")
    API,
    @JsonProperty("MCP")
    MCP,
    @JsonProperty("SHELL")
    SHELL,
    @JsonProperty("BATCH")
    BATCH,
    @JsonProperty("SYSTEM")
    SYSTEM;

    static Channel of(Via via) {
      return switch (via) {
        case REST -> API;
        case MCP -> MCP;
        case SHELL -> SHELL;
        case JOB -> BATCH;
        case SYSTEM -> SYSTEM;
      };
    }
  }

  /** Why an operation failed. */
  @Doc("Why an operation failed; the listing is as it was.")
  record Failure(
      @Doc("A word for it, such as listing_matched, insufficient_stock or stale_version.")
          String code,
      @Doc("A sentence.") String message) {}

  /** What is asked to change, as what comes to be, changes and goes. */
  @Doc("What was asked to change.")
  record Changes(
      @Doc("What comes to be.") Fields additions,
      @Doc("What changes.") Fields updates,
      @Doc("What goes.") Fields removals) {

    static Changes adding(Fields fields, Instant now) {
      return new Changes(fields, Fields.at(now), Fields.NONE);
    }

    static Changes updating(Fields fields) {
      return new Changes(Fields.NONE, fields, Fields.NONE);
    }

    static Changes removing(Fields fields, Instant now) {
      return new Changes(Fields.NONE, Fields.at(now), fields);
    }
  }

  /** Some fields of a listing. */
  @Doc("Some fields of a listing.")
  record Fields(
      @Doc("Whether it stands in the book.") Optional<Boolean> active,
      @Doc("What is asked for it, in minor units.") Optional<Long> amountCents,
      @Doc("Its currency.") Optional<String> currency,
      @Doc("When it leaves the book by itself.") Optional<Instant> expiresAt,
      @Doc("Your own identifier.") Optional<String> reference,
      @Doc("The variant (SKU).") Optional<String> variantId,
      @Doc("The order that is called off.") Optional<String> orderId,
      @Doc("When it was asked.") Optional<Instant> updatedAt) {
    static final Fields NONE = at(Optional.empty(), Optional.empty());

    static Fields at(Instant now) {
      return at(Optional.empty(), Optional.of(now));
    }

    static Fields at(Optional<Boolean> active, Optional<Instant> now) {
      return new Fields(
          active,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          now);
    }

    static Fields order(String orderId) {
      return new Fields(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(orderId),
          Optional.empty());
    }
  }

  /** One that is asked now. */
  static ListingOperation pending(
      String id, String listingId, OperationType type, Asker asker, Changes changes, Instant now) {
    return new ListingOperation(
        listingId,
        id,
        type,
        Status.PENDING,
        url(listingId, id),
        asker.by(),
        asker.via(),
        Optional.empty(),
        now,
        now,
        Optional.empty(),
        changes);
  }

  /** Who asks, and by which door. */
  record Asker(By by, Channel via) {
    static final Asker SYSTEM = new Asker(By.SYSTEM, Channel.SYSTEM);

    static Asker of(Actor actor) {
      boolean program = actor.keyId().equals(Actor.system("").keyId());
      return program ? SYSTEM : new Asker(By.USER, Channel.of(actor.via()));
    }
  }

  static String url(String listingId, String operationId) {
    return URL.formatted(listingId, operationId);
  }

  @Override
  public String id() {
    return operationId;
  }

  /** The same, with why it is asked. */
  ListingOperation because(Optional<String> why) {
    return with(why, operationStatus, error, updatedAt);
  }

  boolean ended() {
    return operationStatus != Status.PENDING;
  }

  ListingOperation succeeded(Instant now) {
    return ending(Status.SUCCEEDED, Optional.empty(), now);
  }

  ListingOperation failed(Failure why, Instant now) {
    return ending(Status.FAILED, Optional.of(why), now);
  }

  private ListingOperation ending(Status status, Optional<Failure> why, Instant now) {
    if (ended()) {
      throw new IllegalStateException("the operation " + operationId + " has ended before");
    }
    return with(reason, status, why, now);
  }

  private ListingOperation with(
      Optional<String> cause, Status status, Optional<Failure> why, Instant changed) {
    return new ListingOperation(
        listingId,
        operationId,
        operationType,
        status,
        operationUrl,
        operationInitiatedBy,
        operationInitiatedVia,
        cause,
        createdAt,
        changed,
        why,
        changes);
  }
}
