package dev.storehand.feature.catalog;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.Sql;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/** The tables {@code collection} and {@code collection_product}. */
final class CollectionStore {
  private static final TypeReference<Map<String, String>> ENTRIES = new TypeReference<>() {};

  Collection get(ReadTx tx, String id) {
    return tx.sql(
            "select * from collection where shop = :shop and mode = :mode and id = :id {for"
                + " update}")
        .bind("id", id)
        .first(row -> collection(row, members(tx, List.of(id))))
        .orElseThrow(() -> Problem.notFound("Collection", id).next("list_collections"));
  }

  Page<Collection> list(
      ReadTx tx, Paging paging, Optional<Collection.Status> status, Optional<String> reference) {
    boolean archived = status.filter(Collection.Status.ARCHIVED::equals).isPresent();
    Page<Collection> page =
        tx.select(paging, "c.*", "collection c where c.shop = :shop and c.mode = :mode")
            .id("c.id")
            .always(archived ? "c.archived_at is not null" : "c.archived_at is null")
            .and("c.reference = :reference", reference)
            .sort("created_at", "c.created_at", SortKind.NUMBER)
            .sort("updated_at", "c.updated_at", SortKind.NUMBER)
            .sort("name", "c.name", SortKind.TEXT)
            .page(row -> collection(row, Map.of()));
    Map<String, List<String>> members =
        members(tx, page.rows().stream().map(Collection::id).toList());
    return page.map(each -> each.holding(members.getOrDefault(each.id(), List.of())));
  }

  void insert(WriteTx tx, Collection collection) {
    bound(
            tx,
            """
            insert into collection (id, shop, mode, name, reference, reference_origin, metadata,
              archived_at, created_at, updated_at, version)
            values (:id, :shop, :mode, :name, :reference, :reference_origin, :metadata,
              :archived_at, :created_at, :updated_at, :version)\
            """,
            collection)
        .bind("created_at", collection.createdAt())
        .run();
    insertMembers(tx, collection);
  }

  void save(WriteTx tx, Collection before, Collection after) {
    bound(
            tx,
            """
            update collection set name = :name, reference = :reference,
              reference_origin = :reference_origin, metadata = :metadata,
              archived_at = :archived_at, updated_at = :updated_at, version = :version
            where shop = :shop and mode = :mode and id = :id\
            """,
            after)
        .run();
    if (!before.productIds().equals(after.productIds())) {
      tx.sql(
              """
              delete from collection_product
              where shop = :shop and mode = :mode and collection_id = :id\
              """)
          .bind("id", after.id())
          .run();
      insertMembers(tx, after);
    }
  }

  boolean isActive(ReadTx tx, String id) {
    return tx.sql(
            """
            select 1 as one from collection
            where shop = :shop and mode = :mode and id = :id and archived_at is null""")
        .bind("id", id)
        .first(row -> true)
        .isPresent();
  }

  Map<String, List<String>> holding(
      ReadTx tx, java.util.Collection<String> collections, java.util.Collection<String> products) {
    return tx.sql(
            """
            select product_id, collection_id from collection_product
            where shop = :shop and mode = :mode and collection_id in (:collections)
              and product_id in (:products)
            order by collection_id""")
        .bind("collections", collections)
        .bind("products", products)
        .grouped("product_id", row -> row.text("collection_id"));
  }

  Set<String> products(ReadTx tx, String id) {
    return Set.copyOf(members(tx, List.of(id)).getOrDefault(id, List.of()));
  }

  private static Map<String, List<String>> members(ReadTx tx, List<String> ids) {
    return tx.sql(
            """
            select collection_id, product_id from collection_product
            where shop = :shop and mode = :mode and collection_id in (:ids)
            order by collection_id, position\
            """)
        .bind("ids", ids)
        .grouped("collection_id", row -> row.text("product_id"));
  }

  private static void insertMembers(WriteTx tx, Collection collection) {
    int position = 0;
    for (String productId : collection.productIds()) {
      tx.sql(
              """
              insert into collection_product (shop, mode, collection_id, product_id, position)
              values (:shop, :mode, :collection_id, :product_id, :position)\
              """)
          .bind("collection_id", collection.id())
          .bind("product_id", productId)
          .bind("position", ++position)
          .run();
    }
  }

  private static Sql bound(WriteTx tx, String text, Collection collection) {
    return tx.sql(text)
        .bind("id", collection.id())
        .bind("name", collection.name())
        .bind("reference", collection.reference())
        .bind("reference_origin", collection.referenceOrigin())
        .json("metadata", collection.metadata())
        .bind("archived_at", collection.archivedAt())
        .bind("updated_at", collection.updatedAt())
        .bind("version", collection.version());
  }

  private static Collection collection(Row row, Map<String, List<String>> members) {
    Optional<Instant> archived = row.maybeTime("archived_at");
    return new Collection(
        row.text("id"),
        row.text("name"),
        members.getOrDefault(row.text("id"), List.of()),
        archived.isPresent() ? Collection.Status.ARCHIVED : Collection.Status.ACTIVE,
        row.maybeText("reference"),
        row.maybeText("reference_origin"),
        row.json("metadata", ENTRIES),
        archived,
        row.time("created_at"),
        row.time("updated_at"),
        row.number("version"));
  }
}
