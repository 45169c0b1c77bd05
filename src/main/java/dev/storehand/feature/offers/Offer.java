package dev.storehand.feature.offers;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.ReadOnly;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a shop sells before it is there, and on which terms. */
@Doc("A preorder offer.")
record Offer(
    @ReadOnly @Doc("The offer's id.") String id,
    @Doc("Its name, as buyers see it.") @Size(min = 1, max = Offer.LONGEST_NAME) String name,
    @Doc("Its name among you.") @Size(min = 1, max = Offer.LONGEST_NAME) String internalName,
    @ReadOnly
        @Doc(
            "draft, scheduled, enabled, disabled, ended or discarded; it sells only while enabled, not"
                + " paused, and inside its time.")
        OfferStatus status,
    @ReadOnly @Doc("When it begins to sell, that moment included.") Optional<Instant> startsAt,
    @ReadOnly @Doc("When it stops selling, that moment excluded.") Optional<Instant> endsAt,
    @ReadOnly @Doc("Since when its sales are paused.") Optional<Instant> pausedAt,
    @ReadOnly @Doc("When it was last enabled.") Optional<Instant> enabledAt,
    @ReadOnly @Doc("When it ended.") Optional<Instant> endedAt,
    @ReadOnly @Doc("When it was discarded.") Optional<Instant> discardedAt,
    @ReadOnly @Doc("What it was before it was discarded.") Optional<OfferStatus> discardedFrom,
    @ReadOnly @Doc("What it sells: all, a collection, or custom: the variants that were added.")
        Products.Source source,
    @ReadOnly @Doc("The collection it sells.") Optional<String> collectionId,
    @Doc("Your own identifier for it.") @Size(min = 1, max = 200) Optional<String> reference,
    @Doc("Which system the reference is of.") @Size(min = 1, max = 100)
        Optional<String> referenceOrigin,
    @Doc("Your own notes, by name.") @Size(max = 50) Map<String, @Size(max = 500) String> metadata,
    @ReadOnly @Doc("What is set, a line for each capability; in read_offer only.")
        Optional<Capabilities> capabilities,
    @ReadOnly @Doc("When it was made.") Instant createdAt,
    @ReadOnly @Doc("When it last changed.") Instant updatedAt,
    @ReadOnly @Doc("Rises by one with each change.") long version)
    implements Versioned {
  static final int LONGEST_NAME = 200;

  /** What its owner may call it. */
  record Names(
      String name,
      String internalName,
      Optional<String> reference,
      Optional<String> referenceOrigin,
      Map<String, String> metadata) {}

  /** When it was made and changed, and how often. */
  record Stamps(Instant createdAt, Instant updatedAt, long version) {
    static Stamps fresh(Instant now) {
      return new Stamps(now, now, 1);
    }

    Stamps next(Instant now) {
      return new Stamps(createdAt, now, version + 1);
    }
  }

  static Offer of(String id, Names names, Life life, Products products, Stamps stamps) {
    return new Offer(
        id,
        names.name(),
        names.internalName(),
        life.status(),
        life.startsAt(),
        life.endsAt(),
        life.pausedAt(),
        life.enabledAt(),
        life.endedAt(),
        life.discardedAt(),
        life.discardedFrom(),
        products.source(),
        products.collectionId(),
        names.reference(),
        names.referenceOrigin(),
        names.metadata(),
        Optional.empty(),
        stamps.createdAt(),
        stamps.updatedAt(),
        stamps.version());
  }

  Names names() {
    return new Names(name, internalName, reference, referenceOrigin, metadata);
  }

  /** Where it stands. */
  Life life() {
    return new Life(
        status, startsAt, endsAt, pausedAt, enabledAt, endedAt, discardedAt, discardedFrom);
  }

  Products products() {
    return new Products(source, collectionId);
  }

  private Stamps stamps() {
    return new Stamps(createdAt, updatedAt, version);
  }

  /** The offer, moved on. */
  Offer moved(Life next, Instant now) {
    return of(id, names(), next, products(), stamps().next(now));
  }

  /** The offer under other names. */
  Offer named(Names next, Instant now) {
    return of(id, next, life(), products(), stamps().next(now));
  }

  /** The offer, whose settings have changed and which sells this. */
  Offer selling(Products next, Instant now) {
    return of(id, names(), life(), next, stamps().next(now));
  }

  /** The offer with what is set. */
  Offer showing(Capabilities lines) {
    return new Offer(
        id,
        name,
        internalName,
        status,
        startsAt,
        endsAt,
        pausedAt,
        enabledAt,
        endedAt,
        discardedAt,
        discardedFrom,
        source,
        collectionId,
        reference,
        referenceOrigin,
        metadata,
        Optional.of(lines),
        createdAt,
        updatedAt,
        version);
  }
}
