package dev.storehand.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Inventory models: which locations serve, in which order, and what a newcomer begins with. */
class ModelTest {

  @OnBothEngines
  void theFirstLocationMakesTheDefaultModelAndLaterOnesJoinIt(TestApp app) {
    Scene scene = new Scene(app);
    assertThat(app.call("list_inventory_models", "{}").at("inventory_models")).isEmpty();
    String first = scene.location("A");
    String second = scene.location("B");
    JsonNode model = app.call("list_inventory_models", "{}").at("inventory_models.0");
    assertThat(model.path("is_default").booleanValue()).isTrue();
    assertThat(model.at("/locations/0/stock_location_id").asString()).isEqualTo(first);
    assertThat(model.at("/locations/1/stock_location_id").asString()).isEqualTo(second);
    assertThat(model.at("/locations/1/priority").intValue()).isEqualTo(2);
    app.call("archive_stock_location", "{\"id\": \"" + first + "\"}").ok();
    assertThat(app.call("list_inventory_models", "{}").at("inventory_models.0.locations"))
        .hasSize(1);
  }

  @OnBothEngines
  void availabilityCountsTheLocationsThatServeByPriorityCutoffAndHold(TestApp app) {
    Scene scene = new Scene(app);
    String a = scene.location("A");
    String b = scene.location("B");
    String c = scene.location("C");
    scene.sku("TEE");
    scene.item("TEE", a, 1);
    scene.item("TEE", b, 2);
    scene.item("TEE", c, 4);
    assertThat(scene.available("TEE")).as("the default model has them all").isEqualTo(7);
    String model = create(app, "Two", "\"strategy\": \"split_shipments\"").text("id");
    locations(app, model, place(c, 1, false), place(a, 2, false), place(b, 3, false)).ok();
    assertThat(available(app, model)).as("the first two").isEqualTo(5);
    locations(app, model, place(c, 1, true), place(a, 2, false), place(b, 3, false)).ok();
    assertThat(available(app, model)).as("c is on hold").isEqualTo(3);
    Answer answer = availability(app, model);
    assertThat(answer.text("availability.0.promised_from")).isEqualTo(a);
    assertThat(answer.at("availability.0.by_location")).hasSize(3);
    assertThat(answer.text("availability.0.by_location.2.stock_location_id")).isEqualTo(c);
    assertThat(answer.at("availability.0.by_location.2.serves").booleanValue()).isFalse();
    assertThat(answer.text("inventory_model_id")).isEqualTo(model);
  }

  @OnBothEngines
  void whatIsUsualHoldsUnlessTold(TestApp app) {
    Answer model = create(app, "Plain", "");
    assertThat(model.text("strategy")).isEqualTo("no_split");
    assertThat(model.number("stock_locations_cutoff")).isEqualTo(2);
    assertThat(model.number("stock_reservation_cutoff")).isEqualTo(3600);
    assertThat(model.text("decrement_on")).isEqualTo("place");
    assertThat(create(app, "X", "\"stock_locations_cutoff\": 11").reply().status()).isEqualTo(422);
  }

  @OnBothEngines
  void everyFaultOfItsLocationsIsNamed(TestApp app) {
    Scene scene = new Scene(app);
    String a = scene.location("A");
    String model = create(app, "Two", "").text("id");
    assertThat(
            locations(app, model, place(a, 1, false), place(a, 2, false), place("loc_x", 2, false))
                .errors())
        .containsExactly(
            "locations[1].stock_location_id is there twice: " + a,
            "locations[2].stock_location_id is unknown or archived: loc_x",
            "locations[2].priority is there twice: 2");
  }

  @OnBothEngines
  void thereIsOneDefaultAndItStays(TestApp app) {
    Scene scene = new Scene(app);
    scene.location("A");
    String old = app.call("list_inventory_models", "{}").text("inventory_models.0.id");
    update(app, old, "\"is_default\": false").problem("invalid_transition");
    app.call("delete_inventory_model", "{\"id\": \"" + old + "\"}").problem("conflict");
    String next = create(app, "Next", "").text("id");
    update(app, next, "\"is_default\": true").ok();
    assertThat(
            app.call("read_inventory_model", "{\"id\": \"" + old + "\"}")
                .at("is_default")
                .booleanValue())
        .isFalse();
    app.call("delete_inventory_model", "{\"id\": \"" + old + "\"}").ok();
    app.call("read_inventory_model", "{\"id\": \"" + old + "\"}").problem("not_found");
  }

  @OnBothEngines
  void aMarketNamesAModelThatExistsAndKeepsIt(TestApp app) {
    String model = create(app, "For the market", "").text("id");
    String market = app.call("list_markets", "{}").text("markets.0.id");
    assertThat(market(app, market, "\"inv_none\"").errors())
        .containsExactly("inventory_model_id is unknown: inv_none");
    assertThat(market(app, market, "\"" + model + "\"").text("inventory_model_id"))
        .isEqualTo(model);
    app.call("delete_inventory_model", "{\"id\": \"" + model + "\"}").problem("conflict");
    app.call("update_market", "{\"id\": \"" + market + "\", \"unset\": [\"inventory_model_id\"]}")
        .ok();
    app.call("delete_inventory_model", "{\"id\": \"" + model + "\"}").ok();
  }

  @OnBothEngines
  void returnsGoWhereTheModelSays(TestApp app) {
    Scene scene = new Scene(app);
    String a = scene.location("A");
    String b = scene.location("B");
    String id = app.call("list_inventory_models", "{}").text("inventory_models.0.id");
    assertThat(returnsTo(scene)).isEqualTo(a);
    app.call(
            "set_model_return_locations",
            "{\"id\": \"%s\", \"locations\": [{\"stock_location_id\": \"%s\"}]}".formatted(id, b))
        .ok();
    assertThat(returnsTo(scene)).isEqualTo(b);
  }

  private static String returnsTo(Scene scene) {
    return scene.own(tx -> new Models().get(tx, Optional.empty()).returnsTo().orElseThrow());
  }

  private static Answer create(TestApp app, String name, String more) {
    String comma = more.isEmpty() ? "" : ", ";
    return app.call("create_inventory_model", "{\"name\": \"" + name + "\"" + comma + more + "}");
  }

  private static Answer update(TestApp app, String id, String changes) {
    return app.call("update_inventory_model", "{\"id\": \"" + id + "\", " + changes + "}");
  }

  private static Answer market(TestApp app, String id, String model) {
    return app.call(
        "update_market", "{\"id\": \"" + id + "\", \"inventory_model_id\": " + model + "}");
  }

  private static Answer locations(TestApp app, String id, String... places) {
    return app.call(
        "set_model_locations",
        "{\"id\": \"" + id + "\", \"locations\": [" + String.join(", ", places) + "]}");
  }

  private static String place(String location, int priority, boolean onHold) {
    return "{\"stock_location_id\": \"%s\", \"priority\": %d, \"on_hold\": %s}"
        .formatted(location, priority, onHold);
  }

  private static long available(TestApp app, String model) {
    return availability(app, model).number("availability.0.available");
  }

  private static Answer availability(TestApp app, String model) {
    return app.call(
        "check_availability",
        "{\"sku_codes\": [\"TEE\"], \"inventory_model_id\": \"" + model + "\"}");
  }
}
