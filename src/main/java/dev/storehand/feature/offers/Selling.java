package dev.storehand.feature.offers;

import java.time.Instant;
import java.util.Optional;

/**
 * An offer as those see it that sell by it.
 *
 * @param startsAt sales begin, that moment included
 * @param endsAt sales end, that moment excluded
 * @param pausedAt since when sales rest
 */
public record Selling(
    String id,
    String name,
    OfferStatus status,
    Optional<Instant> startsAt,
    Optional<Instant> endsAt,
    Optional<Instant> pausedAt,
    Settings settings) {

  /** Invariant 14: enabled, not paused, and inside its time. */
  public boolean open(Instant now) {
    return status == OfferStatus.ENABLED
        && pausedAt.isEmpty()
        && startsAt.filter(now::isBefore).isEmpty()
        && endsAt.filter(end -> !now.isBefore(end)).isEmpty();
  }
}
