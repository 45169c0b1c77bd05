package dev.storehand.feature.listings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Mode;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Together;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Books, bids, purchases and sales: row X6, and the worked figures. */
final class MarketTest {
  @OnBothEngines
  void x6TheLowestAskIsTheLeastOfTheLiveOnesInEachCurrency(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    assertThat(scene.asks(variant)).as("none yet").containsExactly(-1L, 0L);
    String first = scene.listed(variant, 15_000);
    scene.listed(variant, 15_200);
    scene.listed(variant, 9_000, ", \"currency\": \"EUR\"");
    assertThat(scene.asks(variant)).containsExactly(15_000L, 2L);
    scene.done("deactivate_listing", first, "");
    assertThat(scene.asks(variant)).containsExactly(15_200L, 1L);
    JsonNode all =
        scene
            .call("read_market_data", "{\"variant_id\": \"%s\"}".formatted(variant))
            .at("market_data");
    assertThat(all).hasSize(2);
    assertThat(all.get(0).path("currency").asString()).isEqualTo("EUR");
    assertThat(all.get(0).path("lowest_ask_cents").longValue()).isEqualTo(9_000);
    String product = scene.listing(first).path("product_id").asString();
    assertThat(
            scene
                .call("read_product_market_data", "{\"product_id\": \"%s\"}".formatted(product))
                .at("market_data"))
        .isEqualTo(all);
  }

  @OnBothEngines
  void sellFasterEarnMoreAndSubtotalComeToTheWorkedExample(TestApp app) {
    MarketScene scene = new MarketScene(app);
    scene
        .call(
            "update_shop",
            """
            {"fees": [{"name": "Processing", "percentage": 3, "amount_cents": 100},
                      {"name": "Transaction", "percentage": 9.5, "borne_by": "seller"}],
             "shipping_options": [{"code": "STANDARD", "name": "Standard", "price_cents": 995}]}""")
        .ok();
    String variant = scene.variant("DUNK");
    String listing = scene.listed(variant, 15_000);
    scene.listed(variant, 15_200);
    bid(scene, variant, 14_000, "ada");
    JsonNode data = scene.market(variant);
    assertThat(data.path("sell_faster_cents").longValue()).isEqualTo(14_900);
    assertThat(data.path("earn_more_cents").longValue()).isEqualTo(15_000);
    assertThat(data.path("highest_bid_cents").longValue()).isEqualTo(14_000);
    JsonNode subtotal = data.path("subtotals").get(0);
    assertThat(subtotal.path("fees_cents").longValue()).isEqualTo(550);
    assertThat(subtotal.path("total_cents").longValue()).isEqualTo(16_545);
    JsonNode payout = scene.listing(listing).path("payout");
    assertThat(payout.path("total_payout_cents").longValue()).isEqualTo(15_000 - 1_425);
    assertThat(payout.path("total_adjustments_cents").longValue()).isEqualTo(-1_425);
    scene.done("update_listing", listing, ", \"amount_cents\": 14001");
    assertThat(scene.market(variant).path("sell_faster_cents").longValue())
        .as("a bid that is no less than the amount below")
        .isEqualTo(14_000);
  }

  @OnBothEngines
  void theLowestAskSellsFirstAndOfEqualOnesTheOldest(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String dear = scene.listed(variant, 15_200);
    String old = scene.listed(variant, 15_000);
    app.clock().move(Duration.ofSeconds(1));
    String young = scene.listed(variant, 15_000);
    app.clock().move(Duration.ofSeconds(1));
    scene.done("update_listing", old, ", \"amount_cents\": 15100");
    app.clock().move(Duration.ofSeconds(1));
    scene.done("update_listing", old, ", \"amount_cents\": 15000");
    assertThat(List.of(bought(scene, variant), bought(scene, variant), bought(scene, variant)))
        .as("who moved stands last in line at the price")
        .containsExactly(young, old, dear);
    scene
        .call(
            "buy_now",
            "{\"variant_id\": \"%s\", \"customer_email\": \"a@example.com\"}".formatted(variant))
        .problem("conflict");
  }

