package dev.storehand.feature.orders;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.ById;
import dev.storehand.core.action.Patch;
import dev.storehand.core.action.Room;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.WebAddress;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Orders from their draft to their end. */
public final class OrderActions extends Actions {
  /** The room of orders, shared by its classes of actions. */
  public static final Room ROOM =
      new Room(
          "orders",
          "Orders",
          "What is sold, paid, sent and taken back. `create_order` claims stock, `approve_order` lets it be sent,"
              + " `capture_payment` takes money and `fulfill_order` sends it; each order has a `status`, a"
              + " `payment_status` and a `fulfillment_status`, and one word that sums them up, its `stage`."
              + " Money is moved a moment after the call: `read_order` shows what came of it.");

  private final OrderBook book = new OrderBook();
  private final Desk desk;

  public OrderActions(Desk desk) {
    super(ROOM);
    this.desk = desk;
  }

  final Action<ListOrders, Page<Order>> listOrders =
      get("/orders")
          .named("list_orders")
          .says("List orders, newest first, by where they stand, customer, SKU, tag or time.")
          .note("Filters join with and; a range includes both its ends.")
          .note("read_order shows an order's payments, shipments and refunds too.")
          .alsoCalled(
              "what did a customer order",
              "show sales",
              "which orders are unpaid",
              "what still has to be sent",
              "show orders",
              "orders of today")
          .takes(ListOrders.class)
          .lists(
              Order.class,
              "orders",
              "created_at",
              "updated_at",
              "placed_at",
              "total_cents",
              "number")
          .example(ListOrders.at(Optional.of(Stage.AWAITING_PAYMENT)))
          .reads(this::list);

  private Page<Order> list(ListOrders in, Paging paging, ReadTx tx) {
    return desk.list(tx, paging, in);
  }

  final Action<CreateOrder, Order> createOrder =
      post("/orders")
          .named("create_order")
          .says("Make an order: a draft that holds its stock for a while, or one placed at once.")
          .note("What is short is a 409 insufficient_stock, and nothing is held.")
          .note("Prices are the variants' own unless unit_cents says otherwise.")
          .alsoCalled(
              "a customer buys something",
              "sell something",
              "start a cart",
              "check out",
              "take an order",
              "phone order")
          .refuses(Code.INSUFFICIENT_STOCK)
          .takes(CreateOrder.class)
          .gives(Order.class)
          .example(
              CreateOrder.of(
                  "grace@example.com", true, List.of(CreateOrder.Line.of("DD1391-100-9", 1))))
          .writes(this::create);

  private Order create(CreateOrder in, WriteTx tx) {
    return Order.of(desk.placing().create(tx, in));
  }

  final Action<ById, Order> readOrder =
      get("/orders/:id")
          .named("read_order")
          .says(
              "Read one order with its lines, payments, refunds, shipments, deliveries, returns and timeline.")
          .alsoCalled(
              "show an order",
              "has this order been paid",
              "where is my order",
              "look at one order",
              "details of a sale order",
              "what is in this order")
          .takes(ById.class)
          .gives(Order.class)
          .example(new ById(id("ord", 1)))
          .reads(this::read);

  private Order read(ById in, ReadTx tx) {
    return desk.whole(tx, in.id());
  }

  final Action<Patch<Order>, Order> updateOrder =
      patch("/orders/:id")
          .named("update_order")
          .says("Change an order's addresses, tags, note, reference or metadata.")
          .alsoCalled(
              "tag an order",
              "change the delivery address",
              "add a note to an order",
              "wrong address on an order",
              "customer moved",
              "gift note on an order")
          .patches(Order.class)
          .example("{\"id\": \"" + id("ord", 1) + "\", \"tags\": [\"gift\"]}")
          .writes(this::update);

  private Order update(Patch<Order> patch, WriteTx tx) {
    OrderState before = tx.expecting(book.get(tx, patch.id()));
    return patch.change(
        Order.of(before),
        wanted -> Order.of(book.saved(tx, before, before.marked(wanted.marks()), "order.updated")));
  }

  final Action<ById, Order> placeOrder =
      post("/orders/:id/place")
          .named("place_order")
          .says("Place a draft: what it holds becomes its own, and shipments are made.")
          .note("A draft whose hold has expired claims its stock again.")
          .alsoCalled(
              "confirm a cart",
              "complete a draft order",
              "submit a draft order",
              "turn a cart into an order")
          .refuses(Code.INSUFFICIENT_STOCK)
          .takes(ById.class)
          .gives(Order.class)
          .example(new ById(id("ord", 2)))
          .writes(this::place);

  private Order place(ById in, WriteTx tx) {
    return Order.of(desk.placing().place(tx, got(tx, in.id())));
  }

  final Action<ById, Order> approveOrder =
      post("/orders/:id/approve")
          .named("approve_order")
          .says("Accept a placed order, so that it may be sent.")
          .note("Where the inventory model decrements on approve, its units leave the stock now.")
          .alsoCalled(
              "accept an order",
              "release an order to the warehouse",
              "wave an order through",
              "clear an order for packing")
          .refuses(Code.INSUFFICIENT_STOCK)
          .takes(ById.class)
          .gives(Order.class)
          .example(new ById(id("ord", 1)))
          .writes(this::approve);

