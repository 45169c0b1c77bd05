package dev.storehand.feature.offers;

import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.Select;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.catalog.SkuColumn;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The table {@code offer_variant}, whose counts are {@link OfferCountStore}'s to change. */
final class OfferVariantStore {

  private static final String COLUMNS =
      "ov.*, o.settings, " + SkuColumn.of("ov.variant_id") + " as sku_code";
  private static final String FROM =
      """
      offer_variant ov join offer o on o.id = ov.offer_id
      where ov.shop = :shop and ov.mode = :mode""";

  /** Of an offer {@code o}: it may sell :variant, which is in :collections. */
  static final String SELLS =
      """
      o.source = 'all' or (o.source = 'collection' and o.collection_id in (:collections))
      or (o.source = 'custom' and exists (select 1 from offer_variant w
        where w.offer_id = o.id and w.variant_id = :variant and w.chosen))""";

  /** The enabled offers of hand-picked variants, by variant. */
  Map<String, List<Selling>> choosing(ReadTx tx, Collection<String> variants) {
    return tx.sql(
            "select v.variant_id, "
                + OfferStore.SELLING
                + """
                 from offer_variant v join offer o on o.id = v.offer_id
                where v.shop = :shop and v.mode = :mode and v.variant_id in (:variants)
                  and v.chosen and o.status = 'enabled' and o.source = 'custom'
                order by o.enabled_at, o.id""")
        .bind("variants", variants)
        .grouped("variant_id", OfferStore::selling);
  }

  /** The variants that were added to an offer. */
  List<String> chosen(ReadTx tx, String offer) {
    return tx.sql(
            """
            select variant_id from offer_variant
            where shop = :shop and mode = :mode and offer_id = :offer and chosen""")
        .bind("offer", offer)
        .list(row -> row.text("variant_id"));
  }

  /** The variants that were added to both. */
  Set<String> chosenByBoth(ReadTx tx, String offer, String other) {
    return Set.copyOf(
        tx.sql(
                """
                select a.variant_id from offer_variant a
                join offer_variant b on b.offer_id = :other and b.variant_id = a.variant_id and b.chosen
                where a.shop = :shop and a.mode = :mode and a.offer_id = :offer and a.chosen""")
            .bind("offer", offer)
            .bind("other", other)
            .list(row -> row.text("variant_id")));
  }

