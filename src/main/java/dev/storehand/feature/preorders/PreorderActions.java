package dev.storehand.feature.preorders;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.ById;
import dev.storehand.core.action.Room;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.Means;
import dev.storehand.core.schema.Senses;
import dev.storehand.core.schema.WebAddress;
import dev.storehand.feature.offers.Delivery;
import dev.storehand.feature.orders.Refund;
import dev.storehand.feature.preorders.PreorderBook.Kept;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Preorders from their placing to their end. */
public final class PreorderActions extends Actions {
  /** The room of preorders, shared by its classes of actions. */
  public static final Room ROOM =
      new Room(
          "preorders",
          "Preorders",
          "Orders sold by an offer before the goods are there. `place_preorder` sells by the offer's rules and takes its"
              + " deposit, `charge_preorder_balance` takes the rest, `release_preorder_order` gives an order its stock and"
              + " `fulfill_preorder_order` sends it; once stock has come, `bulk_release_preorder_orders` serves who ordered"
              + " first. Each has a `state`, and `waiting_for` says what keeps it. They are the same orders as in `/orders`.");

  private final PreorderDesk desk;
  private final PreorderBook book;

  public PreorderActions(PreorderDesk desk) {
    super(ROOM);
    this.desk = desk;
    this.book = desk.book();
  }

  final Action<ListPreorderOrders, Page<PreorderOrder>> listPreorderOrders =
      get("/preorders/orders")
          .named("list_preorder_orders")
          .says("List preorders, newest first, by state, offer, variant, customer, tag or time.")
          .note("Filters join with and; a range includes both its ends.")
          .note("state and waiting_for are derived, and counted and paged as any other filter.")
          .alsoCalled(
              "preorders of a customer",
              "show my preorders",
              "who has preordered",
              "which preorders are unpaid",
              "preorders waiting for stock",
              "preorders with a tag")
          .takes(ListPreorderOrders.class)
          .lists(PreorderOrder.class, "preorder_orders", "placed_at", "total_cents", "number")
          .example(ListPreorderOrders.in(Optional.of(PreorderState.AWAITING_BALANCE)))
          .reads(this::list);

  private Page<PreorderOrder> list(ListPreorderOrders in, Paging paging, ReadTx tx) {
    return book.list(tx, paging, in);
  }

  final Action<PlacePreorder, PreorderOrder> placePreorder =
      post("/preorders/orders")
          .named("place_preorder")
          .says("Place a preorder: sell by an offer what is not there yet, and take its deposit.")
          .note("It is refused where the offer does not sell it so; the 409 names what would help.")
          .note(
              "The plan of payments is fixed now. No stock is touched unless the offer reserves it.")
          .note(
              "With split_orders on at the offer, what the cart has from stock is a second order that is placed"
                  + " at once: split_order_id. It is due in full, and no hold of the offer keeps it.")
          .note(
              "Of the two, tax is shared by what their lines come to; what sending costs is of the one"
                  + " sent first. Limits and mixed_carts are checked before.")
          .note(
              "With payment, the key needs payments:write; read_preorder_order shows the outcome.")
          .alsoCalled(
              "a customer wants to preorder",
              "reserve for a customer with a deposit",
              "preorder something for a customer",
              "take a preorder",
              "buy before it is released",
              "sell on preorder")
          .refuses(Code.INSUFFICIENT_STOCK)
          .takes(PlacePreorder.class)
          .gives(PreorderOrder.class)
          .example(PlacePreorder.of("grace@example.com", PreorderExamples.SKU, 1, Optional.empty()))
          .writes(this::place);

  private PreorderOrder place(PlacePreorder in, WriteTx tx) {
    return desk.preselling().place(tx, in);
  }

  final Action<ById, PreorderOrder> readPreorderOrder =
      get("/preorders/orders/:id")
          .named("read_preorder_order")
          .says("Read one preorder: its state, payments, what it waits for, and what happened.")
          .alsoCalled(
              "what is going on with a preorder",
              "find a single preorder",
              "show a preorder",
              "why is this preorder waiting",
              "how much is left to pay on it",
              "has the deposit been paid")
          .takes(ById.class)
          .gives(PreorderOrder.class)
          .example(new ById(PreorderExamples.WITH_DEPOSIT))
          .reads(this::read);

  private PreorderOrder read(ById in, ReadTx tx) {
    return book.whole(tx, in.id());
  }

  record ReleasePreorderOrder(
      @Doc("Which one, by its order's id.") @Size(min = 1, max = 64) String id,
      @Doc("True releases it though something is left to pay, or too little is in stock.")
          Optional<Boolean> force) {}

