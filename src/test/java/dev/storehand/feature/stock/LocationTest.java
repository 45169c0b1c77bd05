package dev.storehand.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.action.ById;
import dev.storehand.feature.stock.LocationActions.CreateStockLocation;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;

class LocationTest {

  @OnBothEngines
  void aLocationKeepsAllThatItWasMadeWith(TestApp app) {
    Answer made =
        app.call(
            "create_stock_location",
            """
            {"name": "Main", "code": "MAIN", "label_format": "zpl", "reference": "W1", "reference_origin": "erp",
             "address": {"line1": "Hafenstr. 1", "city": "Kiel", "postal_code": "24103", "country": "DE"},
             "metadata": {"hall": "2"}}""");
    Answer read = app.call("read_stock_location", "{\"id\": \"" + made.text("id") + "\"}");
    assertThat(read.ok()).isEqualTo(made.ok());
    assertThat(read.text("label_format")).isEqualTo("zpl");
    assertThat(read.text("address.city")).isEqualTo("Kiel");
    assertThat(read.text("metadata.hall")).isEqualTo("2");
    assertThat(read.text("id")).startsWith("loc_");
    assertThat(new Scene(app).events(made.text("id"))).containsExactly("stock.location.created");
  }

  @OnBothEngines
  void aSecondLocationWithTheSameCodeIsAConflictThatNamesTheFirst(TestApp app) {
    Scene scene = new Scene(app);
    String first = scene.location("MAIN");
    Answer second =
        scene.call(scene.locations.createStockLocation, CreateStockLocation.named("Other", "MAIN"));
    second.problem("conflict");
    assertThat(second.errors().get(0)).contains("MAIN").contains(first);
  }

  @OnBothEngines
  void manyLocationsMayBeWithoutACode(TestApp app) {
    app.call("create_stock_location", "{\"name\": \"One\"}").ok();
    app.call("create_stock_location", "{\"name\": \"Two\"}").ok();
    assertThat(app.call("list_stock_locations", "{}").number("meta.total_count")).isEqualTo(2);
  }

  @OnBothEngines
  void anUpdateChangesOnlyWhatWasSentAndCannotTakeAnothersCode(TestApp app) {
    Scene scene = new Scene(app);
    String id = scene.location("MAIN");
    scene.location("STORE");
    String patch = "{\"id\": \"%s\", \"name\": \"Hall 2\"}".formatted(id);
    Answer changed = app.call("update_stock_location", patch);
    assertThat(changed.text("name")).isEqualTo("Hall 2");
    assertThat(changed.text("code")).isEqualTo("MAIN");
    assertThat(changed.number("version")).isEqualTo(2);
    app.call("update_stock_location", "{\"id\": \"%s\", \"code\": \"STORE\"}".formatted(id))
        .problem("conflict");
  }

  @OnBothEngines
  void aLocationWithStockCannotBeArchived(TestApp app) {
    Scene scene = new Scene(app);
    String location = scene.location("MAIN");
    scene.sku("TEE");
    String item = scene.item("TEE", location, 3);
    Answer refused = archive(scene, location);
    assertThat(refused.problem("conflict").path("hint").asString()).contains("set_stock");
    assertThat(scene.read(item).ok().has("archived_at")).isFalse();
    scene.set(item, 0).ok();
    scene.reserve(item, 1);
    archive(scene, location).problem("conflict");
  }

  @OnBothEngines
  void anArchivedLocationStaysReadableLeavesTheListsAndTakesNoStock(TestApp app) {
    Scene scene = new Scene(app);
    String location = scene.location("MAIN");
    scene.sku("TEE");
    scene.sku("CAP");
    String item = scene.item("TEE", location, 0);
    assertThat(archive(scene, location).text("archived_at")).isNotBlank();

    Answer read = scene.call(scene.locations.readStockLocation, new ById(location));
    assertThat(read.text("archived_at")).isNotBlank();
    assertThat(app.call("list_stock_locations", "{}").at("stock_locations")).isEmpty();
    assertThat(app.call("list_stock_locations", "{\"archived\": true}").at("stock_locations"))
        .hasSize(1);
    assertThat(app.call("list_stock_items", "{}").at("stock_items")).isEmpty();
    assertThat(scene.read(item).text("archived_at")).isNotBlank();
    scene.adjust(item, 1).problem("invalid_transition");
    Answer late =
        scene.call(scene.items.createStockItem, ItemActions.CreateStockItem.of("CAP", location, 1));
    late.problem("unprocessable");
    assertThat(late.errors()).containsExactly("stock_location_id is archived: " + location);
  }

  @OnBothEngines
  void archivingTwiceChangesNothing(TestApp app) {
    Scene scene = new Scene(app);
    String location = scene.location("MAIN");
    Answer first = archive(scene, location);
    assertThat(archive(scene, location).ok()).isEqualTo(first.ok());
    assertThat(scene.events(location))
        .containsExactly("stock.location.created", "stock.location.archived");
  }

  private static Answer archive(Scene scene, String location) {
    return scene.call(scene.locations.archiveStockLocation, new ById(location));
  }
}
