package dev.storehand.feature.preorders;

import dev.storehand.core.action.Sweep;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.Select;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.Sql;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.offers.Delivery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The table {@code preorder}; its lists and counts read the tables of orders beside it. */
final class PreorderStore {
  /** What an order's line waits for is there, or was reserved for it. */
  private static final String ARRIVED =
      """
      exists (select 1 from order_line l join stock_item i on i.variant_id = l.variant_id
        where l.order_id = p.order_id and l.waiting and l.tracked and i.archived_at is null
          and i.quantity > 0 and (i.quantity > i.reserved or exists (
            select 1 from stock_reservation r
            where r.stock_item_id = i.id and r.ref_id = p.order_id and r.status = 'pending')))""";

  /**
   * What comes by itself once its stock has, of a preorder {@code p} and its order {@code o}: the
   * release of what is paid, or the charge before it.
   */
  private static final String BY_ITSELF =
      """
      o.status in ('placed', 'approved') and o.payment_status <> 'refunded'
      and p.released_at is null and p.held_at is null
      and (p.auto_release and (o.captured_cents >= o.total_cents
            or p.balance_due = 'on_fulfillment' and o.captured_cents >= p.deposit_cents)
        or p.auto_collect and p.balance_due = 'on_release' and p.next_charge_at is null
          and p.attempts = 0 and o.captured_cents >= p.deposit_cents
          and o.captured_cents < o.total_cents)""";

  /**
   * The preorder of this order.
   *
   * @throws Problem 404
   */
  Preorder get(ReadTx tx, String orderId) {
    return find(tx, orderId)
        .orElseThrow(
            () -> Problem.notFound("Preorder order", orderId).next("list_preorder_orders"));
  }

  /** The preorder of this order, if it is one. */
  Optional<Preorder> find(ReadTx tx, String orderId) {
    return tx.sql("select * from preorder where shop = :shop and mode = :mode and order_id = :id")
        .bind("id", orderId)
        .first(PreorderStore::preorder);
  }

  /** The one whose link to pay ends in a token of this hash. */
  Optional<Preorder> byLink(ReadTx tx, String hash) {
    return tx.sql(
            """
            select * from preorder
            where shop = :shop and mode = :mode and collection_token = :hash""")
        .bind("hash", hash)
        .first(PreorderStore::preorder);
  }

  /** The preorder whose cart's rest an order became; both were placed at one moment. */
  Optional<String> splitFrom(ReadTx tx, String orderId, Instant placedAt) {
    return tx.sql(
            """
            select order_id from preorder
            where shop = :shop and mode = :mode and placed_at = :placed and split_order_id = :id""")
        .bind("placed", placedAt)
        .bind("id", orderId)
        .first(row -> row.text("order_id"));
  }

  /** A part of the list, first placed last unless sorted otherwise. */
  Page<Preorder> list(
      ReadTx tx, Paging paging, ListPreorderOrders in, Optional<String> buyer, ShopDays days) {
    Select select =
        tx.select(
                paging,
                "p.*",
                """
                preorder p join sales_order o on o.id = p.order_id
                where p.shop = :shop and p.mode = :mode""")
            .id("p.order_id")
            .and("p.order_id in (:ids)", in.ids())
            .and(PreorderState.SQL + " = :state", in.state())
            .and(WaitingFor.SQL + " = :waiting", in.waitingFor())
            .and("p.offer_id = :offer", in.offerId())
            .and("o.customer_id = :customer", in.customerId())
            .and("o.customer_id = :buyer", buyer)
            .and("o.market_id = :market", in.marketId())
            .and("o.number = :number", in.number())
            .and("p.held = :held", in.held())
            .and("p.balance_due = :due", in.balanceDue())
            .and("p.placed_at >= :from", days.first(tx, in.from()))
            .and("p.placed_at <= :to", days.last(tx, in.to()))
            .and("p.delivery_at >= :delivery_from", days.first(tx, in.deliveryFrom()))
            .and("p.delivery_at <= :delivery_to", days.last(tx, in.deliveryTo()))
            .and(
                """
                exists (select 1 from order_line l
                  where l.order_id = p.order_id and l.is_preorder and l.variant_id = :variant)""",
                in.variantId())
            .and(
                """
                exists (select 1 from order_tag t
                  where t.shop = :shop and t.mode = :mode and t.order_id = p.order_id
                    and t.tag in (:tags))""",
                in.tags());
    in.failed()
        .ifPresent(failed -> select.always(failed ? "p.failure is not null" : "p.failure is null"));
    return select
        .sort("placed_at", "p.placed_at", SortKind.NUMBER)
        .sort("total_cents", "o.total_cents", SortKind.NUMBER)
        .sort("number", "o.number", SortKind.NUMBER)
        .page(PreorderStore::preorder);
  }