  final Action<ReleasePreorderOrder, PreorderOrder> releasePreorderOrder =
      post("/preorders/orders/:id/release")
          .named("release_preorder_order")
          .says("Release a preorder: give it its stock and lift its holds, so that it can be sent.")
          .note("All of it is released, once, or nothing; what is short is 409 insufficient_stock.")
          .note("An order that was only placed is approved with it.")
          .alsoCalled(
              "give a preorder its stock",
              "its stock has arrived, let it go",
              "allocate stock to a preorder",
              "free a preorder for shipping",
              "mark a preorder ready to ship",
              "the item came in for this buyer")
          .refuses(Code.INSUFFICIENT_STOCK)
          .takes(ReleasePreorderOrder.class)
          .gives(PreorderOrder.class)
          .example(new ReleasePreorderOrder(PreorderExamples.PAID, Optional.empty()))
          .writes(this::release);

  private PreorderOrder release(ReleasePreorderOrder in, WriteTx tx) {
    boolean force = in.force().orElse(false);
    return desk.freeing()
        .release(tx, book.expected(tx, in.id()), force ? Freeing.Force.ALL : Freeing.Force.NONE)
        .shown();
  }

  record CancelPreorderOrder(
      @Doc("Which one, by its order's id.") @Size(min = 1, max = 64) String id,
      @Doc("Why, in your words.") @Size(min = 1, max = 200) Optional<String> reason) {}

  final Action<CancelPreorderOrder, PreorderOrder> cancelPreorderOrder =
      post("/preorders/orders/:id/cancel")
          .named("cancel_preorder_order")
          .says("Cancel a preorder before anything of it is sent: its units can be sold again.")
          .note("An order that was split off it, split_order_id, stays: cancel_order ends that.")
          .note("Captured money stays until refund_preorder_order; nothing more is charged.")
          .alsoCalled(
              "call off a preorder",
              "buyer no longer wants the preorder",
              "customer changed their mind about a preorder",
              "drop someone's preorder",
              "void a preorder",
              "abandon a preorder")
          .destroys("The preorder ends for good; its place in the line is lost.")
          .takes(CancelPreorderOrder.class)
          .gives(PreorderOrder.class)
          .example(
              new CancelPreorderOrder(PreorderExamples.UNPAID, Optional.of("changed her mind")))
          .writes(this::cancel);

  private PreorderOrder cancel(CancelPreorderOrder in, WriteTx tx) {
    book.expected(tx, in.id());
    desk.sales().cancel(tx, in.id(), in.reason());
    return book.get(tx, in.id()).shown();
  }

  record RefundPreorderOrder(
      @Doc("Which one, by its order's id.") @Size(min = 1, max = 64) String id,
      @Doc("How much, in minor units; all that was captured and not refunded unless told.")
          @Min(1)
          @Max(9_007_199_254_740_991L)
          Optional<Long> amountCents,
      @Doc("Why, for the books and the buyer's receipt; other unless told.")
          Optional<Refund.Reason> reason,
      @Doc("A note of your own.") @Size(min = 1, max = 2000) Optional<String> note) {}

  final Action<RefundPreorderOrder, Refund> refundPreorderOrder =
      post("/preorders/orders/:id/refund")
          .named("refund_preorder_order")
          .says("Give money of a preorder back: its deposit, or all that was paid, or a part.")
          .note("It is processing until the provider has answered. A refund reopens no balance.")
          .note("What was paid for an order split off it goes back with refund_order.")
          .alsoCalled(
              "give a deposit back",
              "refund a preorder",
              "money back for a preorder",
              "return the down payment",
              "reimburse a preorder buyer",
              "partial refund of a preorder")
          .destroys("The money goes back to the buyer and cannot be fetched again.")
          .wantsKey()
          .needs(Preselling.MOVES_MONEY)
          .takes(RefundPreorderOrder.class)
          .gives(Refund.class)
          .example(
              new RefundPreorderOrder(
                  PreorderExamples.WITH_DEPOSIT,
                  Optional.empty(),
                  Optional.of(Refund.Reason.REQUESTED_BY_BUYER),
                  Optional.empty()))
          .writes(this::refund);

  private Refund refund(RefundPreorderOrder in, WriteTx tx) {
    book.expected(tx, in.id());
    return desk.sales().refund(tx, in.id(), in.amountCents(), in.reason(), in.note());
  }

  record SetPreorderOrderTags(
      @Doc("Which one, by its order's id.") @Size(min = 1, max = 64) String id,
      @Doc("All its tags from now on; none clears them.")
          @Size(max = 50)
          @Means(Senses.Distinct.class)
          List<@Size(min = 1, max = 100) String> tags) {}

