package dev.storehand.feature.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What happened to an order and to all that hangs on it, from the times they keep. */
final class Timeline {
  private final List<TimelineEntry> entries = new ArrayList<>();

  private Timeline() {}

  static List<TimelineEntry> of(OrderState order, Order.Parts parts) {
    Timeline timeline = new Timeline();
    timeline.order(order);
    parts.payments().forEach(timeline::payment);
    parts.refunds().forEach(timeline::refund);
    parts.shipments().forEach(timeline::shipment);
    parts.delivery().forEach(timeline::delivery);
    parts.returns().forEach(timeline::comingBack);
    // A stable sort: what happened at the same time stays in the order written here.
    timeline.entries.sort(Comparator.comparing(TimelineEntry::at));
    return List.copyOf(timeline.entries);
  }

  private void order(OrderState order) {
    OrderState.Stamps stamps = order.stamps();
    add(Optional.of(stamps.createdAt()), "order.created", order.id());
    add(stamps.placedAt(), "order.placed", order.id());
    add(stamps.approvedAt(), "order.approved", order.id());
    add(stamps.paidAt(), "order.paid", order.id());
    add(stamps.fulfilledAt(), "order.fulfilled", order.id());
    add(stamps.cancelledAt(), "order.cancelled", order.id());
  }

  private void payment(Payment payment) {
    add(Optional.of(payment.createdAt()), "payment.created", payment.id());
    add(payment.authorizedAt(), "payment.authorized", payment.id());
    add(payment.capturedAt(), "payment.captured", payment.id());
    if (payment.status() == Payment.Status.FAILED) {
      add(Optional.of(payment.updatedAt()), "payment.failed", payment.id());
    }
    if (payment.status() == Payment.Status.VOIDED) {
      add(Optional.of(payment.updatedAt()), "payment.voided", payment.id());
    }
  }

  private void refund(Refund refund) {
    add(Optional.of(refund.createdAt()), "refund.created", refund.id());
    boolean failed = refund.status() == Refund.Status.FAILED;
    add(refund.endedAt(), failed ? "refund.failed" : "refund.succeeded", refund.id());
  }

  private void shipment(Shipment shipment) {
    add(shipment.shippedAt(), "shipment.shipped", shipment.id());
    add(shipment.deliveredAt(), "shipment.delivered", shipment.id());
    add(shipment.cancelledAt(), "shipment.cancelled", shipment.id());
  }

  private void delivery(Delivery delivery) {
    add(delivery.deliveredAt(), "delivery.delivered", delivery.id());
    if (delivery.sentCount() > 1) {
      add(delivery.lastSentAt(), "delivery.resent", delivery.id());
    }
  }

  private void comingBack(Return one) {
    add(Optional.of(one.createdAt()), "return.created", one.id());
    add(one.approvedAt(), "return.approved", one.id());
    add(one.rejectedAt(), "return.rejected", one.id());
    add(one.cancelledAt(), "return.cancelled", one.id());
    add(one.receivedAt(), "return.received", one.id());
    add(one.restockedAt(), "return.restocked", one.id());
    add(one.refundedAt(), "return.refunded", one.id());
  }

  private void add(Optional<Instant> at, String what, String id) {
    at.ifPresent(time -> entries.add(new TimelineEntry(time, what, id)));
  }
}
