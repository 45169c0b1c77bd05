package dev.storehand.feature.listings;

import dev.storehand.feature.listings.Listing.Status;
import dev.storehand.feature.listings.ListingOperation.Failure;
import dev.storehand.feature.listings.ListingOperation.Fields;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What of a listing's own state stands against an operation: the whole table. */
final class Refusals {
  private Refusals() {}

  static Optional<Failure> of(Listing listing, ListingOperation asked, Instant now) {
    return switch (asked.operationType()) {
      case CREATE ->
          asked.changes().additions().active().orElse(false)
              ? offered(listing.terms(), now)
              : Optional.empty();
      case UPDATE -> over(listing).or(() -> updated(listing, asked, now));
      case ACTIVATE -> over(listing).or(() -> activated(listing, asked, now));
      case DEACTIVATE ->
          over(listing).or(() -> when(listing.status() == Status.INACTIVE, "already_inactive"));
      case DELETE -> over(listing);
      case CANCEL_ORDER -> when(listing.status() != Status.MATCHED, "no_open_order");
      case RECLAIM, CANCEL_RECLAIM -> when(true, "not_supported");
    };
  }

  /** What a listing comes to by the terms that an operation names. */
  static Listing.Terms terms(Listing listing, Fields asked) {
    return new Listing.Terms(
        asked.amountCents().or(listing::amountCents),
        asked.currency().orElse(listing.currency()),
        asked.expiresAt().orElse(listing.expiresAt()));
  }

  /**
   * An end that it keeps may be over: what was asked before is done before the ask is taken out.
   */
  private static Optional<Failure> updated(Listing listing, ListingOperation asked, Instant now) {
    Fields updates = asked.changes().updates();
    return when(
        listing.status() == Status.ACTIVE
            && updates.expiresAt().filter(end -> !end.isAfter(now)).isPresent(),
        "expires_at_past");
  }

  private static Optional<Failure> activated(Listing listing, ListingOperation asked, Instant now) {
    return when(listing.status() == Status.ACTIVE, "already_active")
        .or(() -> offered(terms(listing, asked.changes().updates()), now));
  }

  private static Optional<Failure> offered(Listing.Terms terms, Instant now) {
    return when(terms.amountCents().isEmpty(), "amount_invalid")
        .or(() -> when(!terms.expiresAt().isAfter(now), "expires_at_past"));
  }

  private static Optional<Failure> over(Listing listing) {
    return when(listing.over(), "listing_" + listing.status().name().toLowerCase(Locale.ROOT));
  }

  private static Optional<Failure> when(boolean so, String code) {
    return so ? Optional.of(of(code)) : Optional.empty();
  }

  /** A failure by its word. */
  static Failure of(String code) {
    String message =
        switch (code) {
          case "already_active" -> "The listing is active already; its one ask stands";
          case "already_inactive" -> "The listing is inactive already";
          case "amount_invalid" -> "An ask needs an amount; send amount_cents";
          case "expires_at_past" -> "expires_at is over; send a later one";
          case "listing_matched" -> "The listing is sold; cancel_sale calls the sale off";
          case "listing_completed" -> "The listing is sold and the sale completed";
          case "listing_canceled" -> "The listing's sale was called off; make a new listing";
          case "listing_deleted" -> "The listing is deleted";
          case "variant_archived" -> "The variant is not for sale; restore its product first";
          case "already_shipped" -> "The sale has been sent; return_sale takes it back";
          case "no_open_order" -> "The listing has no sale that could be called off";
          case "not_supported" -> "Nothing lies with the marketplace that could be reclaimed";
          default -> throw new IllegalArgumentException(code);
        };
    return new Failure(code, message);
  }
}
