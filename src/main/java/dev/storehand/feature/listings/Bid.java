package dev.storehand.feature.listings;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.feature.orders.Address;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What somebody would pay for one unit: live → matched, canceled or expired. */
@Doc("A bid: what somebody would pay for one unit.")
record Bid(
    @Doc("The bid's id.") String id,
    @Doc("live, matched, canceled or expired.") Status status,
    @Doc("The variant (SKU).") String variantId,
    @Doc("The product.") String productId,
    @Doc("Who would buy, by customer id; the house where absent.") Optional<String> buyerId,
    @Doc("What he would pay, in minor units; fees and shipping come on top.") long amountCents,
    @Doc("Its currency, ISO 4217.") String currency,
    @Doc("How it is paid and sent.") Terms terms,
    @Doc("The order that came of it.") Optional<String> orderId,
    @Doc("When it is over by itself.") Instant expiresAt,
    @Doc("When it was made; of equal bids, the oldest buys first.") Instant createdAt,
    @Doc("When it last changed.") Instant updatedAt,
    @Doc("Rises by one with each change.") long version)
    implements Versioned {

  enum Status {
    LIVE,
    MATCHED,
    CANCELED,
    EXPIRED
  }

  /** How what is bought is paid and sent. */
  @Doc("How what is bought is paid and sent.")
  record Terms(
      @Doc("The shop's shipping option, by its code.") Optional<String> shippingOption,
      @Doc("Who moves the money; manual unless told.") Optional<String> provider,
      @Doc("Where it is sent.") Optional<Address> shippingAddress) {}

  /** As it is at a time: one whose time is over has expired, even before the clock comes by. */
  Bid asOf(Instant now) {
    return status == Status.LIVE && !expiresAt.isAfter(now)
        ? with(Status.EXPIRED, orderId, updatedAt, version)
        : this;
  }

  /** What its buyer buys by it, at a price. */
  Selling.Buying buying(long priceCents) {
    return new Selling.Buying(buyerId, priceCents, terms, Optional.of(id));
  }

  Bid matched(String order, Instant now) {
    return with(Status.MATCHED, Optional.of(order), now, version + 1);
  }

  Bid expired(Instant now) {
    return with(Status.EXPIRED, orderId, now, version + 1);
  }

  Bid canceled(Instant now) {
    if (status != Status.LIVE) {
      throw Problem.of(
              Code.INVALID_TRANSITION,
              "The bid %s is %s and cannot be canceled"
                  .formatted(id, status.name().toLowerCase(Locale.ROOT)))
          .hint("What it bought is called off with cancel_sale; a new bid is made with place_bid.")
          .next("cancel_sale", "place_bid");
    }
    return with(Status.CANCELED, orderId, now, version + 1);
  }

  private Bid with(Status next, Optional<String> order, Instant now, long number) {
    return new Bid(
        id,
        next,
        variantId,
        productId,
        buyerId,
        amountCents,
        currency,
        terms,
        order,
        expiresAt,
        createdAt,
        now,
        number);
  }
}
