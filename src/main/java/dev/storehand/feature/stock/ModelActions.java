package dev.storehand.feature.stock;

import static dev.storehand.feature.stock.InventoryModel.LONGEST_HOLD;
import static dev.storehand.feature.stock.InventoryModel.MOST_CUTOFF;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.ById;
import dev.storehand.core.action.Deleted;
import dev.storehand.core.action.Patch;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From which locations a market's orders are served, and how. */
public final class ModelActions extends Actions {
  private final ModelStore store = new ModelStore();
  private final Models models = new Models();
  private final ModelPlaces places = new ModelPlaces();
  private final ModelUse use;

  public ModelActions(ModelUse use) {
    super(ItemActions.ROOM);
    this.use = use;
  }

  record ListInventoryModels(
      @Doc("Only these, by id.") @Size(min = 1, max = 100)
          Optional<List<@Size(min = 1, max = 64) String>> ids,
      @Doc("Only those with this strategy.") Optional<Strategy> strategy,
      @Doc("Only those with this reference.") @Size(min = 1, max = 200)
          Optional<String> reference) {}

  final Action<ListInventoryModels, Page<InventoryModel>> listInventoryModels =
      get("/stock/models")
          .named("list_inventory_models")
          .says("List the inventory models: from which locations orders are served, and how.")
          .alsoCalled(
              "show fulfillment rules",
              "which warehouse ships what",
              "list routing rules",
              "how are orders routed",
              "from where do we ship")
          .takes(ListInventoryModels.class)
          .lists(InventoryModel.class, "inventory_models", "created_at", "name", "updated_at")
          .example(new ListInventoryModels(Optional.empty(), Optional.empty(), Optional.empty()))
          .reads(this::list);

  private Page<InventoryModel> list(ListInventoryModels in, Paging paging, ReadTx tx) {
    return store.list(tx, paging, in);
  }

