package dev.storehand.feature.stock;

import static dev.storehand.feature.stock.StockItem.MOST_UNITS;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.ById;
import dev.storehand.core.action.Deleted;
import dev.storehand.core.action.Export;
import dev.storehand.core.action.Patch;
import dev.storehand.core.action.Room;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.job.JobAnswer;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.TimeOrDay;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.feature.stock.Movement.Cause;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The units of each SKU at each location. */
public final class ItemActions extends Actions {
  /** The room of stock, shared by its classes of actions. */
  public static final Room ROOM =
      new Room(
          "stock",
          "Stock",
          "How many units of each SKU are at which location. `check_availability` answers what can be"
              + " sold; `adjust_stock` adds or takes units, `set_stock` writes down a count. Every"
              + " change is a row of `list_stock_movements` with who made it and why. `reserve_stock`"
              + " keeps units for somebody, `create_stock_transfer` moves them between locations, and"
              + " inventory models say which locations serve a market's orders, and how.");

  private final ItemStore items = new ItemStore();
  private final Ledger ledger = new Ledger();
  private final ItemLocks locks = new ItemLocks();
  private final Variants variants;
  private final ShopDays days;
  private final OpeningStockTaker opening;

  public ItemActions(Variants variants, ShopDays days) {
    super(ROOM);
    this.variants = variants;
    this.days = days;
    this.opening = new OpeningStockTaker(variants);
  }

