package dev.storehand.feature.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehand.core.problem.Problem;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Together;
import java.time.Duration;
import java.util.List;

/** What offers count, and by which offer a variant sells. */
class OfferCountsTest {

  @OnBothEngines
  void c12ManySellersNeverPassTheLimit(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String market = scene.markets().get(0);
    String variant = scene.variant("TEE");
    String offer = scene.selling("Drop", variant);
    scene.on("set_offer_total_limit", offer, "\"total_limit\": 15").ok();
    List<Boolean> sold =
        Together.run(
            24,
            n -> {
              try {
                scene.sell(offer, variant, 1, market);
                return true;
              } catch (Problem full) {
                return false;
              }
            });
    assertThat(sold).filteredOn(each -> each).hasSize(15);
    assertThat(scene.row(offer, variant).number("sold")).isEqualTo(15);
    assertThat(scene.remaining(offer, variant, market)).contains(0L);
  }

  @OnBothEngines
  void c12WhatDoesNotFitSaysWhatIsLeftAndLeavesNoTrace(TestApp app) {
    OfferScene scene = new OfferScene(app);
    List<String> markets = scene.markets();
    String variant = scene.variant("TEE");
    String offer = scene.selling("Drop", variant);
    scene.on("set_offer_total_limit", offer, "\"total_limit\": 5").ok();
    scene.sell(offer, variant, 3, markets.get(0));
    assertThatThrownBy(() -> scene.sell(offer, variant, 3, markets.get(0)))
        .isInstanceOf(Problem.class)
        .hasMessage("The offer %s has 2 of the variant %s left, not 3".formatted(offer, variant));
    scene
        .on(
            "update_offer_markets",
            offer,
            "\"overrides\": {\"%s\": {\"total_limit\": 1}}".formatted(markets.get(1)))
        .ok();
    assertThat(scene.remaining(offer, variant, markets.get(1))).contains(1L);
    assertThatThrownBy(() -> scene.sell(offer, variant, 2, markets.get(1)))
        .hasMessageContaining("left in the market " + markets.get(1) + ", not 2");
    scene.sell(offer, variant, 1, markets.get(1));
    assertThatThrownBy(() -> scene.sell(offer, variant, 1, markets.get(1)))
        .isInstanceOf(Problem.class);
    assertThat(scene.row(offer, variant).number("sold")).isEqualTo(4);
    scene.on("update_offer_inventory", offer, "\"oversell\": true").ok();
    scene.sell(offer, variant, 100, markets.get(1));
    assertThat(scene.row(offer, variant).number("sold")).isEqualTo(104);
    assertThat(scene.remaining(offer, variant, markets.get(1))).isEmpty();
  }

  @OnBothEngines
  void c12AVariantsOwnCapacityComesBeforeTheOffersLimit(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String market = scene.markets().get(0);
    String variant = scene.variant("TEE");
    String offer = scene.selling("Drop", variant);
    scene.on("set_offer_total_limit", offer, "\"total_limit\": 1").ok();
    scene
        .on(
            "update_offer_variant",
            offer,
            "\"variant_id\": \"%s\", \"capacity\": 3".formatted(variant))
        .ok();
    scene.sell(offer, variant, 3, market);
    assertThatThrownBy(() -> scene.sell(offer, variant, 1, market)).isInstanceOf(Problem.class);
  }