  private static String bought(MarketScene scene, String variant) {
    return scene.buy(variant, "grace").text("listing_id");
  }

  @OnBothEngines
  void aBidBuysTheFirstAskThatComesDownToItAtThePriceOfTheBid(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String low = bid(scene, variant, 12_000, "ada").text("id");
    String high = bid(scene, variant, 13_000, "grace").text("id");
    String listing = scene.listed(variant, 15_000);
    scene.done("update_listing", listing, ", \"amount_cents\": 12500");
    ObjectNode sold = scene.listing(listing);
    assertThat(sold.path("status").asString()).isEqualTo("MATCHED");
    assertThat(sold.path("amount_cents").longValue()).as("nobody changes it").isEqualTo(12_500);
    ObjectNode sale = sale(scene, sold.path("order").path("order_number").longValue());
    assertThat(sale.path("amount_cents").longValue()).isEqualTo(13_000);
    assertThat(sale.path("bid_id").asString()).isEqualTo(high);
    assertThat(scene.call("list_bids", "{\"status\": \"live\"}").text("bids.0.id")).isEqualTo(low);
    assertThat(scene.market(variant).path("highest_bid_cents").longValue()).isEqualTo(12_000);
    scene.sound();
  }

  @OnBothEngines
  void aBidThatReachesAnAskBuysItAtOnceAtThePriceOfTheAsk(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String listing = scene.listed(variant, 15_000);
    Answer bid = bid(scene, variant, 16_000, "ada");
    assertThat(bid.text("status")).isEqualTo("matched");
    assertThat(scene.status(listing)).isEqualTo("MATCHED");
    long number = scene.listing(listing).path("order").path("order_number").longValue();
    assertThat(sale(scene, number).path("amount_cents").longValue()).isEqualTo(15_000);
    scene
        .call("cancel_bid", "{\"id\": \"%s\"}".formatted(bid.text("id")))
        .problem("invalid_transition");
    String other = bid(scene, variant, 10_000, "ada").text("id");
    assertThat(scene.call("cancel_bid", "{\"id\": \"%s\"}".formatted(other)).text("status"))
        .isEqualTo("canceled");
    assertThat(scene.market(variant).has("highest_bid_cents")).isFalse();
    scene.sound();
  }

  @OnBothEngines
  void aBidThatCannotBeHonouredAnyMoreStandsInNobodysWay(TestApp app) {
    MarketScene scene = new MarketScene(app);
    scene
        .call(
            "update_shop",
            """
            {"shipping_options": [{"code": "STANDARD", "name": "Standard", "price_cents": 995}]}""")
        .ok();
    String variant = scene.variant("DUNK");
    scene
        .call(
            "place_bid",
            "{\"variant_id\": \"%s\", \"amount_cents\": 9000, \"shipping_option\": \"STANDARD\"}"
                .formatted(variant))
        .ok();
    scene.call("update_shop", "{\"shipping_options\": []}").ok();
    String next = bid(scene, variant, 8_000, "ada").text("id");
    String seller = scene.customer("grace", stocked(scene));
    String listing = scene.listed(variant, 8_000, ", \"seller_id\": \"%s\"".formatted(seller));
    assertThat(scene.status(listing)).isEqualTo("MATCHED");
    assertThat(scene.call("list_bids", "{\"status\": \"matched\"}").text("bids.0.id"))
        .isEqualTo(next);
    assertThat(scene.call("list_bids", "{\"status\": \"canceled\"}").at("bids")).hasSize(1);
    scene.sound();
  }

  private static String stocked(MarketScene scene) {
    scene.item(scene.variant("SOCK"), 5);
    return "SOCK";
  }

