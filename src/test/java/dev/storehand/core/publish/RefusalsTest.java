package dev.storehand.core.publish;

import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.util.Map;

/** What an action refuses with is among the errors that /help and OpenAPI tell of. */
class RefusalsTest {

  @OnBothEngines
  void whatIsShortIsAPublishedError(TestApp app) {
    app.call(
            "create_product",
            "{\"name\": \"Cap\", \"price_cents\": 900, \"variants\": [{\"sku_code\": \"CAP\"}]}")
        .ok();
    String here = location(app, "HERE");
    String there = location(app, "THERE");
    app.call(
            "create_stock_item",
            "{\"sku_code\": \"CAP\", \"stock_location_id\": \"%s\", \"quantity\": 1}"
                .formatted(here))
        .ok();
    String transfer =
        app.call(
                "create_stock_transfer",
                "{\"sku_code\": \"CAP\", \"origin_id\": \"%s\", \"destination_id\": \"%s\", \"quantity\": 2}"
                    .formatted(here, there))
            .text("id");

    refuses(app, "mark_transfer_upcoming", "{\"id\": \"" + transfer + "\"}", "insufficient_stock");
    refuses(
        app,
        "create_order",
        "{\"lines\": [{\"sku_code\": \"CAP\", \"quantity\": 2}]}",
        "insufficient_stock");
  }

  @OnBothEngines
  void anUnknownIdInTheInputIsAPublishedError(TestApp app) {
    Map.of(
            "list_products", "{\"collection_id\": \"col_none\"}",
            "export_products", "{\"collection_id\": \"col_none\"}",
            "create_variant", "{\"product_id\": \"prd_none\", \"sku_code\": \"CAP\"}",
            "reserve_stock", "{\"stock_item_id\": \"sti_none\", \"quantity\": 1}",
            "place_bid", "{\"variant_id\": \"var_none\", \"amount_cents\": 100}")
        .forEach((action, input) -> refuses(app, action, input, "not_found"));
  }

  private static String location(TestApp app, String code) {
    return app.call(
            "create_stock_location", "{\"name\": \"%s\", \"code\": \"%s\"}".formatted(code, code))
        .text("id");
  }

  /** That its code is published is what {@link Told} sees to. */
  private static void refuses(TestApp app, String name, String input, String code) {
    app.call(name, input).problem(code);
  }
}
