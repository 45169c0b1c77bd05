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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.type.TypeReference;

/** The tables {@code variant} and {@code variant_gtin}. */
final class VariantStore {
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> ENTRIES = new TypeReference<>() {};
  private static final TypeReference<List<SizeMark>> SIZES = new TypeReference<>() {};

  private static final String REFS =
      """
      select v.id, v.product_id, v.sku_code, v.name, v.price_cents, v.stock_mode, v.do_not_track,
        v.do_not_ship, v.archived_at,\s"""
          + ProductStore.OF_REF
          + """

            from variant v
            """
          + ProductStore.JOINED
          + " where v.shop = :shop and v.mode = :mode and ";
  private static final String REFS_OF_IDS = REFS + "v.id in (:ids)";
  private static final String REFS_OF_SKUS = REFS + "v.sku_code in (:skus)";

  /** What a list can be narrowed to; without a status, everything that is not archived. */
  record Filter(
      Optional<String> productId,
      Optional<List<String>> skuCodes,
      Optional<VariantStatus> status,
      Optional<String> reference,
      Optional<Instant> createdFrom,
      Optional<Instant> createdTo,
      Optional<Instant> updatedFrom,
      Optional<Instant> updatedTo) {}

  Variant get(ReadTx tx, String id) {
    return tx.sql(
            "select * from variant where shop = :shop and mode = :mode and id = :id {for no key update}")
        .bind("id", id)
        .first(VariantStore::variant)
        .orElseThrow(() -> Problem.notFound("Variant", id).next("list_variants"));
  }

  /** The variants of these ids that there are. */
  List<Variant> byIds(ReadTx tx, Collection<String> ids) {
    return tx.sql("select * from variant where shop = :shop and mode = :mode and id in (:ids)")
        .bind("ids", ids)
        .list(VariantStore::variant);
  }

  /** The variants with these SKU codes that there are. */
  List<Variant> bySkus(ReadTx tx, Collection<String> skus) {
    return tx.sql(
            "select * from variant where shop = :shop and mode = :mode and sku_code in (:skus)")
        .bind("skus", skus)
        .list(VariantStore::variant);
  }

  /** As other rooms see them, in one look: an order asks for its variants first of all. */
  List<VariantRef> refsOfIds(ReadTx tx, Collection<String> ids) {
    return tx.sql(REFS_OF_IDS).bind("ids", ids).list(VariantStore::ref);
  }

  /** The same by SKU codes. */
  List<VariantRef> refsOfSkus(ReadTx tx, Collection<String> skus) {
    return tx.sql(REFS_OF_SKUS).bind("skus", skus).list(VariantStore::ref);
  }

  /**
   * Those in use that have such an id or reference, or such a SKU code, or whose product is of such
   * a style.
   */
  List<Variant> meant(ReadTx tx, Collection<String> ids, Collection<String> codes) {
    return tx.sql(
            """
            select * from variant where shop = :shop and mode = :mode and archived_at is null
              and id in
                (select id from variant where shop = :shop and mode = :mode and id in (:ids)
                 union
                 select id from variant where shop = :shop and mode = :mode and reference in (:ids)
                 union
                 select id from variant where shop = :shop and mode = :mode and sku_code in (:codes)
                 union
                 select v.id from variant v join product p on p.id = v.product_id
                 where p.shop = :shop and p.mode = :mode and p.style_id in (:codes)
                   and v.shop = :shop and v.mode = :mode)
            order by id""")
        .bind("ids", ids)
        .bind("codes", codes)
        .list(VariantStore::variant);
  }

  Optional<Variant> byGtin(ReadTx tx, String gtin) {
    return tx.sql(
            """
            select v.* from variant v join variant_gtin g on g.variant_id = v.id
            where g.shop = :shop and g.mode = :mode and g.gtin = :gtin\
            """)
        .bind("gtin", Gtin.padded(gtin))
        .first(VariantStore::variant);
  }

