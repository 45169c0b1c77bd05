package dev.storehand.edge.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The prompts of preorders and of the market, played word by word. */
class SellingPromptsTest {
  private static final Map<String, String> TERMS =
      Map.of(
          "products",
          "TEE-M and the red tee in L",
          "deposit",
          "20 %",
          "balance_due",
          "on_release",
          "delivery_date",
          "2027-02-15",
          "limit",
          "150");

  @OnBothEngines
  void launchPreorderOpensAnOfferWithADepositThatTakesItsFirstPreorder(TestApp app) {
    PromptScene scene = new PromptScene(app);
    String place = scene.place();
    scene.tee();
    scene.item(place, "TEE-M", 0, 0);
    scene.item(place, "TEE-L", 0, 0);
    Agent agent = scene.given("launch_preorder", TERMS);

    assertThat(agent.text()).contains("20 %", "on_release", "2027-02-15", "150");
    String offer = drafted(agent);
    assertThat(
            agent.change("enable_offer", "{\"id\": \"" + offer + "\"}").path("status").asString())
        .isEqualTo("enabled");
    JsonNode placed =
        agent.change(
            "place_preorder",
            """
            {"lines": [{"sku_code": "TEE-M", "quantity": 1}], "customer_email": "ada@example.com",
             "payment": {"provider": "sandbox", "token": "card"}}""");
    assertThat(placed.path("offer_id").asString()).isEqualTo(offer);
    assertThat(placed.path("payments").path("deposit_cents").longValue()).isEqualTo(380);
    assertThat(placed.path("delivery_at").asString()).startsWith("2027-02-15");
    scene.settle();
    JsonNode read = agent.on("read_preorder_order", placed.path("id").asString());
    assertThat(read.path("state").asString()).isEqualTo("awaiting_balance");
    assertThat(read.path("payments").path("captured_cents").longValue()).isEqualTo(380);
    JsonNode variants = agent.on("list_offer_variants", offer).path("offer_variants");
    assertThat(variants.valueStream().map(each -> each.path("remaining").intValue()))
        .containsExactlyInAnyOrder(149, 150);
    agent.hasDoneAll();
  }

  /** As far as the offer that the merchant is shown; its id. */
  private static String drafted(Agent agent) {
    assertThat(agent.call("read_shop", "{}").path("currency").asString()).isEqualTo("USD");
    String medium =
        agent.call("find_variant_by_sku", "{\"sku_code\": \"TEE-M\"}").path("id").asString();
    String large = variantByWords(agent, "TEE-L");
    for (String variant : new String[] {medium, large}) {
      assertThat(
              agent
                  .call("list_variant_offers", "{\"variant_id\": \"" + variant + "\"}")
                  .path("offers"))
          .isEmpty();
    }
    agent.call("check_availability", "{\"sku_codes\": [\"TEE-M\", \"TEE-L\"]}");
    String offer =
        agent
            .change(
                "create_offer",
                "{\"name\": \"Preorder\", \"internal_name\": \"Red tee in spring\"}")
            .path("id")
            .asString();
    agent.change(
        "add_offer_variants",
        "{\"id\": \"%s\", \"variant_ids\": [\"%s\", \"%s\"]}".formatted(offer, medium, large));
    agent.change(
        "update_offer_settings",
        """
        {"id": "%s", "payments": {"type": "deposit", "deposit": {"type": "percentage", "percentage": 20},
          "remaining_balance": {"due": "on_release", "auto_collect": false}},
         "delivery": {"type": "exact_date", "date": "2027-02-15"}, "inventory": {"total_limit": 150}}"""
            .formatted(offer));
    JsonNode read = agent.on("read_offer", offer);
    assertThat(read.path("status").asString()).isEqualTo("draft");
    assertThat(read.path("capabilities").path("payments").asString()).startsWith("20 % now");
    return offer;
  }

  private static String variantByWords(Agent agent, String sku) {
    String product =
        agent
            .call("search_catalog", "{\"query\": \"red tee\"}")
            .path("products")
            .path(0)
            .path("id")
            .asString();
    return agent
        .call("list_variants", "{\"product_id\": \"" + product + "\"}")
        .path("variants")
        .valueStream()
        .filter(each -> each.path("sku_code").asString().equals(sku))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }

  @OnBothEngines
  void launchPreorderWithATimeLeavesTheOpeningToTheClock(TestApp app) {
    PromptScene scene = new PromptScene(app);
    scene.item(tee(scene), "TEE-M", 0, 0);
    String start = "2027-01-10T09:00:00Z";
    Agent agent = scene.given("launch_preorder", Map.of("products", "tees", "starts_at", start));

    assertThat(agent.text()).contains("ask the merchant", start);
    String offer = drafted(agent);
    JsonNode scheduled =
        agent.change(
            "schedule_offer", "{\"id\": \"%s\", \"starts_at\": \"%s\"}".formatted(offer, start));
    assertThat(scheduled.path("status").asString()).isEqualTo("scheduled");
    assertThat(agent.on("list_offer_variants", offer).path("offer_variants")).hasSize(2);
    agent.hasDoneAll();
  }

