package dev.storehand.feature.offers;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.Sql;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** The table {@code offer}. */
final class OfferStore {
  private static final TypeReference<Map<String, String>> MARKS = new TypeReference<>() {};

  /** An offer with its settings. */
  record Held(Offer offer, Settings settings) {}

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
            "select * from offer where shop = :shop and mode = :mode and id = :id {for update}")
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

  void insert(WriteTx tx, Offer offer, Settings settings) {
    Sql sql =
        tx.sql(
            """
            insert into offer (id, shop, mode, name, internal_name, status, discarded_from, starts_at,
              ends_at, paused_at, enabled_at, ended_at, discarded_at, source, collection_id, settings,
              reference, reference_origin, metadata, created_at, updated_at, version)
            values (:id, :shop, :mode, :name, :internal_name, :status, :discarded_from, :starts_at,
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
            update offer set name = :name, internal_name = :internal_name, status = :status,
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

  private static Sql bound(Sql sql, Offer offer) {
    return sql.bind("id", offer.id())
        .bind("name", offer.name())
        .bind("internal_name", offer.internalName())
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

  private static Settings settings(Row row) {
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