  /** All variants of a product, archived ones too, in order. */
  List<Variant> ofProduct(ReadTx tx, String productId) {
    return tx.sql(
            """
            select * from variant where shop = :shop and mode = :mode and product_id = :product_id
            order by position, id\
            """)
        .bind("product_id", productId)
        .list(VariantStore::variant);
  }

  /** How many variants that are not archived each of these products has. */
  Map<String, Integer> counts(ReadTx tx, Collection<String> productIds) {
    Map<String, Integer> found = new HashMap<>();
    tx.sql(
            """
            select product_id, count(*) as n from variant
            where shop = :shop and mode = :mode and product_id in (:ids) and archived_at is null
            group by product_id\
            """)
        .bind("ids", productIds)
        .each(row -> found.put(row.text("product_id"), row.integer("n")));
    return found;
  }

  /** Which variant has each of these GTINs, of 14 digits. */
  Map<String, String> ownersOfGtins(ReadTx tx, Collection<String> padded) {
    Map<String, String> found = new HashMap<>();
    tx.sql(
            """
            select gtin, variant_id from variant_gtin
            where shop = :shop and mode = :mode and gtin in (:gtins)\
            """)
        .bind("gtins", padded)
        .each(row -> found.put(row.text("gtin"), row.text("variant_id")));
    return found;
  }

  Page<Variant> list(ReadTx tx, Paging paging, Filter filter) {
    boolean archived = filter.status().filter(VariantStatus.ARCHIVED::equals).isPresent();
    return tx.select(paging, "v.*", "variant v where v.shop = :shop and v.mode = :mode")
        .id("v.id")
        .always(archived ? "v.archived_at is not null" : "v.archived_at is null")
        .and("v.product_id = :product_id", filter.productId())
        .and("v.sku_code in (:skus)", filter.skuCodes())
        .and("v.reference = :reference", filter.reference())
        .and("v.created_at >= :created_from", filter.createdFrom())
        .and("v.created_at <= :created_to", filter.createdTo())
        .and("v.updated_at >= :updated_from", filter.updatedFrom())
        .and("v.updated_at <= :updated_to", filter.updatedTo())
        .sort("created_at", "v.created_at", SortKind.NUMBER)
        .sort("updated_at", "v.updated_at", SortKind.NUMBER)
        .sortNullable("sku_code", "v.sku_code", SortKind.TEXT)
        .page(VariantStore::variant);
  }

  void insert(WriteTx tx, Variant variant) {
    bound(
            tx,
            """
            insert into variant (id, shop, mode, product_id, sku_code, option_key, name, value,
              options, price_cents, compare_at_cents, currency, grams, size_chart, gtins,
              image_url, stock_mode, do_not_track, do_not_ship, reference, reference_origin,
              metadata, position, archived_at, created_at, updated_at, version)
            values (:id, :shop, :mode, :product_id, :sku_code, :option_key, :name, :value,
              :options, :price_cents, :compare_at_cents, :currency, :grams, :size_chart, :gtins,
              :image_url, :stock_mode, :do_not_track, :do_not_ship, :reference,
              :reference_origin, :metadata, :position, :archived_at, :created_at, :updated_at,
              :version)\
            """,
            variant)
        .bind("product_id", variant.productId())
        .bind("created_at", variant.createdAt())
        .run();
    insertGtins(tx, variant);
  }

  void save(WriteTx tx, Variant before, Variant variant) {
    bound(
            tx,
            """
            update variant set sku_code = :sku_code, option_key = :option_key, name = :name,
              value = :value, options = :options, price_cents = :price_cents,
              compare_at_cents = :compare_at_cents, currency = :currency, grams = :grams,
              size_chart = :size_chart, gtins = :gtins, image_url = :image_url,
              stock_mode = :stock_mode, do_not_track = :do_not_track, do_not_ship = :do_not_ship,
              reference = :reference, reference_origin = :reference_origin, metadata = :metadata,
              position = :position, archived_at = :archived_at, updated_at = :updated_at,
              version = :version
            where shop = :shop and mode = :mode and id = :id\
            """,
            variant)
        .run();
    if (!before.gtins().equals(variant.gtins())) {
      tx.sql(
              """
              delete from variant_gtin
              where shop = :shop and mode = :mode and variant_id = :id\
              """)
          .bind("id", variant.id())
          .run();
      insertGtins(tx, variant);
    }
  }

