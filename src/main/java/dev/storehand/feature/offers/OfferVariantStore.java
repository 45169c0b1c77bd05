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

/** The tables {@code offer_variant} and {@code offer_market_count}. */
final class OfferVariantStore {

  private static final String COLUMNS =
      """
      v.*, o.settings, %s as sku_code"""
          .formatted(SkuColumn.of("v.variant_id"));
  private static final String FROM =
      """
      offer_variant v join offer o on o.id = v.offer_id
      where v.shop = :shop and v.mode = :mode""";

  /** Of an offer {@code o}: it may sell :variant, which is in :collections. */
  static final String SELLS =
      """
      o.source = 'all' or (o.source = 'collection' and o.collection_id in (:collections))
      or (o.source = 'custom' and exists (select 1 from offer_variant w
        where w.offer_id = o.id and w.variant_id = :variant and w.chosen))""";

  /** What is left of a variant's limits. */
  record Left(long counted, Optional<Long> capacity) {}

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

  /**
   * Counts units as sold, up to the variant's own capacity, else to a limit.
   *
   * @return the row's id; empty where there is none, or no room in it
   */
  Optional<String> sell(WriteTx tx, String offer, String variant, int units, long limit) {
    return tx.sql(
            """
            update offer_variant set sold = sold + :units, updated_at = :now
            where shop = :shop and mode = :mode and offer_id = :offer and variant_id = :variant
              and sold - sold_before + :units <= coalesce(capacity, :limit)
            returning id""")
        .bind("offer", offer)
        .bind("variant", variant)
        .bind("units", units)
        .bind("limit", limit)
        .bind("now", tx.now())
        .first(row -> row.text("id"));
  }

  /** The same beyond every limit. */
  Optional<String> oversell(WriteTx tx, String offer, String variant, int units) {
    return tx.sql(
            """
            update offer_variant set sold = sold + :units, updated_at = :now
            where shop = :shop and mode = :mode and offer_id = :offer and variant_id = :variant
            returning id""")
        .bind("offer", offer)
        .bind("variant", variant)
        .bind("units", units)
        .bind("now", tx.now())
        .first(row -> row.text("id"));
  }

  /** Makes the row of a variant that was not chosen, unless there is one. */
  void begin(WriteTx tx, String id, String offer, String variant) {
    tx.sql(
            """
            insert into offer_variant (id, shop, mode, offer_id, variant_id, chosen, capacity,
              shipping_text, sold, sold_before, released, created_at, updated_at, version)
            values (:id, :shop, :mode, :offer, :variant, false, null, null, 0, 0, 0, :now, :now, 1)
            on conflict do nothing""")
        .bind("id", id)
        .bind("offer", offer)
        .bind("variant", variant)
        .bind("now", tx.now())
        .run();
  }

  /** Counts units in a market, up to a limit. False where they do not fit. */
  boolean sellIn(WriteTx tx, String id, String market, int units, long limit) {
    return tx.sql(
                """
                insert into offer_market_count (offer_variant_id, market_id, shop, mode, sold, sold_before)
                select :id, :market, :shop, :mode, :units, 0 where :units <= :limit
                on conflict (offer_variant_id, market_id) do update
                set sold = offer_market_count.sold + :units
                where offer_market_count.sold - offer_market_count.sold_before + :units <= :limit""")
            .bind("id", id)
            .bind("market", market)
            .bind("units", units)
            .bind("limit", limit)
            .run()
        == 1;
  }

  Optional<Left> left(ReadTx tx, String offer, String variant) {
    return tx.sql(
            """
            select sold - sold_before as counted, capacity from offer_variant
            where shop = :shop and mode = :mode and offer_id = :offer and variant_id = :variant""")
        .bind("offer", offer)
        .bind("variant", variant)
        .first(row -> new Left(row.number("counted"), row.maybeNumber("capacity")));
  }

  /** How many units of a variant were counted in a market. */
  long countedIn(ReadTx tx, String offer, String variant, String market) {
    return tx.sql(
            """
            select m.sold - m.sold_before as counted
            from offer_market_count m join offer_variant v on v.id = m.offer_variant_id
            where v.shop = :shop and v.mode = :mode and v.offer_id = :offer
              and v.variant_id = :variant and m.market_id = :market""")
        .bind("offer", offer)
        .bind("variant", variant)
        .bind("market", market)
        .first(row -> row.number("counted"))
        .orElse(0L);
  }

