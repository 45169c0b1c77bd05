package dev.storehand.feature.stock;

import dev.storehand.core.db.Database;
import dev.storehand.core.db.Scope;
import java.util.Optional;

/** Variants to be stocked, each of a product of its own. */
final class Variety {
  private Variety() {}

  /** Adds a variant and gives its id. */
  static String add(Database database, Scope scope, Optional<String> sku) {
    return database.write(
        scope,
        tx -> {
          String product = tx.id("prd");
          String variant = tx.id("var");
          tx.sql(
                  """
                  insert into product (id, shop, mode, handle, name, published, type, price_cents, currency, tags,
                    options, images, attributes, metadata, created_at, updated_at, version)
                  values (:id, :shop, :mode, :id, 'Thing', true, 'physical', 100, 'USD', '[]', '[]', '[]', '{}', '{}',
                    :now, :now, 1)""")
              .bind("id", product)
              .bind("now", tx.now())
              .run();
          tx.sql(
                  """
                  insert into variant (id, shop, mode, product_id, sku_code, option_key, name, options, size_chart,
                    gtins, stock_mode, do_not_track, do_not_ship, metadata, position, created_at, updated_at, version)
                  values (:id, :shop, :mode, :product, :sku, '{}', 'Default', '{}', '[]', '[]', 'tracked', false, false,
                    '{}', 1, :now, :now, 1)""")
              .bind("id", variant)
              .bind("product", product)
              .bind("sku", sku)
              .bind("now", tx.now())
              .run();
          return variant;
        });
  }

  /** Archives a variant. */
  static void archive(Database database, Scope scope, String variant) {
    database.write(
        scope,
        tx ->
            tx.sql(
                    """
                    update variant set archived_at = :now
                    where shop = :shop and mode = :mode and id = :id""")
                .bind("id", variant)
                .bind("now", tx.now())
                .run());
  }
}
