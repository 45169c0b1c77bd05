package dev.storehand.feature.stock;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import java.util.List;
import java.util.Optional;

/** The shop's inventory models, for other rooms and for what follows from its locations. */
public final class Models {
  private final ModelStore models = new ModelStore();
  private final LocationStore locations = new LocationStore();

  /**
   * The model of this id, else the shop's default. A shop has one from its first location on; until
   * then it is one without locations, kept nowhere.
   *
   * @throws Problem 404 if this shop and mode have no model of this id
   */
  public InventoryModel get(ReadTx tx, Optional<String> id) {
    if (id.isEmpty()) {
      return models.byDefault(tx).orElseGet(() -> first("", List.of(), tx));
    }
    return models
        .find(tx, id.get())
        .orElseThrow(
            () -> Problem.notFound("Inventory model", id.get()).next("list_inventory_models"));
  }

  /** The same for what was promised through a model: one deleted since gives way to the default. */
  public InventoryModel now(ReadTx tx, Optional<String> id) {
    return get(tx, id.filter(promised -> models.find(tx, promised).isPresent()));
  }

  /** Whether there is such a model; in a write, nobody deletes it until the write ends. */
  public boolean has(ReadTx tx, String id) {
    return models.lockFor(tx, id).isPresent();
  }

  /** A location is new: models that take new ones get it, and the first makes the default. */
  void opened(WriteTx tx, String locationId) {
    if (models.byDefault(tx).isEmpty()) {
      InventoryModel first = first(tx.id("inv"), locations.inUse(tx), tx);
      if (models.insert(tx, first)) {
        tx.happened("stock.model.created", first);
      }
    }
    for (InventoryModel each : models.all(tx)) {
      if (each.joinNewLocations()) {
        save(tx, each, each.joinedBy(locationId, tx.now()));
      }
    }
  }

  /** A location is closed: no model has it any more. */
  void closed(WriteTx tx, String locationId) {
    for (InventoryModel each : models.all(tx)) {
      save(tx, each, each.leftBy(locationId, tx.now()));
    }
  }

  /** Writes a change; none where nothing changed. */
  InventoryModel save(WriteTx tx, InventoryModel before, InventoryModel after) {
    if (!after.equals(before)) {
      models.save(tx, after);
      tx.happened("stock.model.updated", before, after);
    }
    return after;
  }

  private static InventoryModel first(String id, List<String> locationIds, ReadTx tx) {
    return InventoryModel.first(id, locationIds, tx.now());
  }
}
