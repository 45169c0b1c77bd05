package dev.storehand.feature.listings;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storehand.core.db.Versioned;
import dev.storehand.core.schema.Doc;
import dev.storehand.feature.orders.SaleOrders;
import dev.storehand.feature.shops.Charge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A listing that was sold: the market's side of an order. */
@Doc("A sale on the market: an order for one listing.")
record Sale(
    @Doc("The sale's id.") String id,
    @Doc("The order's number, by which the sale is read.") long orderNumber,
    @Doc("The order's id.") String orderId,
    @Doc("The listing that was sold.") String listingId,
    @Doc("The ask that was matched.") String askId,
    @Doc("The bid that was matched, where one was.") Optional<String> bidId,
    @Doc(
            "CREATED, SHIPPED, RECEIVED, AUTHENTICATED; and in the end COMPLETED, AUTHFAILED, CANCELED or"
                + " RETURNED.")
        Status status,
    @Doc("The variant (SKU).") String variantId,
    @Doc("The product.") String productId,
    @Doc("Who sold; the house where absent.") Optional<String> sellerId,
    @Doc("Who bought; the house where absent.") Optional<String> buyerId,
    @Doc("STANDARD or FLEX, as the listing.") Listing.InventoryType inventoryType,
    @Doc("The currency of its amounts, ISO 4217.") String currency,
    @Doc("The price.") long amountCents,
    @Doc("The fees that the buyer bears.") List<Charge> buyerFees,
    @Doc("How it is sent, by the shipping option's code.") Optional<String> shippingOption,
    @Doc("What sending costs the buyer.") long shippingCents,
    @Doc("What the buyer pays: price, fees and shipping.") long totalCents,
    @Doc("What the seller gets.") Payout payout,
    @Doc("What of the order is paid, and where its parcel is.") Optional<SaleOrders.Facts> order,
    @Doc("What was said of it, such as why it failed authentication.") Optional<String> note,
    @Doc("By when the seller is to send it.") Instant shipBy,
    @Doc("When it was sent.") Optional<Instant> shippedAt,
    @Doc("When it arrived.") Optional<Instant> receivedAt,
    @Doc("When it was found genuine.") Optional<Instant> authenticatedAt,
    @Doc("When it was completed, called off or taken back.") Optional<Instant> endedAt,
    @Doc("When it was made.") Instant createdAt,
    @Doc("When it last changed.") Instant updatedAt,
    @Doc("Rises by one with each change.") long version)
    implements Versioned {
  /** How long a seller has to send what he has sold. */
  static final Duration TIME_TO_SHIP = Duration.ofDays(2);

  enum Status {
    @JsonProperty("CREATED")
    CREATED,
    @JsonProperty("SHIPPED")
    SHIPPED,
    @JsonProperty("RECEIVED")
    RECEIVED,
    @JsonProperty("AUTHENTICATED")
    AUTHENTICATED,
    @JsonProperty("COMPLETED")
    COMPLETED,
    @JsonProperty("AUTHFAILED")
    AUTHFAILED,
    @JsonProperty("CANCELED")
    CANCELED,
    @JsonProperty("RETURNED")
    RETURNED;

    /** Whether it is among the active sales. */
    boolean open() {
      return ordinal() < COMPLETED.ordinal();
    }
  }

  /** After a move that its state allows. */
  Sale after(SaleMove move, Optional<String> said, Instant now) {
    Status next = move.to();
    return new Sale(
        id,
        orderNumber,
        orderId,
        listingId,
        askId,
        bidId,
        next,
        variantId,
        productId,
        sellerId,
        buyerId,
        inventoryType,
        currency,
        amountCents,
        buyerFees,
        shippingOption,
        shippingCents,
        totalCents,
        payout,
        order,
        said.or(() -> note),
        shipBy,
        next == Status.SHIPPED ? Optional.of(now) : shippedAt,
        next == Status.RECEIVED ? Optional.of(now) : receivedAt,
        next == Status.AUTHENTICATED ? Optional.of(now) : authenticatedAt,
        next.open() ? Optional.empty() : Optional.of(now),
        createdAt,
        now,
        version + 1);
  }

  /** With what its order says. */
  Sale with(Optional<SaleOrders.Facts> facts) {
    return new Sale(
        id,
        orderNumber,
        orderId,
        listingId,
        askId,
        bidId,
        status,
        variantId,
        productId,
        sellerId,
        buyerId,
        inventoryType,
        currency,
        amountCents,
        buyerFees,
        shippingOption,
        shippingCents,
        totalCents,
        payout,
        facts,
        note,
        shipBy,
        shippedAt,
        receivedAt,
        authenticatedAt,
        endedAt,
        createdAt,
        updatedAt,
        version);
  }
}
