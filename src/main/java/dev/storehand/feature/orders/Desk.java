package dev.storehand.feature.orders;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.feature.customers.Customers;
import dev.storehand.feature.stock.Claims;
import dev.storehand.feature.stock.Models;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the actions of this room work with, made once. */
public final class Desk {
  private final OrderStore orders = new OrderStore();
  private final LineStore lines = new LineStore();
  private final DeliveryStore deliveries = new DeliveryStore();
  private final Customers customers = new Customers();
  private final Variants variants;
  private final ShopDays days;
  private final Placing placing;
  private final SalePlacing salePlacing;
  private final Fulfilling fulfilling;
  private final Collecting collecting;
  private final Restocking restocking;
  private final Releasing releasing;
  private final OrderBook book = new OrderBook();
  private final Presold presold;

  public Desk(
      Variants variants,
      ShopDays days,
      Markets markets,
      Claims claims,
      Models models,
      Providers providers,
      Presold presold) {
    this.variants = variants;
    this.days = days;
    this.presold = presold;
    this.collecting = new Collecting(providers);
    this.placing = new Placing(variants, markets, claims, models, collecting, presold);
    this.salePlacing = new SalePlacing(markets, claims, models);
    this.fulfilling = new Fulfilling(claims);
    this.releasing = new Releasing(variants, claims, models, placing, fulfilling);
    this.restocking = new Restocking(claims, models);
  }

  /** An order with all that hangs on it. */
  Order whole(ReadTx tx, String id) {
    return book.whole(tx, id, presold);
  }

  ShopDays days() {
    return days;
  }

  Placing placing() {
    return placing;
  }

  SalePlacing salePlacing() {
    return salePlacing;
  }

  Fulfilling fulfilling() {
    return fulfilling;
  }

  Collecting collecting() {
    return collecting;
  }

  Releasing releasing() {
    return releasing;
  }

  Restocking restocking() {
    return restocking;
  }

  /** A part of the list of orders, with their lines. */
  Page<Order> list(ReadTx tx, Paging paging, ListOrders filter) {
    Optional<List<String>> buyers =
        filter.customerEmail().map(email -> customers.idOf(tx, email).stream().toList());
    Optional<List<String>> wanted =
        filter
            .skuCodes()
            .map(codes -> variants.bySkus(tx, codes).values().stream())
            .map(found -> found.map(VariantRef::id).toList());
    Page<OrderState> page =
        orders.list(tx, paging, filter, new OrderStore.Found(buyers, wanted), days);
    Map<String, List<OrderLine>> all =
        lines.ofAll(tx, page.rows().stream().map(OrderState::id).toList());
    return page.map(
        each -> Order.of(OrderStore.withLines(each, all.getOrDefault(each.id(), List.of()))));
  }

  /** Sends what went over the wire once more. */
  Resent resend(WriteTx tx, OrderState order, Optional<String> recipient) {
    order.check(OrderMove.DELIVER);
    List<Delivery> sent = deliveries.of(tx, order.id());
    if (sent.isEmpty()) {
      throw Problem.of(
              Code.INVALID_TRANSITION,
              "Nothing of the order %s has been delivered over the wire".formatted(order.id()))
          .hint("Digital goods go out once the order is paid: capture_payment comes first.")
          .next("capture_payment", "read_order");
    }
    String to =
        recipient
            .or(() -> order.buyer().flatMap(Customers.Buyer::email))
            .orElseThrow(() -> Problem.fault("recipient", "is missing: the order names nobody"));
    List<Delivery> again =
        sent.stream().map(each -> each.resent(Optional.of(to), tx.now())).toList();
    for (int i = 0; i < again.size(); i++) {
      deliveries.save(tx, again.get(i));
      tx.happened("delivery.resent", sent.get(i), again.get(i));
    }
    return new Resent(tx.now(), to, again.get(0).kind(), again);
  }
}
