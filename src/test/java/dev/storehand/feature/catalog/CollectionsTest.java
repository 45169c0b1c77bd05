package dev.storehand.feature.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.schema.Json;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Collections: products in an order of their own. */
class CollectionsTest {
  private static String product(TestApp app, String name) {
    return app.call("create_product", "{\"name\": \"" + name + "\", \"price_cents\": 1}")
        .text("id");
  }

  private static ObjectNode of(String name, String... ids) {
    ObjectNode input = Json.object().put("name", name);
    List.of(ids).forEach(input.putArray("product_ids")::add);
    return input;
  }

  @OnBothEngines
  void aCollectionKeepsTheOrderOfItsProducts(TestApp app) {
    String a = product(app, "A");
    String b = product(app, "B");
    Answer made = app.call("create_collection", of("Drop", b, a));

    String id = made.text("id");
    assertThat(app.call("read_collection", "{\"id\": \"" + id + "\"}").at("product_ids").toString())
        .isEqualTo("[\"" + b + "\",\"" + a + "\"]");
    assertThat(app.call("list_collections", "{}").at("collections.0.product_ids")).hasSize(2);
    assertThat(
            app.call("list_products", "{\"collection_id\": \"" + id + "\"}")
                .number("meta.total_count"))
        .isEqualTo(2);

    Answer changed = app.call("update_collection", of("Drop", a).put("id", id));
    assertThat(changed.at("product_ids")).hasSize(1);
    assertThat(changed.number("version")).isEqualTo(2);
    assertThat(
            app.call("list_products", "{\"collection_id\": \"" + id + "\"}").text("products.0.id"))
        .isEqualTo(a);
  }

  @OnBothEngines
  void unknownAndRepeatedProductsAreNamed(TestApp app) {
    String a = product(app, "A");

    assertThat(app.call("create_collection", of("Drop", a, "prd_nope", a)).errors())
        .containsExactlyInAnyOrder(
            "product_ids[2] is the same as product_ids[0]", "product_ids[1] is unknown: prd_nope");
    app.call("list_products", "{\"collection_id\": \"col_nope\"}").problem("not_found");
  }

  @OnBothEngines
  void anArchivedCollectionLeavesTheListAndItsProductsStay(TestApp app) {
    String id = app.call("create_collection", of("Drop", product(app, "A"))).text("id");

    Answer archived = app.call("archive_collection", "{\"id\": \"" + id + "\"}");
    assertThat(archived.text("archived_at")).isNotEmpty();
    assertThat(app.call("archive_collection", "{\"id\": \"" + id + "\"}").ok())
        .isEqualTo(archived.ok());
    assertThat(app.call("list_collections", "{}").number("meta.total_count")).isZero();
    assertThat(
            app.call("list_collections", "{\"status\": \"archived\"}").number("meta.total_count"))
        .isEqualTo(1);
    assertThat(app.call("list_products", "{}").number("meta.total_count")).isEqualTo(1);
    assertThat(app.call("list_events", "{\"type\": \"collection.*\"}").number("meta.total_count"))
        .isEqualTo(2);
  }

  @OnBothEngines
  void aWalkByNameGoesOnAfterTheLongestNameInAnyScript(TestApp app) {
    String longest = "袜".repeat(255);
    app.call("create_collection", of(longest)).ok();
    app.call("create_collection", of(longest.substring(1))).ok();

    Answer first =
        app.call("list_collections", "{\"cursor\": \"\", \"per_page\": 1, \"sort\": \"-name\"}");
    assertThat(first.text("collections.0.name")).isEqualTo(longest);
    Answer second =
        app.call(
            "list_collections",
            Json.object()
                .put("cursor", first.text("meta.next_cursor"))
                .put("per_page", 1)
                .put("sort", "-name"));
    assertThat(second.text("collections.0.name")).isEqualTo(longest.substring(1));
  }
}