  /** These, as they were placed. */
  List<String> firstPlacedFirst(ReadTx tx, Collection<String> ids) {
    return tx.sql(
            """
            select order_id from preorder
            where shop = :shop and mode = :mode and order_id in (:ids) order by placed_at, order_id""")
        .bind("ids", ids)
        .list(row -> row.text("order_id"));
  }

  /** An offer's orders that have not ended, first placed first. */
  List<String> open(ReadTx tx, String offerId) {
    return tx.sql(
            """
            select p.order_id from preorder p join sales_order o on o.id = p.order_id
            where p.shop = :shop and p.mode = :mode and p.offer_id = :offer
              and o.status in ('placed', 'approved') and o.fulfillment_status <> 'fulfilled'
            order by p.placed_at, p.order_id""")
        .bind("offer", offerId)
        .list(row -> row.text("order_id"));
  }

  /** Units that a customer has bought by an offer, over all orders that are not cancelled. */
  long bought(ReadTx tx, String offerId, String customerId) {
    return tx.sql(
            """
            select coalesce(sum(l.quantity), 0) as units
            from sales_order o
            join preorder p on p.order_id = o.id and p.offer_id = :offer
            join order_line l on l.order_id = o.id and l.is_preorder
            where o.shop = :shop and o.mode = :mode and o.customer_id = :customer
              and o.status <> 'cancelled'""")
        .bind("offer", offerId)
        .bind("customer", customerId)
        .one(row -> row.number("units"));
  }

  /** Those that wait for a variant and would go on by themselves, first placed first. */
  List<String> waitingFor(ReadTx tx, String variantId, int most) {
    return tx.sql(
            """
            select p.order_id from preorder p
            join sales_order o on o.id = p.order_id
            join order_line v on v.order_id = p.order_id and v.waiting and v.variant_id = :variant
            where p.shop = :shop and p.mode = :mode and"""
                + " "
                + BY_ITSELF
                + " order by p.placed_at, p.order_id limit :most")
        .bind("variant", variantId)
        .bind("most", most)
        .list(row -> row.text("order_id"));
  }

  /** The variants that a preorder waits for and of which some can be had. */
  List<String> arrivedFor(ReadTx tx, String orderId) {
    return tx.sql(
            """
            select distinct l.variant_id from preorder p
            join order_line l on l.order_id = p.order_id and l.waiting and l.tracked
            join stock_item i on i.variant_id = l.variant_id and i.archived_at is null
            where i.quantity > i.reserved and p.shop = :shop and p.mode = :mode and p.order_id = :id""")
        .bind("id", orderId)
        .list(row -> row.text("variant_id"));
  }

  /** Those of any shop whose stock has come and that would go on by themselves. */
  List<Sweep.Due> arrived(ReadTx tx, String after, int most) {
    return tx.unscoped(
            "select p.order_id, p.shop, p.mode from preorder p"
                + " join sales_order o on o.id = p.order_id"
                + " where p.order_id > :after and "
                + BY_ITSELF
                + " and "
                + ARRIVED
                + " order by p.order_id limit :most")
        .bind("after", after)
        .bind("most", most)
        .list(PreorderStore::due);
  }

  /** Those of any shop whose balance the clock charges now. */
  List<Sweep.Due> toBeCharged(ReadTx tx, String after, int most) {
    return due(tx, "next_charge_at", after, most);
  }