  /** Units are not sold any more; {@code released} of them had been given stock. */
  void giveUp(WriteTx tx, String id, String market, int units, int released) {
    tx.sql(
            """
            update offer_variant set sold = sold - :units, released = released - :released,
              sold_before = case when sold_before > sold - :units then sold - :units
                else sold_before end,
              updated_at = :now
            where shop = :shop and mode = :mode and id = :id""")
        .bind("id", id)
        .bind("units", units)
        .bind("released", released)
        .bind("now", tx.now())
        .run();
    tx.sql(
            """
            update offer_market_count set sold = sold - :units,
              sold_before = case when sold_before > sold - :units then sold - :units
                else sold_before end
            where shop = :shop and mode = :mode and offer_variant_id = :id and market_id = :market""")
        .bind("id", id)
        .bind("market", market)
        .bind("units", units)
        .run();
  }

  /** Units have been given stock. */
  void release(WriteTx tx, String id, int units) {
    tx.sql(
            """
            update offer_variant set released = released + :units, updated_at = :now
            where shop = :shop and mode = :mode and id = :id""")
        .bind("id", id)
        .bind("units", units)
        .bind("now", tx.now())
        .run();
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
                + " and v.offer_id = :offer and v.variant_id = :variant {for update of v}")
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
                + " and v.variant_id = :variant order by v.id {for update of v}")
        .bind("variant", variant)
        .list(OfferVariantStore::variant);
  }

  Page<OfferVariant> list(ReadTx tx, Paging paging, OfferProductActions.ListVariants filter) {
    Select select =
        tx.select(paging, COLUMNS, FROM)
            .id("v.id")
            .always("v.offer_id = :offer")
            .bind("offer", filter.id())
            .and("v.variant_id in (:variants)", filter.variantIds())
            .and("v.chosen = :chosen", filter.chosen());
    if (filter.chosen().isEmpty()) {
      select.always("v.chosen or v.sold > 0 or v.capacity is not null");
    }
    return select
        .sort("created_at", "v.created_at", SortKind.NUMBER)
        .sort("sold", "v.sold", SortKind.NUMBER)
        .sort("updated_at", "v.updated_at", SortKind.NUMBER)
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
        .runEach(some, (sql, variant) -> sql.bind("id", tx.id("ofv")).bind("variant", variant));
  }

  /** Takes variants out; what was sold of them stays known. */
  int drop(WriteTx tx, String offer, Collection<String> some) {
    return tx.sql(
            """
            update offer_variant set chosen = false, capacity = null, shipping_text = null,
              updated_at = :now, version = version + 1
            where shop = :shop and mode = :mode and offer_id = :offer and variant_id in (:some)
              and chosen""")
        .bind("offer", offer)
        .bind("some", some)
        .bind("now", tx.now())
        .run();
  }

  /** Gives another offer the variants and terms of one, and nothing sold. */
  void copyChosen(WriteTx tx, String from, String to) {
    List<OfferVariant> all =
        tx.sql("select " + COLUMNS + " from " + FROM + " and v.offer_id = :offer and v.chosen")
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

  /** Counts from nothing again, in every market; what is sold stays sold. */
  void resetCount(WriteTx tx, String id) {
    tx.sql(
            """
            update offer_variant set sold_before = sold, updated_at = :now, version = version + 1
            where shop = :shop and mode = :mode and id = :id""")
        .bind("id", id)
        .bind("now", tx.now())
        .run();
    tx.sql(
            """
            update offer_market_count set sold_before = sold
            where shop = :shop and mode = :mode and offer_variant_id = :id""")
        .bind("id", id)
        .run();
  }

  /** Writes down what was really sold, in all and in each market. */
  void recount(WriteTx tx, String id, long sold, Map<String, Long> byMarket) {
    tx.sql(
            """
            update offer_variant set sold = :sold,
              released = case when released > :sold then :sold else released end,
              sold_before = case when sold_before > :sold then :sold else sold_before end,
              updated_at = :now, version = version + 1
            where shop = :shop and mode = :mode and id = :id""")
        .bind("id", id)
        .bind("sold", sold)
        .bind("now", tx.now())
        .run();
    tx.sql(
            """
            update offer_market_count set sold = 0, sold_before = 0
            where shop = :shop and mode = :mode and offer_variant_id = :id""")
        .bind("id", id)
        .run();
    tx.sql(
            """
            insert into offer_market_count (offer_variant_id, market_id, shop, mode, sold, sold_before)
            values (:id, :market, :shop, :mode, :sold, 0)
            on conflict (offer_variant_id, market_id) do update set sold = excluded.sold""")
        .bind("id", id)
        .runEach(
            byMarket.entrySet(),
            (sql, each) -> sql.bind("market", each.getKey()).bind("sold", each.getValue()));
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
