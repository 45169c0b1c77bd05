package dev.storehand.feature.shops;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Row;
import dev.storehand.core.db.WriteTx;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** The table {@code shop}, the one that belongs to no shop. */
final class ShopStore {
  private static final TypeReference<List<Shop.Fee>> FEES = new TypeReference<>() {};
  private static final TypeReference<List<Shop.ShippingOption>> OPTIONS = new TypeReference<>() {};

  /** The shop as it stands. It is not locked: many writes ask for its currency. */
  Optional<Shop> find(ReadTx tx, String id) {
    return tx.unscoped("select * from shop where id = :id").bind("id", id).first(ShopStore::shop);
  }

  /** The same, and nobody else changes it until the write ends. */
  Optional<Shop> lock(WriteTx tx, String id) {
    return tx.unscoped("select * from shop where id = :id {for update}")
        .bind("id", id)
        .first(ShopStore::shop);
  }

  /** Every shop, oldest first, at most 100. */
  List<Shop> all(ReadTx tx) {
    return tx.unscoped("select * from shop order by created_at, id limit 100")
        .list(ShopStore::shop);
  }

  void insert(WriteTx tx, Shop shop) {
    tx.unscoped(
            """
            insert into shop (id, name, currency, time_zone, fees, shipping_options, created_at, updated_at, version)
            values (:id, :name, :currency, :time_zone, :fees, :shipping_options, :created_at, :updated_at, :version)""")
        .bind("id", shop.id())
        .bind("name", shop.name())
        .bind("currency", shop.currency())
        .bind("time_zone", shop.timeZone())
        .json("fees", shop.fees())
        .json("shipping_options", shop.shippingOptions())
        .bind("created_at", shop.createdAt())
        .bind("updated_at", shop.updatedAt())
        .bind("version", shop.version())
        .run();
  }

  void save(WriteTx tx, Shop shop) {
    tx.unscoped(
            """
            update shop set name = :name, currency = :currency, time_zone = :time_zone, fees = :fees,
              shipping_options = :shipping_options, updated_at = :updated_at, version = :version
            where id = :id""")
        .bind("id", shop.id())
        .bind("name", shop.name())
        .bind("currency", shop.currency())
        .bind("time_zone", shop.timeZone())
        .json("fees", shop.fees())
        .json("shipping_options", shop.shippingOptions())
        .bind("updated_at", shop.updatedAt())
        .bind("version", shop.version())
        .run();
  }

  private static Shop shop(Row row) {
    return new Shop(
        row.text("id"),
        row.text("name"),
        row.text("currency"),
        row.text("time_zone"),
        row.json("fees", FEES),
        row.json("shipping_options", OPTIONS),
        row.time("created_at"),
        row.time("updated_at"),
        row.number("version"));
  }
}
