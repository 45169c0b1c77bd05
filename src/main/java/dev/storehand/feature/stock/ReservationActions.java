package dev.storehand.feature.stock;

import static dev.storehand.feature.stock.StockItem.MOST_UNITS;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.ById;
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
import dev.storehand.feature.stock.StockReservation.Hold;
import dev.storehand.feature.stock.StockReservation.Holder;
import dev.storehand.feature.stock.StockReservation.Status;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Units promised to somebody. */
public final class ReservationActions extends Actions {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Expiry expiry = new Expiry();
  private final ReservationStore store = new ReservationStore();
  private final ItemLocks locks = new ItemLocks();
  private final Holds holds = new Holds();
  private final Models models = new Models();
  private final Variants variants;
  private final ShopDays days;

  public ReservationActions(Variants variants, ShopDays days) {
    super(ItemActions.ROOM);
    this.variants = variants;
    this.days = days;
    every(MINUTE, "expire_reservations", expiry::due, expiry::end);
  }

  record ListStockReservations(
      @Doc("Only these, by id.") @Size(min = 1, max = 100)
          Optional<List<@Size(min = 1, max = 64) String>> ids,
      @Doc("Only in this state.") Optional<Status> status,
      @Doc("Only of this stock item.") @Size(min = 1, max = 64) Optional<String> stockItemId,
      @Doc("Only at this location.") @Size(min = 1, max = 64) Optional<String> stockLocationId,
      @Doc("Only of this SKU, by variant id.") @Size(min = 1, max = 64) Optional<String> skuId,
      @Doc("Only those that such a thing holds.") Optional<Holder> holder,
      @Doc("Only those of this holder, such as an order line's id.") @Size(min = 1, max = 100)
          Optional<String> holderId,
      @Doc("Only those that are part of this, such as an order, by its id.")
          @Size(min = 1, max = 64)
          Optional<String> ref,
      @Doc("Made at or after this time.") Optional<TimeOrDay> createdAtFrom,
      @Doc("Made at or before this time.") Optional<TimeOrDay> createdAtTo) {

    /** Those in a state. */
    static ListStockReservations in(Status status) {
      return new ListStockReservations(
          Optional.empty(),
          Optional.of(status),
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

  final Action<ListStockReservations, Page<StockReservation>> listStockReservations =
      get("/stock/reservations")
          .named("list_stock_reservations")
          .says("List stock reservations: which units are promised, to whom, and until when.")
          .note("Those that have ended stay listed.")
          .alsoCalled(
              "who holds these units",
              "why is stock reserved",
              "show holds",
              "what is put aside",
              "which units are blocked")
          .takes(ListStockReservations.class)
          .lists(
              StockReservation.class, "stock_reservations", "created_at", "updated_at", "quantity")
          .example(ListStockReservations.in(Status.DRAFT))
          .reads(this::list);

  private Page<StockReservation> list(ListStockReservations in, Paging paging, ReadTx tx) {
    return store.list(tx, paging, in, days);
  }

  record ReserveStock(
      @Doc("Of which stock item.") @Size(min = 1, max = 64) Optional<String> stockItemId,
      @Doc("Of which SKU, by code: at the first location that has all of the units.")
          @Size(min = 1, max = 100)
          Optional<String> skuCode,
      @Doc("How many units.") @Min(1) @Max(MOST_UNITS) int quantity,
      @Doc("Through which inventory model; the default unless told.") @Size(min = 1, max = 64)
          Optional<String> inventoryModelId,
      @Doc("When they are free again; after the model's cutoff unless told.")
          Optional<Instant> expiresAt,
      @Doc("Your own word for what they are held for, such as a cart's id.")
          @Size(min = 1, max = 100)
          Optional<String> holderId) {

    /** So many units of a SKU, for the usual time. */
    static ReserveStock of(String skuCode, int quantity) {
      return new ReserveStock(
          Optional.empty(),
          Optional.of(skuCode),
          quantity,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  final Action<ReserveStock, StockReservation> reserveStock =
      post("/stock/reservations")
          .named("reserve_stock")
          .says("Hold units of a SKU for somebody for a while, so that nobody else is sold them.")
          .note(
              "It is a draft that ends by itself; confirm_stock_reservation keeps it,"
                  + " consume_stock_reservation takes the units out, release_stock_reservation lets go.")
          .note("A reservation is at one location; for more than one has, reserve at each.")
          .alsoCalled(
              "hold stock",
              "put units aside",
              "keep one for a customer",
              "set a pair aside",
              "hold an item for a friend",
              "block units")
          .oneOf("stock_item_id", "sku_code")
          .refuses(Code.NOT_FOUND)
          .takes(ReserveStock.class)
          .gives(StockReservation.class)
          .example(ReserveStock.of("DD1391-100-8", 2))
          .writes(this::reserve);

  private StockReservation reserve(ReserveStock in, WriteTx tx) {
    InventoryModel model = models.get(tx, in.inventoryModelId());
    Instant until = in.expiresAt().orElseGet(() -> model.heldUntil(tx.now()));
    if (!until.isAfter(tx.now())) {
      throw Problem.fault("expires_at", "must be in the future");
    }
    StockItem item =
        in.stockItemId().isPresent()
            ? locks.get(tx, in.stockItemId().get())
            : ofSku(tx, in.skuCode().orElseThrow(), in.quantity(), model);
    String id = tx.id("rsv");
    Hold hold = new Hold(Holder.MANUAL, in.holderId(), ClaimRef.byHand(id));
    return holds.reserve(tx, item, in.quantity(), id, hold, Optional.of(until));
  }

  /** The first item by priority that has all of the units, else the one that has most. */
  private StockItem ofSku(WriteTx tx, String skuCode, int units, InventoryModel model) {
    VariantRef variant =
        variants
            .bySku(tx, skuCode)
            .orElseThrow(
                () -> Problem.fault("sku_code", "is unknown: " + skuCode).next("list_variants"));
    List<String> serving = model.serving();
    Map<String, StockItem> items = locks.serving(tx, List.of(variant.id()), serving);
    List<StockItem> byPriority = new ArrayList<>(items.values());
    byPriority.sort(
        (a, b) -> serving.indexOf(a.stockLocationId()) - serving.indexOf(b.stockLocationId()));
    return byPriority.stream()
        .filter(item -> item.available() >= units)
        .findFirst()
        .or(() -> byPriority.stream().max((a, b) -> Integer.compare(a.available(), b.available())))
        .orElseThrow(
            () ->
                Problem.faults(
                        List.of(
                            new Fault(
                                "sku_code", "is counted at no location that serves: " + skuCode)))
                    .hint("Begin to count it with create_stock_item.")
                    .next("create_stock_item", "check_availability"));
  }

  final Action<ById, StockReservation> readStockReservation =
      get("/stock/reservations/:id")
          .named("read_stock_reservation")
          .says("Read one stock reservation, also after it has ended.")
          .alsoCalled(
              "show a hold",
              "is my reservation still good",
              "until when is it held",
              "details of a reservation")
          .takes(ById.class)
          .gives(StockReservation.class)
          .example(new ById(id("rsv", 1)))
          .reads((in, tx) -> store.get(tx, in.id()).asOf(tx.now()));

  final Action<ById, StockReservation> confirmStockReservation =
      post("/stock/reservations/:id/confirm")
          .named("confirm_stock_reservation")
          .says("Keep a draft reservation: it no longer ends by itself.")
          .alsoCalled(
              "make a hold permanent",
              "keep a reservation",
              "the hold must not expire",
              "make a reservation firm")
          .repeatable()
          .takes(ById.class)
          .gives(StockReservation.class)
          .example(new ById(id("rsv", 1)))
          .writes(this::confirm);

  private StockReservation confirm(ById in, WriteTx tx) {
    Held held = held(in, tx);
    StockReservation before = held.reservation();
    StockReservation after = before.confirmed(tx.now());
    if (!after.equals(before)) {
      store.save(tx, after);
      tx.happened("stock.reservation.confirmed", before, after);
    }
    return after;
  }

  final Action<ById, StockReservation> releaseStockReservation =
      post("/stock/reservations/:id/release")
          .named("release_stock_reservation")
          .says("Let go of a reservation: its units can be promised to others again.")
          .note("Those of orders, listings and transfers end with what holds them.")
          .alsoCalled(
              "free reserved stock",
              "drop a hold",
              "unreserve units",
              "he does not come for it, free the units",
              "let others buy what was held")
          .takes(ById.class)
          .gives(StockReservation.class)
          .example(new ById(id("rsv", 1)))
          .writes(this::release);

  private StockReservation release(ById in, WriteTx tx) {
    Held held = held(in, tx);
    return holds.release(tx, held.item(), held.reservation(), held.reservation().cause("released"));
  }

  final Action<ById, StockReservation> consumeStockReservation =
      post("/stock/reservations/:id/consume")
          .named("consume_stock_reservation")
          .says("Take a reservation's units out of stock: they have left.")
          .note("Those of orders, listings and transfers end with what holds them.")
          .alsoCalled(
              "hand over reserved units",
              "sell what was put aside",
              "the held item was picked up",
              "the customer collected what we kept")
          .refuses(Code.INSUFFICIENT_STOCK)
          .takes(ById.class)
          .gives(StockReservation.class)
          .example(new ById(id("rsv", 1)))
          .writes(this::consume);

  private StockReservation consume(ById in, WriteTx tx) {
    Held held = held(in, tx);
    return holds.consume(tx, held.item(), held.reservation(), held.reservation().cause("consumed"));
  }

  /** A reservation, and its item, whose row this write holds. */
  private record Held(StockReservation reservation, StockItem item) {}

  /** Asks again once the item is held: until then it may have ended, by the clock or by others. */
  private Held held(ById in, WriteTx tx) {
    StockReservation asked = store.get(tx, in.id()).byHand();
    Optional<StockItem> item = locks.find(tx, asked.stockItemId());
    StockReservation now = tx.expecting(store.get(tx, in.id()));
    return new Held(now, item.orElseThrow(() -> goneWith(now)));
  }

  private static Problem goneWith(StockReservation reservation) {
    return Problem.of(
            Code.INVALID_TRANSITION,
            "The stock reservation %s is %s, and its stock item is deleted"
                .formatted(reservation.id(), reservation.word()))
        .next("list_stock_reservations");
  }
}
