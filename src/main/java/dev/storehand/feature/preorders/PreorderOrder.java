package dev.storehand.feature.preorders;

import dev.storehand.core.db.Versioned;
import dev.storehand.core.schema.Doc;
import dev.storehand.feature.offers.Delivery;
import dev.storehand.feature.orders.FulfillmentStatus;
import dev.storehand.feature.orders.Order;
import dev.storehand.feature.orders.OrderLine;
import dev.storehand.feature.orders.OrderStatus;
import dev.storehand.feature.orders.Payment;
import dev.storehand.feature.orders.PaymentStatus;
import dev.storehand.feature.orders.Refund;
import dev.storehand.feature.orders.Shipment;
import dev.storehand.feature.orders.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A preorder as clients see it: an order, in the words of preorders. */
@Doc("A preorder: an order with goods that were sold before they were there.")
record PreorderOrder(
    @Doc("The order's id.") String id,
    @Doc("The order's number, counted per shop and mode.") long number,
    @Doc(
            "placed, awaiting_balance, balance_collected, released, fulfilled, cancelled or refunded;"
                + " derived from the order.")
        PreorderState state,
    @Doc("What keeps it from being released; absent once it is released or cancelled.")
        Optional<WaitingFor> waitingFor,
    @Doc("The offer it was sold by.") String offerId,
    @Doc("The order of its own that the rest of the cart became, where its offer splits them.")
        Optional<String> splitOrderId,
    @Doc("Who buys; absent in a sale to nobody known.") Optional<String> customerId,
    @Doc("The customer's email address.") Optional<String> customerEmail,
    @Doc(
            "The buyer's language, where it was told; letters are in it as far as they are translated.")
        Optional<String> locale,
    @Doc("The market it was made in.") String marketId,
    @Doc("The currency of all its amounts, ISO 4217.") String currency,
    @Doc("The order's own status.") OrderStatus status,
    @Doc("How far it is paid.") PaymentStatus paymentStatus,
    @Doc("How far it is sent.") FulfillmentStatus fulfillmentStatus,
    @Doc("What it comes to.") long totalCents,
    @Doc("What is bought; is_preorder marks what was sold before it was there.")
        List<OrderLine> lines,
    @Doc("What was promised, what was paid, and what comes next.") PreorderPayments payments,
    @Doc("In which way its delivery is told.") Delivery.Type deliveryType,
    @Doc("When it is to come: the first moment of a day, or so long after the order.")
        Optional<Instant> deliveryAt,
    @Doc("What of it waits: the preorder_lines, the whole_order, or none.") Held held,
    @Doc("Why it waits, for whoever packs.") Optional<String> holdNote,
    @Doc("Since when somebody holds it by hand.") Optional<Instant> heldAt,
    @Doc("Whether it is released by itself once its stock has come.") boolean releasesByItself,
    @Doc("Whether it was released by force: unpaid, or short of stock.") boolean releasedByForce,
    @Doc("Words of your own to filter by.") List<String> tags,
    @Doc("When it was placed.") Instant placedAt,
    @Doc("When it was released.") Optional<Instant> releasedAt,
    @Doc("When its buyer was last told of its shipping.") Optional<Instant> shippingUpdatedAt,
    @Doc("When it was cancelled.") Optional<Instant> cancelledAt,
    @Doc("Its shipments; only read_preorder_order shows them.") Optional<List<Shipment>> shipments,
    @Doc("Its refunds; only read_preorder_order shows them.") Optional<List<Refund>> refunds,
    @Doc("What happened to it, oldest first; only read_preorder_order shows it.")
        Optional<List<TimelineEntry>> timeline,
    @Doc("When it was made.") Instant createdAt,
    @Doc("When it last changed.") Instant updatedAt,
    @Doc("The order's version: rises by one with each change.") long version)
    implements Versioned {

  /** The money of a preorder. */
  @Doc("What of a preorder was promised, what was paid, and what comes next.")
  record PreorderPayments(
      @Doc("What is paid at the start; all of it where there is no balance.") long depositCents,
      @Doc("What is paid later.") long balanceCents,
      @Doc("What was taken so far.") long capturedCents,
      @Doc("What of that was given back.") long refundedCents,
      @Doc("What is left to pay; never negative, and 0 once it is cancelled.")
          long outstandingCents,
      @Doc("When the balance is due: none, on_release, at, after_interval or on_fulfillment.")
          BalanceDue balanceDue,
      @Doc("The time it is due, where that is known.") Optional<Instant> balanceDueAt,
      @Doc("Whether the clock charges it when it is due.") boolean autoCollect,
      @Doc("Who moves the balance; absent where no means of payment is kept.")
          Optional<String> provider,
      @Doc("How often it was charged in vain.") int attempts,
      @Doc("When it is charged next by itself.") Optional<Instant> nextChargeAt,
      @Doc("Why the last charge failed.") Optional<PaymentFailure> failure,
      @Doc("When it was given up; charge_preorder_balance tries anew.")
          Optional<Instant> paymentFailedAt,
      @Doc("When the balance was collected.") Optional<Instant> balanceCollectedAt,
      @Doc("When a link to pay was last sent.") Optional<Instant> collectionSentAt,
      @Doc("Until when that link opens.") Optional<Instant> collectionEndsAt,
      @Doc("When the buyer is reminded next of the balance.") Optional<Instant> remindsAt,
      @Doc("Each payment; only read_preorder_order shows them.") Optional<List<Payment>> payments) {

    static PreorderPayments of(Preorder preorder, Order order) {
      // The clock looks at a reminder once its time has come, and drops it then.
      boolean owes =
          order.outstandingCents() > 0 && order.paymentStatus() != PaymentStatus.REFUNDED;
      return new PreorderPayments(
          preorder.plan().depositCents(),
          preorder.plan().balanceCents(),
          order.capturedCents(),
          order.refundedCents(),
          order.outstandingCents(),
          preorder.plan().due(),
          preorder.plan().dueAt(),
          preorder.plan().autoCollect(),
          preorder.payer().provider(),
          preorder.tries().attempts(),
          preorder.tries().nextChargeAt(),
          preorder
              .tries()
              .failure()
              .map(failure -> new PaymentFailure(failure.code(), failure.message())),
          preorder.tries().paymentFailedAt(),
          preorder.tries().balanceCollectedAt(),
          preorder.link().sentAt(),
          preorder.link().endsAt(),
          owes ? preorder.reminder().at() : Optional.empty(),
          order.payments());
    }
  }

  /** Why a charge failed. */
  @Doc("Why a charge failed.")
  record PaymentFailure(
      @Doc("A word for it, such as card_declined.") String code,
      @Doc("A sentence.") String message) {}

  static PreorderOrder of(Preorder preorder, Order order) {
    return new PreorderOrder(
        order.id(),
        order.number(),
        PreorderState.of(order, preorder),
        WaitingFor.of(order, preorder),
        preorder.offerId(),
        preorder.splitOrderId(),
        order.customerId(),
        order.customerEmail(),
        preorder.locale(),
        order.marketId(),
        order.currency(),
        order.status(),
        order.paymentStatus(),
        order.fulfillmentStatus(),
        order.totalCents(),
        order.lines(),
        PreorderPayments.of(preorder, order),
        preorder.arrival().type(),
        preorder.arrival().at(),
        preorder.holding().held(),
        preorder.holding().note(),
        preorder.holding().heldAt(),
        preorder.autoRelease(),
        preorder.release().forced(),
        order.tags(),
        preorder.placedAt(),
        preorder.release().at(),
        preorder.shippingUpdatedAt(),
        order.cancelledAt(),
        order.shipments(),
        order.refunds(),
        order.timeline().map(entries -> timeline(preorder, entries)),
        order.createdAt(),
        order.updatedAt(),
        order.version());
  }

  private static List<TimelineEntry> timeline(Preorder preorder, List<TimelineEntry> ofOrder) {
    List<TimelineEntry> all = new ArrayList<>(ofOrder);
    add(all, preorder.tries().balanceCollectedAt(), "preorder.balance_collected", preorder);
    add(all, preorder.tries().firstFailedAt(), "preorder.payment_failed", preorder);
    add(all, preorder.link().sentAt(), "preorder.collection_sent", preorder);
    add(all, preorder.shippingUpdatedAt(), "preorder.shipping_updated", preorder);
    add(all, preorder.holding().heldAt(), "preorder.held", preorder);
    add(all, preorder.release().at(), "preorder.released", preorder);
    // A stable sort: what happened at the same time stays in the order written here.
    all.sort(Comparator.comparing(TimelineEntry::at));
    return List.copyOf(all);
  }

  private static void add(
      List<TimelineEntry> all, Optional<Instant> at, String what, Preorder preorder) {
    at.ifPresent(time -> all.add(new TimelineEntry(time, what, preorder.orderId())));
  }
}