  private Order approve(ById in, WriteTx tx) {
    return Order.of(desk.placing().approve(tx, got(tx, in.id())));
  }

  record CancelOrder(
      @Doc("Which one, by its id.") @Size(min = 1, max = 64) String id,
      @Doc("Why, in your words.") @Size(min = 1, max = 200) Optional<String> reason) {}

  final Action<CancelOrder, Order> cancelOrder =
      post("/orders/:id/cancel")
          .named("cancel_order")
          .says("Give an order up before anything of it is sent: its stock is free again.")
          .note("Authorized payments are voided. Captured money stays until refund_order.")
          .alsoCalled(
              "stop an order",
              "call off an order",
              "abandon a cart",
              "customer does not want it any more",
              "kill an order",
              "undo an order")
          .destroys("The order ends for good; its stock goes back on sale.")
          .takes(CancelOrder.class)
          .gives(Order.class)
          .example(new CancelOrder(id("ord", 1), Optional.of("ordered twice")))
          .writes(this::cancel);

  private Order cancel(CancelOrder in, WriteTx tx) {
    return Order.of(desk.placing().cancel(tx, got(tx, in.id()), in.reason()));
  }

  record FulfillOrder(
      @Doc("Which one, by its id.") @Size(min = 1, max = 64) String id,
      @Doc("Who carries it.") @Size(min = 1, max = 100) Optional<String> carrier,
      @Doc("The carrier's number for it.") @Size(min = 1, max = 100)
          Optional<String> trackingNumber,
      @Doc("Where it can be followed.")
          @Size(min = 1, max = 2000)
          @Pattern(regexp = WebAddress.FORM, message = WebAddress.SAYS)
          Optional<String> trackingUrl) {}

  final Action<FulfillOrder, Order> fulfillOrder =
      post("/orders/:id/fulfill")
          .named("fulfill_order")
          .says("Send an approved order: every shipment of it that has not left is shipped.")
          .note("To send one of several shipments, use ship_shipment.")
          .alsoCalled(
              "ship an order",
              "mark an order as sent",
              "send out an order",
              "everything left the house",
              "mark an order shipped")
          .refuses(Code.INSUFFICIENT_STOCK)
          .takes(FulfillOrder.class)
          .gives(Order.class)
          .example(
              new FulfillOrder(
                  id("ord", 3),
                  Optional.of("DHL"),
                  Optional.of("JD014600003828"),
                  Optional.empty()))
          .writes(this::fulfill);

  private Order fulfill(FulfillOrder in, WriteTx tx) {
    Shipment.Tracking tracking =
        new Shipment.Tracking(in.carrier(), in.trackingNumber(), in.trackingUrl());
    return Order.of(desk.fulfilling().ship(tx, got(tx, in.id()), tracking));
  }

  record DecrementOrderStock(
      @Doc("Which order, by its id.") @Size(min = 1, max = 64) String id,
      @Doc("Only what is in this shipment.") @Size(min = 1, max = 64) Optional<String> shipmentId,
      @Doc("Only these lines of the order.") @Size(min = 1, max = 100)
          Optional<List<@Size(min = 1, max = 64) String>> lineIds) {}

  final Action<DecrementOrderStock, Order> decrementOrderStock =
      post("/orders/:id/decrement_stock")
          .named("decrement_order_stock")
          .says("Take an approved order's reserved units out of stock, where that is done by hand.")
          .note("For inventory models with decrement_on manual; the others do it by themselves.")
          .alsoCalled(
              "deduct an order from inventory",
              "book the goods out by hand",
              "take an order's goods out of stock by hand",
              "stock leaves for an order")
          .refuses(Code.INSUFFICIENT_STOCK)
          .takes(DecrementOrderStock.class)
          .gives(Order.class)
          .example(new DecrementOrderStock(id("ord", 9), Optional.empty(), Optional.empty()))
          .writes(this::decrement);

  private Order decrement(DecrementOrderStock in, WriteTx tx) {
    OrderState before = got(tx, in.id());
    Set<String> lines = Set.copyOf(in.lineIds().orElse(List.of()));
    desk.fulfilling().take(tx, before, in.shipmentId(), lines);
    return Order.of(book.saved(tx, before, before, "order.updated"));
  }

  record ResendDelivery(
      @Doc("Which order, by its id.") @Size(min = 1, max = 64) String id,
      @Doc("To which email address; the customer's unless told.") @Size(min = 3, max = 254)
          Optional<String> recipient) {}

  final Action<ResendDelivery, Resent> resendDelivery =
      post("/orders/:id/resend_delivery")
          .named("resend_delivery")
          .says("Send an order's digital goods once more: the same ones, nothing new.")
          .versioned()
          .alsoCalled(
              "send the download again",
              "customer lost the email",
              "the licence key never arrived",
              "send digital goods once more")
          .takes(ResendDelivery.class)
          .gives(Resent.class)
          .example(new ResendDelivery(id("ord", 8), Optional.empty()))
          .writes(this::resend);

  private Resent resend(ResendDelivery in, WriteTx tx) {
    return desk.resend(tx, got(tx, in.id()), in.recipient());
  }

  /** The order that the call is about, held until the transaction ends. */
  private OrderState got(WriteTx tx, String id) {
    return tx.expecting(book.get(tx, id));
  }
}
