package dev.storehand.feature.offers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.util.List;

/** The twelve capabilities: read, changed a part at a time, by narrow edits, and all at once. */
class OfferSettingsTest {
  private static final List<String> CAPABILITIES =
      List.of(
          "widget",
          "products",
          "pricing",
          "payments",
          "delivery",
          "fulfillment",
          "inventory",
          "cart",
          "terms",
          "markets",
          "translations",
          "notifications");

  @OnBothEngines
  void q7AThinCreateGivesADraftWithALineForEachCapability(TestApp app) {
    OfferScene scene = new OfferScene(app);
    Answer made = app.call("create_offer", "{}");
    assertThat(made.text("name")).isEqualTo("Preorder");
    assertThat(made.text("internal_name")).isEqualTo("Preorder");
    assertThat(made.text("status")).isEqualTo("draft");
    Answer read = scene.on("read_offer", made.text("id"));
    for (String each : CAPABILITIES) {
      assertThat(read.text("capabilities." + each)).as(each).isNotBlank();
      scene.on("read_offer_" + each, made.text("id")).ok();
    }
    assertThat(app.call("list_offers", "{\"name\": \"REORD\"}").at("offers"))
        .as("letters of a name, capitals or not")
        .hasSize(1);
    assertThat(app.call("list_offers", "{\"name\": \"nothing\"}").at("offers")).isEmpty();
  }

  @OnBothEngines
  void q8APatchChangesWhatItSendsAtAnyDepthAndNullClears(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String offer = scene.offer("Drop");
    scene.on("update_offer_widget", offer, "\"badge\": {\"text\": \"Soon\"}").ok();
    Answer widget = scene.on("update_offer_widget", offer, "\"badge\": {\"enabled\": false}");
    assertThat(widget.text("badge.text")).isEqualTo("Soon");
    assertThat(widget.at("badge.enabled").booleanValue()).isFalse();
    scene.on("update_offer_cart", offer, "\"max_per_order\": 3").ok();
    assertThat(
            scene
                .on("update_offer_cart", offer, "\"unset\": [\"max_per_order\"]")
                .json()
                .has("max_per_order"))
        .isFalse();
  }

  @OnBothEngines
  void q8SeveralBlocksAtOnceGatherEveryFaultAndChangeAllOrNothing(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String offer = scene.offer("Drop");
    assertThat(
            scene
                .on(
                    "update_offer_settings",
                    offer,
                    """
                    "widget": {"button": {"text": "Reserve"}},
                    "delivery": {"type": "exact_date"},
                    "pricing": {"type": "percentage"},
                    "cart": {"min_per_order": 5, "max_per_order": 2},
                    "products": {"source": "collection", "collection_id": "col_none"},
                    "markets": {"scope": "some", "market_ids": ["mkt_none"]},
                    "translations": {"locales": {"klingon": {"badge_text": "x"}}}""")
                .errors())
        .containsExactlyInAnyOrder(
            "delivery.date is missing: type is exact_date",
            "pricing.percentage is missing: type is percentage",
            "cart.max_per_order is less than min_per_order: 5",
            "products.collection_id is unknown or archived: col_none",
            "markets.market_ids[0] is unknown or archived: mkt_none",
            "translations.locales.klingon is not a language; write it as de, pt-BR or zh-Hant");
    assertThat(scene.on("read_offer_widget", offer).text("button.text")).isEqualTo("Preorder");
    assertThat(
            scene
                .on(
                    "update_offer_settings",
                    offer,
                    """
                    "widget": {"button": {"text": "{{ oops", "text_color": "#zzz"}},
                    "terms": {"text": "{{ discuont }}"}""")
                .errors())
        .as("what is misshapen and what makes no sense, of every block")
        .hasSize(3);
    Answer changed =
        scene.on(
            "update_offer_settings",
            offer,
            "\"delivery\": {\"type\": \"asap\"}, \"inventory\": {\"total_limit\": 9}");
    assertThat(changed.text("delivery.type")).isEqualTo("asap");
    assertThat(changed.number("inventory.total_limit")).isEqualTo(9);
    assertThat(scene.on("read_offer", offer).number("version")).isEqualTo(2);
  }

