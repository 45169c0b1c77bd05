package dev.storehand.feature.stock;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.TimeOrDay;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.catalog.Variants;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** What can be sold, and what became of every unit. */
public final class LedgerActions extends Actions {
  private final MovementStore movements = new MovementStore();
  private final Models models = new Models();
  private final Shelves shelves;
  private final Variants variants;
  private final ShopDays days;

  public LedgerActions(Variants variants, ShopDays days) {
    super(ItemActions.ROOM);
    this.shelves = new Shelves(variants);
    this.variants = variants;
    this.days = days;
  }

  record CheckAvailability(
      @Doc("Of which SKUs, by code.") @Size(min = 1, max = 100)
          List<@Size(min = 1, max = 100) String> skuCodes,
      @Doc("Through which inventory model; the default unless told.") @Size(min = 1, max = 64)
          Optional<String> inventoryModelId) {}

  @Doc("What can be sold of some SKUs.")
  record Availability(
      @Doc("One entry for each known SKU, in the order asked.") List<OfSku> availability,
      @Doc("Those of the codes asked for that no variant has.") List<String> unknownSkuCodes,
      @Doc("The inventory model asked; absent where the shop has no location yet.")
          Optional<String> inventoryModelId) {}

  @Doc("What can be sold of one SKU.")
  record OfSku(
      @Doc("The SKU's code.") String skuCode,
      @Doc("The variant (SKU).") String variantId,
      @Doc("False where it never runs out: then available is no limit.") boolean tracked,
      @Doc("Units that can be promised, over the locations that serve.") long available,
      @Doc("Units there, reserved ones included, over the locations that serve.") long quantity,
      @Doc("Units promised to someone, over the locations that serve.") long reserved,
      @Doc("The location that the next unit would come from; absent where there is none.")
          Optional<String> promisedFrom,
      @Doc("The same for each location that counts it: those that serve first, by priority.")
          List<AtLocation> byLocation) {}

  @Doc("What can be sold from one location.")
  record AtLocation(
      @Doc("The location.") String stockLocationId,
      @Doc("The stock item there.") String stockItemId,
      @Doc("Whether it serves orders: in the model, not on hold, within the cutoff.")
          boolean serves,
      @Doc("Units that can be promised.") int available,
      @Doc("Units there, reserved ones included.") int quantity,
      @Doc("Units promised to someone.") int reserved) {}

  final Action<CheckAvailability, Availability> checkAvailability =
      get("/stock/availability")
          .named("check_availability")
          .says("Tell how many units of some SKUs can be sold, in all and from each location.")
          .note("Unknown codes are listed apart. A SKU that no location counts has 0 available.")
          .note(
              "Only locations that serve through the inventory model count: those not on hold, the"
                  + " first so many by its cutoff.")
          .alsoCalled(
              "do we have a size",
              "is it in stock",
              "can we still sell this",
              "how many can I sell",
              "how many are sellable",
              "can I promise this to a buyer")
          .takes(CheckAvailability.class)
          .gives(Availability.class)
          .example(
              new CheckAvailability(List.of("DD1391-100-8", "DD1391-100-99"), Optional.empty()))
          .reads(this::availability);

  private Availability availability(CheckAvailability in, ReadTx tx) {
    return shelves.availability(tx, in.skuCodes(), models.get(tx, in.inventoryModelId()));
  }

  record ListStockMovements(
      @Doc("Only of this stock item, also after it was deleted.") @Size(min = 1, max = 64)
          Optional<String> stockItemId,
      @Doc("Only of the SKU with this code.") @Size(min = 1, max = 100) Optional<String> skuCode,
      @Doc("Only with this reason.") @Size(min = 1, max = 100) Optional<String> reason,
      @Doc("Only what this thing caused, by its id, such as an order's.") @Size(min = 1, max = 64)
          Optional<String> ref,
      @Doc("At or after this time.") Optional<TimeOrDay> from,
      @Doc("At or before this time.") Optional<TimeOrDay> to) {

    /** Those of one stock item. */
    static ListStockMovements of(String item) {
      return new ListStockMovements(
          Optional.of(item),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  final Action<ListStockMovements, Page<Movement>> listStockMovements =
      get("/stock/movements")
          .named("list_stock_movements")
          .says("List the ledger: each change of stock, why, by whom, and the quantity after it.")
          .note(
              "Sort by seq to follow one stock item without a gap; the deltas add up to its quantity.")
          .alsoCalled(
              "stock history",
              "why did the quantity change",
              "who took these units",
              "what went in and out",
              "ledger of the stock")
          .takes(ListStockMovements.class)
          .lists(Movement.class, "stock_movements", "at", "seq")
          .example(ListStockMovements.of(id("sti", 1)))
          .reads(this::list);

  private Page<Movement> list(ListStockMovements in, Paging paging, ReadTx tx) {
    Optional<List<String>> variantIds =
        in.skuCode().map(code -> variants.bySku(tx, code).stream().map(VariantRef::id).toList());
    return movements.list(tx, paging, in, variantIds, days);
  }
}
