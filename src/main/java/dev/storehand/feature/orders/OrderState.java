package dev.storehand.feature.orders;

import dev.storehand.core.db.Versioned;
import dev.storehand.feature.customers.Customers.Buyer;
import dev.storehand.feature.stock.DecrementOn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An order and its rules; {@link Order} is what clients see of it. */
record OrderState(
    String id,
    long number,
    Optional<Buyer> buyer,
    Terms terms,
    Axes axes,
    Totals totals,
    Sums sums,
    Marks marks,
    Stamps stamps,
    Optional<String> cancelReason,
    List<OrderLine> lines,
    long version)
    implements Versioned {

  /** On which terms it is made; they do not change with the market's. */
  record Terms(
      String marketId,
      Optional<String> modelId,
      DecrementOn decrementOn,
      String currency,
      Optional<String> listingId) {}

  /** What it comes to. */
  record Totals(long subtotal, long discount, long tax, long shipping, long fees, long total) {

    /**
     * Of an order of some of its lines: of discount and tax as much as these are of all, half up.
     */
    Totals part(long lines, long sending) {
      long off = share(discount, lines);
      long taxed = share(tax, lines);
      return new Totals(lines, off, taxed, sending, 0, lines - off + taxed + sending);
    }

    private long share(long cents, long lines) {
      return subtotal == 0
          ? 0
          : Money.share(cents, BigDecimal.valueOf(lines), BigDecimal.valueOf(subtotal));
    }

    /** What a part leaves. */
    Totals less(Totals part) {
      return new Totals(
          subtotal - part.subtotal,
          discount - part.discount,
          tax - part.tax,
          shipping - part.shipping,
          fees - part.fees,
          total - part.total);
    }
  }

  /** What of that has moved. */
  record Sums(long authorized, long captured, long refunded) {
    static final Sums NONE = new Sums(0, 0, 0);
  }

  /** What a client may change at any time. */
  record Marks(
      List<String> tags,
      Optional<Address> shippingAddress,
      Optional<Address> billingAddress,
      Optional<String> note,
      Optional<String> reference,
      Optional<String> referenceOrigin,
      Map<String, String> metadata) {

    /** With other tags, each once. */
    Marks tagged(List<String> others) {
      return new Marks(
          others.stream().distinct().toList(),
          shippingAddress,
          billingAddress,
          note,
          reference,
          referenceOrigin,
          metadata);
    }

    /** Without what tells who bought. */
    Marks forgotten() {
      return new Marks(
          tags,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          reference,
          referenceOrigin,
          metadata);
    }
  }

  /** When things were. */
  record Stamps(
      Optional<Instant> expiresAt,
      Optional<Instant> placedAt,
      Optional<Instant> approvedAt,
      Optional<Instant> paidAt,
      Optional<Instant> fulfilledAt,
      Optional<Instant> cancelledAt,
      Instant createdAt,
      Instant updatedAt) {

    static Stamps fresh(Instant now) {
      return new Stamps(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          now,
          now);
    }
  }

  String currency() {
    return terms.currency();
  }

  OrderStatus status() {
    return axes.status();
  }

  /** What is still to be paid: nothing of a cancelled order, and a refund does not reopen it. */
  long outstanding() {
    return status() == OrderStatus.CANCELLED ? 0 : Math.max(0, totals.total() - sums.captured());
  }

  OrderState check(OrderMove move) {
    move.check(id, status());
    return this;
  }

  /** A draft whose stock is held until then. */
  OrderState held(Optional<Instant> until) {
    Stamps s = stamps;
    return with(
        axes,
        new Stamps(
            until,
            s.placedAt,
            s.approvedAt,
            s.paidAt,
            s.fulfilledAt,
            s.cancelledAt,
            s.createdAt,
            s.updatedAt));
  }

  OrderState placed(Instant now) {
    boolean free = totals.total() == 0;
    boolean sent = lines.stream().anyMatch(OrderLine::ships);
    Stamps s = stamps;
    return with(
        new Axes(
            OrderStatus.PLACED,
            free ? PaymentStatus.FREE : PaymentStatus.UNPAID,
            sent ? FulfillmentStatus.UNFULFILLED : FulfillmentStatus.NOT_REQUIRED),
        new Stamps(
            Optional.empty(),
            Optional.of(now),
            s.approvedAt,
            free ? Optional.of(now) : s.paidAt,
            s.fulfilledAt,
            s.cancelledAt,
            s.createdAt,
            now));
  }

  OrderState approved(Instant now) {
    Stamps s = stamps;
    return with(
        axes.at(OrderStatus.APPROVED),
        new Stamps(
            s.expiresAt,
            s.placedAt,
            Optional.of(now),
            s.paidAt,
            s.fulfilledAt,
            s.cancelledAt,
            s.createdAt,
            now));
  }

  /** Given up before anything of it was sent, so that nothing of it is held or at work either. */
  OrderState cancelled(Optional<String> reason, Instant now) {
    Stamps s = stamps;
    boolean sends = axes.fulfillment() != FulfillmentStatus.NOT_REQUIRED;
    Axes ends = axes.at(OrderStatus.CANCELLED);
    OrderState ended =
        with(
            sends ? ends.at(FulfillmentStatus.UNFULFILLED) : ends,
            new Stamps(
                Optional.empty(),
                s.placedAt,
                s.approvedAt,
                s.paidAt,
                s.fulfilledAt,
                Optional.of(now),
                s.createdAt,
                now));
    return new OrderState(
        id,
        number,
        buyer,
        terms,
        ended.axes,
        totals,
        sums,
        marks,
        ended.stamps,
        reason,
        lines,
        version);
  }

  /** With other money moved; it is paid from the moment nothing is outstanding. */
  OrderState paid(Sums next, PaymentStatus payment, Instant now) {
    Stamps s = stamps;
    boolean whole = next.captured() >= totals.total() && next.captured() > 0;
    Stamps stamped =
        new Stamps(
            s.expiresAt,
            s.placedAt,
            s.approvedAt,
            whole ? s.paidAt.or(() -> Optional.of(now)) : s.paidAt,
            s.fulfilledAt,
            s.cancelledAt,
            s.createdAt,
            now);
    return new OrderState(
        id,
        number,
        buyer,
        terms,
        axes.at(payment),
        totals,
        next,
        marks,
        stamped,
        cancelReason,
        lines,
        version);
  }

  OrderState fulfilled(FulfillmentStatus next, Instant now) {
    Stamps s = stamps;
    boolean all = next == FulfillmentStatus.FULFILLED;
    return with(
        axes.at(next),
        new Stamps(
            s.expiresAt,
            s.placedAt,
            s.approvedAt,
            s.paidAt,
            all ? s.fulfilledAt.or(() -> Optional.of(now)) : Optional.empty(),
            s.cancelledAt,
            s.createdAt,
            now));
  }

  OrderState marked(Marks next) {
    return new OrderState(
        id, number, buyer, terms, axes, totals, sums, next, stamps, cancelReason, lines, version);
  }

  OrderState lines(UnaryOperator<OrderLine> each) {
    return new OrderState(
        id,
        number,
        buyer,
        terms,
        axes,
        totals,
        sums,
        marks,
        stamps,
        cancelReason,
        lines.stream().map(each).toList(),
        version);
  }

  /** One version on, as every change that is kept. */
  OrderState next(Instant now) {
    Stamps s = stamps;
    return new OrderState(
        id,
        number,
        buyer,
        terms,
        axes,
        totals,
        sums,
        marks,
        new Stamps(
            s.expiresAt,
            s.placedAt,
            s.approvedAt,
            s.paidAt,
            s.fulfilledAt,
            s.cancelledAt,
            s.createdAt,
            now),
        cancelReason,
        lines,
        version + 1);
  }

  private OrderState with(Axes otherAxes, Stamps otherStamps) {
    return new OrderState(
        id,
        number,
        buyer,
        terms,
        otherAxes,
        totals,
        sums,
        marks,
        otherStamps,
        cancelReason,
        lines,
        version);
  }
}
