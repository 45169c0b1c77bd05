package dev.storehand.feature.shops;

import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.SortKind;
import dev.storehand.core.db.Sql;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** The table {@code market}. */
final class MarketStore {
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  Market get(ReadTx tx, String id) {
    return tx.sql(
            "select * from market where shop = :shop and mode = :mode and id = :id {for no key update}")
        .bind("id", id)
        .first(MarketStore::market)
        .orElseThrow(() -> Problem.notFound("Market", id).next("list_markets"));
  }

  /** An active market by id or code, or the default one; nobody is kept from changing it. */
  Optional<MarketRef> find(ReadTx tx, Optional<String> idOrCode) {
    String which = idOrCode.isPresent() ? "(id = :which or code = :which)" : "is_default";
    Sql sql =
        tx.sql(
            "select * from market where shop = :shop and mode = :mode and status = 'active' and "
                + which);
    idOrCode.ifPresent(text -> sql.bind("which", text));
    return sql.first(
        row ->
            new MarketRef(
                row.text("id"),
                row.text("code"),
                row.text("currency"),
                row.maybeText("inventory_model_id")));
  }

  List<String> among(ReadTx tx, Collection<String> ids) {
    return tx.sql(
            """
            select id from market
            where shop = :shop and mode = :mode and status = 'active' and id in (:ids)""")
        .bind("ids", ids)
        .list(row -> row.text("id"));
  }

  Optional<Market> defaultMarket(ReadTx tx) {
    return tx.sql(
            "select * from market where shop = :shop and mode = :mode and is_default {for no key update}")
        .first(MarketStore::market);
  }

  /** The codes of the markets that name an inventory model. */
  List<String> codesWith(ReadTx tx, String inventoryModelId) {
    return tx.sql(
            """
            select code from market
            where shop = :shop and mode = :mode and inventory_model_id = :model order by code""")
        .bind("model", inventoryModelId)
        .list(row -> row.text("code"));
  }

  Page<Market> list(ReadTx tx, Paging paging, Optional<Market.Status> status) {
    return tx.select(paging, "m.*", "market m where m.shop = :shop and m.mode = :mode")
        .and("m.status = :status", status)
        .id("m.id")
        .sort("created_at", "m.created_at", SortKind.NUMBER)
        .sort("code", "m.code", SortKind.TEXT)
        .page(MarketStore::market);
  }

  /** False where the code is taken. */
  boolean insert(WriteTx tx, Market market) {
    return insert(tx, tx.scope().shop(), tx.scope().mode(), market);
  }

  /** The same for a shop that is only being opened, which no transaction speaks for yet. */
  boolean insert(WriteTx tx, String shop, Mode mode, Market market) {
    Sql sql =
        tx.unscoped(
            """
            insert into market (id, shop, mode, code, name, currency, countries, is_default,
              inventory_model_id, status, archived_at, created_at, updated_at, version)
            values (:id, :owner, :owner_mode, :code, :name, :currency, :countries, :is_default,
              :inventory_model_id, :status, :archived_at, :created_at, :updated_at, :version)
            on conflict do nothing""");
    return bind(sql, market)
            .bind("owner", shop)
            .bind("owner_mode", mode)
            .bind("code", market.code())
            .bind("created_at", market.createdAt())
            .run()
        == 1;
  }

  void save(WriteTx tx, Market market) {
    Sql sql =
        tx.sql(
            """
            update market set name = :name, currency = :currency, countries = :countries, is_default = :is_default,
              inventory_model_id = :inventory_model_id, status = :status, archived_at = :archived_at, updated_at = :updated_at, version = :version
            where shop = :shop and mode = :mode and id = :id""");
    bind(sql, market).run();
  }

  private static Sql bind(Sql sql, Market market) {
    return sql.bind("id", market.id())
        .bind("name", market.name())
        .bind("currency", market.currency())
        .json("countries", market.countries())
        .bind("is_default", market.isDefault())
        .bind("inventory_model_id", market.inventoryModelId())
        .bind("status", market.status())
        .bind("archived_at", market.archivedAt())
        .bind("updated_at", market.updatedAt())
        .bind("version", market.version());
  }

  private static Market market(Row row) {
    return new Market(
        row.text("id"),
        row.text("code"),
        row.text("name"),
        row.text("currency"),
        row.json("countries", TEXTS),
        row.flag("is_default"),
        row.maybeText("inventory_model_id"),
        row.choice("status", Market.Status.class),
        row.maybeTime("archived_at"),
        row.time("created_at"),
        row.time("updated_at"),
        row.number("version"));
  }
}
