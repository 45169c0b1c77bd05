package dev.storehand.feature.orders;

import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.feature.customers.Customers;
import dev.storehand.feature.customers.Customers.Buyer;
import dev.storehand.feature.stock.Allocation;
import dev.storehand.feature.stock.Claim;
import dev.storehand.feature.stock.ClaimRef;
import dev.storehand.feature.stock.Claims;
import dev.storehand.feature.stock.DecrementOn;
import dev.storehand.feature.stock.InventoryModel;
import dev.storehand.feature.stock.Models;
import dev.storehand.feature.stock.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes orders and moves them along their first axis: draft, placed, approved, cancelled. Stock is
 * claimed first, the order's number taken last, so that who waits for a number holds no one up.
 */
final class Placing {
  private final OrderBook book = new OrderBook();
  private final OrderStore orders = new OrderStore();
  private final ShipmentStore shipments = new ShipmentStore();
  private final PaymentStore payments = new PaymentStore();
  private final Customers customers = new Customers();
  private final Variants variants;
  private final NewLines newLines;
  private final Markets markets;
  private final Claims claims;
  private final Models models;
  private final Fulfilling fulfilling;
  private final Collecting collecting;
  private final Packing packing = new Packing();
  private final Presold presold;

  Placing(
      Variants variants,
      Markets markets,
      Claims claims,
      Models models,
      Collecting collecting,
      Presold presold) {
    this.presold = presold;
    this.variants = variants;
    this.newLines = new NewLines(variants);
    this.markets = markets;
    this.claims = claims;
    this.models = models;
    this.fulfilling = new Fulfilling(claims);
    this.collecting = collecting;
  }

  /** Makes an order: a draft that holds its stock, or one that is placed at once. */
  OrderState create(WriteTx tx, CreateOrder in) {
    return create(tx, in, Presale.NONE).get(0);
  }

  /**
   * The same, where another room sells some of the goods before they are there: one order, or two,
   * first what is in stock and then what waits.
   */
  List<OrderState> create(WriteTx tx, CreateOrder in, Presale presale) {
    boolean place = in.place().orElse(false);
    Markets.Terms terms = markets.terms(tx, in.market());
    NewLines.Made priced =
        newLines.make(tx, in.lines(), terms.currency()).priced(tx, terms, presale);
    InventoryModel model = models.get(tx, terms.modelId());
    List<Part> parts = parts(tx, priced, totals(in, priced.lines()), presale);
    lock(tx, parts, priced, model, presale);
    Map<String, Allocation> allocations = new HashMap<>();
    for (Part part : parts) {
      allocations.put(part.id(), claimed(tx, part, model, place));
      promised(tx, part, model, presale);
    }
    Optional<Buyer> buyer = buyer(tx, in, terms.currency(), place ? 1 : 0);
    if (place && parts.size() > 1) {
      buyer.ifPresent(each -> customers.count(tx, each.id(), 1, 0, terms.currency()));
    }
    Map<String, String> counted = presale.sold(tx, buyer.map(Buyer::id));
    List<OrderState> made = new ArrayList<>();
    for (Part part : parts) {
      OrderState draft = draft(tx, in, part.counted(counted), terms, model, buyer);
      made.add(place ? bought(tx, draft, allocations.get(part.id())) : held(tx, draft, model));
    }
    return made;
  }

  /** What is to be one order: a cart, or half of it. */
  private record Part(String id, NewLines.Made made, OrderState.Totals totals) {
    Part counted(Map<String, String> offerVariants) {
      return new Part(id, made.counted(offerVariants), totals);
    }
  }

  private static List<Part> parts(
      WriteTx tx, NewLines.Made made, OrderState.Totals totals, Presale presale) {
    NewLines.Made stocked = made.only(line -> !line.isPreorder());
    if (!presale.splits() || stocked.lines().isEmpty()) {
      return List.of(new Part(tx.id("ord"), made, totals));
    }
    NewLines.Made presold = made.only(OrderLine::isPreorder);
    // What sending costs is of the order that is sent first.
    boolean sent = stocked.lines().stream().anyMatch(OrderLine::ships);
    OrderState.Totals later = totals.part(subtotal(presold.lines()), sent ? 0 : totals.shipping());
    return List.of(
        new Part(tx.id("ord"), stocked, totals.less(later)),
        new Part(tx.id("ord"), presold, later));
  }