  /** Those of any shop whose buyers the clock reminds now, or looks at again. */
  List<Sweep.Due> toBeReminded(ReadTx tx, String after, int most) {
    return due(tx, "remind_at", after, most);
  }

  private static List<Sweep.Due> due(ReadTx tx, String time, String after, int most) {
    return tx.unscoped(
            """
            select order_id, shop, mode from preorder
            where %1$s is not null and %1$s <= :now and order_id > :after
            order by order_id limit :most"""
                .formatted(time))
        .bind("now", tx.now())
        .bind("after", after)
        .bind("most", most)
        .list(PreorderStore::due);
  }

  /** An offer's preorders that are to be reminded, or may come to be, first placed first. */
  List<String> toFollow(ReadTx tx, String offerId, boolean reminders) {
    return tx.sql(
            """
            select order_id from preorder
            where shop = :shop and mode = :mode and offer_id = :offer and balance_due_at is not null
              and balance_collected_at is null and reminded < 2 and (remind_at is not null or :reminders)
            order by placed_at, order_id""")
        .bind("offer", offerId)
        .bind("reminders", reminders)
        .list(row -> row.text("order_id"));
  }

  private static Sweep.Due due(Row row) {
    return new Sweep.Due(row.text("shop"), row.choice("mode", Mode.class), row.text("order_id"));
  }

  /** An offer's preorders are released by themselves from now on, or not any more. */
  void follow(WriteTx tx, String offerId, boolean autoRelease) {
    tx.sql(
            """
            update preorder set auto_release = :auto
            where shop = :shop and mode = :mode and offer_id = :offer and released_at is null
              and auto_release <> :auto""")
        .bind("offer", offerId)
        .bind("auto", autoRelease)
        .run();
  }

  /** Keeps when its buyer is reminded, and nothing else. */
  void save(WriteTx tx, String orderId, Reminder reminder) {
    tx.sql(
            """
            update preorder set remind_at = :at, reminded = :done
            where shop = :shop and mode = :mode and order_id = :id""")
        .bind("id", orderId)
        .bind("at", reminder.at())
        .bind("done", reminder.done())
        .run();
  }

  /** Clears what the buyers of these orders pay with. */
  void forget(WriteTx tx, Collection<String> orderIds) {
    tx.sql(
            """
            update preorder set payment_token = null, collection_token = null
            where shop = :shop and mode = :mode and order_id in (:orders)""")
        .bind("orders", orderIds)
        .run();
  }

  void insert(WriteTx tx, Preorder preorder) {
    Sql sql =
        tx.sql(
            """
            insert into preorder (order_id, shop, mode, offer_id, placed_at, deposit_cents,
              balance_cents, balance_due, balance_due_at, auto_collect, provider, payment_token,
              attempts, next_charge_at, first_failed_at, payment_failed_at, failure,
              failure_message, balance_collected_at, delivery_type, delivery_at, held, hold_note,
              held_at, auto_release, released_at, release_forced, collection_token,
              collection_sent_at, collection_ends_at, collection_payment_id, shipping_updated_at,
              remind_at, reminded, locale, split_order_id, updated_at)
            values (:id, :shop, :mode, :offer, :placed_at, :deposit, :balance, :due, :due_at,
              :auto_collect, :provider, :token, :attempts, :next_charge_at, :first_failed_at,
              :payment_failed_at, :failure, :failure_message, :collected_at, :delivery_type,
              :delivery_at, :held, :hold_note, :held_at, :auto_release, :released_at, :forced,
              :link, :link_sent_at, :link_ends_at, :link_payment, :shipping_updated_at,
              :remind_at, :reminded, :locale, :split_order, :now)""");
    bind(sql, preorder)
        .bind("offer", preorder.offerId())
        .bind("placed_at", preorder.placedAt())
        .bind("deposit", preorder.plan().depositCents())
        .bind("balance", preorder.plan().balanceCents())
        .bind("due", preorder.plan().due())
        .bind("due_at", preorder.plan().dueAt())
        .bind("auto_collect", preorder.plan().autoCollect())
        .bind("auto_release", preorder.autoRelease())
        .bind("remind_at", preorder.reminder().at())
        .bind("reminded", preorder.reminder().done())
        .bind("locale", preorder.locale())
        .bind("split_order", preorder.splitOrderId())
        .bind("now", tx.now())
        .run();
  }

