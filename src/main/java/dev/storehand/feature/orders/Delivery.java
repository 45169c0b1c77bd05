package dev.storehand.feature.orders;

import dev.storehand.core.db.Resource;
import dev.storehand.core.schema.Doc;
import dev.storehand.feature.catalog.ProductType;
import java.time.Instant;
import java.util.Optional;

/** Goods that go over the wire, such as a file: what was sent to whom, and how often. */
@Doc("What of an order goes over the wire.")
public record Delivery(
    @Doc("The delivery's id.") String id,
    @Doc("The order.") String orderId,
    @Doc("The line of the order it delivers.") String orderLineId,
    @Doc("What sort of thing it is.") ProductType kind,
    @Doc("To which email address.") Optional<String> recipient,
    @Doc("queued, delivered or failed.") Status status,
    @Doc("How often it was sent.") int sentCount,
    @Doc("When it was delivered first.") Optional<Instant> deliveredAt,
    @Doc("When it was sent last.") Optional<Instant> lastSentAt,
    @Doc("When it was made.") Instant createdAt)
    implements Resource {

  public enum Status {
    QUEUED,
    DELIVERED,
    FAILED
  }

  /** Whether a line's goods go over the wire. */
  static boolean byWire(OrderLine line) {
    return line.kind() != ProductType.PHYSICAL;
  }

  static Delivery fresh(
      String id, String orderId, OrderLine line, Optional<String> recipient, Instant now) {
    return new Delivery(
        id,
        orderId,
        line.id(),
        line.kind(),
        recipient,
        Status.DELIVERED,
        1,
        Optional.of(now),
        Optional.of(now),
        now);
  }

  /** The same goods once more. */
  Delivery resent(Optional<String> to, Instant now) {
    return new Delivery(
        id,
        orderId,
        orderLineId,
        kind,
        to,
        status,
        sentCount + 1,
        deliveredAt,
        Optional.of(now),
        createdAt);
  }
}