  @OnBothEngines
  void q8ANarrowEditDoesWhatGoesWithIt(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String offer = scene.offer("Drop");
    Answer colours =
        scene.on("set_offer_button_colors", offer, "\"background_color\": \"#000000\"");
    assertThat(colours.at("button.custom_colors").booleanValue()).isTrue();
    assertThat(colours.text("button.background_color")).isEqualTo("#000000");
    Answer deposit = scene.on("set_offer_deposit", offer, "\"amount_cents\": 500");
    assertThat(deposit.text("type")).isEqualTo("deposit");
    assertThat(deposit.text("deposit.type")).isEqualTo("amount");
    assertThat(deposit.at("deposit").has("percentage")).isFalse();
    assertThat(scene.on("set_offer_deposit", offer, "\"percentage\": 0").text("deposit.type"))
        .isEqualTo("percentage");
    scene
        .on("set_offer_deposit", offer, "\"percentage\": 5, \"amount_cents\": 5")
        .problem("unprocessable");
    assertThat(scene.on("set_offer_balance_due", offer, "\"due\": \"at\"").errors())
        .containsExactly("remaining_balance.due_at is missing: due is at");
    assertThat(scene.on("set_offer_discount", offer, "\"percentage\": 12.5").text("type"))
        .isEqualTo("percentage");
    assertThat(scene.on("clear_offer_discount", offer).json().has("percentage")).isFalse();
    scene.on("set_offer_order_limits", offer, "\"max_per_order\": 2").ok();
    assertThat(
            scene
                .on("set_offer_order_limits", offer, "\"max_per_customer\": 4")
                .json()
                .has("max_per_order"))
        .isFalse();
    assertThat(scene.on("set_offer_button_text", offer, "\"text\": \"{{ oops\"").errors())
        .containsExactly("text is no template: write places as {{ discount }}, each closed");
    assertThat(scene.on("set_offer_button_text", offer).errors())
        .containsExactly("text is required");
  }

  @OnBothEngines
  void q8ALateWriterIsToldAndAChangeIsAnEventOfItsBlock(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String offer = scene.offer("Drop");
    scene.on("set_offer_button_text", offer, "\"text\": \"Mine\", \"expected_version\": 1").ok();
    scene
        .on("set_offer_button_text", offer, "\"text\": \"Yours\", \"expected_version\": 1")
        .problem("stale_version");
    scene.on("set_offer_button_text", offer, "\"text\": \"Mine\"").ok();
    Answer events = app.call("list_events", "{\"subject_id\": \"%s\"}".formatted(offer));
    assertThat(events.at("events")).as("saying the same again changes nothing").hasSize(2);
    assertThat(events.text("events.0.type")).isEqualTo("offer.settings_updated");
    assertThat(events.at("events.0.data.changes").propertyNames()).containsExactly("widget");
  }

  @OnBothEngines
  void q8MarketsAndLanguagesComeAndGo(TestApp app) {
    OfferScene scene = new OfferScene(app);
    List<String> markets = scene.markets();
    String offer = scene.offer("Drop");
    String one = "\"market_ids\": [\"" + markets.get(0) + "\"]";
    scene.on("remove_offer_markets", offer, one).problem("conflict");
    assertThat(scene.on("add_offer_markets", offer, one).text("scope")).isEqualTo("some");
    assertThat(scene.on("remove_offer_markets", offer, one).errors())
        .containsExactly("market_ids is empty: the scope is some");
    assertThat(scene.on("add_offer_markets", offer, "\"market_ids\": [\"x\"]").errors())
        .containsExactly("market_ids[0] is unknown or archived: x");
    String german = "\"locale\": \"de\", \"texts\": ";
    scene.on("set_offer_translation", offer, german + "{\"badge_text\": \"Bald\"}").ok();
    Answer both = scene.on("set_offer_translation", offer, german + "{\"button_text\": \"Los\"}");
    assertThat(both.text("locales.de.badge_text")).isEqualTo("Bald");
    assertThat(both.text("locales.de.button_text")).isEqualTo("Los");
    scene.on("remove_offer_translation", offer, "\"locale\": \"de\"").ok();
    assertThat(scene.on("read_offer_translations", offer).at("locales")).isEmpty();
    scene
        .on("set_offer_translation", offer, "\"locale\": \"german\", \"texts\": {}")
        .problem("unprocessable");
  }

  @OnBothEngines
  void q9VariantsAreAddedWholeOrNotAndACollectionNeedsItsSource(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String variant = scene.variant("TEE");
    String offer = scene.offer("Drop");
    assertThat(scene.add(offer, variant, "var_none", "var_no").errors())
        .containsExactly(
            "variant_ids[1] is unknown: var_none", "variant_ids[2] is unknown: var_no");
    assertThat(scene.add(offer, variant).number("changed")).isEqualTo(1);
    Answer again = scene.add(offer, variant);
    assertThat(again.number("changed")).isZero();
    assertThat(again.number("variants_count")).isEqualTo(1);
    scene.on("set_offer_collection", offer, "\"collection_id\": \"col_1\"").problem("conflict");
    String copy = scene.on("duplicate_offer", offer).text("id");
    assertThat(scene.row(copy, variant).number("sold")).isZero();
    scene.on("update_offer_products", copy, "\"source\": \"all\"").ok();
    scene.add(copy, variant).problem("conflict");
    assertThat(app.call("list_offers", "{\"variant_id\": \"" + variant + "\"}").at("offers"))
        .hasSize(2);
  }

