package dev.storehand.feature.offers;

import dev.storehand.core.action.Sweep;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.Select;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.Sql;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.text.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;

/** The table {@code offer}. */
final class OfferStore {
  private static final TypeReference<Map<String, String>> MARKS = new TypeReference<>() {};

  /** An offer with its settings. */
  record Held(Offer offer, Settings settings) {

    /** The same for those that sell by it. */
    Selling selling() {
      return new Selling(
          offer.id(),
          offer.name(),
          offer.status(),
          offer.startsAt(),
          offer.endsAt(),
          offer.pausedAt(),
          settings);
    }
  }

  /** What those see of an offer {@code o} that sell by it. */
  static final String SELLING =
      "o.id, o.name, o.status, o.starts_at, o.ends_at, o.paused_at, o.settings";

  /**
   * The offer; in a write, nobody else changes it until the write ends.
   *
   * @throws Problem 404
   */
  Held get(ReadTx tx, String id) {
    return tx.sql(
            "select * from offer where shop = :shop and mode = :mode and id = :id {for no key update}")
        .bind("id", id)
        .first(OfferStore::held)
        .orElseThrow(() -> unknown(id));
  }

  static Problem unknown(String id) {
    return Problem.notFound("Offer", id).next("list_offers");
  }

  /** The offer as those see it that sell by it; nobody is kept from changing it. */
  Optional<Selling> selling(ReadTx tx, String id) {
    return tx.sql(
            "select "
                + SELLING
                + " from offer o where o.shop = :shop and o.mode = :mode and o.id = :id")
        .bind("id", id)
        .first(OfferStore::selling);
  }

  /** The enabled offers that take all variants, or a collection's; few, since they exclude. */
  List<Selling> wide(ReadTx tx) {
    return tx.sql(
            "select "
                + SELLING
                + """
                 from offer o
                where o.shop = :shop and o.mode = :mode and o.status = 'enabled'
                  and o.source <> 'custom'
                order by o.source desc, o.enabled_at, o.id""")
        .list(OfferStore::selling);
  }

  /** All others that sell, or will by themselves; none of them is locked: see {@link Gate}. */
  List<Held> live(ReadTx tx, String butNot) {
    return tx.sql(
            """
            select * from offer
            where shop = :shop and mode = :mode and status in ('enabled', 'scheduled')
              and id <> :id
            order by id""")
        .bind("id", butNot)
        .list(OfferStore::held);
  }

  /** Offers of any shop that have come to their start or their end, in the order of their ids. */
  List<Sweep.Due> due(ReadTx tx, String after, int most) {
    return tx.unscoped(
            """
            select o.id, o.shop, o.mode from offer o
            where o.id > :after and ((o.status = 'scheduled' and o.starts_at <= :now)
              or (o.status = 'enabled' and o.ends_at <= :now))
            order by o.id limit :most""")
        .bind("after", after)
        .bind("now", tx.now())
        .bind("most", most)
        .list(
            row -> new Sweep.Due(row.text("shop"), row.choice("mode", Mode.class), row.text("id")));
  }

  Map<String, Offer> byIds(ReadTx tx, List<String> ids) {
    return tx
        .sql("select * from offer where shop = :shop and mode = :mode and id in (:ids)")
        .bind("ids", ids)
        .list(OfferStore::offer)
        .stream()
        .collect(Collectors.toMap(Offer::id, each -> each));
  }

  /** The collections that offers take, of which they are not discarded. */
  List<String> collections(ReadTx tx) {
    return tx.sql(
            """
            select distinct collection_id from offer
            where shop = :shop and mode = :mode and source = 'collection'
              and status <> 'discarded'""")
        .list(row -> row.text("collection_id"));
  }

  void insert(WriteTx tx, Offer offer, Settings settings) {
    Sql sql =
        tx.sql(
            """
            insert into offer (id, shop, mode, name, internal_name, folded_names, status, discarded_from, starts_at,
              ends_at, paused_at, enabled_at, ended_at, discarded_at, source, collection_id, settings,
              reference, reference_origin, metadata, created_at, updated_at, version)
            values (:id, :shop, :mode, :name, :internal_name, :folded_names, :status, :discarded_from, :starts_at,
              :ends_at, :paused_at, :enabled_at, :ended_at, :discarded_at, :source, :collection_id,
              :settings, :reference, :reference_origin, :metadata, :created_at, :updated_at,
              :version)""");
    bound(sql, offer).json("settings", settings).bind("created_at", offer.createdAt()).run();
  }

  /** Writes everything but the settings. */
  void save(WriteTx tx, Offer offer) {
    Sql sql =
        tx.sql(
            """
            update offer set name = :name, internal_name = :internal_name,
              folded_names = :folded_names, status = :status,
              discarded_from = :discarded_from, starts_at = :starts_at, ends_at = :ends_at,
              paused_at = :paused_at, enabled_at = :enabled_at, ended_at = :ended_at,
              discarded_at = :discarded_at, source = :source, collection_id = :collection_id,
              reference = :reference, reference_origin = :reference_origin, metadata = :metadata,
              updated_at = :updated_at, version = :version
            where shop = :shop and mode = :mode and id = :id""");
    bound(sql, offer).run();
  }

