package dev.storehand.feature.stock;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.ById;
import dev.storehand.core.action.Patch;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The places that hold stock. */
public final class LocationActions extends Actions {
  private final LocationStore locations = new LocationStore();
  private final ItemStore items = new ItemStore();
  private final Models models = new Models();

  public LocationActions() {
    super(ItemActions.ROOM);
  }

  record ListStockLocations(
      @Doc("Only these, by id.") @Size(min = 1, max = 100)
          Optional<List<@Size(min = 1, max = 64) String>> ids,
      @Doc("Only the one with this code.") @Size(min = 1, max = 40) Optional<String> code,
      @Doc("Only those with this reference.") @Size(min = 1, max = 200) Optional<String> reference,
      @Doc("True shows those archived, false those in use; in use unless told.")
          Optional<Boolean> archived) {}

  final Action<ListStockLocations, Page<StockLocation>> listStockLocations =
      get("/stock/locations")
          .named("list_stock_locations")
          .says("List the places that hold stock.")
          .alsoCalled(
              "show warehouses",
              "where is our stock kept",
              "list stores and depots",
              "list our shops and depots",
              "where do we keep goods")
          .takes(ListStockLocations.class)
          .lists(StockLocation.class, "stock_locations", "created_at", "name", "updated_at")
          .example(
              new ListStockLocations(
                  Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
          .reads(this::list);

  private Page<StockLocation> list(ListStockLocations in, Paging paging, ReadTx tx) {
    return locations.list(tx, paging, in);
  }

  record CreateStockLocation(
      @Doc("Its name.") @Size(min = 1, max = 100) String name,
      @Doc("A short code of your own, unique in the shop, such as BERLIN.") @Size(min = 1, max = 40)
          Optional<String> code,
      @Doc("Where it is.") Optional<StockLocation.Address> address,
      @Doc("How its shipping labels are printed.") Optional<StockLocation.LabelFormat> labelFormat,
      @Doc("Your own identifier for it, such as an ERP's.") @Size(min = 1, max = 200)
          Optional<String> reference,
      @Doc("Which system the reference is of.") @Size(min = 1, max = 100)
          Optional<String> referenceOrigin,
      @Doc("Your own notes, by name.") @Size(max = 50)
          Optional<Map<String, @Size(max = 500) String>> metadata) {

    /** One with a name and a code, and nothing else. */
    static CreateStockLocation named(String name, String code) {
      return new CreateStockLocation(
          name,
          Optional.of(code),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  final Action<CreateStockLocation, StockLocation> createStockLocation =
      post("/stock/locations")
          .named("create_stock_location")
          .says("Add a place that holds stock, such as a warehouse or a shop floor.")
          .note(
              "It joins the end of the inventory models that take new locations, as the default does.")
          .alsoCalled("a second warehouse", "add a warehouse", "open a new store room", "new depot")
          .takes(CreateStockLocation.class)
          .gives(StockLocation.class)
          .example(CreateStockLocation.named("Outlet", "OUTLET"))
          .writes(this::create);

  private StockLocation create(CreateStockLocation in, WriteTx tx) {
    StockLocation location =
        new StockLocation(
            tx.id("loc"),
            in.name(),
            in.code(),
            in.address(),
            in.labelFormat(),
            in.reference(),
            in.referenceOrigin(),
            in.metadata().orElse(Map.of()),
            Optional.empty(),
            tx.now(),
            tx.now(),
            1);
    locations.insert(tx, location);
    tx.happened("stock.location.created", location);
    models.opened(tx, location.id());
    return location;
  }

  final Action<ById, StockLocation> readStockLocation =
      get("/stock/locations/:id")
          .named("read_stock_location")
          .says("Read one place that holds stock, archived ones too.")
          .alsoCalled(
              "show a warehouse",
              "warehouse address",
              "where is this depot",
              "details of a location")
          .takes(ById.class)
          .gives(StockLocation.class)
          .example(new ById(id("loc", 1)))
          .reads((in, tx) -> locations.get(tx, in.id()));

  final Action<Patch<StockLocation>, StockLocation> updateStockLocation =
      patch("/stock/locations/:id")
          .named("update_stock_location")
          .says("Change a location's name, code, address, label format, reference or metadata.")
          .alsoCalled(
              "rename a warehouse",
              "change a warehouse's address",
              "the depot moved",
              "our store has a new name")
          .patches(StockLocation.class)
          .example("{\"id\": \"" + id("loc", 1) + "\", \"name\": \"Main warehouse, hall 2\"}")
          .writes(this::update);

  private StockLocation update(Patch<StockLocation> patch, WriteTx tx) {
    StockLocation before = tx.expecting(locations.get(tx, patch.id()));
    return patch.change(before, wanted -> changed(tx, before, before.changed(wanted, tx.now())));
  }

  private StockLocation changed(WriteTx tx, StockLocation before, StockLocation after) {
    locations.save(tx, after);
    tx.happened("stock.location.updated", before, after);
    return after;
  }

  final Action<ById, StockLocation> archiveStockLocation =
      delete("/stock/locations/:id")
          .named("archive_stock_location")
          .says(
              "Close a location for good; it must hold no stock, and what was there stays readable.")
          .note("Its empty stock items are archived with it, and inventory models lose it.")
          .alsoCalled(
              "close a warehouse",
              "remove a store room",
              "retire a depot",
              "we gave up a warehouse",
              "shut a shop for good")
          .destroys("The location takes no stock any more, and it cannot be brought back.")
          .takes(ById.class)
          .gives(StockLocation.class)
          .example(new ById(id("loc", 3)))
          .writes(this::archive);

  private StockLocation archive(ById in, WriteTx tx) {
    StockLocation before = tx.expecting(locations.get(tx, in.id()));
    StockLocation after = before.archived(tx.now());
    if (!after.equals(before)) {
      items.archiveAt(tx, in.id());
      refuseWhileStocked(tx, in.id());
      locations.save(tx, after);
      tx.happened("stock.location.archived", before, after);
      models.closed(tx, in.id());
    }
    return after;
  }

  private void refuseWhileStocked(WriteTx tx, String location) {
    long stocked = items.stockedAt(tx, location);
    if (stocked > 0) {
      throw Problem.of(
              Code.CONFLICT,
              "The stock location %s still holds %s"
                  .formatted(location, stocked == 1 ? "1 stock item" : stocked + " stock items"))
          .hint(
              "List them with list_stock_items, stock_location_id %s and quantity_from 1; set each to 0"
                      .formatted(location)
                  + " with set_stock, or delete it, then archive the location.")
          .next("list_stock_items", "set_stock", "delete_stock_item");
    }
  }
}