  private OrderState draft(
      WriteTx tx,
      CreateOrder in,
      Part part,
      Markets.Terms terms,
      InventoryModel model,
      Optional<Buyer> buyer) {
    return new OrderState(
        part.id(),
        orders.number(tx),
        buyer,
        new OrderState.Terms(
            terms.id(), terms.modelId(), model.decrementOn(), terms.currency(), Optional.empty()),
        new Axes(
            buyer.isPresent() ? OrderStatus.PENDING : OrderStatus.DRAFT,
            PaymentStatus.UNPAID,
            FulfillmentStatus.UNFULFILLED),
        part.totals(),
        OrderState.Sums.NONE,
        in.marks(),
        OrderState.Stamps.fresh(tx.now()),
        Optional.empty(),
        part.made().lines(),
        1);
  }

  /** What is there and what is promised are claimed apart, but held at once. */
  private void lock(
      WriteTx tx, List<Part> parts, NewLines.Made made, InventoryModel model, Presale presale) {
    NewLines.Made there = made.only(line -> !line.waiting());
    NewLines.Made claimed = made.only(line -> !line.waiting() || presale.reserves(line.id()));
    if (!there.lines().isEmpty() && there.lines().size() < claimed.lines().size()) {
      claims.lock(tx, claim(parts.get(0).id(), model, claimed));
    }
  }

  private Allocation claimed(WriteTx tx, Part part, InventoryModel model, boolean place) {
    NewLines.Made there = part.made().only(line -> !line.waiting());
    if (there.lines().isEmpty()) {
      return new Allocation(List.of(), List.of());
    }
    Claim claim = claim(part.id(), model, there);
    return place ? claims.place(tx, claim) : claims.hold(tx, claim);
  }

  private void promised(WriteTx tx, Part part, InventoryModel model, Presale presale) {
    NewLines.Made waiting = part.made().only(line -> line.waiting() && presale.reserves(line.id()));
    if (!waiting.lines().isEmpty()) {
      claims.promise(tx, claim(part.id(), model, waiting));
    }
  }

  private OrderState held(WriteTx tx, OrderState draft, InventoryModel model) {
    boolean holds = draft.lines().stream().anyMatch(OrderLine::tracked);
    OrderState order =
        draft.held(holds ? Optional.of(model.heldUntil(tx.now())) : Optional.empty());
    orders.insert(tx, order);
    tx.happened("order.created", Order.of(order));
    return order;
  }

  private OrderState bought(WriteTx tx, OrderState draft, Allocation allocation) {
    OrderState order = draft.placed(tx.now());
    orders.insert(tx, order);
    tx.happened("order.placed", Order.of(order));
    packing.send(tx, order, allocation, order.terms().decrementOn() == DecrementOn.PLACE);
    return order;
  }

  /** Places a draft: what it held, or what is there now, becomes its own. */
  OrderState place(WriteTx tx, OrderState draft) {
    draft.check(OrderMove.PLACE);
    InventoryModel model = models.now(tx, draft.terms().modelId());
    Map<String, VariantRef> known =
        variants.byIds(tx, draft.lines().stream().map(OrderLine::variantId).toList());
    draft.lines().forEach(line -> sellable(known.get(line.variantId())));
    Claim claim =
        claim(draft.id(), model, NewLines.Made.before(draft.lines(), known))
            .decrementing(draft.terms().decrementOn());
    Allocation allocation = claims.place(tx, claim);
    draft.buyer().ifPresent(buyer -> customers.count(tx, buyer.id(), 1, 0, draft.currency()));
    OrderState order = book.saved(tx, draft, draft.placed(tx.now()), "order.placed");
    packing.send(tx, order, allocation, order.terms().decrementOn() == DecrementOn.PLACE);
    return order;
  }

  /** Accepts an order; from now on it may be sent. */
  OrderState approve(WriteTx tx, OrderState placed) {
    placed.check(OrderMove.APPROVE);
    ClaimRef ref = ClaimRef.order(placed.id());
    List<String> counted =
        placed.lines().stream()
            .filter(line -> line.tracked() && !line.waiting())
            .map(OrderLine::id)
            .toList();
    if (!counted.isEmpty()) {
      claims.startTransfers(tx, ref, models.now(tx, placed.terms().modelId()));
    }
    if (!counted.isEmpty() && placed.terms().decrementOn() == DecrementOn.APPROVE) {
      claims.consume(tx, Share.all(ref).ofLines(counted), "approved");
      shipments
          .of(tx, placed.id())
          .forEach(each -> fulfilling.markTaken(tx, each, Set.of(), false));
    }
    return book.saved(tx, placed, placed.approved(tx.now()), "order.approved");
  }

