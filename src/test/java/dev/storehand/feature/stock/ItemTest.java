package dev.storehand.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.action.ById;
import dev.storehand.core.db.Mode;
import dev.storehand.feature.stock.ItemActions.CreateStockItem;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Rows C1, C2, C7 to C10, C16 and C18 of the domain: making, reading, changing and removing a stock
 * item.
 */
class ItemTest {

  @OnBothEngines
  void c1AnItemIsMadeWithAnIdAndItsNumbers(TestApp app) {
    Scene scene = new Scene(app);
    String variant = scene.sku("TEE");
    String location = scene.location("MAIN");
    Answer made = scene.call(scene.items.createStockItem, CreateStockItem.of("TEE", location, 100));
    assertThat(made.text("id")).startsWith("sti_");
    assertThat(made.text("sku_code")).isEqualTo("TEE");
    assertThat(made.text("variant_id")).isEqualTo(variant);
    assertThat(made.text("stock_location_id")).isEqualTo(location);
    assertThat(made.number("quantity")).isEqualTo(100);
    assertThat(made.number("reserved")).isZero();
    assertThat(made.number("available")).isEqualTo(100);
    assertThat(made.number("version")).isEqualTo(1);
  }

  @OnBothEngines
  void c1MissingQuantityAndLocationAreBothNamed(TestApp app) {
    Answer refused = app.call("create_stock_item", "{\"sku_code\": \"TEE\"}");
    JsonNode fields = refused.problem("unprocessable").path("fields");
    assertThat(fields.has("quantity")).isTrue();
    assertThat(fields.has("stock_location_id")).isTrue();
  }

  @OnBothEngines
  void c2TheSkuIsNamedByItsCodeOrByItsVariant(TestApp app) {
    Scene scene = new Scene(app);
    String location = scene.location("MAIN");
    String tee = scene.sku("TEE");
    String plain = Variety.add(app.app().database(), scene.scope(), java.util.Optional.empty());
    String form = "{\"%s\": \"%s\", \"stock_location_id\": \"%s\", \"quantity\": 1}";
    Answer byCode = app.call("create_stock_item", form.formatted("sku_code", "TEE", location));
    Answer byVariant = app.call("create_stock_item", form.formatted("variant_id", plain, location));
    assertThat(byCode.text("variant_id")).isEqualTo(tee);
    assertThat(byVariant.text("variant_id")).isEqualTo(plain);
    assertThat(byVariant.ok().has("sku_code")).isFalse();
  }

  @OnBothEngines
  void c2UnknownSkuAndLocationAreBothNamedInOneAnswer(TestApp app) {
    Scene scene = new Scene(app);
    Answer refused =
        scene.call(scene.items.createStockItem, CreateStockItem.of("NOPE", "loc_nope", 1));
    JsonNode problem = refused.problem("unprocessable");
    assertThat(refused.errors())
        .containsExactly("sku_code is unknown: NOPE", "stock_location_id is unknown: loc_nope");
    assertThat(problem.path("next_actions").toString())
        .isEqualTo("[\"list_variants\",\"list_stock_locations\"]");
  }

  @OnBothEngines
  void c2BothOrNeitherOfCodeAndVariantIsRefused(TestApp app) {
    Scene scene = new Scene(app);
    String variant = scene.sku("TEE");
    String location = scene.location("MAIN");
    String rest = "\"stock_location_id\": \"%s\", \"quantity\": 1}".formatted(location);
    app.call("create_stock_item", "{" + rest).problem("unprocessable");
    app.call(
            "create_stock_item",
            "{\"sku_code\": \"TEE\", \"variant_id\": \"%s\", ".formatted(variant) + rest)
        .problem("unprocessable");
  }

  @OnBothEngines
  void anArchivedVariantGetsNoNewItem(TestApp app) {
    Scene scene = new Scene(app);
    String location = scene.location("MAIN");
    String variant = scene.sku("TEE");
    Variety.archive(app.app().database(), scene.scope(), variant);
    Answer refused =
        scene.call(scene.items.createStockItem, CreateStockItem.of("TEE", location, 1));
    refused.problem("unprocessable");
    assertThat(refused.errors()).containsExactly("sku_code is archived: TEE");
  }

  @OnBothEngines
  void c7AnUnknownItemIsA404(TestApp app) {
    app.call("read_stock_item", "{\"id\": \"sti_nope\"}").problem("not_found");
  }

