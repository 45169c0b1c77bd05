package dev.storehand.feature.stock;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.Handler;
import dev.storehand.core.db.Database;
import dev.storehand.core.db.Scope;
import dev.storehand.core.schema.Json;
import dev.storehand.feature.catalog.ProductActions;
import dev.storehand.feature.catalog.VariantActions;
import java.time.ZoneOffset;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Variants to be stocked, each of a product of its own, made by the catalogue's own actions. */
final class Variety {
  private Variety() {}

  /** Adds a variant and gives its id. */
  static String add(Database database, Scope scope, Optional<String> sku) {
    ObjectNode product = Json.object().put("name", "Thing " + sku.orElse("of no code"));
    ObjectNode variant = product.put("price_cents", 100).putArray("variants").addObject();
    sku.ifPresent(code -> variant.put("sku_code", code));
    Actions products = new ProductActions(tx -> "USD", tx -> ZoneOffset.UTC);
    return run(database, scope, products, "create_product", product)
        .at("/variants/0/id")
        .asString();
  }

  /** Archives a variant. */
  static void archive(Database database, Scope scope, String variant) {
    Actions variants = new VariantActions(tx -> "USD", tx -> ZoneOffset.UTC);
    run(database, scope, variants, "archive_variant", Json.object().put("id", variant));
  }

  private static ObjectNode run(
      Database database, Scope scope, Actions room, String name, ObjectNode input) {
    Action<?, ?> action =
        room.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    return Json.tree(run(database, scope, action, input));
  }

  private static <I, O> O run(
      Database database, Scope scope, Action<I, O> action, ObjectNode input) {
    I read = action.input().read(input).input();
    Handler.Write<I, O> handler = (Handler.Write<I, O>) action.handler();
    return database.write(scope, tx -> handler.call().write(read, tx));
  }
}
