package dev.storehand.feature.preorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a shopper sees of an offer: its texts filled in, in a market and a language. */
class ShopperTest {

  private static Answer offers(PreorderScene scene, String sku, String more) {
    return scene.call(
        "list_variant_offers", "{\"variant_id\": \"%s\"%s}".formatted(scene.variant(sku), more));
  }

  private static JsonNode shown(PreorderScene scene, String sku, String more) {
    return offers(scene, sku, more).at("offers.0.shown");
  }

  private static String text(JsonNode shown, String name) {
    return shown.path(name).asString("(absent)");
  }

  private static String market(PreorderScene scene, String code, String currency, String country) {
    return scene
        .call(
            "create_market",
            "{\"code\": \"%1$s\", \"name\": \"%1$s\", \"currency\": \"%2$s\", \"countries\": [\"%3$s\"]}"
                .formatted(code, currency, country))
        .text("id");
  }

  @OnBothEngines
  void aDiscountIsSaidInPercentOrInMoney(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0).sku("SOCK", 300, 0);
    String offer =
        scene.offer("{\"pricing\": {\"type\": \"percentage\", \"percentage\": 20}}", "BOOT");
    assertThat(text(shown(scene, "BOOT", ""), "discount_text")).isEqualTo("Save 20 %");
    scene.set(offer, "{\"pricing\": {\"percentage\": 12.50}}").ok();
    assertThat(text(shown(scene, "BOOT", ""), "discount_text")).isEqualTo("Save 12.5 %");
    assertThat(shown(scene, "BOOT", "").path("price").path("discount_cents").asLong())
        .isEqualTo(1250);
    scene.set(offer, "{\"pricing\": {\"type\": \"fixed_amount\", \"amount_cents\": 500}}").ok();
    assertThat(text(shown(scene, "BOOT", ""), "discount_text")).isEqualTo("Save 5.00 USD");
    scene.offer("{\"pricing\": {\"type\": \"fixed_amount\", \"amount_cents\": 500}}", "SOCK");
    assertThat(text(shown(scene, "SOCK", ""), "discount_text"))
        .as("no more than it costs")
        .isEqualTo("Save 3.00 USD");
    scene.set(offer, "{\"pricing\": {\"type\": \"none\"}}").ok();
    assertThat(shown(scene, "BOOT", "").has("discount_text")).isFalse();
  }

  @OnBothEngines
  void whatIsShownIsWhatAPreorderOfOneThenSays(TestApp app) {
    app.call("update_shop", "{\"time_zone\": \"Pacific/Auckland\", \"name\": \"Corner Shop\"}")
        .ok();
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 9999, 0);
    scene.offer(
        """
        {"pricing": {"type": "percentage", "percentage": 12.5},
         "payments": {"type": "deposit", "deposit": {"percentage": 25},
           "remaining_balance": {"due": "after_interval", "interval_days": 10}},
         "delivery": {"type": "exact_date", "date": "2027-02-01",
           "shipping_text": "Comes on {{ delivery_date }}."},
         "widget": {"badge": {"text": "{{ offer }} of {{ shop }}"},
           "button": {"text": "Preorder {{ product }}", "description": "{{ deposit }} of {{ total }} now"},
           "billing_widget": {"title": "Today {{ deposit }}",
             "description": "{{ balance }} on {{ due_date }} in {{ currency }}. {{ shipping_text }}"},
           "disclaimer": {"enabled": true, "text": "It {{ shipping_text }}"}},
         "terms": {"enabled": true, "text": "I wait until {{ delivery_date }}."}}""",
        "BOOT");

    JsonNode shown = shown(scene, "BOOT", "");
    Answer placed = scene.place("BOOT:1", "ada@example.com", ", \"terms_accepted\": true");

    assertThat(text(shown, "badge_text")).isEqualTo("Drop of Corner Shop");
    assertThat(text(shown, "button_text")).isEqualTo("Preorder BOOT");
    assertThat(text(shown, "button_description")).isEqualTo("21.87 USD of 87.49 USD now");
    assertThat(text(shown, "billing_title")).isEqualTo("Today 21.87 USD");
    assertThat(text(shown, "billing_description"))
        .isEqualTo("65.62 USD on 2026-12-01 in USD. Comes on 2027-02-01.");
    assertThat(text(shown, "disclaimer_text")).isEqualTo("It Comes on 2027-02-01.");
    assertThat(text(shown, "terms_text")).isEqualTo("I wait until 2027-02-01.");
    JsonNode price = shown.path("price");
    assertThat(price.path("unit_cents").asLong()).isEqualTo(9999);
    assertThat(price.path("discount_cents").asLong())
        .isEqualTo(placed.number("lines.0.discount_cents"));
    assertThat(price.path("subtotal_cents").asLong()).isEqualTo(placed.number("total_cents"));
    assertThat(price.path("deposit_cents").asLong())
        .isEqualTo(placed.number("payments.deposit_cents"));
    assertThat(price.path("balance_cents").asLong())
        .isEqualTo(placed.number("payments.balance_cents"));
    assertThat(text(price, "balance_due_at")).isEqualTo(placed.text("payments.balance_due_at"));
    assertThat(text(shown, "delivery_type")).isEqualTo(placed.text("delivery_type"));
    assertThat(text(shown, "delivery_at")).isEqualTo(placed.text("delivery_at"));
    assertThat(text(shown, "market_id")).isEqualTo(placed.text("market_id"));
  }

  @OnBothEngines
  void whoPaysAllAtOnceIsNotToldOfARest(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    String offer = scene.offer("{}", "BOOT");
    assertThat(shown(scene, "BOOT", "").has("billing_title")).isFalse();
    scene
        .set(offer, "{\"payments\": {\"type\": \"deposit\", \"deposit\": {\"percentage\": 25}}}")
        .ok();
    assertThat(text(shown(scene, "BOOT", ""), "billing_title")).isEqualTo("Pay now, rest later");
  }

  @OnBothEngines
  void onlyWhatIsSwitchedOnIsShown(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    String offer =
        scene.offer(
            """
            {"widget": {"badge": {"enabled": false}, "billing_widget": {"enabled": false},
               "disclaimer": {"enabled": false, "text": "Mind."}}}""",
            "BOOT");
    JsonNode shown = shown(scene, "BOOT", "");
    assertThat(
            List.of(
                    "badge_text",
                    "button_description",
                    "billing_title",
                    "billing_description",
                    "disclaimer_text",
                    "discount_text",
                    "limit_text",
                    "shipping_text",
                    "terms_text")
                .stream()
                .filter(shown::has))
        .isEmpty();
    assertThat(text(shown, "button_text")).isEqualTo("Preorder");
    assertThat(shown.path("price").path("deposit_cents").asLong())
        .as("all at once")
        .isEqualTo(10000);

    scene.set(offer, "{\"inventory\": {\"show_limit\": true}}").ok();
    assertThat(shown(scene, "BOOT", "").has("limit_text")).as("nothing is limited").isFalse();
    scene
        .set(
            offer,
            """
            {"inventory": {"total_limit": 3, "limit_text": "{{ remaining }} of {{ limit }} left"},
             "widget": {"badge": {"enabled": true}, "disclaimer": {"enabled": true}}}""")
        .ok();
    scene.place("BOOT:1", "ada@example.com").ok();
    shown = shown(scene, "BOOT", "");
    assertThat(text(shown, "limit_text")).isEqualTo("2 of 3 left");
    assertThat(text(shown, "badge_text")).isEqualTo("Preorder");
    assertThat(text(shown, "disclaimer_text")).isEqualTo("Mind.");
  }

  @OnBothEngines
  void eachTextIsInTheLocaleElseInItsLanguageElseTheOffersOwn(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    scene.offer(
        """
        {"pricing": {"type": "percentage", "percentage": 20}, "payments": {"type": "deposit"},
         "translations": {"locales": {
           "de": {"badge_text": "Bald", "button_text": "Vorbestellen",
             "discount_text": "Spare {{ discount }}"},
           "de-AT": {"button_text": "Vorreservieren"}}}}""",
        "BOOT");
    assertThat(words(scene, "de-AT"))
        .containsExactly("Bald", "Vorreservieren", "Spare 20 %", "Pay now, rest later");
    assertThat(words(scene, "de-CH"))
        .containsExactly("Bald", "Vorbestellen", "Spare 20 %", "Pay now, rest later");
    assertThat(words(scene, "fr"))
        .containsExactly("Preorder", "Preorder", "Save 20 %", "Pay now, rest later");
    assertThat(offers(scene, "BOOT", ", \"locale\": \"german\"").errors())
        .containsExactly("locale is not a language; write it as de, pt-BR or zh-Hant: german");
  }

  private static List<String> words(PreorderScene scene, String locale) {
    JsonNode shown = shown(scene, "BOOT", ", \"locale\": \"" + locale + "\"");
    return Stream.of("badge_text", "button_text", "discount_text", "billing_title")
        .map(each -> text(shown, each))
        .toList();
  }

  @OnBothEngines
  void aMarketHasItsOwnDeliveryItsCurrencyAndItsLimit(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    String japan = market(scene, "JP", "JPY", "JP");
    String canada = market(scene, "CA", "USD", "CA");
    scene.offer(
        """
        {"pricing": {"type": "fixed_amount", "amount_cents": 500},
         "delivery": {"type": "exact_date", "date": "2027-02-01",
           "shipping_text": "Comes on {{ delivery_date }}."},
         "inventory": {"show_limit": true},
         "translations": {"locales": {"de": {"shipping_text": "Kommt am {{ delivery_date }}."}}},
         "markets": {"overrides": {
           "%s": {"shipping_text": "From Osaka on {{ delivery_date }}.", "delivery_date": "2027-01-15"},
           "%s": {"total_limit": 7}}}}"""
            .formatted(japan, canada),
        "BOOT");
    JsonNode here = shown(scene, "BOOT", ", \"locale\": \"de\"");
    assertThat(text(here, "shipping_text")).isEqualTo("Kommt am 2027-02-01.");
    assertThat(here.has("limit_text")).isFalse();
    JsonNode there = shown(scene, "BOOT", ", \"market\": \"JP\", \"locale\": \"de\"");
    assertThat(text(there, "market_id")).isEqualTo(japan);
    assertThat(text(there, "shipping_text")).isEqualTo("From Osaka on 2027-01-15.");
    assertThat(text(there, "delivery_at")).startsWith("2027-01-15T00:00:00");
    assertThat(text(there, "currency")).isEqualTo("JPY");
    assertThat(there.has("price")).as("its price is in USD").isFalse();
    assertThat(text(there, "discount_text"))
        .as("an amount is in minor units of the order's currency")
        .isEqualTo("Save 500 JPY");
    assertThat(text(shown(scene, "BOOT", ", \"market\": \"" + canada + "\""), "limit_text"))
        .isEqualTo("Only 7 left");
    assertThat(offers(scene, "BOOT", ", \"market\": \"XX\"").errors())
        .containsExactly("market is unknown or archived: XX");
  }

  @OnBothEngines
  void aVariantsOwnShippingTextIsShownAndToldWhereDeliveryIsNotTheSameForAll(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0).sku("SOCK", 300, 0);
    String offer =
        scene.draft(
            """
            {"delivery": {"shipping_text": "By sea.", "same_for_all_products": false},
             "notifications": {"confirmation": {"body": "{{ shipping_text }}"}}}""",
            "BOOT",
            "SOCK");
    scene
        .on(
            "update_offer_variant",
            offer,
            "\"variant_id\": \"%s\", \"shipping_text\": \"{{ product }} by air.\""
                .formatted(scene.variant("BOOT")))
        .ok();
    scene.on("enable_offer", offer).ok();

    assertThat(text(shown(scene, "BOOT", ""), "shipping_text")).isEqualTo("BOOT by air.");
    assertThat(text(shown(scene, "SOCK", ""), "shipping_text")).isEqualTo("By sea.");
    assertThat(letter(scene, "BOOT:1")).isEqualTo("BOOT by air.");
    assertThat(letter(scene, "SOCK:1")).isEqualTo("By sea.");

    String both =
        scene
            .call(
                "place_preorder",
                """
                {"lines": [{"sku_code": "BOOT", "quantity": 1}, {"sku_code": "SOCK", "quantity": 1}],
                 "customer_email": "ada@example.com"}""")
            .text("id");
    assertThat(confirmation(scene, both)).isEqualTo("BOOT, SOCK by air. By sea.");

    scene.set(offer, "{\"delivery\": {\"same_for_all_products\": true}}").ok();
    assertThat(text(shown(scene, "BOOT", ""), "shipping_text")).isEqualTo("By sea.");
    assertThat(letter(scene, "BOOT:1")).isEqualTo("By sea.");
  }

  /** The text of the confirmation of a new preorder. */
  private static String letter(PreorderScene scene, String line) {
    return confirmation(scene, scene.place(line, "ada@example.com").text("id"));
  }

  private static String confirmation(PreorderScene scene, String id) {
    return scene
        .call("list_messages", "{\"cause_id\": \"%s\"}".formatted(id))
        .text("messages.0.body");
  }

  @OnBothEngines
  void namesComeOutAsTheyAreAndAPageEscapesThem(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("<b>BOOT</b>", 10000, 0);
    String offer =
        scene.offer(
            "{\"widget\": {\"button\": {\"text\": \"{{ offer }}: {{ product }} & co\"}}}",
            "<b>BOOT</b>");
    scene.on("update_offer", offer, "\"name\": \"{{ shop }} <i>\"").ok();

    assertThat(text(shown(scene, "<b>BOOT</b>", ""), "button_text"))
        .as("neither read as HTML nor as a template")
        .isEqualTo("{{ shop }} <i>: <b>BOOT</b> & co");
    assertThat(scene.set(offer, "{\"widget\": {\"badge\": {\"text\": \"{{ totl }}\"}}}").errors())
        .containsExactly(
            "widget.badge.text has no value for {{ totl }}; did you mean {{ total }}?");
  }

  @OnBothEngines
  void forSaleSaysWhatSellsNow(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    String japan = market(scene, "JP", "USD", "JP");
    String offer =
        scene.draft(
            """
            {"inventory": {"total_limit": 1, "pause_when_back_in_stock": true},
             "markets": {"scope": "some", "market_ids": ["%s"]}}"""
                .formatted(japan),
            "BOOT");
    assertThat(forSale(scene, "JP")).as("a draft").isFalse();
    scene.on("enable_offer", offer).ok();
    assertThat(forSale(scene, "JP")).isTrue();
    assertThat(forSale(scene, "MAIN")).as("another market").isFalse();
    scene.on("pause_offer", offer).ok();
    assertThat(forSale(scene, "JP")).as("paused").isFalse();
    scene.on("resume_offer", offer).ok();
    scene.serves(scene.location);
    scene.arrives("BOOT", 1);
    assertThat(forSale(scene, "JP")).as("there is stock").isFalse();
    scene.on("adjust_stock", scene.item("BOOT"), "\"delta\": -1, \"reason\": \"lost\"").ok();
    assertThat(forSale(scene, "JP")).isTrue();
    scene.place("BOOT:1", "ada@example.com", ", \"market\": \"JP\"").ok();
    assertThat(forSale(scene, "JP")).as("sold out").isFalse();
  }

  private static boolean forSale(PreorderScene scene, String market) {
    return shown(scene, "BOOT", ", \"market\": \"" + market + "\"").path("for_sale").asBoolean();
  }
}