  record CreateInventoryModel(
      @Doc("Its name.") @Size(min = 1, max = 100) String name,
      @Doc("How an order's units are found; no_split unless told.") Optional<Strategy> strategy,
      @Doc("Only so many locations serve an order, by priority; 2 unless told.")
          @Min(1)
          @Max(MOST_CUTOFF)
          Optional<Integer> stockLocationsCutoff,
      @Doc("Seconds after which units held for a draft are free again; 3600 unless told.")
          @Min(1)
          @Max(LONGEST_HOLD)
          Optional<Integer> stockReservationCutoff,
      @Doc("When an order's units leave the quantity; place unless told.")
          Optional<DecrementOn> decrementOn,
      @Doc("Whether an order's stock transfers wait on hold when its fulfilment begins.")
          Optional<Boolean> putTransfersOnHold,
      @Doc("Whether a new location joins at the end by itself; false unless told.")
          Optional<Boolean> joinNewLocations,
      @Doc("Its locations, the first first.") @Size(max = 100)
          Optional<List<ModelPlaces.Serving>> locations,
      @Doc("Your own identifier for it, such as an ERP's.") @Size(min = 1, max = 200)
          Optional<String> reference,
      @Doc("Which system the reference is of.") @Size(min = 1, max = 100)
          Optional<String> referenceOrigin,
      @Doc("Your own notes, by name.") @Size(max = 50)
          Optional<Map<String, @Size(max = 500) String>> metadata) {

    /** One with a strategy and locations, and what is usual for the rest. */
    static CreateInventoryModel of(String name, Strategy strategy, List<String> locations) {
      return new CreateInventoryModel(
          name,
          Optional.of(strategy),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(locations.stream().map(ModelPlaces.Serving::of).toList()),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  final Action<CreateInventoryModel, InventoryModel> createInventoryModel =
      post("/stock/models")
          .named("create_inventory_model")
          .says("Make an inventory model: from which locations orders are served, and how.")
          .note(
              "A market uses it once update_market names it as inventory_model_id; markets that name"
                  + " none use the default model.")
          .alsoCalled(
              "add fulfillment rules",
              "set up order routing",
              "new inventory model",
              "new rules for where orders ship from",
              "another sourcing plan")
          .takes(CreateInventoryModel.class)
          .gives(InventoryModel.class)
          .example(
              CreateInventoryModel.of(
                  "Store first", Strategy.SPLIT_SHIPMENTS, List.of(id("loc", 2), id("loc", 1))))
          .writes(this::create);

  private InventoryModel create(CreateInventoryModel in, WriteTx tx) {
    InventoryModel model =
        new InventoryModel(
            tx.id("inv"),
            in.name(),
            in.strategy().orElse(Strategy.NO_SPLIT),
            Optional.of(in.stockLocationsCutoff().orElse(InventoryModel.CUTOFF)),
            in.stockReservationCutoff().orElse(InventoryModel.HOLD),
            in.decrementOn().orElse(DecrementOn.PLACE),
            in.putTransfersOnHold().orElse(false),
            in.joinNewLocations().orElse(false),
            false,
            places.serving(tx, in.locations().orElse(List.of())),
            List.of(),
            in.reference(),
            in.referenceOrigin(),
            in.metadata().orElse(Map.of()),
            tx.now(),
            tx.now(),
            1);
    store.insert(tx, model);
    tx.happened("stock.model.created", model);
    return model;
  }

  final Action<ById, InventoryModel> readInventoryModel =
      get("/stock/models/:id")
          .named("read_inventory_model")
          .says("Read one inventory model with its locations.")
          .alsoCalled(
              "show an inventory model",
              "show a routing rule",
              "how does this routing work",
              "locations of a model")
          .takes(ById.class)
          .gives(InventoryModel.class)
          .example(new ById(id("inv", 1)))
          .reads((in, tx) -> store.get(tx, in.id()));

  final Action<Patch<InventoryModel>, InventoryModel> updateInventoryModel =
      patch("/stock/models/:id")
          .named("update_inventory_model")
          .says(
              "Change an inventory model's strategy, cutoffs or settings, or make it the default.")
          .note("Orders placed before keep what they were promised.")
          .alsoCalled(
              "change the fulfillment strategy",
              "change the reservation time",
              "allow split orders",
              "hold carts longer",
              "let orders be split")
          .patches(InventoryModel.class)
          .example("{\"id\": \"" + id("inv", 1) + "\", \"stock_reservation_cutoff\": 900}")
          .writes(this::update);

  private InventoryModel update(Patch<InventoryModel> patch, WriteTx tx) {
    InventoryModel before = tx.expecting(store.get(tx, patch.id()));
    return patch.change(before, wanted -> changed(tx, before, before.changed(wanted, tx.now())));
  }

  private InventoryModel changed(WriteTx tx, InventoryModel before, InventoryModel after) {
    if (after.isDefault() && !before.isDefault()) {
      store.all(tx).stream()
          .filter(InventoryModel::isDefault)
          .forEach(old -> models.save(tx, old, old.steppedDown(tx.now())));
    }
    return models.save(tx, before, after);
  }

  final Action<ById, Deleted> deleteInventoryModel =
      delete("/stock/models/:id")
          .named("delete_inventory_model")
          .says("Delete an inventory model that no market names; the default stays.")
          .note("Orders made through it keep their stock, and go on through the default model.")
          .alsoCalled(
              "remove a routing rule",
              "drop an inventory model",
              "a sourcing plan is not used any more",
              "get rid of a routing")
          .destroys("The inventory model and its list of locations are gone for good.")
          .versioned()
          .takes(ById.class)
          .gives(Deleted.class)
          .example(new ById(id("inv", 2)))
          .writes(this::delete);

  private Deleted delete(ById in, WriteTx tx) {
    InventoryModel model = tx.expecting(store.get(tx, in.id()));
    if (model.isDefault()) {
      throw Problem.of(
              Code.CONFLICT,
              "The inventory model " + model.id() + " is the default, and a shop needs one")
          .hint("Make another model the default with update_inventory_model, is_default: true.")
          .next("list_inventory_models", "update_inventory_model");
    }
    List<String> markets = use.marketsOf(tx, model.id());
    if (!markets.isEmpty()) {
      throw Problem.of(
              Code.CONFLICT,
              "The inventory model %s serves the markets %s"
                  .formatted(model.id(), String.join(", ", markets)))
          .hint("Name another model there with update_market, then delete this one.")
          .next("list_markets", "update_market");
    }
    store.delete(tx, model.id());
    tx.happened("stock.model.deleted", model);
    return Deleted.of(model.id());
  }

  record SetModelLocations(
      @Doc("Which inventory model.") @Size(min = 1, max = 64) String id,
      @Doc("Its locations, the first first; they replace those it had.") @Size(max = 100)
          List<ModelPlaces.Serving> locations) {}

  final Action<SetModelLocations, InventoryModel> setModelLocations =
      post("/stock/models/:id/set_locations")
          .named("set_model_locations")
          .says("Say from which locations an inventory model serves orders, and in which order.")
          .note(
              "A location on hold serves nothing, and counts for no availability, until it is let go.")
          .alsoCalled(
              "change warehouse priority",
              "ship from the store first",
              "stop shipping from a warehouse",
              "from which warehouse do we send first",
              "main warehouse for online orders")
          .repeatable()
          .takes(SetModelLocations.class)
          .gives(InventoryModel.class)
          .example(
              new SetModelLocations(
                  id("inv", 2),
                  List.of(
                      ModelPlaces.Serving.of(id("loc", 2)), ModelPlaces.Serving.of(id("loc", 1)))))
          .writes(this::setLocations);

  /** Locations are locked before models, here as where a location is closed. */
  private InventoryModel setLocations(SetModelLocations in, WriteTx tx) {
    models.get(tx, Optional.of(in.id()));
    List<InventoryModel.ModelLocation> next = places.serving(tx, in.locations());
    InventoryModel before = tx.expecting(store.get(tx, in.id()));
    return before.locations().equals(next)
        ? before
        : models.save(tx, before, before.servedFrom(next, tx.now()));
  }

  record SetModelReturnLocations(
      @Doc("Which inventory model.") @Size(min = 1, max = 64) String id,
      @Doc("Where returns go, the first first; they replace those it had.") @Size(max = 100)
          List<ModelPlaces.Returning> locations) {}

  final Action<SetModelReturnLocations, InventoryModel> setModelReturnLocations =
      post("/stock/models/:id/set_return_locations")
          .named("set_model_return_locations")
          .says("Say to which locations an inventory model's returns go.")
          .note("With none, returns go to its first location.")
          .alsoCalled(
              "where do returns go",
              "change the returns warehouse",
              "send returns to another warehouse",
              "place for returned goods")
          .repeatable()
          .takes(SetModelReturnLocations.class)
          .gives(InventoryModel.class)
          .example(
              new SetModelReturnLocations(
                  id("inv", 2), List.of(ModelPlaces.Returning.of(id("loc", 1)))))
          .writes(this::setReturnLocations);

  private InventoryModel setReturnLocations(SetModelReturnLocations in, WriteTx tx) {
    models.get(tx, Optional.of(in.id()));
    List<InventoryModel.ReturnLocation> next = places.returning(tx, in.locations());
    InventoryModel before = tx.expecting(store.get(tx, in.id()));
    return before.returnLocations().equals(next)
        ? before
        : models.save(tx, before, before.returningTo(next, tx.now()));
  }
}