  private static String tee(PromptScene scene) {
    scene.tee();
    return scene.place();
  }

  @OnBothEngines
  void collectBalancesChargesWhatIsOwedAndTriesADeclinedCardAgain(TestApp app) {
    PromptScene scene = new PromptScene(app);
    Owing owing = Owing.in(scene);
    Agent agent =
        scene.given("collect_balances", Map.of("offer_id", owing.offer(), "declined", "retry"));

    charged(agent, scene, owing);
    agent.change(
        "charge_preorder_balance",
        """
        {"id": "%s", "provider": "sandbox", "token": "card"}"""
            .formatted(owing.broke()));
    scene.settle();
    JsonNode read = agent.on("read_preorder_order", owing.broke());
    assertThat(read.path("state").asString()).isEqualTo("balance_collected");
    assertThat(due(agent, owing)).isEmpty();
    assertThat(scene.state(owing.solvent())).isEqualTo("balance_collected");
    agent.hasDoneAll();
  }

  @OnBothEngines
  void collectBalancesSendsALinkToWhoseCardWasDeclined(TestApp app) {
    PromptScene scene = new PromptScene(app);
    Owing owing = Owing.in(scene);
    Agent agent =
        scene.given("collect_balances", Map.of("offer_id", owing.offer(), "declined", "link"));

    charged(agent, scene, owing);
    assertThat(
            agent
                .on("read_offer_notifications", owing.offer())
                .path("payment_link")
                .path("url")
                .asString(""))
        .isEmpty();
    agent.change(
        "update_offer_notifications",
        """
        {"id": "%s", "payment_link": {"url": "https://shop.example/pay/{{ token }}"}}"""
            .formatted(owing.offer()));
    JsonNode sent =
        agent.change(
            "send_payment_collection_url",
            "{\"id\": \"%s\", \"expires_in_days\": 7}".formatted(owing.broke()));
    assertThat(sent.path("url").asString()).startsWith("https://shop.example/pay/");
    assertThat(sent.path("outstanding_cents").longValue()).isEqualTo(1520);
    assertThat(due(agent, owing)).hasSize(1);
    assertThat(due(agent, owing).get(0).has("link_sent_at")).isTrue();
    agent.hasDoneAll();
  }

  /** Two preorders of an offer whose deposits are paid; one buyer's card takes no more. */
  private record Owing(String offer, String solvent, String broke) {
    static Owing in(PromptScene scene) {
      scene.item(tee(scene), "TEE-M", 0, 0);
      String offer = scene.offer("TEE-M");
      return new Owing(
          offer,
          scene.preorder("TEE-M", "solvent@example.com", "card"),
          scene.preorder("TEE-M", "broke@example.com", "card"));
    }
  }

  private static List<JsonNode> due(Agent agent, Owing owing) {
    return agent.all(
        "read_preorder_collections_due_report",
        "{\"offer_id\": \"" + owing.offer() + "\"}",
        "rows");
  }

  /** As far as the charges and the one among them that fails. */
  private static void charged(Agent agent, PromptScene scene, Owing owing) {
    assertThat(due(agent, owing))
        .extracting(each -> each.path("outstanding_cents").longValue())
        .containsExactly(1520L, 1520L);
    String job =
        agent
            .change(
                "bulk_charge_preorder_balance",
                """
                {"items": [{"id": "%s"}, {"id": "%s", "provider": "sandbox", "token": "declined"}]}"""
                    .formatted(owing.solvent(), owing.broke()))
            .path("job_id")
            .asString();
    scene.settle();
    JsonNode ended = agent.call("read_job", "{\"job_id\": \"%s\", \"wait\": 10}".formatted(job));
    assertThat(ended.path("succeeded").intValue()).isEqualTo(2);
    assertThat(
            agent
                .call(
                    "list_job_items", "{\"job_id\": \"%s\", \"status\": \"failed\"}".formatted(job))
                .path("job_items"))
        .isEmpty();
    JsonNode failed =
        agent
            .call(
                "read_preorder_payment_failures_report",
                "{\"offer_id\": \"%s\", \"from\": \"%s\"}".formatted(owing.offer(), scene.today()))
            .path("rows");
    assertThat(failed).hasSize(1);
    assertThat(failed.path(0).path("order_id").asString()).isEqualTo(owing.broke());
    assertThat(failed.path(0).path("code").asString()).isEqualTo("card_declined");
  }

