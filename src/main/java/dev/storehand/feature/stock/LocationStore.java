package dev.storehand.feature.stock;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.Sql;
import dev.storehand.core.db.Taken;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/** The table {@code stock_location}. */
final class LocationStore {
  private static final TypeReference<Map<String, String>> MARKS = new TypeReference<>() {};

  /**
   * The location; in a write, nobody else changes it or puts stock into it until the write ends.
   */
  StockLocation get(ReadTx tx, String id) {
    return tx.sql(
            """
            select * from stock_location
            where shop = :shop and mode = :mode and id = :id {for no key update}""")
        .bind("id", id)
        .first(LocationStore::location)
        .orElseThrow(() -> Problem.notFound("Stock location", id).next("list_stock_locations"));
  }

  /**
   * The location; in a write, nobody archives it until the write ends: an archived one holds no
   * stock. Writes that only put stock into it do not wait for each other.
   */
  Optional<StockLocation> find(ReadTx tx, String id) {
    return tx.sql(
            """
            select * from stock_location
            where shop = :shop and mode = :mode and id = :id {for share}""")
        .bind("id", id)
        .first(LocationStore::location);
  }

  /** The same, by its code. */
  Optional<StockLocation> byCode(ReadTx tx, String code) {
    return tx.sql(
            """
            select * from stock_location
            where shop = :shop and mode = :mode and code = :code {for share}""")
        .bind("code", code)
        .first(LocationStore::location);
  }

  /** All locations in use, the oldest first. */
  List<String> inUse(ReadTx tx) {
    return tx.sql(
            """
            select id from stock_location
            where shop = :shop and mode = :mode and archived_at is null
            order by created_at, id""")
        .list(row -> row.text("id"));
  }

  /** Those of these locations that are in use; in a write, nobody archives them until it ends. */
  Set<String> inUse(ReadTx tx, Collection<String> ids) {
    return Set.copyOf(
        tx.sql(
                """
                select id from stock_location
                where shop = :shop and mode = :mode and id in (:ids) and archived_at is null
                order by id {for share}""")
            .bind("ids", ids)
            .list(row -> row.text("id")));
  }

  Page<StockLocation> list(ReadTx tx, Paging paging, LocationActions.ListStockLocations filter) {
    boolean archived = filter.archived().orElse(false);
    var select =
        tx.select(paging, "l.*", "stock_location l where l.shop = :shop and l.mode = :mode")
            .id("l.id")
            .and("l.id in (:ids)", filter.ids())
            .and("l.code = :code", filter.code())
            .and("l.reference = :reference", filter.reference());
    // Those asked for by id are shown as they are, unless the caller says which.
    if (filter.archived().isPresent() || filter.ids().isEmpty()) {
      select.always(archived ? "l.archived_at is not null" : "l.archived_at is null");
    }
    return select
        .sort("created_at", "l.created_at", SortKind.NUMBER)
        .sort("name", "l.name", SortKind.TEXT)
        .sort("updated_at", "l.updated_at", SortKind.NUMBER)
        .page(LocationStore::location);
  }

  /**
   * Adds a location.
   *
   * @throws Problem conflict, naming the one that has the code already
   */
  void insert(WriteTx tx, StockLocation location) {
    Sql sql =
        tx.sql(
            """
            insert into stock_location (id, shop, mode, name, code, address, label_format, reference,
              reference_origin, metadata, archived_at, created_at, updated_at, version)
            values (:id, :shop, :mode, :name, :code, :address, :label_format, :reference,
              :reference_origin, :metadata, :archived_at, :created_at, :updated_at, :version)
            on conflict do nothing""");
    if (bind(sql, location).bind("created_at", location.createdAt()).run() == 0) {
      String code = location.code().orElseThrow();
      throw codeTaken(code, byCode(tx, code).map(StockLocation::id).orElse("another location"));
    }
  }

  /**
   * Writes a location's parts.
   *
   * @throws Problem conflict where the code is another's
   */
  void save(WriteTx tx, StockLocation location) {
    Sql sql =
        tx.sql(
            """
            update stock_location set name = :name, code = :code, address = :address,
              label_format = :label_format, reference = :reference,
              reference_origin = :reference_origin, metadata = :metadata,
              archived_at = :archived_at, updated_at = :updated_at, version = :version
            where shop = :shop and mode = :mode and id = :id""");
    try {
      bind(sql, location).run();
    } catch (Taken taken) {
      throw codeTaken(location.code().orElseThrow(), "another location");
    }
  }

  private static Problem codeTaken(String code, String owner) {
    return Problem.of(Code.CONFLICT, "The code %s is taken by %s".formatted(code, owner))
        .hint("Choose another code, or change that location with update_stock_location.")
        .next("list_stock_locations", "update_stock_location");
  }

  private static Sql bind(Sql sql, StockLocation location) {
    return sql.bind("id", location.id())
        .bind("name", location.name())
        .bind("code", location.code())
        .json("address", location.address())
        .bind("label_format", location.labelFormat())
        .bind("reference", location.reference())
        .bind("reference_origin", location.referenceOrigin())
        .json("metadata", location.metadata())
        .bind("archived_at", location.archivedAt())
        .bind("updated_at", location.updatedAt())
        .bind("version", location.version());
  }

  private static StockLocation location(Row row) {
    return new StockLocation(
        row.text("id"),
        row.text("name"),
        row.maybeText("code"),
        row.maybeJson("address", StockLocation.Address.class),
        row.maybeChoice("label_format", StockLocation.LabelFormat.class),
        row.maybeText("reference"),
        row.maybeText("reference_origin"),
        row.json("metadata", MARKS),
        row.maybeTime("archived_at"),
        row.time("created_at"),
        row.time("updated_at"),
        row.number("version"));
  }
}
