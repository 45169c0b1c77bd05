package dev.storehand.feature.offers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Together;
import java.util.ArrayList;
import java.util.List;

/** Invariant 13: no two offers sell one variant in one market at one time. */
class OfferGateTest {

  @OnBothEngines
  void c13EnablingWhatAnotherSellsIsRefusedAndNamesTheWaysOut(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String variant = scene.variant("TEE");
    String first = scene.selling("First", variant);
    String second = scene.offer("Second");
    scene.add(second, variant).ok();
    Answer refused = scene.on("enable_offer", second);
    assertThat(refused.problem("conflict").path("detail").asString())
        .isEqualTo(
            "The offer %s would sell what the offer %s (First) sells in the same market and time: %s"
                .formatted(second, first, variant));
    assertThat(refused.json().path("next_actions").toString())
        .contains("disable_offer", "remove_offer_variants", "update_offer_markets");
    assertThat(scene.status(second)).isEqualTo("draft");
    scene.on("disable_offer", first).ok();
    scene.on("enable_offer", second).ok();
    scene.on("enable_offer", first).problem("conflict");
  }

  @OnBothEngines
  void c13AVariantIsNotAddedToASecondOfferThatSells(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String variant = scene.variant("TEE");
    scene.selling("First", variant);
    String second = scene.selling("Second");
    scene.add(second, variant).problem("conflict");
    assertThat(scene.on("list_offer_variants", second).at("offer_variants")).isEmpty();
  }

  @OnBothEngines
  void c13OtherTimesDoNotClashAndAScheduleThatWouldIsRefusedAtOnce(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String variant = scene.variant("TEE");
    String now = scene.selling("Now", variant);
    scene.on("schedule_offer", now, "\"ends_at\": \"%s\"".formatted(scene.now(3600))).ok();
    String later = scene.offer("Later");
    scene.add(later, variant).ok();
    scene
        .on("schedule_offer", later, "\"starts_at\": \"%s\"".formatted(scene.now(3599)))
        .problem("conflict");
    scene.on("schedule_offer", later, "\"starts_at\": \"%s\"".formatted(scene.now(3600))).ok();
    scene.on("unschedule_offer", now).problem("conflict");
    scene.on("discard_offer", later).ok();
    scene.on("unschedule_offer", now).ok();
    scene.on("restore_offer", later).problem("conflict");
  }

  @OnBothEngines
  void c13OtherMarketsDoNotClash(TestApp app) {
    OfferScene scene = new OfferScene(app);
    List<String> markets = scene.markets();
    String variant = scene.variant("TEE");
    String here = scene.offer("Here");
    String there = scene.offer("There");
    for (String offer : List.of(here, there)) {
      scene.add(offer, variant).ok();
      String market = markets.get(offer.equals(here) ? 0 : 1);
      scene.on("add_offer_markets", offer, "\"market_ids\": [\"" + market + "\"]").ok();
      scene.on("enable_offer", offer).ok();
    }
    assertThat(scene.sellers(markets.get(0), variant)).containsValue(here);
    assertThat(scene.sellers(markets.get(1), variant)).containsValue(there);
    scene.on("update_offer_markets", there, "\"scope\": \"all\"").problem("conflict");
    scene
        .on("add_offer_markets", there, "\"market_ids\": [\"" + markets.get(0) + "\"]")
        .problem("conflict");
  }

  @OnBothEngines
  void c13CollectionsAndWholeCataloguesClashToo(TestApp app) {
    OfferScene scene = new OfferScene(app);
    var product = scene.product("TEE");
    String variant = product.path("variants").get(0).path("id").asString();
    String other = scene.variant("CAP");
    String collection =
        app.call(
                "create_collection",
                "{\"name\": \"Tees\", \"product_ids\": [\"%s\"]}"
                    .formatted(product.path("id").asString()))
            .text("id");
    String wide = scene.offer("Tees");
    scene
        .on(
            "update_offer_products",
            wide,
            "\"source\": \"collection\", \"collection_id\": \"" + collection + "\"")
        .ok();
    String picked = scene.selling("Picked", variant);
    scene.on("enable_offer", wide).problem("conflict");
    scene.on("remove_offer_variants", picked, "\"variant_ids\": [\"" + variant + "\"]").ok();
    scene.on("enable_offer", wide).ok();
    scene.add(picked, variant).problem("conflict");
    scene.add(picked, other).ok();
    String all = scene.offer("All");
    scene.on("update_offer_products", all, "\"source\": \"all\"").ok();
    scene.on("enable_offer", all).problem("conflict");
    String market = app.call("list_markets", "{}").text("markets.0.id");
    assertThat(scene.sellers(market, variant, other))
        .containsEntry(variant, wide)
        .containsEntry(other, picked);
  }

  @OnBothEngines
  void c13OfManyWhoEnableAtOnceOneComesThrough(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String variant = scene.variant("TEE");
    List<String> offers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String offer = scene.offer("Rival " + i);
      if (i % 2 == 0) {
        scene.add(offer, variant).ok();
      } else {
        scene.on("enable_offer", offer).ok();
      }
      offers.add(offer);
    }
    List<Integer> statuses =
        Together.run(
            8,
            n ->
                (n % 2 == 0
                        ? scene.on("enable_offer", offers.get(n))
                        : scene.add(offers.get(n), variant))
                    .reply()
                    .status());
    assertThat(statuses).filteredOn(status -> status == 202).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 409).hasSize(7);
  }
}