  record ListStockItems(
      @Doc("Only this one.") @Size(min = 1, max = 64) Optional<String> id,
      @Doc("Only these, by id.") @Size(min = 1, max = 100)
          Optional<List<@Size(min = 1, max = 64) String>> ids,
      @Doc("Only of these SKU codes.") @Size(min = 1, max = 100)
          Optional<List<@Size(min = 1, max = 100) String>> skuCodes,
      @Doc("Only of this SKU, by variant id.") @Size(min = 1, max = 64) Optional<String> skuId,
      @Doc("Only of these SKUs, by variant id.") @Size(min = 1, max = 100)
          Optional<List<@Size(min = 1, max = 64) String>> skuIds,
      @Doc("Only at this location.") @Size(min = 1, max = 64) Optional<String> stockLocationId,
      @Doc("Only those with this reference.") @Size(min = 1, max = 200) Optional<String> reference,
      @Doc("Made at or after this time.") Optional<TimeOrDay> createdAtFrom,
      @Doc("Made at or before this time.") Optional<TimeOrDay> createdAtTo,
      @Doc("Last changed at or after this time.") Optional<TimeOrDay> updatedAtFrom,
      @Doc("Last changed at or before this time.") Optional<TimeOrDay> updatedAtTo,
      @Doc("Of at least this many units.") @Min(0) @Max(MOST_UNITS) Optional<Integer> quantityFrom,
      @Doc("Of at most this many units.") @Min(0) @Max(MOST_UNITS) Optional<Integer> quantityTo,
      @Doc("True leaves only those at or below their low_stock_threshold.")
          Optional<Boolean> lowOnly,
      @Doc("True shows those archived with their location, false those in use; in use unless told.")
          Optional<Boolean> archived) {

    /** Every item in use. */
    static ListStockItems all() {
      return at(Optional.empty());
    }

    /** Every item in use at a location. */
    static ListStockItems at(Optional<String> location) {
      return new ListStockItems(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          location,
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

  final Action<ListStockItems, Page<StockItem>> listStockItems =
      get("/stock/items")
          .named("list_stock_items")
          .says("List stock items: how many units of each SKU are at which location.")
          .note("Filters join with and; a range includes both its ends.")
          .alsoCalled(
              "what is in stock at a store",
              "show inventory",
              "what is on the shelf",
              "which products run low",
              "all our stock",
              "stock list")
          .takes(ListStockItems.class)
          .lists(
              StockItem.class,
              "stock_items",
              "created_at",
              "updated_at",
              "quantity",
              "reference",
              "id")
          .example(ListStockItems.at(Optional.of(id("loc", 1))))
          .reads(this::list);

  private Page<StockItem> list(ListStockItems in, Paging paging, ReadTx tx) {
    Optional<List<String>> variantIds =
        in.skuCodes().map(codes -> idsOf(variants.bySkus(tx, codes).values()));
    return items.list(tx, paging, in, variantIds, days);
  }

  final Action<Export, JobAnswer> exportStock =
      post("/stock/items/export")
          .named("export_stock")
          .says(
              "Write stock items to a file, CSV or JSON Lines, by the filters of list_stock_items.")
          .note("import_stock takes the CSV back.")
          .alsoCalled(
              "inventory as a file",
              "download inventory",
              "stock report as csv",
              "inventory spreadsheet")
          .exports(listStockItems)
          .example("{\"format\": \"csv\"}")
          .starts();

  private static List<String> idsOf(Collection<VariantRef> found) {
    return found.stream().map(VariantRef::id).toList();
  }

  record CreateStockItem(
      @Doc("The SKU's code.") @Size(min = 1, max = 100) Optional<String> skuCode,
      @Doc("The SKU by its variant id: the way for variants without a code.")
          @Size(min = 1, max = 64)
          Optional<String> variantId,
      @Doc("At which location.") @Size(min = 1, max = 64) String stockLocationId,
      @Doc("Units there now.") @Min(0) @Max(MOST_UNITS) int quantity,
      @Doc("At or below this many available units it counts as low.") @Min(0) @Max(MOST_UNITS)
          Optional<Integer> lowStockThreshold,
      @Doc("Your own identifier for it, such as an ERP's.") @Size(min = 1, max = 200)
          Optional<String> reference,
      @Doc("Which system the reference is of.") @Size(min = 1, max = 100)
          Optional<String> referenceOrigin,
      @Doc("Your own notes, by name.") @Size(max = 50)
          Optional<Map<String, @Size(max = 500) String>> metadata) {

    /** So many units of a SKU at a location, and nothing else. */
    static CreateStockItem of(String skuCode, String location, int quantity) {
      return new CreateStockItem(
          Optional.of(skuCode),
          Optional.empty(),
          location,
          quantity,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    StockItem.Settings settings() {
      return new StockItem.Settings(
          lowStockThreshold, reference, referenceOrigin, metadata.orElse(Map.of()));
    }
  }

  final Action<CreateStockItem, StockItem> createStockItem =
      post("/stock/items")
          .named("create_stock_item")
          .says("Begin to count a SKU at a location, with the units that are there now.")
          .note("There is one stock item for each SKU and location; a second one is a 409.")
          .alsoCalled(
              "stock a new product",
              "add inventory for a sku",
              "put a sku into a warehouse",
              "start counting an item somewhere",
              "keep an item at another store")
          .oneOf("sku_code", "variant_id")
          .takes(CreateStockItem.class)
          .gives(StockItem.class)
          .example(CreateStockItem.of("DD1391-100-8", id("loc", 3), 12))
          .writes(this::create);

  private StockItem create(CreateStockItem in, WriteTx tx) {
    return opening.open(tx, in);
  }

  final Action<ById, StockItem> readStockItem =
      get("/stock/items/:id")
          .named("read_stock_item")
          .says("Read one stock item: its quantity, what of it is reserved and what is available.")
          .alsoCalled(
              "how many are left",
              "show a stock item",
              "stock of one size in one place",
              "how much of it is reserved")
          .takes(ById.class)
          .gives(StockItem.class)
          .example(new ById(id("sti", 1)))
          .reads((in, tx) -> items.get(tx, in.id()));

  final Action<Patch<StockItem>, StockItem> updateStockItem =
      patch("/stock/items/:id")
          .named("update_stock_item")
          .says("Change a stock item's low-stock threshold, reference or metadata.")
          .note(
              "The quantity changes with adjust_stock and set_stock alone, so that the ledger says why.")
          .alsoCalled(
              "set a low stock alert",
              "tag a stock item",
              "change the reorder point",
              "warn me when an item runs low",
              "minimum stock of an item")
          .patches(StockItem.class)
          .example("{\"id\": \"" + id("sti", 1) + "\", \"low_stock_threshold\": 5}")
          .writes(this::update);

  private StockItem update(Patch<StockItem> patch, WriteTx tx) {
    StockItem before = tx.expecting(locks.get(tx, patch.id()));
    return ledger.changed(tx, before, before.changed(patch.applyTo(before), tx.now()));
  }

  final Action<ById, Deleted> deleteStockItem =
      delete("/stock/items/:id")
          .named("delete_stock_item")
          .says("Stop counting a SKU at a location; refused while units of it are reserved.")
          .note("Its units leave the shop's stock; its ledger stays.")
          .alsoCalled(
              "remove a sku from a warehouse",
              "drop a stock item",
              "stop counting an item",
              "no longer keep an item here")
          .destroys("The item and its quantity are gone for good; only its ledger stays.")
          .versioned()
          .takes(ById.class)
          .gives(Deleted.class)
          .example(new ById(id("sti", 2)))
          .writes(this::delete);

  private Deleted delete(ById in, WriteTx tx) {
    StockItem item = tx.expecting(locks.get(tx, in.id()));
    ledger.removed(tx, item, item.emptied(tx.now()), Cause.of("deleted"));
    return Deleted.of(in.id());
  }

  record AdjustStock(
      @Doc("Which stock item.") @Size(min = 1, max = 64) String id,
      @Doc("Units to add; negative to take. Not 0.") @Min(-MOST_UNITS) @Max(MOST_UNITS) int delta,
      @Doc("Why, in words you will filter by: received, sold, returned, damaged, lost, found …")
          @Size(min = 1, max = 100)
          Optional<String> reason) {}

  final Action<AdjustStock, StockItem> adjustStock =
      post("/stock/items/:id/adjust")
          .named("adjust_stock")
          .says("Add units to a stock item, or take some: 5 adds five, -5 takes five.")
          .note(
              "Safe from many callers at once. What is reserved cannot be taken: 409 insufficient_stock.")
          .alsoCalled(
              "receive goods",
              "restock",
              "take stock out",
              "write off damaged units",
              "something broke",
              "a box came in")
          .takes(AdjustStock.class)
          .gives(StockItem.class)
          .example(new AdjustStock(id("sti", 1), 24, Optional.of("received")))
          .example(new AdjustStock(id("sti", 1), -1, Optional.of("damaged")))
          .writes(this::adjust);

  private StockItem adjust(AdjustStock in, WriteTx tx) {
    StockItem before = tx.expecting(locks.get(tx, in.id()));
    StockItem after = before.adjusted(in.delta(), tx.now());
    return ledger.moved(tx, before, after, Cause.of(in.reason().orElse("adjusted")));
  }

  record SetStock(
      @Doc("Which stock item.") @Size(min = 1, max = 64) String id,
      @Doc("Units there, as counted.") @Min(0) @Max(MOST_UNITS) int quantity,
      @Doc("Why, in words you will filter by; counted unless told.") @Size(min = 1, max = 100)
          Optional<String> reason) {}

  final Action<SetStock, StockItem> setStock =
      post("/stock/items/:id/set")
          .named("set_stock")
          .says("Write down a count: the stock item's quantity becomes this number.")
          .note(
              "Below the reserved it is a 409 insufficient_stock. The same number again changes nothing.")
          .note(
              "A number read and written back loses what others did meanwhile: send expected_version,"
                  + " or use adjust_stock.")
          .alsoCalled(
              "we counted the shelf",
              "recount",
              "stocktake",
              "correct the quantity",
              "overwrite inventory",
              "counted exactly")
          .repeatable()
          .takes(SetStock.class)
          .gives(StockItem.class)
          .example(new SetStock(id("sti", 1), 40, Optional.of("recount")))
          .writes(this::set);

  private StockItem set(SetStock in, WriteTx tx) {
    StockItem before = tx.expecting(locks.get(tx, in.id()));
    StockItem after = before.counted(in.quantity(), tx.now());
    return ledger.moved(tx, before, after, Cause.of(in.reason().orElse("counted")));
  }
}
