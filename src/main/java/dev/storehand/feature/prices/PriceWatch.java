package dev.storehand.feature.prices;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.ReadOnly;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Somebody's wish to be told when prices change. */
@Doc("A wish to be told when prices change.")
record PriceWatch(
    @ReadOnly @Doc("The watch's id.") String id,
    @ReadOnly @Doc("What it is about: one variant, one product, or all.") Scope scope,
    @ReadOnly @Doc("The variant (SKU), where it is about one.") Optional<String> variantId,
    @ReadOnly @Doc("The product, where it is about one.") Optional<String> productId,
    @ReadOnly @Doc("Whose prices: own for the shop's own market, or the name of a feed.")
        String source,
    @ReadOnly @Doc("The currency of the prices, ISO 4217.") String currency,
    @ReadOnly @Doc("The market they are of.") String market,
    @Doc("How far a price has to be from the one told last, in percent; 0 for any change.")
        @DecimalMin("0")
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 2)
        BigDecimal minChangePercent,
    @Doc("Whether to tell that something is not for sale any more.") boolean includeUnavailable,
    @Doc("active, or paused: what changes meanwhile is told when it goes on.") Status status,
    @ReadOnly @Doc("When it was made.") Instant createdAt,
    @ReadOnly @Doc("When it last changed.") Instant updatedAt,
    @ReadOnly @Doc("Rises by one with each change.") long version)
    implements Versioned {

  /** What a watch is about. */
  enum Scope {
    VARIANT,
    PRODUCT,
    ALL
  }

  /** Whether a watch is told of anything. */
  enum Status {
    ACTIVE,
    PAUSED
  }

  /** Where its prices are made; the own market's books are the same for each of its markets. */
  Venue venue() {
    return source.equals(Venue.OWN) ? Venue.own(currency) : new Venue(source, currency, market);
  }

  boolean active() {
    return status == Status.ACTIVE;
  }

  /** The watch as a patch would have it. */
  PriceWatch changed(PriceWatch next, Instant now) {
    return new PriceWatch(
        id,
        scope,
        variantId,
        productId,
        source,
        currency,
        market,
        next.minChangePercent,
        next.includeUnavailable,
        next.status,
        createdAt,
        now,
        version + 1);
  }

  /**
   * Whether it is to be told that what went for {@code told} when it was told last now goes for
   * {@code now}. That something is for sale at all, or is not any more, counts whatever the
   * percentage.
   */
  boolean tells(Optional<Long> told, Optional<Long> now) {
    if (told.equals(now)) {
      return false;
    }
    if (told.isEmpty() || now.isEmpty()) {
      return now.isPresent() || includeUnavailable;
    }
    BigDecimal moved = BigDecimal.valueOf(Math.abs(now.get() - told.get()));
    BigDecimal least = BigDecimal.valueOf(told.get()).multiply(minChangePercent);
    return moved.movePointRight(2).compareTo(least) >= 0;
  }
}