  /** Writes all that changes, less its reminder; its release by itself follows the offer alone. */
  void save(WriteTx tx, Preorder preorder) {
    Sql sql =
        tx.sql(
            """
            update preorder set provider = :provider, payment_token = :token,
              attempts = :attempts, next_charge_at = :next_charge_at,
              first_failed_at = :first_failed_at, payment_failed_at = :payment_failed_at,
              failure = :failure, failure_message = :failure_message,
              balance_collected_at = :collected_at, delivery_type = :delivery_type,
              delivery_at = :delivery_at, held = :held, hold_note = :hold_note,
              held_at = :held_at, released_at = :released_at, release_forced = :forced,
              collection_token = :link, collection_sent_at = :link_sent_at,
              collection_ends_at = :link_ends_at, collection_payment_id = :link_payment,
              shipping_updated_at = :shipping_updated_at,
              updated_at = :now
            where shop = :shop and mode = :mode and order_id = :id""");
    bind(sql, preorder).bind("now", tx.now()).run();
  }

  private static Sql bind(Sql sql, Preorder preorder) {
    Preorder.Tries tries = preorder.tries();
    return sql.bind("id", preorder.orderId())
        .bind("provider", preorder.payer().provider())
        .bind("token", preorder.payer().token())
        .bind("attempts", tries.attempts())
        .bind("next_charge_at", tries.nextChargeAt())
        .bind("first_failed_at", tries.firstFailedAt())
        .bind("payment_failed_at", tries.paymentFailedAt())
        .bind("failure", tries.failure().map(Preorder.Failure::code))
        .bind("failure_message", tries.failure().map(Preorder.Failure::message))
        .bind("collected_at", tries.balanceCollectedAt())
        .bind("delivery_type", preorder.arrival().type())
        .bind("delivery_at", preorder.arrival().at())
        .bind("held", preorder.holding().held())
        .bind("hold_note", preorder.holding().note())
        .bind("held_at", preorder.holding().heldAt())
        .bind("released_at", preorder.release().at())
        .bind("forced", preorder.release().forced())
        .bind("link", preorder.link().hash())
        .bind("link_sent_at", preorder.link().sentAt())
        .bind("link_ends_at", preorder.link().endsAt())
        .bind("link_payment", preorder.link().paymentId())
        .bind("shipping_updated_at", preorder.shippingUpdatedAt());
  }

  private static Preorder preorder(Row row) {
    return new Preorder(
        row.text("order_id"),
        row.text("offer_id"),
        row.time("placed_at"),
        new PaymentPlan(
            row.number("deposit_cents"),
            row.number("balance_cents"),
            row.choice("balance_due", BalanceDue.class),
            row.maybeTime("balance_due_at"),
            row.flag("auto_collect")),
        new Preorder.Payer(row.maybeText("provider"), row.maybeText("payment_token")),
        new Preorder.Tries(
            row.integer("attempts"),
            row.maybeTime("next_charge_at"),
            row.maybeTime("first_failed_at"),
            row.maybeTime("payment_failed_at"),
            row.maybeText("failure")
                .map(code -> new Preorder.Failure(code, row.text("failure_message"))),
            row.maybeTime("balance_collected_at")),
        new Preorder.Arrival(
            row.choice("delivery_type", Delivery.Type.class), row.maybeTime("delivery_at")),
        new Preorder.Holding(
            row.choice("held", Held.class), row.maybeText("hold_note"), row.maybeTime("held_at")),
        row.flag("auto_release"),
        new Preorder.Release(row.maybeTime("released_at"), row.flag("release_forced")),
        new Preorder.Link(
            row.maybeText("collection_token"),
            row.maybeTime("collection_sent_at"),
            row.maybeTime("collection_ends_at"),
            row.maybeText("collection_payment_id")),
        row.maybeTime("shipping_updated_at"),
        new Reminder(row.maybeTime("remind_at"), row.integer("reminded")),
        row.maybeText("locale"),
        row.maybeText("split_order_id"));
  }
}
