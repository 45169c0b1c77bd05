package dev.storehand.feature.orders;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.ReadOnly;
import dev.storehand.core.schema.Senses;
import dev.storehand.feature.customers.Customers.Buyer;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An order as clients see it. */
@Doc("An order.")
public record Order(
    @ReadOnly @Doc("The order's id.") String id,
    @ReadOnly @Doc("Its number in the shop, from 1.") long number,
    @ReadOnly @Doc("draft, pending (a draft with a customer), placed, approved or cancelled.")
        OrderStatus status,
    @ReadOnly @Doc("What of it is paid.") PaymentStatus paymentStatus,
    @ReadOnly @Doc("How far its goods are.") FulfillmentStatus fulfillmentStatus,
    @ReadOnly
        @Doc(
            "Where it is in one word, derived from the three: pending, awaiting_payment, paid, delivering,"
                + " completed, failed or refunded.")
        Stage stage,
    @ReadOnly @Doc("Who buys; absent in a sale to nobody known.") Optional<String> customerId,
    @ReadOnly @Doc("The customer's email address.") Optional<String> customerEmail,
    @ReadOnly @Doc("The market it is made in.") String marketId,
    @ReadOnly @Doc("The listing that it sold, where it came about on the market.")
        Optional<String> listingId,
    @ReadOnly
        @Doc(
            "The preorder of the same cart, where this order is what of it was in stock; only read_order"
                + " shows it.")
        Optional<String> splitFromOrderId,
    @ReadOnly @Doc("The currency of all its amounts, ISO 4217.") String currency,
    @ReadOnly @Doc("The lines together.") long subtotalCents,
    @ReadOnly @Doc("What is taken off the lines' sum.") long discountCents,
    @ReadOnly @Doc("Tax, where it comes on top.") long taxCents,
    @ReadOnly @Doc("What sending costs.") long shippingCents,
    @ReadOnly @Doc("Fees of the market that the buyer bears; 0 but for sales on the market.")
        long feeCents,
    @ReadOnly @Doc("Subtotal less discount, plus tax, shipping and fees.") long totalCents,
    @ReadOnly @Doc("Promised by a payment provider and not captured yet.") long authorizedCents,
    @ReadOnly @Doc("Taken so far.") long capturedCents,
    @ReadOnly @Doc("Given back of what was taken.") long refundedCents,
    @ReadOnly @Doc("Still to be paid; 0 once cancelled. A refund does not reopen it.")
        long outstandingCents,
    @ReadOnly @Doc("What is bought.") List<OrderLine> lines,
    @Doc("Words of your own to filter by.") @Size(max = 50) @Means(Senses.Distinct.class)
        List<@Size(min = 1, max = 100) String> tags,
    @Doc("Where it is sent.") Optional<Address> shippingAddress,
    @Doc("Who is billed.") Optional<Address> billingAddress,
    @Doc("A note of your own.") @Size(min = 1, max = 2000) Optional<String> note,
    @Doc("Your own identifier for it, such as a till's.") @Size(min = 1, max = 200)
        Optional<String> reference,
    @Doc("Which system the reference is of.") @Size(min = 1, max = 100)
        Optional<String> referenceOrigin,
    @Doc("Your own notes, by name.") @Size(max = 50) Map<String, @Size(max = 500) String> metadata,
    @ReadOnly @Doc("Why it was cancelled.") Optional<String> cancelReason,
    @ReadOnly @Doc("Until when a draft holds its stock.") Optional<Instant> expiresAt,
    @ReadOnly @Doc("When it was placed.") Optional<Instant> placedAt,
    @ReadOnly @Doc("When it was approved.") Optional<Instant> approvedAt,
    @ReadOnly @Doc("When nothing was left to pay.") Optional<Instant> paidAt,
    @ReadOnly @Doc("When all of it was sent.") Optional<Instant> fulfilledAt,
    @ReadOnly @Doc("When it was cancelled.") Optional<Instant> cancelledAt,
    @ReadOnly @Doc("Its payments; only read_order shows them.") Optional<List<Payment>> payments,
    @ReadOnly @Doc("Its refunds; only read_order shows them.") Optional<List<Refund>> refunds,
    @ReadOnly @Doc("Its shipments; only read_order shows them.") Optional<List<Shipment>> shipments,
    @ReadOnly @Doc("What of it is delivered by wire; only read_order shows it.")
        Optional<List<Delivery>> delivery,
    @ReadOnly @Doc("Its returns; only read_order shows them.") Optional<List<Return>> returns,
    @ReadOnly @Doc("What happened to it, oldest first; only read_order shows it.")
        Optional<List<TimelineEntry>> timeline,
    @ReadOnly @Doc("When it was made.") Instant createdAt,
    @ReadOnly @Doc("When it last changed.") Instant updatedAt,
    @ReadOnly @Doc("Rises by one with each change.") long version)
    implements Versioned {

  /**
   * All that hangs on an order, each oldest first.
   *
   * @param splitFrom the preorder of the same cart
   */
  record Parts(
      List<Payment> payments,
      List<Refund> refunds,
      List<Shipment> shipments,
      List<Delivery> delivery,
      List<Return> returns,
      Optional<String> splitFrom) {}

  static Order of(OrderState state) {
    return of(state, Optional.empty());
  }

  static Order of(OrderState state, Optional<Parts> parts) {
    OrderState.Stamps stamps = state.stamps();
    return new Order(
        state.id(),
        state.number(),
        state.status(),
        state.axes().payment(),
        state.axes().fulfillment(),
        Stage.of(state.axes()),
        state.buyer().map(Buyer::id),
        state.buyer().flatMap(Buyer::email),
        state.terms().marketId(),
        state.terms().listingId(),
        parts.flatMap(Parts::splitFrom),
        state.currency(),
        state.totals().subtotal(),
        state.totals().discount(),
        state.totals().tax(),
        state.totals().shipping(),
        state.totals().fees(),
        state.totals().total(),
        state.sums().authorized(),
        state.sums().captured(),
        state.sums().refunded(),
        state.outstanding(),
        state.lines(),
        state.marks().tags(),
        state.marks().shippingAddress(),
        state.marks().billingAddress(),
        state.marks().note(),
        state.marks().reference(),
        state.marks().referenceOrigin(),
        state.marks().metadata(),
        state.cancelReason(),
        stamps.expiresAt(),
        stamps.placedAt(),
        stamps.approvedAt(),
        stamps.paidAt(),
        stamps.fulfilledAt(),
        stamps.cancelledAt(),
        parts.map(Parts::payments),
        parts.map(Parts::refunds),
        parts.map(Parts::shipments),
        parts.map(Parts::delivery),
        parts.map(Parts::returns),
        parts.map(all -> Timeline.of(state, all)),
        stamps.createdAt(),
        stamps.updatedAt(),
        state.version());
  }

  /** What a patch may have changed. */
  OrderState.Marks marks() {
    return new OrderState.Marks(
        List.copyOf(tags),
        shippingAddress,
        billingAddress,
        note,
        reference,
        referenceOrigin,
        Map.copyOf(metadata));
  }
}
