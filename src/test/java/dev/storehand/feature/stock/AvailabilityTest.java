package dev.storehand.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.feature.stock.LedgerActions.CheckAvailability;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.util.List;
import java.util.Optional;

class AvailabilityTest {

  @OnBothEngines
  void availabilityAddsUpAllLocationsAndShowsEach(TestApp app) {
    Scene scene = new Scene(app);
    String one = scene.location("ONE");
    String two = scene.location("TWO");
    String variant = scene.sku("TEE");
    String first = scene.item("TEE", one, 5);
    scene.item("TEE", two, 7);
    scene.reserve(first, 2);
    Answer answer = check(scene, "TEE");
    assertThat(answer.at("availability")).hasSize(1);
    assertThat(answer.text("availability.0.variant_id")).isEqualTo(variant);
    assertThat(answer.number("availability.0.available")).isEqualTo(10);
    assertThat(answer.number("availability.0.quantity")).isEqualTo(12);
    assertThat(answer.number("availability.0.reserved")).isEqualTo(2);
    assertThat(answer.at("availability.0.tracked").booleanValue()).isTrue();
    assertThat(answer.text("availability.0.by_location.0.stock_location_id")).isEqualTo(one);
    assertThat(answer.text("availability.0.by_location.0.stock_item_id")).isEqualTo(first);
    assertThat(answer.number("availability.0.by_location.0.available")).isEqualTo(3);
    assertThat(answer.number("availability.0.by_location.1.available")).isEqualTo(7);
  }

  @OnBothEngines
  void anOversoldLocationTakesNothingFromTheOthers(TestApp app) {
    Scene scene = new Scene(app);
    scene.sku("TEE");
    String first = scene.item("TEE", scene.location("ONE"), 1);
    scene.item("TEE", scene.location("TWO"), 4);
    scene.reserve(first, 3);
    assertThat(check(scene, "TEE").number("availability.0.available")).isEqualTo(4);
  }

  @OnBothEngines
  void codesComeBackInTheOrderAskedAndUnknownOnesApart(TestApp app) {
    Scene scene = new Scene(app);
    scene.item("TEE", 5);
    scene.sku("UNSTOCKED");
    Answer answer = check(scene, "UNSTOCKED", "NOPE", "TEE", "TEE");
    assertThat(answer.at("availability")).hasSize(2);
    assertThat(answer.text("availability.0.sku_code")).isEqualTo("UNSTOCKED");
    assertThat(answer.number("availability.0.available")).isZero();
    assertThat(answer.at("availability.0.by_location")).isEmpty();
    assertThat(answer.text("availability.1.sku_code")).isEqualTo("TEE");
    assertThat(answer.at("unknown_sku_codes").toString()).isEqualTo("[\"NOPE\"]");
  }

  @OnBothEngines
  void noCodeAtAllIsRefused(TestApp app) {
    app.call("check_availability", "{\"sku_codes\": []}").problem("unprocessable");
    app.call("check_availability", "{}").problem("unprocessable");
  }

  private static Answer check(Scene scene, String... codes) {
    return scene.call(
        scene.ledger.checkAvailability, new CheckAvailability(List.of(codes), Optional.empty()));
  }
}
