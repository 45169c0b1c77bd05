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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** The table {@code product}. */
final class ProductStore {
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> ENTRIES = new TypeReference<>() {};
  private static final TypeReference<List<Image>> IMAGES = new TypeReference<>() {};

  /** What a variant's ref has of its product. */
  static final String OF_REF =
      """
      p.name as product_name, p.options = '[]' as plain, p.price_cents as product_cents, p.currency,
        p.archived_at as product_archived_at, p.published, p.type""";

  /** A join that gives each variant {@code v} its product {@code p}. */
  static final String JOINED = "join product p on p.id = v.product_id";

  /** What a list can be narrowed to; without a status, everything that is not archived. */
  record Filter(
      Optional<ProductStatus> status,
      Optional<ProductType> type,
      Optional<String> brand,
      Optional<String> handle,
      Optional<String> reference,
      Optional<List<String>> ids,
      Optional<Instant> createdFrom,
      Optional<Instant> createdTo,
      Optional<Instant> updatedFrom,
      Optional<Instant> updatedTo) {}

  Product get(ReadTx tx, String id) {
    return tx.sql(
            "select * from product where shop = :shop and mode = :mode and id = :id {for no key update}")
        .bind("id", id)
        .first(ProductStore::product)
        .orElseThrow(() -> Problem.notFound("Product", id).next("list_products", "search_catalog"));
  }

  /** Whether an archived product had never been for sale. */
  boolean wasDraft(ReadTx tx, String id) {
    return tx.sql("select published from product where shop = :shop and mode = :mode and id = :id")
        .bind("id", id)
        .one(row -> !row.flag("published"));
  }

  /** The products of these ids that there are, by id. */
  Map<String, Product> byIds(ReadTx tx, Collection<String> ids) {
    return VariantStore.by(
        Product::id,
        tx.sql("select * from product where shop = :shop and mode = :mode and id in (:ids)")
            .bind("ids", ids)
            .list(ProductStore::product));
  }

  /** The ids of the products with these handles, by handle. */
  Map<String, String> idsByHandle(ReadTx tx, Collection<String> handles) {
    Map<String, String> found = new HashMap<>();
    tx.sql(
            """
            select id, handle from product
            where shop = :shop and mode = :mode and handle in (:handles)\
            """)
        .bind("handles", handles)
        .each(row -> found.put(row.text("handle"), row.text("id")));
    return found;
  }

  Page<Product> list(ReadTx tx, Paging paging, Filter filter) {
    return tx.select(paging, "p.*", "product p where p.shop = :shop and p.mode = :mode")
        .id("p.id")
        .always(condition(filter.status()))
        .and("p.type = :type", filter.type())
        .and("p.brand = :brand", filter.brand())
        .and("p.handle = :handle", filter.handle())
        .and("p.reference = :reference", filter.reference())
        .and("p.id in (:ids)", filter.ids())
        .and("p.created_at >= :created_from", filter.createdFrom())
        .and("p.created_at <= :created_to", filter.createdTo())
        .and("p.updated_at >= :updated_from", filter.updatedFrom())
        .and("p.updated_at <= :updated_to", filter.updatedTo())
        .sort("created_at", "p.created_at", SortKind.NUMBER)
        .sort("updated_at", "p.updated_at", SortKind.NUMBER)
        .sort("name", "p.name", SortKind.TEXT)
        .page(ProductStore::product);
  }

  private static String condition(Optional<ProductStatus> status) {
    if (status.isEmpty()) {
      return "p.archived_at is null";
    }
    return switch (status.get()) {
      case ARCHIVED -> "p.archived_at is not null";
      case ACTIVE -> "p.archived_at is null and p.published";
      case DRAFT -> "p.archived_at is null and not p.published";
    };
  }

  void insert(WriteTx tx, Product product) {
    bound(
            tx,
            """
            insert into product (id, shop, mode, handle, name, published, type, brand, style_id,
              description_md, price_cents, currency, tags, options, images, attributes, reference,
              reference_origin, metadata, archived_at, created_at, updated_at, version)
            values (:id, :shop, :mode, :handle, :name, :published, :type, :brand, :style_id,
              :description_md, :price_cents, :currency, :tags, :options, :images, :attributes,
              :reference, :reference_origin, :metadata, :archived_at, :created_at, :updated_at,
              :version)\
            """,
            product)
        .bind("published", product.status() != ProductStatus.DRAFT)
        .bind("created_at", product.createdAt())
        .run();
  }

  void save(WriteTx tx, Product product) {
    bound(
            tx,
            """
            update product set handle = :handle, name = :name,
              published = case when :archived then published else :published end,
              type = :type, brand = :brand, style_id = :style_id, description_md = :description_md,
              price_cents = :price_cents, currency = :currency, tags = :tags, options = :options,
              images = :images, attributes = :attributes, reference = :reference,
              reference_origin = :reference_origin, metadata = :metadata,
              archived_at = :archived_at, updated_at = :updated_at, version = :version
            where shop = :shop and mode = :mode and id = :id\
            """,
            product)
        .bind("archived", product.archived())
        .bind("published", product.status() == ProductStatus.ACTIVE)
        .run();
  }

  private static Sql bound(WriteTx tx, String text, Product product) {
    return tx.sql(text)
        .bind("id", product.id())
        .bind("handle", product.handle())
        .bind("name", product.name())
        .bind("type", product.type())
        .bind("brand", product.brand())
        .bind("style_id", product.styleId())
        .bind("description_md", product.descriptionMd())
        .bind("price_cents", product.priceCents())
        .bind("currency", product.currency())
        .json("tags", product.tags())
        .json("options", product.options())
        .json("images", product.images())
        .json("attributes", product.attributes())
        .bind("reference", product.reference())
        .bind("reference_origin", product.referenceOrigin())
        .json("metadata", product.metadata())
        .bind("archived_at", product.archivedAt())
        .bind("updated_at", product.updatedAt())
        .bind("version", product.version());
  }

  private static Product product(Row row) {
    Optional<Instant> archived = row.maybeTime("archived_at");
    ProductStatus open = row.flag("published") ? ProductStatus.ACTIVE : ProductStatus.DRAFT;
    return new Product(
        row.text("id"),
        row.text("handle"),
        row.text("handle"),
        row.text("name"),
        archived.isPresent() ? ProductStatus.ARCHIVED : open,
        row.choice("type", ProductType.class),
        row.maybeText("brand"),
        row.maybeText("style_id"),
        row.maybeText("description_md"),
        row.number("price_cents"),
        row.text("currency"),
        row.json("tags", TEXTS),
        row.json("options", TEXTS),
        row.json("images", IMAGES),
        row.json("attributes", ENTRIES),
        row.maybeText("reference"),
        row.maybeText("reference_origin"),
        row.json("metadata", ENTRIES),
        0,
        Optional.empty(),
        archived,
        row.time("created_at"),
        row.time("updated_at"),
        row.number("version"));
  }
}
