package dev.storehand.feature.stock;

import static dev.storehand.feature.stock.StockItem.MOST_UNITS;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.ById;
import dev.storehand.core.action.Patch;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Fault;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.TimeOrDay;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.feature.stock.StockTransfer.Move;
import dev.storehand.feature.stock.StockTransfer.Status;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Units that go from one location to another. */
public final class TransferActions extends Actions {
  private final TransferStore store = new TransferStore();
  private final Transfers transfers = new Transfers();
  private final LocationStore locations = new LocationStore();
  private final Variants variants;
  private final ShopDays days;

  public TransferActions(Variants variants, ShopDays days) {
    super(
        ItemActions.ROOM.toolset(
            "transfers",
            "Stock transfers",
            "Units on their way from one location to another. `create_stock_transfer` says what goes where, `mark_transfer_upcoming` reserves it at its origin, and `complete_transfer` moves it."));
    this.variants = variants;
    this.days = days;
  }

  record ListStockTransfers(
      @Doc("Only these, by id.") @Size(min = 1, max = 100)
          Optional<List<@Size(min = 1, max = 64) String>> ids,
      @Doc("Only the one with this number.") @Size(min = 1, max = 20) Optional<String> number,
      @Doc("Only those in this state.") Optional<Status> status,
      @Doc("Only of these SKU codes.") @Size(min = 1, max = 100)
          Optional<List<@Size(min = 1, max = 100) String>> skuCodes,
      @Doc("Only from this location.") @Size(min = 1, max = 64) Optional<String> originId,
      @Doc("Only to this location.") @Size(min = 1, max = 64) Optional<String> destinationId,
      @Doc("Only those that bring units for this order.") @Size(min = 1, max = 64)
          Optional<String> orderId,
      @Doc("Only those with this reference.") @Size(min = 1, max = 200) Optional<String> reference,
      @Doc("Made at or after this time.") Optional<TimeOrDay> createdAtFrom,
      @Doc("Made at or before this time.") Optional<TimeOrDay> createdAtTo,
      @Doc("Last changed at or after this time.") Optional<TimeOrDay> updatedAtFrom,
      @Doc("Last changed at or before this time.") Optional<TimeOrDay> updatedAtTo) {

    /** Those in a state. */
    static ListStockTransfers in(Status status) {
      return new ListStockTransfers(
          Optional.empty(),
          Optional.empty(),
          Optional.of(status),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  final Action<ListStockTransfers, Page<StockTransfer>> listStockTransfers =
      get("/stock/transfers")
          .named("list_stock_transfers")
          .says("List stock transfers: units on their way from one location to another.")
          .note("Filters join with and; a range includes both its ends.")
          .alsoCalled(
              "what is in transit",
              "show moves between warehouses",
              "list shuttles",
              "goods on the way between stores",
              "which moves are open")
          .takes(ListStockTransfers.class)
          .lists(StockTransfer.class, "stock_transfers", "created_at", "updated_at", "quantity")
          .example(ListStockTransfers.in(Status.UPCOMING))
          .reads(this::list);

  private Page<StockTransfer> list(ListStockTransfers in, Paging paging, ReadTx tx) {
    Optional<List<String>> variantIds =
        in.skuCodes()
            .map(
                codes -> variants.bySkus(tx, codes).values().stream().map(VariantRef::id).toList());
    return store.list(tx, paging, in, variantIds, days);
  }

  record CreateStockTransfer(
      @Doc("The SKU's code.") @Size(min = 1, max = 100) Optional<String> skuCode,
      @Doc("The SKU by its variant id: the way for variants without a code.")
          @Size(min = 1, max = 64)
          Optional<String> variantId,
      @Doc("From which location.") @Size(min = 1, max = 64) String originId,
      @Doc("To which location.") @Size(min = 1, max = 64) String destinationId,
      @Doc("How many units.") @Min(1) @Max(MOST_UNITS) int quantity,
      @Doc("Your own identifier for it, such as an ERP's.") @Size(min = 1, max = 200)
          Optional<String> reference,
      @Doc("Which system the reference is of.") @Size(min = 1, max = 100)
          Optional<String> referenceOrigin,
      @Doc("Your own notes, by name.") @Size(max = 50)
          Optional<Map<String, @Size(max = 500) String>> metadata) {

    /** So many units of a SKU from one place to another. */
    static CreateStockTransfer of(String sku, String origin, String destination, int quantity) {
      return new CreateStockTransfer(
          Optional.of(sku),
          Optional.empty(),
          origin,
          destination,
          quantity,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  final Action<CreateStockTransfer, StockTransfer> createStockTransfer =
      post("/stock/transfers")
          .named("create_stock_transfer")
          .says("Plan to move units of a SKU from one location to another.")
          .note(
              "It is a draft and holds nothing yet; mark_transfer_upcoming reserves the units at the"
                  + " origin.")
          .alsoCalled(
              "send boxes to another store",
              "ship goods between warehouses",
              "move stock between warehouses",
              "restock the store",
              "send units to a shop")
          .oneOf("sku_code", "variant_id")
          .takes(CreateStockTransfer.class)
          .gives(StockTransfer.class)
          .example(CreateStockTransfer.of("DD1391-100-8", id("loc", 1), id("loc", 2), 4))
          .writes(this::create);

  private StockTransfer create(CreateStockTransfer in, WriteTx tx) {
    VariantRef variant = checked(in, tx);
    StockTransfer made =
        new StockTransfer(
            tx.id("trf"),
            store.number(tx),
            variant.skuCode(),
            variant.id(),
            in.originId(),
            in.destinationId(),
            in.quantity(),
            Status.DRAFT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            in.reference(),
            in.referenceOrigin(),
            in.metadata().orElse(Map.of()),
            StockTransfer.Stamps.NONE,
            tx.now(),
            tx.now(),
            1);
    store.insert(tx, made);
    tx.happened("stock.transfer.created", made);
    return made;
  }

  private VariantRef checked(CreateStockTransfer in, WriteTx tx) {
    String path = in.skuCode().isPresent() ? "sku_code" : "variant_id";
    String said = in.skuCode().or(in::variantId).orElseThrow();
    Optional<VariantRef> variant =
        in.skuCode().isPresent() ? variants.bySku(tx, said) : variants.find(tx, said);
    Set<String> inUse = locations.inUse(tx, List.of(in.originId(), in.destinationId()));
    List<Fault> faults = new ArrayList<>();
    if (variant.isEmpty()) {
      faults.add(new Fault(path, "is unknown: " + said));
    }
    if (!inUse.contains(in.originId())) {
      faults.add(new Fault("origin_id", "is unknown or archived: " + in.originId()));
    }
    if (!inUse.contains(in.destinationId())) {
      faults.add(new Fault("destination_id", "is unknown or archived: " + in.destinationId()));
    } else if (in.originId().equals(in.destinationId())) {
      faults.add(new Fault("destination_id", "must be another location than origin_id"));
    }
    if (!faults.isEmpty()) {
      throw Problem.faults(faults)
          .hint("Name a SKU and two different locations that are in use.")
          .next("list_variants", "list_stock_locations");
    }
    return variant.orElseThrow();
  }

  final Action<ById, StockTransfer> readStockTransfer =
      get("/stock/transfers/:id")
          .named("read_stock_transfer")
          .says("Read one stock transfer: what is moved, where it stands, and when it got there.")
          .alsoCalled(
              "where is my transfer",
              "track a transfer",
              "has the transfer arrived",
              "status of a move between stores")
          .takes(ById.class)
          .gives(StockTransfer.class)
          .example(new ById(id("trf", 1)))
          .reads((in, tx) -> store.get(tx, in.id()));

  final Action<Patch<StockTransfer>, StockTransfer> updateStockTransfer =
      patch("/stock/transfers/:id")
          .named("update_stock_transfer")
          .says("Change a stock transfer's quantity, reference or metadata until it has ended.")
          .note(
              "Another quantity is reserved anew at the origin: 409 insufficient_stock if it has less.")
          .alsoCalled(
              "change how many units are moved",
              "tag a transfer",
              "move fewer units than planned",
              "edit a planned move")
          .patches(StockTransfer.class)
          .example("{\"id\": \"" + id("trf", 1) + "\", \"quantity\": 3}")
          .writes(this::update);

  private StockTransfer update(Patch<StockTransfer> patch, WriteTx tx) {
    StockTransfer before = tx.expecting(store.get(tx, patch.id()));
    return patch.change(before, wanted -> transfers.change(tx, before, wanted));
  }

  final Action<ById, StockTransfer> markTransferUpcoming =
      post("/stock/transfers/:id/upcoming")
          .named("mark_transfer_upcoming")
          .says("Let a draft transfer begin: its units are reserved at the origin.")
          .alsoCalled(
              "schedule a transfer",
              "start a transfer",
              "book a transfer",
              "confirm a planned move",
              "go ahead with a move")
          .refuses(Code.INSUFFICIENT_STOCK)
          .takes(ById.class)
          .gives(StockTransfer.class)
          .example(new ById(id("trf", 1)))
          .writes((in, tx) -> move(in, Move.UPCOMING, tx));

  final Action<ById, StockTransfer> holdTransfer =
      post("/stock/transfers/:id/hold")
          .named("hold_transfer")
          .says("Put an upcoming transfer, or one that is being picked, on hold.")
          .note("Its units stay reserved; pick_transfer lets it go on.")
          .alsoCalled(
              "pause a transfer", "stop picking a transfer", "wait with a move between stores")
          .takes(ById.class)
          .gives(StockTransfer.class)
          .example(new ById(id("trf", 2)))
          .writes((in, tx) -> move(in, Move.HOLD, tx));

  final Action<ById, StockTransfer> pickTransfer =
      post("/stock/transfers/:id/pick")
          .named("pick_transfer")
          .says("Begin to pick a transfer's units at the origin.")
          .alsoCalled(
              "collect units for a transfer",
              "resume a transfer",
              "take the goods for a move off the shelves",
              "prepare a move")
          .takes(ById.class)
          .gives(StockTransfer.class)
          .example(new ById(id("trf", 2)))
          .writes((in, tx) -> move(in, Move.PICK, tx));

  final Action<ById, StockTransfer> shipTransfer =
      post("/stock/transfers/:id/ship")
          .named("ship_transfer")
          .says("Say that a picked transfer has left the origin and is in transit.")
          .note("Its units count at the origin, reserved, until complete_transfer.")
          .alsoCalled(
              "dispatch a transfer",
              "put a transfer in transit",
              "goods for the other store have left",
              "the van is on the road")
          .takes(ById.class)
          .gives(StockTransfer.class)
          .example(new ById(id("trf", 3)))
          .writes((in, tx) -> move(in, Move.SHIP, tx));

  final Action<ById, StockTransfer> completeTransfer =
      post("/stock/transfers/:id/complete")
          .named("complete_transfer")
          .says("Say that a transfer has arrived: its units now count at the destination.")
          .note("Both locations change in one step, so the shop's total stays the same throughout.")
          .alsoCalled(
              "receive a transfer",
              "the transfer arrived",
              "book in a transfer",
              "the goods reached the other warehouse",
              "finish a move")
          .refuses(Code.INSUFFICIENT_STOCK)
          .takes(ById.class)
          .gives(StockTransfer.class)
          .example(new ById(id("trf", 4)))
          .writes((in, tx) -> move(in, Move.COMPLETE, tx));

  final Action<ById, StockTransfer> cancelTransfer =
      post("/stock/transfers/:id/cancel")
          .named("cancel_transfer")
          .says("Call a transfer off before it completes: its units are free again at the origin.")
          .alsoCalled(
              "call off a transfer",
              "abort a transfer",
              "do not move the goods after all",
              "stop a move between warehouses")
          .destroys("The transfer ends for good; its units stay where they are.")
          .takes(ById.class)
          .gives(StockTransfer.class)
          .example(new ById(id("trf", 2)))
          .writes(this::cancel);

  /** One that an order waits for ends with the order: it would be sent without its units. */
  private StockTransfer cancel(ById in, WriteTx tx) {
    StockTransfer before = tx.expecting(store.get(tx, in.id()));
    if (before.orderId().isPresent() && !before.status().ended()) {
      throw Problem.of(
              Code.CONFLICT,
              "The stock transfer %s brings what the order %s wants"
                  .formatted(before.id(), before.orderId().get()))
          .hint("cancel_shipment or cancel_order gives it up with what waits for it.")
          .next("cancel_shipment", "cancel_order");
    }
    return transfers.move(tx, before, Move.CANCEL);
  }

  private StockTransfer move(ById in, Move move, WriteTx tx) {
    return transfers.move(tx, tx.expecting(store.get(tx, in.id())), move);
  }
}