  /** Lets the currency follow the product's. */
  void setCurrency(WriteTx tx, String productId, String currency) {
    tx.sql(
            """
            update variant set currency = :currency
            where shop = :shop and mode = :mode and product_id = :product_id\
            """)
        .bind("currency", currency)
        .bind("product_id", productId)
        .run();
  }

  private static void insertGtins(WriteTx tx, Variant variant) {
    for (String gtin : variant.gtins()) {
      tx.sql(
              """
              insert into variant_gtin (shop, mode, gtin, variant_id)
              values (:shop, :mode, :gtin, :variant_id)\
              """)
          .bind("gtin", Gtin.padded(gtin))
          .bind("variant_id", variant.id())
          .run();
    }
  }

  private static Sql bound(WriteTx tx, String text, Variant variant) {
    return tx.sql(text)
        .bind("id", variant.id())
        .bind("sku_code", variant.skuCode())
        .bind("option_key", variant.optionKey())
        .bind("name", variant.name())
        .bind("value", variant.value())
        .json("options", variant.options())
        .bind("price_cents", variant.priceCents())
        .bind("compare_at_cents", variant.compareAtCents())
        .bind("currency", variant.currency())
        .bind("grams", variant.grams())
        .json("size_chart", variant.sizeChart())
        .json("gtins", variant.gtins())
        .bind("image_url", variant.imageUrl())
        .bind("stock_mode", variant.stockMode())
        .bind("do_not_track", variant.doNotTrack())
        .bind("do_not_ship", variant.doNotShip())
        .bind("reference", variant.reference())
        .bind("reference_origin", variant.referenceOrigin())
        .json("metadata", variant.metadata())
        .bind("position", variant.position())
        .bind("archived_at", variant.archivedAt())
        .bind("updated_at", variant.updatedAt())
        .bind("version", variant.version());
  }

  private static VariantRef ref(Row row) {
    String product = row.text("product_name");
    boolean ended = row.maybeTime("product_archived_at").isPresent();
    return new VariantRef(
        row.text("id"),
        row.text("product_id"),
        row.maybeText("sku_code"),
        row.flag("plain") ? product : product + " – " + row.text("name"),
        row.maybeNumber("price_cents").orElseGet(() -> row.number("product_cents")),
        row.text("currency"),
        row.choice("stock_mode", StockMode.class),
        row.flag("do_not_track"),
        row.flag("do_not_ship"),
        ended || row.maybeTime("archived_at").isPresent(),
        !ended && !row.flag("published"),
        row.choice("type", ProductType.class));
  }

  private static Variant variant(Row row) {
    Optional<Instant> archived = row.maybeTime("archived_at");
    return new Variant(
        row.text("id"),
        row.text("product_id"),
        row.maybeText("sku_code"),
        row.text("name"),
        row.maybeText("value"),
        row.json("options", ENTRIES),
        archived.isPresent() ? VariantStatus.ARCHIVED : VariantStatus.ACTIVE,
        row.maybeNumber("price_cents"),
        row.maybeNumber("compare_at_cents"),
        row.text("currency"),
        row.maybeNumber("grams"),
        row.json("size_chart", SIZES),
        row.json("gtins", TEXTS),
        row.maybeText("image_url"),
        row.choice("stock_mode", StockMode.class),
        row.flag("do_not_track"),
        row.flag("do_not_ship"),
        row.maybeText("reference"),
        row.maybeText("reference_origin"),
        row.json("metadata", ENTRIES),
        row.integer("position"),
        archived,
        row.time("created_at"),
        row.time("updated_at"),
        row.number("version"));
  }

  /** Values by a key of theirs, in order; of two with one key, the first. */
  static <K, T> Map<K, T> by(Function<T, K> key, List<T> values) {
    Map<K, T> map = new LinkedHashMap<>();
    values.forEach(value -> map.putIfAbsent(key.apply(value), value));
    return map;
  }
}
