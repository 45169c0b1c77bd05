package dev.storehand.feature.orders;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.ById;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.TimeOrDay;
import dev.storehand.core.schema.WebAddress;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** What is sent, step by step. */
public final class ShipmentActions extends Actions {
  private final ShipmentStore shipments = new ShipmentStore();
  private final Fulfilling fulfilling;
  private final Desk desk;

  public ShipmentActions(Desk desk) {
    super(OrderActions.ROOM);
    this.desk = desk;
    this.fulfilling = desk.fulfilling();
  }

  record ListShipments(
      @Doc("Only those of this status.") Optional<Shipment.Status> status,
      @Doc("Only those of this order.") @Size(min = 1, max = 64) Optional<String> orderId,
      @Doc("Only those that leave from this location.") @Size(min = 1, max = 64)
          Optional<String> stockLocationId,
      @Doc("Only the one with this tracking number.") @Size(min = 1, max = 100)
          Optional<String> trackingNumber,
      @Doc("Made at or after this time.") Optional<TimeOrDay> from,
      @Doc("Made at or before this time.") Optional<TimeOrDay> to) {}

  final Action<ListShipments, Page<Shipment>> listShipments =
      get("/shipments")
          .named("list_shipments")
          .says("List shipments, newest first, by status, order, location or tracking number.")
          .alsoCalled(
              "what has to be packed",
              "find a parcel",
              "the pick list",
              "show all parcels",
              "what goes out today")
          .takes(ListShipments.class)
          .lists(Shipment.class, "shipments", "created_at", "updated_at")
          .example(
              new ListShipments(
                  Optional.of(Shipment.Status.UPCOMING),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()))
          .reads(this::list);

  private Page<Shipment> list(ListShipments in, Paging paging, ReadTx tx) {
    return shipments.list(tx, paging, in, desk.days());
  }

  final Action<ById, Shipment> readShipment =
      get("/shipments/:id")
          .named("read_shipment")
          .says("Read one shipment and what is in it.")
          .alsoCalled(
              "show a parcel",
              "where is this package",
              "tracking number of a parcel",
              "what is in this box")
          .takes(ById.class)
          .gives(Shipment.class)
          .example(new ById(id("shm", 1)))
          .reads((in, tx) -> shipments.get(tx, in.id()));

  record HoldShipment(
      @Doc("Which one, by its id.") @Size(min = 1, max = 64) String id,
      @Doc("Why, in your words.") @Size(min = 1, max = 500) Optional<String> note) {}

  final Action<HoldShipment, Shipment> holdShipment =
      post("/shipments/:id/hold")
          .named("hold_shipment")
          .says("Put a shipment on hold: nobody works on it until it is released.")
          .alsoCalled(
              "stop a parcel",
              "wait with sending",
              "do not send a parcel yet",
              "keep a box here for now")
          .takes(HoldShipment.class)
          .gives(Shipment.class)
          .example(new HoldShipment(id("shm", 2), Optional.of("address to be checked")))
          .writes((in, tx) -> move(tx, in.id(), ShipmentMove.HOLD, in.note()));

  final Action<ById, Shipment> releaseShipment =
      post("/shipments/:id/release")
          .named("release_shipment")
          .says("Take a shipment off hold: it is again what it was before.")
          .note("One that waits for stock transfers is released once they are complete.")
          .alsoCalled(
              "resume a shipment",
              "unhold a parcel",
              "a parcel may go on",
              "take a package off hold")
          .takes(ById.class)
          .gives(Shipment.class)
          .example(new ById(id("shm", 5)))
          .writes((in, tx) -> move(tx, in.id(), ShipmentMove.RELEASE));

  final Action<ById, Shipment> pickShipment =
      post("/shipments/:id/pick")
          .named("pick_shipment")
          .says("Begin to pick an approved order's shipment from the shelves.")
          .alsoCalled(
              "start picking",
              "collect the goods for a parcel",
              "take a parcel's items from the shelf",
              "fetch the items of a shipment")
          .takes(ById.class)
          .gives(Shipment.class)
          .example(new ById(id("shm", 2)))
          .writes((in, tx) -> move(tx, in.id(), ShipmentMove.PICK));