  void saveSettings(WriteTx tx, String id, Settings settings) {
    tx.sql("update offer set settings = :settings where shop = :shop and mode = :mode and id = :id")
        .bind("id", id)
        .json("settings", settings)
        .run();
  }

  /** A part of the list; discarded ones only where they are asked for. */
  Page<Offer> list(
      ReadTx tx,
      Paging paging,
      OfferActions.ListOffers filter,
      Optional<Reach.Variant> variant,
      ShopDays days) {
    return select(tx, paging, filter, variant, days).page(OfferStore::offer);
  }

  /** The same of those that sell a variant, with their settings. */
  Page<Held> selling(
      ReadTx tx,
      Paging paging,
      OfferActions.ListOffers filter,
      Reach.Variant variant,
      ShopDays days) {
    return select(tx, paging, filter, Optional.of(variant), days).page(OfferStore::held);
  }

  private static Select select(
      ReadTx tx,
      Paging paging,
      OfferActions.ListOffers filter,
      Optional<Reach.Variant> variant,
      ShopDays days) {
    Select select =
        tx.select(paging, "o.*", "offer o where o.shop = :shop and o.mode = :mode")
            .id("o.id")
            .and("o.id in (:ids)", filter.ids())
            .and("o.status = :status", filter.status())
            .and("o.reference = :reference", filter.reference())
            .and(
                "replace(o.folded_names, :name, '') <> o.folded_names",
                filter.name().map(Words::fold))
            .and("o.created_at >= :created_from", days.first(tx, filter.createdAtFrom()))
            .and("o.created_at <= :created_to", days.last(tx, filter.createdAtTo()));
    if (filter.status().isEmpty() && filter.ids().isEmpty()) {
      select.always("o.status <> 'discarded'");
    }
    variant.ifPresent(
        each ->
            select
                .always(OfferVariantStore.SELLS)
                .bind("variant", each.id())
                .bind("collections", each.collections()));
    return select
        .sort("created_at", "o.created_at", SortKind.NUMBER)
        .sort("updated_at", "o.updated_at", SortKind.NUMBER)
        .sort("internal_name", "o.internal_name", SortKind.TEXT)
        .sortNullable("starts_at", "o.starts_at", SortKind.NUMBER)
        .sortNullable("ends_at", "o.ends_at", SortKind.NUMBER);
  }

  private static Sql bound(Sql sql, Offer offer) {
    return sql.bind("id", offer.id())
        .bind("name", offer.name())
        .bind("internal_name", offer.internalName())
        .bind("folded_names", Words.fold(offer.name() + "\n" + offer.internalName()))
        .bind("status", offer.status())
        .bind("discarded_from", offer.discardedFrom())
        .bind("starts_at", offer.startsAt())
        .bind("ends_at", offer.endsAt())
        .bind("paused_at", offer.pausedAt())
        .bind("enabled_at", offer.enabledAt())
        .bind("ended_at", offer.endedAt())
        .bind("discarded_at", offer.discardedAt())
        .bind("source", offer.source())
        .bind("collection_id", offer.collectionId())
        .bind("reference", offer.reference())
        .bind("reference_origin", offer.referenceOrigin())
        .json("metadata", offer.metadata())
        .bind("updated_at", offer.updatedAt())
        .bind("version", offer.version());
  }

  static Selling selling(Row row) {
    return new Selling(
        row.text("id"),
        row.text("name"),
        row.choice("status", OfferStatus.class),
        row.maybeTime("starts_at"),
        row.maybeTime("ends_at"),
        row.maybeTime("paused_at"),
        settings(row));
  }

  private static Held held(Row row) {
    return new Held(offer(row), settings(row));
  }

  static Settings settings(Row row) {
    return KnownSettings.of(row.text("settings"), () -> row.json("settings", Settings.class));
  }

  private static Offer offer(Row row) {
    Life life =
        new Life(
            row.choice("status", OfferStatus.class),
            row.maybeTime("starts_at"),
            row.maybeTime("ends_at"),
            row.maybeTime("paused_at"),
            row.maybeTime("enabled_at"),
            row.maybeTime("ended_at"),
            row.maybeTime("discarded_at"),
            row.maybeChoice("discarded_from", OfferStatus.class));
    return Offer.of(
        row.text("id"),
        new Offer.Names(
            row.text("name"),
            row.text("internal_name"),
            row.maybeText("reference"),
            row.maybeText("reference_origin"),
            row.json("metadata", MARKS)),
        life,
        new Products(row.choice("source", Products.Source.class), row.maybeText("collection_id")),
        new Offer.Stamps(row.time("created_at"), row.time("updated_at"), row.number("version")));
  }
}