  @OnBothEngines
  void listOnMarketEndsWithActiveListingsThatTheMarketCounts(TestApp app) {
    PromptScene scene = new PromptScene(app);
    String place = tee(scene);
    String medium = scene.item(place, "TEE-M", 5, 0);
    String large = scene.item(place, "TEE-L", 20, 0);
    Agent agent =
        scene.given(
            "list_on_market",
            Map.of(
                "items",
                "one TEE-M for 150.00, 12 of the red tee in L for 140.00",
                "stock_location_id",
                place));

    assertThat(agent.call("read_shop", "{}").path("currency").asString()).isEqualTo("USD");
    agent.call("find_variant_by_sku", "{\"sku_code\": \"TEE-M\"}");
    String variant = scene.variant("TEE-M");
    String other = variantByWords(agent, "TEE-L");
    assertThat(market(agent, variant).path("number_of_asks").intValue()).isZero();
    JsonNode items =
        agent.call(
            "list_stock_items",
            "{\"sku_codes\": [\"TEE-M\", \"TEE-L\"], \"stock_location_id\": \"" + place + "\"}");
    assertThat(
            items.path("stock_items").valueStream().map(each -> each.path("available").intValue()))
        .containsExactlyInAnyOrder(5, 20);
    JsonNode made =
        agent.change(
            "create_listing",
            "{\"variant_id\": \"%s\", \"amount_cents\": 15000, \"stock_item_id\": \"%s\"}"
                .formatted(variant, medium));
    listedInOneJob(agent, scene, other, large);
    isActive(agent, made);

    JsonNode now = market(agent, variant);
    assertThat(now.path("lowest_ask_cents").longValue()).isEqualTo(15000);
    assertThat(now.path("number_of_asks").intValue()).isEqualTo(1);
    assertThat(market(agent, other).path("number_of_asks").intValue()).isEqualTo(12);
    agent.hasDoneAll();
  }

  private static void listedInOneJob(
      Agent agent, PromptScene scene, String variant, String stockItem) {
    String job =
        agent
            .change(
                "batch_create_listings",
                """
                {"items": [{"variant_id": "%s", "quantity": 12, "amount_cents": 14000, "stock_item_id": "%s"}]}"""
                    .formatted(variant, stockItem))
            .path("job_id")
            .asString();
    scene.settle();
    JsonNode ended = agent.call("read_job", "{\"job_id\": \"%s\", \"wait\": 10}".formatted(job));
    assertThat(ended.path("succeeded").intValue()).isEqualTo(12);
    assertThat(agent.call("list_job_items", "{\"job_id\": \"" + job + "\"}").path("job_items"))
        .hasSize(12)
        .allSatisfy(each -> assertThat(each.path("result").has("listing_id")).isTrue());
  }

  private static void isActive(Agent agent, JsonNode made) {
    String id = made.path("listing_id").asString();
    JsonNode operation =
        agent.call(
            "read_listing_operation",
            "{\"id\": \"%s\", \"operation_id\": \"%s\", \"wait\": 10}"
                .formatted(id, made.path("operation_id").asString()));
    assertThat(operation.path("operation_status").asString()).isEqualTo("SUCCEEDED");
    JsonNode listing = agent.on("read_listing", id);
    assertThat(listing.path("status").asString()).isEqualTo("ACTIVE");
    assertThat(listing.path("ask").path("ask_id").asString()).isNotEmpty();
    assertThat(listing.path("payout").path("total_payout_cents").longValue()).isPositive();
  }

  private static JsonNode market(Agent agent, String variant) {
    return agent
        .call("read_market_data", "{\"variant_id\": \"" + variant + "\"}")
        .path("market_data")
        .path(0);
  }

  @OnBothEngines
  void listOnMarketFollowsTheMarketsPriceAndSellsAtOnceWhereABidReachesIt(TestApp app) {
    PromptScene scene = new PromptScene(app);
    String item = scene.item(tee(scene), "TEE-M", 5, 0);
    String variant = scene.variant("TEE-M");
    scene.call(
        "create_listing",
        "{\"sku_code\": \"TEE-M\", \"amount_cents\": 15000, \"stock_item_id\": \"" + item + "\"}");
    scene.call(
        "place_bid",
        "{\"variant_id\": \"%s\", \"amount_cents\": 14950, \"customer_email\": \"buyer@example.com\"}"
            .formatted(variant));
    scene.settle();
    Agent agent =
        scene.given("list_on_market", Map.of("items", "one TEE-M", "price", "sell_faster"));

    long price = market(agent, variant).path("sell_faster_cents").longValue();
    assertThat(price).isEqualTo(14950);
    JsonNode made =
        agent.change(
            "create_listing",
            "{\"variant_id\": \"%s\", \"amount_cents\": %d, \"stock_item_id\": \"%s\"}"
                .formatted(variant, price, item));
    scene.settle();
    JsonNode listing = agent.on("read_listing", made.path("listing_id").asString());
    assertThat(listing.path("status").asString()).isEqualTo("MATCHED");
    assertThat(listing.path("order").isMissingNode()).isFalse();
  }
}