  /**
   * What is said of the delivery of an offer's variants, by variant, where one has its own text.
   */
  Map<String, String> shippingTexts(ReadTx tx, String offer, Collection<String> variants) {
    return tx
        .sql(
            """
            select variant_id, shipping_text from offer_variant
            where shop = :shop and mode = :mode and offer_id = :offer and variant_id in (:variants)
              and shipping_text is not null""")
        .bind("offer", offer)
        .bind("variants", variants)
        .list(row -> Map.entry(row.text("variant_id"), row.text("shipping_text")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  Capabilities.Tally tally(ReadTx tx, String offer) {
    return tx.sql(
            """
            select coalesce(sum(case when chosen then 1 else 0 end), 0) as chosen,
              coalesce(sum(sold), 0) as sold
            from offer_variant where shop = :shop and mode = :mode and offer_id = :offer""")
        .bind("offer", offer)
        .one(row -> new Capabilities.Tally(row.number("chosen"), row.number("sold")));
  }

  /** The variant of an offer; in a write, nobody else changes it until the write ends. */
  Optional<OfferVariant> find(ReadTx tx, String offer, String variant) {
    return tx.sql(
            "select "
                + COLUMNS
                + " from "
                + FROM
                + " and ov.offer_id = :offer and ov.variant_id = :variant {for update of ov}")
        .bind("offer", offer)
        .bind("variant", variant)
        .first(OfferVariantStore::variant);
  }

  /** All that offers know of a variant; in a write, locked. */
  List<OfferVariant> of(ReadTx tx, String variant) {
    return tx.sql(
            "select "
                + COLUMNS
                + " from "
                + FROM
                + " and ov.variant_id = :variant order by ov.id {for update of ov}")
        .bind("variant", variant)
        .list(OfferVariantStore::variant);
  }

  Page<OfferVariant> list(ReadTx tx, Paging paging, OfferProductActions.ListVariants filter) {
    Select select =
        tx.select(paging, COLUMNS, FROM)
            .id("ov.id")
            .always("ov.offer_id = :offer")
            .bind("offer", filter.id())
            .and("ov.variant_id in (:variants)", filter.variantIds())
            .and("ov.chosen = :chosen", filter.chosen());
    if (filter.chosen().isEmpty()) {
      select.always("ov.chosen or ov.sold > 0 or ov.capacity is not null");
    }
    return select
        .sort("created_at", "ov.created_at", SortKind.NUMBER)
        .sort("sold", "ov.sold", SortKind.NUMBER)
        .sort("updated_at", "ov.updated_at", SortKind.NUMBER)
        .page(OfferVariantStore::variant);
  }

  /** Variants with what all offers together sold of them. */
  Page<PreorderVariant> acrossOffers(
      ReadTx tx,
      Paging paging,
      PreorderVariantActions.ListPreorderVariants filter,
      Optional<List<String>> ofSkuCodes) {
    return tx.select(
            paging,
            "p.*, " + SkuColumn.of("p.id") + " as sku_code",
            """
            (select w.variant_id as id, count(*) as offers, sum(w.sold) as sold,
                sum(w.released) as released
              from offer_variant w
              where w.shop = :shop and w.mode = :mode and (w.chosen or w.sold > 0)
              group by w.variant_id) p
            where 1 = 1""")
        .id("p.id")
        .and("p.id in (:variants)", filter.variantIds())
        .and("p.id in (:sku_codes)", ofSkuCodes)
        .and(
            """
            exists (select 1 from offer_variant x where x.variant_id = p.id
              and x.offer_id = :offer and (x.chosen or x.sold > 0))""",
            filter.offerId())
        .sort("preorder_count", "p.sold", SortKind.NUMBER)
        .sort("id", "p.id", SortKind.TEXT)
        .page(
            row ->
                new PreorderVariant(
                    row.text("id"),
                    row.maybeText("sku_code"),
                    row.number("offers"),
                    row.number("sold"),
                    row.number("released"),
                    row.number("sold") - row.number("released"),
                    Optional.empty(),
                    Optional.empty()));
  }

  /** Adds variants; one that was there stays, and gets these terms where any are said. */
  void choose(WriteTx tx, String offer, Collection<String> some, OfferVariant.Terms terms) {
    tx.sql(
            """
            insert into offer_variant (id, shop, mode, offer_id, variant_id, chosen, capacity,
              shipping_text, sold, sold_before, released, created_at, updated_at, version)
            values (:id, :shop, :mode, :offer, :variant, true, :capacity, :text, 0, 0, 0, :now, :now, 1)
            on conflict (offer_id, variant_id) do update set chosen = true,
              capacity = coalesce(excluded.capacity, offer_variant.capacity),
              shipping_text = coalesce(excluded.shipping_text, offer_variant.shipping_text),
              updated_at = excluded.updated_at, version = offer_variant.version + 1""")
        .bind("offer", offer)
        .bind("capacity", terms.capacity())
        .bind("text", terms.shippingText())
        .bind("now", tx.now())
        .runEach(
            new TreeSet<>(some),
            (sql, variant) -> sql.bind("id", tx.id("ofv")).bind("variant", variant));
  }

  /** Takes variants out; what was sold of them stays known. */
  int drop(WriteTx tx, String offer, Collection<String> some) {
    return tx.sql(
            """
            update offer_variant set chosen = false, capacity = null, shipping_text = null,
              updated_at = :now, version = version + 1
            where shop = :shop and mode = :mode and id in
              (select v.id from offer_variant v
              where v.shop = :shop and v.mode = :mode and v.offer_id = :offer
                and v.variant_id in (:some) and v.chosen
              order by v.variant_id {for no key update})""")
        .bind("offer", offer)
        .bind("some", some)
        .bind("now", tx.now())
        .run();
  }

  /** Gives another offer the variants and terms of one, and nothing sold. */
  void copyChosen(WriteTx tx, String from, String to) {
    List<OfferVariant> all =
        tx.sql("select " + COLUMNS + " from " + FROM + " and ov.offer_id = :offer and ov.chosen")
            .bind("offer", from)
            .list(OfferVariantStore::variant);
    for (OfferVariant each : all) {
      choose(tx, to, List.of(each.variantId()), each.terms());
    }
  }

  void saveTerms(WriteTx tx, String id, OfferVariant.Terms terms) {
    tx.sql(
            """
            update offer_variant set capacity = :capacity, shipping_text = :text, updated_at = :now,
              version = version + 1
            where shop = :shop and mode = :mode and id = :id""")
        .bind("id", id)
        .bind("capacity", terms.capacity())
        .bind("text", terms.shippingText())
        .bind("now", tx.now())
        .run();
  }

  private static OfferVariant variant(Row row) {
    Optional<Integer> capacity = row.maybeInteger("capacity");
    long sold = row.number("sold");
    long counted = sold - row.number("sold_before");
    Inventory inventory = OfferStore.settings(row).inventory();
    Optional<Long> limit =
        inventory.oversell()
            ? Optional.empty()
            : capacity.or(inventory::totalLimit).map(Integer::longValue);
    return new OfferVariant(
        row.text("id"),
        row.text("offer_id"),
        row.text("variant_id"),
        row.maybeText("sku_code"),
        row.flag("chosen"),
        capacity,
        row.maybeText("shipping_text"),
        sold,
        counted,
        row.number("released"),
        limit,
        limit.map(most -> Math.max(0, most - counted)),
        row.time("created_at"),
        row.time("updated_at"),
        row.number("version"));
  }
}