  @OnBothEngines
  void nobodyBuysFromHimself(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    scene.item(variant, 5);
    String ada = scene.customer("ada", "DUNK");
    String own = scene.listed(variant, 10_000, ", \"seller_id\": \"%s\"".formatted(ada));
    String house = scene.listed(variant, 11_000);
    assertThat(scene.buy(variant, "ada").text("listing_id")).isEqualTo(house);
    assertThat(
            scene
                .call(
                    "buy_now",
                    "{\"variant_id\": \"%s\", \"customer_id\": \"%s\"}".formatted(variant, ada))
                .problem("conflict")
                .path("detail")
                .asString())
        .contains("buyer's own");
    assertThat(bid(scene, variant, 20_000, "ada").text("status")).isEqualTo("live");
    scene.listed(variant, 30_000);
    scene
        .call("buy_now", "{\"variant_id\": \"%s\", \"max_amount_cents\": 9999}".formatted(variant))
        .problem("conflict");
    assertThat(
            scene
                .settled("buy_now", "{\"variant_id\": \"%s\"}".formatted(variant))
                .text("listing_id"))
        .as("the house buys")
        .isEqualTo(own);
    scene.sound();
  }

  @OnBothEngines
  void anAskIsNeverSoldTwiceHoweverManyBuyAtOnce(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    for (int i = 0; i < 5; i++) {
      scene.listed(variant, 10_000 + i);
    }
    List<String> sold =
        Together.run(
                12,
                thread ->
                    scene
                        .call(
                            "buy_now",
                            "{\"variant_id\": \"%s\", \"customer_email\": \"b%d@example.com\"}"
                                .formatted(variant, thread))
                        .json()
                        .path("listing_id")
                        .asString("none"))
            .stream()
            .filter(each -> !each.equals("none"))
            .collect(Collectors.toList());
    assertThat(sold).hasSize(5).doesNotHaveDuplicates();
    assertThat(scene.asks(variant)).containsExactly(-1L, 0L);
    app.settle();
    scene.sound();
  }

  @OnBothEngines
  void lastSalesShowWhatWasPaidAndNotByWhom(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    scene.listed(variant, 10_000);
    scene.buy(variant, "ada").ok();
    JsonNode sale =
        scene
            .call("list_market_sales", "{\"variant_id\": \"%s\"}".formatted(variant))
            .at("sales.0");
    assertThat(Set.copyOf(new TreeSet<>(sale.propertyNames())))
        .containsExactlyInAnyOrder(
            "id", "variant_id", "product_id", "amount_cents", "currency", "sold_at");
  }

  @OnBothEngines
  void whatIsBentOfTheMarketIsReported(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    scene
        .call(
            "update_shop",
            """
            {"fees": [{"name": "Transaction", "percentage": 9.5, "borne_by": "seller"},
                      {"name": "Processing", "percentage": 3, "amount_cents": 100}]}""")
        .ok();
    scene.listed(variant, 15_000);
    scene.buy(variant, "ada").ok();
    scene.listed(variant, 16_000);
    bid(scene, variant, 14_000, "ada");
    scene.sound();
    bend(
        app,
        """
        update market_quote set lowest_ask_cents = lowest_ask_cents + 5,
          highest_bid_cents = highest_bid_cents + 5 where shop = :shop and mode = :mode""");
    bend(
        app,
        """
        update market_sale set payout_cents = payout_cents - 1, total_cents = total_cents + 1
        where shop = :shop and mode = :mode""");
    assertThat(scene.call("check_integrity", "{}").at("differences").toString())
        .contains(
            "a_quote_names_the_lowest_ask",
            "a_quote_names_the_highest_bid",
            "a_sales_payout_is_its_price_less_the_sellers_fees",
            "a_sales_total_is_its_price_the_buyers_fees_and_shipping");
  }

  private static void bend(TestApp app, String statement) {
    app.app()
        .database()
        .write(app.app().systemScope(app.shop(), Mode.LIVE), tx -> tx.sql(statement).run());
  }

  private static Answer bid(MarketScene scene, String variant, long cents, String who) {
    return scene.settled(
        "place_bid",
        "{\"variant_id\": \"%s\", \"amount_cents\": %d, \"customer_email\": \"%s@example.com\"}"
            .formatted(variant, cents, who));
  }

  private static ObjectNode sale(MarketScene scene, long number) {
    return scene.call("read_sale", "{\"order_number\": %d}".formatted(number)).ok();
  }
}
