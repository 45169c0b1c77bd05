package dev.storehand.feature.preorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.util.List;

/** What an offer sells, on which terms, and what it refuses. */
class PlacingPreordersTest {
  private static final String DEPOSIT =
      "{\"payments\": {\"type\": \"deposit\", \"deposit\": {\"type\": \"percentage\", \"percentage\": 20}}}";

  @OnBothEngines
  void aCountThatWasResetInAMarketStaysResetWhenItIsCountedAnew(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    String market = scene.call("list_markets", "{}").text("markets.0.id");
    String offer =
        scene.offer(
            "{\"markets\": {\"overrides\": {\"%s\": {\"total_limit\": 2}}}}".formatted(market),
            "BOOT");
    String variant = "\"variant_id\": \"" + scene.variant("BOOT") + "\"";
    scene.place("BOOT:2", "ada@example.com").ok();
    scene.place("BOOT:1", "grace@example.com").problem("conflict");
    scene.on("reset_offer_sold_count", offer, variant).ok();

    scene.call("recalculate_preorder_count", "{" + variant + "}").ok();

    scene.place("BOOT:2", "grace@example.com").ok();
    scene.place("BOOT:1", "edsger@example.com").problem("conflict");
    assertThat(scene.sold(offer, "BOOT")).isEqualTo(4);
    scene.addsUp();
  }

  @OnBothEngines
  void aPreorderTouchesNoStockAndIsAnOrderAsAnyOther(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    String offer = scene.offer(DEPOSIT, "BOOT");

    Answer placed = scene.place("BOOT:2", "ada@example.com");

    assertThat(placed.text("offer_id")).isEqualTo(offer);
    assertThat(placed.text("state")).isEqualTo("placed");
    assertThat(placed.text("waiting_for")).isEqualTo("deposit");
    assertThat(placed.number("payments.deposit_cents")).isEqualTo(4000);
    assertThat(placed.number("payments.balance_cents")).isEqualTo(16000);
    assertThat(placed.number("payments.outstanding_cents")).isEqualTo(20000);
    scene.has("BOOT", 0, 0);
    assertThat(scene.sold(offer, "BOOT")).isEqualTo(2);
    String id = placed.text("id");
    Answer order = scene.on("read_order", id);
    assertThat(order.at("lines.0.is_preorder").booleanValue()).isTrue();
    assertThat(order.at("lines.0.waiting").booleanValue()).isTrue();
    assertThat(order.at("shipments")).isEmpty();
    assertThat(scene.events(id)).containsExactly("order.placed", "preorder.placed");
    scene.addsUp();
  }

  @OnBothEngines
  void invariant14AnOfferSellsOnlyEnabledNotPausedAndInsideItsTime(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    String offer = scene.draft("{}", "BOOT");
    String named = ", \"offer_id\": \"" + offer + "\"";

    refused(scene, "", "enable_offer");
    refused(scene, named, "enable_offer");
    scene.on("enable_offer", offer).ok();
    scene.on("pause_offer", offer).ok();
    refused(scene, named, "resume_offer");
    refused(scene, "", "resume_offer");
    scene.on("resume_offer", offer).ok();
    scene.on("schedule_offer", offer, "\"ends_at\": \"2026-11-21T10:00:00Z\"").ok();
    scene.place("BOOT:1", "ada@example.com", named).ok();
    app.clock().move(Duration.ofHours(1));
    refused(scene, named, "schedule_offer");
    assertThat(scene.sold(offer, "BOOT")).isEqualTo(1);
  }

  private static void refused(PreorderScene scene, String more, String helps) {
    Answer answer = scene.place("BOOT:1", "ada@example.com", more);
    assertThat(names(answer.problem("conflict"))).contains(helps);
  }

  private static List<String> names(tools.jackson.databind.JsonNode problem) {
    List<String> names = new java.util.ArrayList<>();
    problem.path("next_actions").forEach(each -> names.add(each.asString()));
    return names;
  }

