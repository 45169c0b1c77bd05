package dev.storehand.edge.mcp;

import dev.storehand.core.db.Mode;
import dev.storehand.kit.TestApp;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A shop on test data, where the sandbox serves, and what there is in it before a prompt. */
final class PromptScene {
  private final TestApp app;
  private final Mcp mcp;

  PromptScene(TestApp app) {
    this.app = app;
    this.mcp = new Mcp(app, app.key(Mode.TEST, "*"));
  }

  Agent given(String prompt, Map<String, String> arguments) {
    return new Agent(mcp, prompt, arguments);
  }

  JsonNode call(String action, String arguments) {
    return Agent.result(mcp.call(action, arguments));
  }

  /** The text of a refusal. */
  String refused(String action, String arguments) {
    return mcp.call(action, arguments).failure();
  }

  /** What jobs and payments have left to be done is done. */
  void settle() {
    app.settle();
  }

  String today() {
    return app.clock().instant().toString().substring(0, 10);
  }

  String place() {
    return call("create_stock_location", "{\"name\": \"Warehouse\"}").path("id").asString();
  }

  void tee() {
    call(
        "create_product",
        """
        {"name": "Red tee", "price_cents": 1900, "options": ["Size"], "variants": [
          {"sku_code": "TEE-M", "options": {"Size": "M"}}, {"sku_code": "TEE-L", "options": {"Size": "L"}}]}""");
  }

  String item(String place, String sku, int quantity, int threshold) {
    return call(
            "create_stock_item",
            """
            {"sku_code": "%s", "stock_location_id": "%s", "quantity": %d, "low_stock_threshold": %d}"""
                .formatted(sku, place, quantity, threshold))
        .path("id")
        .asString();
  }

  String variant(String sku) {
    return call("find_variant_by_sku", "{\"sku_code\": \"" + sku + "\"}").path("id").asString();
  }

  /** An enabled offer of a SKU for a fifth now and the rest on release, charged by hand. */
  String offer(String sku) {
    String offer = call("create_offer", "{\"name\": \"Drop\"}").path("id").asString();
    call(
        "add_offer_variants",
        "{\"id\": \"%s\", \"variant_ids\": [\"%s\"]}".formatted(offer, variant(sku)));
    call("set_offer_deposit", "{\"id\": \"%s\", \"percentage\": 20}".formatted(offer));
    call("enable_offer", "{\"id\": \"%s\"}".formatted(offer));
    return offer;
  }

  /** A preorder of one unit, its deposit asked of the sandbox with this card; its id. */
  String preorder(String sku, String email, String card) {
    String id =
        call(
                "place_preorder",
                """
                {"lines": [{"sku_code": "%s", "quantity": 1}], "customer_email": "%s",
                 "payment": {"provider": "sandbox", "token": "%s"}}"""
                    .formatted(sku, email, card))
            .path("id")
            .asString();
    settle();
    return id;
  }

  String state(String preorder) {
    return call("read_preorder_order", "{\"id\": \"" + preorder + "\"}").path("state").asString();
  }
}