  final Action<ById, Shipment> packShipment =
      post("/shipments/:id/pack")
          .named("pack_shipment")
          .says("Begin to pack a shipment.")
          .alsoCalled(
              "start packing", "put the goods into a box", "pack a parcel", "box up an order")
          .takes(ById.class)
          .gives(Shipment.class)
          .example(new ById(id("shm", 2)))
          .writes((in, tx) -> move(tx, in.id(), ShipmentMove.PACK));

  final Action<ById, Shipment> readyShipment =
      post("/shipments/:id/ready")
          .named("ready_shipment")
          .says("Mark a shipment as packed and ready for the carrier.")
          .alsoCalled(
              "ready for pickup",
              "packing is done",
              "parcel waits for the courier",
              "the box is closed and labelled")
          .takes(ById.class)
          .gives(Shipment.class)
          .example(new ById(id("shm", 2)))
          .writes((in, tx) -> move(tx, in.id(), ShipmentMove.READY));

  record ShipShipment(
      @Doc("Which one, by its id.") @Size(min = 1, max = 64) String id,
      @Doc("Who carries it.") @Size(min = 1, max = 100) Optional<String> carrier,
      @Doc("The carrier's number for it.") @Size(min = 1, max = 100)
          Optional<String> trackingNumber,
      @Doc("Where it can be followed.")
          @Size(min = 1, max = 2000)
          @Pattern(regexp = WebAddress.FORM, message = WebAddress.SAYS)
          Optional<String> trackingUrl) {}

  final Action<ShipShipment, Shipment> shipShipment =
      post("/shipments/:id/ship")
          .named("ship_shipment")
          .says("Hand a shipment to the carrier; steps before may be left out.")
          .note("With the last one its order is fulfilled.")
          .alsoCalled(
              "dispatch a parcel",
              "add a tracking number",
              "the parcel has left",
              "courier took the box")
          .refuses(Code.INSUFFICIENT_STOCK)
          .takes(ShipShipment.class)
          .gives(Shipment.class)
          .example(
              new ShipShipment(
                  id("shm", 2),
                  Optional.of("DHL"),
                  Optional.of("JD014600003828"),
                  Optional.empty()))
          .writes(this::ship);

  private Shipment ship(ShipShipment in, WriteTx tx) {
    return fulfilling.move(
        tx,
        in.id(),
        ShipmentMove.SHIP,
        Optional.empty(),
        new Shipment.Tracking(in.carrier(), in.trackingNumber(), in.trackingUrl()));
  }

  final Action<ById, Shipment> deliverShipment =
      post("/shipments/:id/deliver")
          .named("deliver_shipment")
          .says("Note that a shipment has arrived.")
          .alsoCalled(
              "the parcel arrived",
              "mark as delivered",
              "the customer got the parcel",
              "parcel reached the buyer")
          .takes(ById.class)
          .gives(Shipment.class)
          .example(new ById(id("shm", 6)))
          .writes((in, tx) -> move(tx, in.id(), ShipmentMove.DELIVER));

  final Action<ById, Shipment> cancelShipment =
      post("/shipments/:id/cancel")
          .named("cancel_shipment")
          .says("Give up a shipment before it leaves: its units go back to where they stood.")
          .note("The order stays; refund_order gives its money back, cancel_order ends it.")
          .alsoCalled(
              "call off a shipment",
              "do not send this parcel at all",
              "scrap a parcel",
              "undo a shipment")
          .destroys("The shipment ends for good; its units go back on sale.")
          .takes(ById.class)
          .gives(Shipment.class)
          .example(new ById(id("shm", 2)))
          .writes((in, tx) -> move(tx, in.id(), ShipmentMove.CANCEL));

  private Shipment move(WriteTx tx, String id, ShipmentMove move) {
    return move(tx, id, move, Optional.empty());
  }

  private Shipment move(WriteTx tx, String id, ShipmentMove move, Optional<String> note) {
    return fulfilling.move(tx, id, move, note, Shipment.Tracking.NONE);
  }
}