  @OnBothEngines
  void c12GivingUpReleasingAndResettingKeepSoldTrue(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String market = scene.markets().get(0);
    String variant = scene.variant("TEE");
    String offer = scene.selling("Drop", variant);
    scene.on("set_offer_total_limit", offer, "\"total_limit\": 4").ok();
    String row = scene.sell(offer, variant, 4, market);
    OfferCounts counts = new OfferCounts();
    scene.write(
        tx -> {
          counts.release(tx, row, 2);
          counts.giveUp(tx, row, market, 1, true);
          return row;
        });
    Answer read = scene.row(offer, variant);
    assertThat(read.number("sold")).isEqualTo(3);
    assertThat(read.number("released")).isEqualTo(1);
    assertThat(read.number("remaining")).isEqualTo(1);
    scene.on("reset_offer_sold_count", offer, "\"variant_id\": \"" + variant + "\"").ok();
    Answer reset = scene.row(offer, variant);
    assertThat(reset.number("sold")).as("still true").isEqualTo(3);
    assertThat(reset.number("sold_count")).isZero();
    scene.sell(offer, variant, 4, market);
    assertThatThrownBy(() -> scene.sell(offer, variant, 1, market)).isInstanceOf(Problem.class);
  }

  @OnBothEngines
  void anOfferOfEverythingMakesItsRowsWithTheFirstSale(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String market = scene.markets().get(0);
    String variant = scene.variant("TEE");
    String offer = scene.offer("All");
    scene.on("update_offer_products", offer, "\"source\": \"all\"").ok();
    scene.on("set_offer_total_limit", offer, "\"total_limit\": 2").ok();
    scene.on("enable_offer", offer).ok();
    assertThat(scene.sellers(market, variant)).containsEntry(variant, offer);
    assertThatThrownBy(() -> scene.sell(offer, variant, 3, market)).isInstanceOf(Problem.class);
    scene.row(offer, variant).problem("not_found");
    String row = scene.sell(offer, variant, 1, market);
    assertThat(scene.sell(offer, variant, 1, market)).isEqualTo(row);
    assertThatThrownBy(() -> scene.sell(offer, variant, 1, market)).isInstanceOf(Problem.class);
  }

  @OnBothEngines
  void c14OnlyAnEnabledOfferInsideItsTimeAndNotPausedSells(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String market = scene.markets().get(0);
    String variant = scene.variant("TEE");
    String offer = scene.offer("Timed");
    scene.add(offer, variant).ok();
    assertThat(scene.sellers(market, variant)).as("a draft").isEmpty();
    scene.on("enable_offer", offer).ok();
    scene.on("schedule_offer", offer, "\"ends_at\": \"%s\"".formatted(scene.now(60))).ok();
    assertThat(scene.sellers(market, variant)).containsValue(offer);
    scene.on("pause_offer", offer).ok();
    assertThat(scene.sellers(market, variant)).as("paused").isEmpty();
    scene.on("resume_offer", offer).ok();
    app.clock().move(Duration.ofSeconds(59).plusMillis(999));
    assertThat(scene.sellers(market, variant)).as("its last moment").containsValue(offer);
    app.clock().move(Duration.ofMillis(1));
    assertThat(scene.sellers(market, variant))
        .as("its end, which the clock has not seen yet")
        .isEmpty();
  }

  @OnBothEngines
  void q9DriftIsShownAndRepaired(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String market = scene.markets().get(0);
    String variant = scene.variant("TEE");
    String offer = scene.selling("Drop", variant);
    // A count without order lines: what a defect, or a hand in the database, would leave behind.
    scene.sell(offer, variant, 3, market);
    String input = "{\"variant_id\": \"" + variant + "\"}";
    Answer read = app.call("read_preorder_variant", input);
    assertThat(read.number("preorder_count")).isEqualTo(3);
    assertThat(read.number("drift")).isEqualTo(3);
    assertThat(read.text("offers.0.offer_id")).isEqualTo(offer);
    assertThat(read.number("offers.0.ordered")).isZero();
    assertThat(app.call("list_preorder_variants", "{}").number("product_variants.0.preorder_count"))
        .isEqualTo(3);
    assertThat(app.call("recalculate_preorder_count", input).number("drift")).isZero();
    assertThat(scene.row(offer, variant).number("sold")).isZero();
    assertThat(app.call("list_variant_offers", input).text("offers.0.id")).isEqualTo(offer);
  }
}