  @OnBothEngines
  void theLimitsOfOneOrderAndOfOneCustomerHold(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    scene.offer(
        "{\"cart\": {\"min_per_order\": 2, \"max_per_order\": 4, \"max_per_customer\": 5}}",
        "BOOT");

    scene.place("BOOT:1", "ada@example.com").problem("conflict");
    scene.place("BOOT:5", "ada@example.com").problem("conflict");
    String first = scene.place("BOOT:4", "ada@example.com").text("id");
    Answer over = scene.place("BOOT:2", "ADA@example.com");
    assertThat(names(over.problem("conflict"))).contains("set_offer_order_limits");
    scene.place("BOOT:2", "grace@example.com").ok();
    scene
        .call("place_preorder", "{\"lines\": [{\"sku_code\": \"BOOT\", \"quantity\": 2}]}")
        .problem("unprocessable");
    scene.on("cancel_preorder_order", first).ok();
    scene.place("BOOT:2", "ada@example.com").ok();
  }

  @OnBothEngines
  void termsHaveToBeAccepted(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    scene.offer("{\"terms\": {\"enabled\": true}}", "BOOT");

    scene.place("BOOT:1", "ada@example.com").problem("unprocessable");
    scene
        .place("BOOT:1", "ada@example.com", ", \"terms_accepted\": false")
        .problem("unprocessable");
    scene.place("BOOT:1", "ada@example.com", ", \"terms_accepted\": true").ok();
  }

  @OnBothEngines
  void otherGoodsInTheCartAreClaimedAtOnceWhereTheOfferAllowsThem(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0).sku("SOCK", 500, 3);
    String offer = scene.offer("{\"cart\": {\"mixed_carts\": false}}", "BOOT");
    String both =
        "{\"lines\": [{\"sku_code\": \"BOOT\", \"quantity\": 1}, {\"sku_code\": \"SOCK\", \"quantity\": 2}]}";

    scene.call("place_preorder", both).problem("conflict");
    scene.set(offer, "{\"cart\": {\"mixed_carts\": true}}").ok();
    String id = scene.call("place_preorder", both).text("id");