  /** Gives an order up: stock is free again, promised money is let go. */
  OrderState cancel(WriteTx tx, OrderState order, Optional<String> reason) {
    order.check(OrderMove.CANCEL);
    List<Shipment> sent = shipments.of(tx, order.id());
    sent.stream().filter(each -> each.status().gone()).findFirst().ifPresent(this::refuse);
    List<Payment> paid = payments.of(tx, order.id());
    paid.stream().filter(each -> !each.idle()).findFirst().ifPresent(this::refuse);
    if (order.lines().stream().anyMatch(OrderLine::tracked)) {
      claims.cancel(tx, Share.all(ClaimRef.order(order.id())), "cancelled");
    }
    for (Shipment before : sent) {
      if (before.status() != Shipment.Status.CANCELLED) {
        Shipment after =
            before.after(ShipmentMove.CANCEL, Optional.empty(), Shipment.Tracking.NONE, tx.now());
        shipments.save(tx, before, after);
        tx.happened(ShipmentMove.CANCEL.event(), before, after);
      }
    }
    paid.stream().filter(Payment::voidable).forEach(each -> collecting.giveUp(tx, order, each));
    if (!order.status().open()) {
      order.buyer().ifPresent(buyer -> customers.count(tx, buyer.id(), -1, 0, order.currency()));
    }
    OrderState cancelled =
        book.saved(tx, order, order.cancelled(reason, tx.now()), "order.cancelled");
    if (cancelled.lines().stream().anyMatch(OrderLine::isPreorder)) {
      presold.cancelled(tx, Order.of(cancelled));
    }
    return cancelled;
  }

  private void refuse(Shipment shipment) {
    throw Problem.of(
            Code.INVALID_TRANSITION,
            "The order %s cannot be cancelled: its shipment %s has left"
                .formatted(shipment.orderId(), shipment.number()))
        .hint("What has been sent comes back with create_return; refund_order gives money back.")
        .next("create_return", "refund_order");
  }

  private void refuse(Payment payment) {
    throw Problem.of(
            Code.CONFLICT,
            "The order %s cannot be cancelled while its payment %s is being worked on"
                .formatted(payment.orderId(), payment.id()))
        .hint("Its provider answers within seconds; then cancel again.")
        .next("read_order", "cancel_order");
  }

  private static void sellable(VariantRef variant) {
    if (!variant.sellable()) {
      throw Problem.of(
              Code.CONFLICT,
              "%s is not for sale any more".formatted(variant.skuCode().orElse(variant.name())))
          .hint("Bring the product back with restore_product, or cancel the draft.")
          .next("restore_product", "cancel_order");
    }
  }

  private Optional<Buyer> buyer(WriteTx tx, CreateOrder in, String currency, int placed) {
    if (in.customerId().isPresent()) {
      return in.customerId().map(id -> customers.seenById(tx, id, placed));
    }
    return in.customerEmail()
        .map(email -> customers.seen(tx, email, in.customerName(), currency, placed));
  }

  static Claim claim(String id, InventoryModel model, NewLines.Made wanted) {
    return Claim.of(
        ClaimRef.order(id),
        model,
        wanted.lines().stream()
            .map(
                line ->
                    new Claim.Line(
                        line.id(),
                        wanted.variants().get(line.variantId()),
                        line.quantity(),
                        Optional.ofNullable(wanted.paths().get(line.id()))))
            .toList());
  }

  private static OrderState.Totals totals(CreateOrder in, List<OrderLine> lines) {
    long subtotal = subtotal(lines);
    long discount = in.discountCents().orElse(0L);
    long tax = in.taxCents().orElse(0L);
    long shipping = in.shippingCents().orElse(0L);
    if (discount > subtotal) {
      throw Problem.fault("discount_cents", "is more than the lines come to: " + subtotal);
    }
    long taxed = Money.plus("tax_cents", subtotal - discount, tax);
    return new OrderState.Totals(
        subtotal, discount, tax, shipping, 0, Money.plus("shipping_cents", taxed, shipping));
  }

  private static long subtotal(List<OrderLine> lines) {
    long subtotal = 0;
    for (OrderLine line : lines) {
      subtotal = Money.plus("lines", subtotal, line.subtotalCents());
    }
    return subtotal;
  }
}
