package dev.storehand.feature.stock;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.Sql;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.stock.InventoryModel.ModelLocation;
import dev.storehand.feature.stock.InventoryModel.ReturnLocation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** The table {@code inventory_model}. */
final class ModelStore {
  private static final TypeReference<Map<String, String>> MARKS = new TypeReference<>() {};
  private static final TypeReference<List<ModelLocation>> SERVING = new TypeReference<>() {};
  private static final TypeReference<List<ReturnLocation>> RETURNS = new TypeReference<>() {};

  /** The model as it stands. It is not locked: every order reads it. */
  Optional<InventoryModel> find(ReadTx tx, String id) {
    return tx.sql("select * from inventory_model where shop = :shop and mode = :mode and id = :id")
        .bind("id", id)
        .first(ModelStore::model);
  }

  /** The default, not locked either. */
  Optional<InventoryModel> byDefault(ReadTx tx) {
    return tx.sql(
            "select * from inventory_model where shop = :shop and mode = :mode and is_default")
        .first(ModelStore::model);
  }

  /** The model; in a write, nobody else changes it until the write ends. */
  InventoryModel get(ReadTx tx, String id) {
    return lockFor(tx, id)
        .orElseThrow(() -> Problem.notFound("Inventory model", id).next("list_inventory_models"));
  }

  Optional<InventoryModel> lockFor(ReadTx tx, String id) {
    return tx.sql(
            """
            select * from inventory_model
            where shop = :shop and mode = :mode and id = :id {for update}""")
        .bind("id", id)
        .first(ModelStore::model);
  }

  /** All models of the shop, locked. */
  List<InventoryModel> all(WriteTx tx) {
    return tx.sql(
            """
            select * from inventory_model
            where shop = :shop and mode = :mode order by id {for update}""")
        .list(ModelStore::model);
  }

  Page<InventoryModel> list(ReadTx tx, Paging paging, ModelActions.ListInventoryModels filter) {
    return tx.select(paging, "m.*", "inventory_model m where m.shop = :shop and m.mode = :mode")
        .id("m.id")
        .and("m.id in (:ids)", filter.ids())
        .and("m.strategy = :strategy", filter.strategy())
        .and("m.reference = :reference", filter.reference())
        .sort("created_at", "m.created_at", SortKind.NUMBER)
        .sort("name", "m.name", SortKind.TEXT)
        .sort("updated_at", "m.updated_at", SortKind.NUMBER)
        .page(ModelStore::model);
  }

  /** False where it would be a second default. */
  boolean insert(WriteTx tx, InventoryModel model) {
    Sql sql =
        tx.sql(
            """
            insert into inventory_model (id, shop, mode, name, strategy, stock_locations_cutoff,
              stock_reservation_cutoff, decrement_on, put_transfers_on_hold, join_new_locations, is_default,
              locations, return_locations, reference, reference_origin, metadata, created_at, updated_at,
              version)
            values (:id, :shop, :mode, :name, :strategy, :stock_locations_cutoff, :stock_reservation_cutoff,
              :decrement_on, :put_transfers_on_hold, :join_new_locations, :is_default, :locations,
              :return_locations, :reference, :reference_origin, :metadata, :created_at, :updated_at, :version)
            on conflict do nothing""");
    return bind(sql, model).bind("created_at", model.createdAt()).run() == 1;
  }

  void save(WriteTx tx, InventoryModel model) {
    Sql sql =
        tx.sql(
            """
            update inventory_model set name = :name, strategy = :strategy,
              stock_locations_cutoff = :stock_locations_cutoff,
              stock_reservation_cutoff = :stock_reservation_cutoff, decrement_on = :decrement_on,
              put_transfers_on_hold = :put_transfers_on_hold, join_new_locations = :join_new_locations,
              is_default = :is_default, locations = :locations, return_locations = :return_locations,
              reference = :reference, reference_origin = :reference_origin, metadata = :metadata,
              updated_at = :updated_at, version = :version
            where shop = :shop and mode = :mode and id = :id""");
    bind(sql, model).run();
  }

  void delete(WriteTx tx, String id) {
    tx.sql("delete from inventory_model where shop = :shop and mode = :mode and id = :id")
        .bind("id", id)
        .run();
  }

  private static Sql bind(Sql sql, InventoryModel model) {
    return sql.bind("id", model.id())
        .bind("name", model.name())
        .bind("strategy", model.strategy())
        .bind("stock_locations_cutoff", model.stockLocationsCutoff())
        .bind("stock_reservation_cutoff", model.stockReservationCutoff())
        .bind("decrement_on", model.decrementOn())
        .bind("put_transfers_on_hold", model.putTransfersOnHold())
        .bind("join_new_locations", model.joinNewLocations())
        .bind("is_default", model.isDefault())
        .json("locations", model.locations())
        .json("return_locations", model.returnLocations())
        .bind("reference", model.reference())
        .bind("reference_origin", model.referenceOrigin())
        .json("metadata", model.metadata())
        .bind("updated_at", model.updatedAt())
        .bind("version", model.version());
  }

  private static InventoryModel model(Row row) {
    return new InventoryModel(
        row.text("id"),
        row.text("name"),
        row.choice("strategy", Strategy.class),
        row.maybeInteger("stock_locations_cutoff"),
        row.integer("stock_reservation_cutoff"),
        row.choice("decrement_on", DecrementOn.class),
        row.flag("put_transfers_on_hold"),
        row.flag("join_new_locations"),
        row.flag("is_default"),
        row.json("locations", SERVING),
        row.json("return_locations", RETURNS),
        row.maybeText("reference"),
        row.maybeText("reference_origin"),
        row.json("metadata", MARKS),
        row.time("created_at"),
        row.time("updated_at"),
        row.number("version"));
  }
}
