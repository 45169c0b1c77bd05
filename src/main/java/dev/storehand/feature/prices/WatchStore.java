package dev.storehand.feature.prices;

import dev.storehand.core.action.Sweep;
import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.Sql;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.prices.PriceWatch.Scope;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The table {@code price_watch}. A watch with {@code changed_at} has something to be told. */
final class WatchStore {
  private static final int PLACES = 2;

  /** Who is concerned by a change: a watch, and what it is about. */
  record Watching(String id, Scope scope, String subject) {}

  /** The watch; a write that asks holds it. */
  Optional<PriceWatch> find(ReadTx tx, String id) {
    return tx.sql(
            "select * from price_watch where shop = :shop and mode = :mode and id = :id {for update}")
        .bind("id", id)
        .first(WatchStore::watch);
  }

  /**
   * The same.
   *
   * @throws Problem 404
   */
  PriceWatch get(ReadTx tx, String id) {
    return find(tx, id)
        .orElseThrow(() -> Problem.notFound("Price watch", id).next("list_price_watches"));
  }

  Page<PriceWatch> list(ReadTx tx, Paging paging, WatchActions.ListPriceWatches filter) {
    return tx.select(paging, "w.*", "price_watch w where w.shop = :shop and w.mode = :mode")
        .id("w.id")
        .and("w.status = :status", filter.status())
        .and("w.scope = :scope", filter.scope())
        .and("w.scope = 'variant' and w.subject_id = :variant", filter.variantId())
        .and("w.scope = 'product' and w.subject_id = :product", filter.productId())
        .and("w.source = :source", filter.source())
        .and("w.currency = :currency", filter.currency())
        .sort("created_at", "w.created_at", SortKind.NUMBER)
        .sort("updated_at", "w.updated_at", SortKind.NUMBER)
        .page(WatchStore::watch);
  }

  long count(ReadTx tx) {
    return tx.sql("select count(*) as n from price_watch where shop = :shop and mode = :mode")
        .one(row -> row.number("n"));
  }

  /** Holds the watches that these things at a venue concern, in the order of their ids. */
  List<Watching> concerned(WriteTx tx, Venue venue, Collection<String> subjects) {
    return tx.sql(
            """
            select id, scope, subject_id from price_watch
            where shop = :shop and mode = :mode and venue = :venue
              and (subject_id = '' or subject_id in (:subjects))
            order by id {for update}""")
        .bind("venue", venue.key())
        .bind("subjects", subjects)
        .list(
            row ->
                new Watching(
                    row.text("id"), row.choice("scope", Scope.class), row.text("subject_id")));
  }

  /** Notes that these have something to be told. */
  void changed(WriteTx tx, Collection<String> ids) {
    tx.sql(
            """
            update price_watch set changed_at = :now
            where shop = :shop and mode = :mode and id in (:ids) and changed_at is null""")
        .bind("ids", ids)
        .bind("now", tx.now())
        .run();
  }

  /** Notes that all was told. */
  void told(WriteTx tx, String id) {
    tx.sql(
            """
            update price_watch set changed_at = null
            where shop = :shop and mode = :mode and id = :id""")
        .bind("id", id)
        .run();
  }

  /** The active watches of any shop that have something to be told. */
  List<Sweep.Due> due(ReadTx tx, String after, int most) {
    return tx.unscoped(
            """
            select shop, mode, id from price_watch
            where changed_at is not null and status = 'active' and id > :after
            order by id limit :most""")
        .bind("after", after)
        .bind("most", most)
        .list(
            row -> new Sweep.Due(row.text("shop"), row.choice("mode", Mode.class), row.text("id")));
  }

  void insert(WriteTx tx, PriceWatch watch) {
    Sql sql =
        tx.sql(
            """
            insert into price_watch (id, shop, mode, venue, source, currency, market, scope, subject_id,
              min_change, include_unavailable, status, created_at, updated_at, version)
            values (:id, :shop, :mode, :venue, :source, :currency, :market, :scope, :subject,
              :min_change, :include_unavailable, :status, :created_at, :updated_at, :version)""");
    bind(sql, watch)
        .bind("venue", watch.venue().key())
        .bind("source", watch.source())
        .bind("currency", watch.currency())
        .bind("market", watch.market())
        .bind("scope", watch.scope())
        .bind("subject", watch.variantId().or(watch::productId).orElse(""))
        .bind("created_at", watch.createdAt())
        .run();
  }

  void save(WriteTx tx, PriceWatch watch) {
    Sql sql =
        tx.sql(
            """
            update price_watch set min_change = :min_change,
              include_unavailable = :include_unavailable, status = :status,
              updated_at = :updated_at, version = :version
            where shop = :shop and mode = :mode and id = :id""");
    bind(sql, watch).run();
  }

  void delete(WriteTx tx, String id) {
    tx.sql("delete from price_watch where shop = :shop and mode = :mode and id = :id")
        .bind("id", id)
        .run();
  }

  private static Sql bind(Sql sql, PriceWatch watch) {
    return sql.bind("id", watch.id())
        .bind("min_change", watch.minChangePercent().movePointRight(PLACES).longValueExact())
        .bind("include_unavailable", watch.includeUnavailable())
        .bind("status", watch.status())
        .bind("updated_at", watch.updatedAt())
        .bind("version", watch.version());
  }

  private static PriceWatch watch(Row row) {
    Scope scope = row.choice("scope", Scope.class);
    Optional<String> subject = Optional.of(row.text("subject_id"));
    return new PriceWatch(
        row.text("id"),
        scope,
        subject.filter(id -> scope == Scope.VARIANT),
        subject.filter(id -> scope == Scope.PRODUCT),
        row.text("source"),
        row.text("currency"),
        row.text("market"),
        percent(row.number("min_change")),
        row.flag("include_unavailable"),
        row.choice("status", PriceWatch.Status.class),
        row.time("created_at"),
        row.time("updated_at"),
        row.number("version"));
  }

  /** As a client wrote it: without decimals that say nothing. */
  private static BigDecimal percent(long hundredths) {
    BigDecimal bare = BigDecimal.valueOf(hundredths, PLACES).stripTrailingZeros();
    return bare.setScale(Math.max(0, bare.scale()));
  }
}