  @OnBothEngines
  void c8AnUpdateChangesOnlyWhatWasSentAndMovesUpdatedAt(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 10);
    Answer before =
        app.call(
            "update_stock_item",
            "{\"id\": \"%s\", \"reference\": \"R1\", \"metadata\": {\"a\": \"1\"}}"
                .formatted(item));
    app.clock().move(Duration.ofMinutes(1));
    Answer after =
        app.call(
            "update_stock_item", "{\"id\": \"%s\", \"low_stock_threshold\": 4}".formatted(item));
    assertThat(after.number("low_stock_threshold")).isEqualTo(4);
    assertThat(after.text("reference")).isEqualTo("R1");
    assertThat(after.text("metadata.a")).isEqualTo("1");
    assertThat(after.number("quantity")).isEqualTo(10);
    assertThat(after.text("updated_at")).isGreaterThan(before.text("updated_at"));
    assertThat(after.text("created_at")).isEqualTo(before.text("created_at"));
    assertThat(after.number("version")).isEqualTo(3);
    assertThat(scene.read(item).ok()).isEqualTo(after.ok());
  }

  @OnBothEngines
  void c8AQuantityInAnUpdateIsRefusedAndTheNoteSaysWhatToUse(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 10);
    app.call("update_stock_item", "{\"id\": \"%s\", \"quantity\": 4}".formatted(item))
        .problem("unprocessable");
    assertThat(scene.read(item).number("quantity")).isEqualTo(10);
    assertThat(scene.items.updateStockItem.notes().toString()).contains("set_stock");
  }

  @OnBothEngines
  void c8AThresholdRaisedAboveWhatIsAvailableSignalsLow(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 10);
    app.call("update_stock_item", "{\"id\": \"%s\", \"low_stock_threshold\": 10}".formatted(item))
        .ok();
    assertThat(scene.events(item))
        .containsExactly("stock.item.created", "stock.item.updated", "stock.item.low");
  }

  @OnBothEngines
  void c9ADeletedItemIsGoneAndItsLedgerEndsAtNothing(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 10);
    Answer gone = delete(scene, item);
    assertThat(gone.ok().toString()).isEqualTo("{\"id\":\"%s\",\"deleted\":true}".formatted(item));
    scene.read(item).problem("not_found");
    delete(scene, item).problem("not_found");
    List<JsonNode> ledger = scene.movements(item);
    assertThat(ledger).hasSize(2);
    assertThat(ledger.get(1).path("delta").intValue()).isEqualTo(-10);
    assertThat(ledger.get(1).path("quantity_after").intValue()).isZero();
    assertThat(ledger.get(1).path("reason").asString()).isEqualTo("deleted");
    assertThat(scene.events(item)).endsWith("stock.item.deleted");
  }

  @OnBothEngines
  void c9AnItemIsKeptWhileUnitsOfItAreReserved(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 10);
    scene.reserve(item, 2);
    assertThat(delete(scene, item).problem("conflict").path("hint").asString())
        .contains("reservations");
    assertThat(scene.read(item).number("quantity")).isEqualTo(10);
  }

  @OnBothEngines
  void aDeletedItemMayBeMadeAgain(TestApp app) {
    Scene scene = new Scene(app);
    scene.sku("TEE");
    String location = scene.location("MAIN");
    String first = scene.item("TEE", location, 3);
    delete(scene, first).ok();
    String second = scene.item("TEE", location, 4);
    assertThat(second).isNotEqualTo(first);
    assertThat(scene.movements(second)).hasSize(1);
  }

  @OnBothEngines
  void c10MetadataAndReferenceComeBackUnchanged(TestApp app) {
    Scene scene = new Scene(app);
    scene.sku("TEE");
    String location = scene.location("MAIN");
    Answer made =
        app.call(
            "create_stock_item",
            """
            {"sku_code": "TEE", "stock_location_id": "%s", "quantity": 1, "reference": "R 1/ä",
             "reference_origin": "erp", "metadata": {"foo": "bar", "b": "ü \\"x\\" 語"}}"""
                .formatted(location));
    Answer read = scene.read(made.text("id"));
    assertThat(read.text("metadata.foo")).isEqualTo("bar");
    assertThat(read.text("metadata.b")).isEqualTo("ü \"x\" 語");
    assertThat(read.text("reference")).isEqualTo("R 1/ä");
    assertThat(read.text("reference_origin")).isEqualTo("erp");
    Answer found = app.call("list_stock_items", "{\"reference\": \"R 1/ä\"}");
    assertThat(found.at("stock_items")).hasSize(1);
  }

  @OnBothEngines
  void c16ASecondItemOfASkuAtALocationIsAConflictThatNamesTheFirst(TestApp app) {
    Scene scene = new Scene(app);
    scene.sku("TEE");
    String location = scene.location("MAIN");
    String first = scene.item("TEE", location, 3);
    Answer second = scene.call(scene.items.createStockItem, CreateStockItem.of("TEE", location, 9));
    JsonNode problem = second.problem("conflict");
    assertThat(second.errors().get(0)).contains(first).contains("TEE").contains(location);
    assertThat(problem.path("next_actions").toString())
        .contains("adjust_stock")
        .contains("set_stock");
    assertThat(scene.read(first).number("quantity")).isEqualTo(3);
    assertThat(app.call("list_stock_items", "{}").number("meta.total_count")).isEqualTo(1);
  }

  @OnBothEngines
  void c18AnItemIsUnknownInTheOtherModeAndInOtherShops(TestApp app) {
    Scene scene = new Scene(app);
    String item = scene.item("TEE", 3);
    String read = "{\"id\": \"%s\"}".formatted(item);
    String adjust = "{\"id\": \"%s\", \"delta\": 1}".formatted(item);
    for (String other : List.of(app.key(Mode.TEST, "*"), app.strangersKey())) {
      app.as(other, "read_stock_item", read).problem("not_found");
      app.as(other, "adjust_stock", adjust).problem("not_found");
      app.as(other, "delete_stock_item", read).problem("not_found");
      assertThat(app.as(other, "list_stock_items", "{}").at("stock_items")).isEmpty();
      assertThat(app.as(other, "list_stock_movements", "{}").at("stock_movements")).isEmpty();
    }
    assertThat(scene.read(item).number("quantity")).isEqualTo(3);
  }

  private static Answer delete(Scene scene, String item) {
    return scene.call(scene.items.deleteStockItem, new ById(item));
  }
}