    scene.has("SOCK", 1, 0);
    scene.has("BOOT", 0, 0);
    assertThat(scene.read(id).at("shipments")).hasSize(1);
    scene.call("place_preorder", both).problem("insufficient_stock");
    assertThat(scene.sold(offer, "BOOT")).isEqualTo(1);
    scene.addsUp();
  }

  @OnBothEngines
  void whatNoLocationCountsIsNamedWhereTheCallerAskedForIt(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0).sku("SOCK", 500, 3);
    String offer = scene.offer("{}", "BOOT");
    scene.on("delete_stock_item", scene.item("SOCK"), "\"confirm\": true").ok();
    String both =
        "{\"lines\": [{\"sku_code\": \"BOOT\", \"quantity\": 1}, {\"sku_code\": \"SOCK\", \"quantity\": 2}]}";
    String fault = "lines[1] asks for SOCK, which no location that serves this market counts";

    assertThat(scene.call("place_preorder", both).errors()).containsExactly(fault);
    scene.set(offer, "{\"fulfillment\": {\"split_orders\": true}}").ok();
    assertThat(scene.call("place_preorder", both).errors()).containsExactly(fault);
  }

  @OnBothEngines
  void anOfferOfTheWholeOrderHoldsTheOtherGoodsToo(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0).sku("SOCK", 500, 3);
    scene.offer("{\"fulfillment\": {\"hold\": \"whole_order\"}}", "BOOT");

    String id =
        scene
            .call(
                "place_preorder",
                "{\"lines\": [{\"sku_code\": \"BOOT\", \"quantity\": 1}, {\"sku_code\": \"SOCK\", \"quantity\": 2}]}")
            .text("id");

    assertThat(scene.read(id).text("held")).isEqualTo("whole_order");
    assertThat(scene.read(id).text("shipments.0.status")).isEqualTo("on_hold");
    scene.arrives("BOOT", 1);
    scene.on("release_preorder_order", id, "\"force\": true").ok();
    assertThat(scene.read(id).text("held")).isEqualTo("none");
    assertThat(scene.read(id).text("shipments.0.status")).isEqualTo("upcoming");
    scene.on("fulfill_preorder_order", id).ok();
    assertThat(scene.state(id)).isEqualTo("fulfilled");
    scene.addsUp();
  }

  @OnBothEngines
  void anOfferRestsWhileItsGoodsCanBeHadFromStock(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    scene.offer("{\"inventory\": {\"pause_when_back_in_stock\": true}}", "BOOT");
    scene.place("BOOT:1", "ada@example.com").ok();

    scene.arrives("BOOT", 1);

    Answer refused = scene.place("BOOT:1", "ada@example.com");
    assertThat(names(refused.problem("conflict"))).contains("create_order");
  }

  @OnBothEngines
  void theDiscountComesOffEachLineHalfUp(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 999, 0).sku("CAP", 300, 0);
    scene.offer("{\"pricing\": {\"type\": \"percentage\", \"percentage\": 12.5}}", "BOOT");
    scene.offer("{\"pricing\": {\"type\": \"fixed_amount\", \"amount_cents\": 400}}", "CAP");

    // 12.5 % of 2997 are 374.625.
    assertThat(scene.place("BOOT:3", "ada@example.com").number("total_cents")).isEqualTo(2622);
    assertThat(scene.place("CAP:2", "ada@example.com").number("total_cents")).isZero();
  }

  @OnBothEngines
  void invariant15DepositAndBalanceAreTheTotalHoweverItRounds(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 333, 0);
    String offer = scene.offer("{}", "BOOT");

    plan(scene, offer, "{\"type\": \"percentage\", \"percentage\": 0}", 0, 333);
    plan(scene, offer, "{\"type\": \"percentage\", \"percentage\": 50}", 167, 166);
    plan(scene, offer, "{\"type\": \"percentage\", \"percentage\": 33.33}", 111, 222);
    plan(scene, offer, "{\"type\": \"percentage\", \"percentage\": 100}", 333, 0);
    plan(scene, offer, "{\"type\": \"amount\", \"amount_cents\": 100}", 100, 233);
    plan(scene, offer, "{\"type\": \"amount\", \"amount_cents\": 500}", 333, 0);
    scene.addsUp();
  }

  private static void plan(
      PreorderScene scene, String offer, String deposit, long now, long later) {
    scene
        .set(offer, "{\"payments\": {\"type\": \"deposit\", \"deposit\": %s}}".formatted(deposit))
        .ok();
    Answer placed = scene.place("BOOT:1", "ada@example.com");
    assertThat(placed.number("payments.deposit_cents")).as(deposit).isEqualTo(now);
    assertThat(placed.number("payments.balance_cents")).as(deposit).isEqualTo(later);
  }

  @OnBothEngines
  void whatIsReservedOnSaleIsReservedThoughItIsNotThereAndConsumedByItsOwnOrder(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    scene.offer("{\"inventory\": {\"reserve_on\": \"on_sale\"}}", "BOOT");
    List<String> ids = scene.queue("BOOT", 3, "");
    scene.has("BOOT", 0, 3);

    scene.arrives("BOOT", 2);
    scene.on("release_preorder_order", ids.get(0), "\"force\": true").ok();
    scene.has("BOOT", 1, 2);
    scene.on("cancel_preorder_order", ids.get(1)).ok();
    scene.has("BOOT", 1, 1);
    scene.on("release_preorder_order", ids.get(2), "\"force\": true").ok();

    scene.has("BOOT", 0, 0);
    scene.addsUp();
  }

  @OnBothEngines
  void digitalGoodsGoOutOnceTheyArePaidAndReleased(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("CAP", 100, 1);
    String product =
        scene
            .call(
                "create_product",
                "{\"name\": \"Guide\", \"type\": \"file_download\", \"price_cents\": 500, \"variants\":"
                    + " [{\"sku_code\": \"PDF\", \"stock_mode\": \"unlimited\"}]}")
            .text("variants.0.id");
    String offer = scene.call("create_offer", "{\"name\": \"Guide\"}").text("id");
    scene.on("add_offer_variants", offer, "\"variant_ids\": [\"%s\"]".formatted(product)).ok();
    scene.on("enable_offer", offer).ok();
    String id = scene.place("PDF:1", "ada@example.com").text("id");

    scene.money("charge_preorder_deposit", id, ", \"provider\": \"manual\"").ok();
    assertThat(scene.on("read_order", id).at("delivery")).isEmpty();
    scene.on("release_preorder_order", id).ok();

    assertThat(scene.on("read_order", id).at("delivery")).hasSize(1);
  }

  @OnBothEngines
  void whoMayNotMoveMoneyTakesNoDeposit(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    scene.offer(DEPOSIT, "BOOT");
    String clerk = app.key(dev.storehand.core.db.Mode.LIVE, "preorders:write");
    String paid =
        PreorderScene.placing("BOOT:1", "a@b.c", ", \"payment\": {\"provider\": \"manual\"}");

    app.as(clerk, "place_preorder", paid).problem("forbidden");
    app.as(clerk, "place_preorder", PreorderScene.placing("BOOT:1", "a@b.c", "")).ok();
  }
}
