package dev.storehand.feature.keys;

import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Versioned;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.ReadOnly;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A key as its owner sees it: never with its secret. */
@Doc("An API key.")
record ApiKey(
    @ReadOnly @Doc("The key's id.") String id,
    @Doc("What it is for; shown in events and audit.") @Size(min = 1, max = 100) String name,
    @ReadOnly @Doc("The data it reaches: live or test.") Mode mode,
    @Doc("What it may do.") @Size(min = 1, max = 60)
        List<@Size(min = 1, max = 60) String> abilities,
    @ReadOnly @Doc("How its secret begins.") String prefix,
    @ReadOnly @Doc("active, expired or revoked.") Status status,
    @ReadOnly @Doc("When it was last used, to the minute; absent before its first use.")
        Optional<Instant> lastUsedAt,
    @Doc("When it stops working.") Optional<Instant> expiresAt,
    @ReadOnly @Doc("When it was revoked.") Optional<Instant> revokedAt,
    @ReadOnly @Doc("When it was made.") Instant createdAt,
    @ReadOnly @Doc("When it last changed.") Instant updatedAt,
    @ReadOnly @Doc("Rises by one with each change.") long version)
    implements Versioned {

  enum Status {
    ACTIVE,
    EXPIRED,
    REVOKED
  }

  /** The key, revoked; a second revocation changes nothing. */
  ApiKey revoked(Instant now) {
    return revokedAt.isPresent()
        ? this
        : new ApiKey(
            id,
            name,
            mode,
            abilities,
            prefix,
            Status.REVOKED,
            lastUsedAt,
            expiresAt,
            Optional.of(now),
            createdAt,
            now,
            version + 1);
  }

  /** The key with a new secret's prefix. */
  ApiKey rotated(String newPrefix, Instant now) {
    usable();
    return new ApiKey(
        id,
        name,
        mode,
        abilities,
        newPrefix,
        status,
        lastUsedAt,
        expiresAt,
        revokedAt,
        createdAt,
        now,
        version + 1);
  }

  /** The key as changed by a patch. */
  ApiKey changed(ApiKey next, Instant now) {
    usable();
    Status then =
        next.expiresAt.filter(end -> !end.isAfter(now)).isPresent()
            ? Status.EXPIRED
            : Status.ACTIVE;
    return new ApiKey(
        id,
        next.name,
        mode,
        next.abilities,
        prefix,
        then,
        lastUsedAt,
        next.expiresAt,
        revokedAt,
        createdAt,
        now,
        version + 1);
  }

  private void usable() {
    if (revokedAt.isPresent()) {
      throw Problem.of(Code.INVALID_TRANSITION, "The key " + id + " is revoked, for good")
          .hint("Make a new one with create_api_key.")
          .next("create_api_key");
    }
  }
}