  @OnBothEngines
  void aLetterIsShownAsABuyerWouldGetIt(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String offer = scene.offer("Drop");
    scene
        .on(
            "update_offer_notifications",
            offer,
            "\"confirmation\": {\"subject\": \"Hello {{ customer }}\"}")
        .ok();
    assertThat(
            scene
                .on("preview_offer_notification", offer, "\"kind\": \"confirmation\"")
                .text("subject"))
        .isEqualTo("Hello Ada Lovelace");
    assertThat(
            scene
                .on(
                    "preview_offer_notification",
                    offer,
                    "\"kind\": \"confirmation\", \"order_id\": \"ord_none\"")
                .errors())
        .containsExactly("order_id is unknown: ord_none");
  }

  @OnBothEngines
  void whereALinkLeadsIsAWebAddressAndNothingElse(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String offer = scene.offer("Drop");
    for (String url :
        List.of("javascript:alert(1)//{{ token }}", "data:text/html,x", "/pay", "{{ url }}")) {
      assertThat(
              scene
                  .on(
                      "update_offer_notifications",
                      offer,
                      "\"payment_link\": {\"url\": \"%1$s\"}, \"cancel_link\": {\"url\": \"%1$s\"}"
                          .formatted(url))
                  .errors())
          .as(url)
          .containsExactlyInAnyOrder(
              "payment_link.url must be an http or https address",
              "cancel_link.url must be an http or https address");
    }
    for (String url :
        List.of("https://shop/{{token}}", "http://shop.example/{{ token }}?a=b", "")) {
      assertThat(
              scene
                  .on(
                      "update_offer_notifications",
                      offer,
                      "\"payment_link\": {\"url\": \"%s\"}".formatted(url))
                  .text("payment_link.url"))
          .isEqualTo(url);
    }
  }

  @OnBothEngines
  void aDayOrTimeThatIsPastIsNotPromised(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String offer = scene.offer("Drop");
    String day = "is past, today is 2026-11-21; send a day from today on, or another type";
    String time = "is past, it is 2026-11-21T09:00:00.000Z; send a later time, or another due";
    assertThat(scene.on("set_offer_delivery_date", offer, "\"date\": \"2026-11-20\"").errors())
        .containsExactly("date " + day);
    assertThat(
            scene
                .on(
                    "set_offer_balance_due",
                    offer,
                    "\"due\": \"at\", \"due_at\": \"2026-11-21T09:00:00Z\"")
                .errors())
        .containsExactly("remaining_balance.due_at " + time);
    String market = scene.markets().get(0);
    assertThat(
            scene
                .on(
                    "update_offer_settings",
                    offer,
                    """
                    "delivery": {"type": "exact_date", "date": "2020-01-01"},
                    "markets": {"overrides": {"%s": {"delivery_date": "2020-01-01"}}},
                    "payments": {"remaining_balance": {"due_at": "2020-01-01T00:00:00Z"}}"""
                        .formatted(market))
                .errors())
        .containsExactlyInAnyOrder(
            "delivery.date " + day,
            "markets.overrides."
                + market
                + ".delivery_date is past, today is 2026-11-21; send a day from today on",
            "payments.remaining_balance.due_at " + time);
  }

  @OnBothEngines
  void aPromiseThatHasBecomePastKeepsNoOtherChangeFromBeingMade(TestApp app) {
    OfferScene scene = new OfferScene(app);
    String offer = scene.offer("Drop");
    String market = scene.markets().get(0);
    scene.on("set_offer_delivery_date", offer, "\"date\": \"2026-11-21\"").ok();
    scene
        .on(
            "update_offer_settings",
            offer,
            """
            "markets": {"overrides": {"%s": {"delivery_date": "2026-11-21"}}},
            "payments": {"remaining_balance": {"due": "at", "due_at": "2026-11-21T09:00:01Z"}}"""
                .formatted(market))
        .ok();
    app.clock().move(Duration.ofDays(2));
    scene.on("set_offer_shipping_text", offer, "\"shipping_text\": \"It is late\"").ok();
    scene
        .on("update_offer_payments", offer, "\"remaining_balance\": {\"auto_collect\": true}")
        .ok();
    scene
        .on(
            "update_offer_markets",
            offer,
            "\"overrides\": {\"%s\": {\"total_limit\": 3}}".formatted(market))
        .ok();
    assertThat(
            scene
                .on(
                    "set_offer_delivery_date",
                    offer,
                    "\"date\": \"2026-11-21\", \"shipping_text\": \"Very late\"")
                .text("shipping_text"))
        .isEqualTo("Very late");
  }
}