  final Action<SetPreorderOrderTags, PreorderOrder> setPreorderOrderTags =
      post("/preorders/orders/:id/set_tags")
          .named("set_preorder_order_tags")
          .says("Give a preorder these tags, in place of those it has.")
          .repeatable()
          .alsoCalled(
              "tag a preorder",
              "label a preorder",
              "mark a preorder as vip",
              "replace the tags of a preorder",
              "put a label on a preorder order")
          .takes(SetPreorderOrderTags.class)
          .gives(PreorderOrder.class)
          .example(new SetPreorderOrderTags(PreorderExamples.UNPAID, List.of("vip")))
          .writes(this::tag);

  private PreorderOrder tag(SetPreorderOrderTags in, WriteTx tx) {
    Kept kept = book.expected(tx, in.id());
    return kept.with(desk.sales().tag(tx, in.id(), in.tags())).shown();
  }

  record SetPreorderOrderDeliveryDate(
      @Doc("Which one, by its order's id.") @Size(min = 1, max = 64) String id,
      @Doc("The day it is to come, in the shop's time zone: today or later.") LocalDate date) {}

  final Action<SetPreorderOrderDeliveryDate, PreorderOrder> setPreorderOrderDeliveryDate =
      post("/preorders/orders/:id/set_delivery_date")
          .named("set_preorder_order_delivery_date")
          .says("Move the day on which a preorder is to come.")
          .note("Nobody is told by it; send_shipping_update tells the buyers.")
          .repeatable()
          .alsoCalled(
              "reschedule a preorder",
              "the preorder is delayed",
              "change a ship date",
              "new eta for one customer",
              "push back one preorder",
              "this buyer gets it later")
          .takes(SetPreorderOrderDeliveryDate.class)
          .gives(PreorderOrder.class)
          .example(
              new SetPreorderOrderDeliveryDate(
                  PreorderExamples.UNPAID, LocalDate.parse("2027-03-01")))
          .writes(this::reschedule);

  private PreorderOrder reschedule(SetPreorderOrderDeliveryDate in, WriteTx tx) {
    Kept kept = book.expected(tx, in.id());
    kept.refuseCancelled();
    ZoneId zone = desk.days().zone(tx);
    LocalDate today = LocalDate.ofInstant(tx.now(), zone);
    if (in.date().isBefore(today)) {
      throw Problem.fault("date", "is before today: " + today);
    }
    Preorder.Arrival arrival =
        new Preorder.Arrival(
            Delivery.Type.EXACT_DATE, Optional.of(in.date().atStartOfDay(zone).toInstant()));
    if (kept.preorder().arrival().equals(arrival)) {
      return kept.shown();
    }
    return book.saved(
            tx,
            kept,
            kept.preorder().with(arrival),
            desk.sales().touch(tx, in.id()),
            "preorder.rescheduled")
        .shown();
  }

  record FulfillPreorderOrder(
      @Doc("Which one, by its order's id.") @Size(min = 1, max = 64) String id,
      @Doc("Who carries it.") @Size(min = 1, max = 100) Optional<String> carrier,
      @Doc("The carrier's number for it.") @Size(min = 1, max = 100)
          Optional<String> trackingNumber,
      @Doc("Where it can be followed.")
          @Size(min = 1, max = 2000)
          @Pattern(regexp = WebAddress.FORM, message = WebAddress.SAYS)
          Optional<String> trackingUrl) {}

  final Action<FulfillPreorderOrder, PreorderOrder> fulfillPreorderOrder =
      post("/preorders/orders/:id/fulfill")
          .named("fulfill_preorder_order")
          .says("Send a released preorder: every shipment of it that has not left is shipped.")
          .alsoCalled(
              "ship a preorder",
              "mark a preorder as sent",
              "send out a released preorder",
              "the preorder has left",
              "dispatch a customer's preorder")
          .refuses(Code.INSUFFICIENT_STOCK)
          .takes(FulfillPreorderOrder.class)
          .gives(PreorderOrder.class)
          .example(
              new FulfillPreorderOrder(
                  PreorderExamples.RELEASED,
                  Optional.of("DHL"),
                  Optional.of("JD014600003830"),
                  Optional.empty()))
          .writes(this::fulfill);

  private PreorderOrder fulfill(FulfillPreorderOrder in, WriteTx tx) {
    Kept kept = book.expected(tx, in.id());
    return kept.with(
            desk.sales().fulfill(tx, in.id(), in.carrier(), in.trackingNumber(), in.trackingUrl()))
        .shown();
  }
}
