package dev.storehand.feature.preorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.util.List;

/** What the buyers of preorders are told, and in which words. */
class LettersTest {

  @OnBothEngines
  void aPreviewWithAPreorderIsTheLetterThatIsSent(TestApp app) {
    app.call("update_shop", "{\"time_zone\": \"Pacific/Auckland\"}").ok();
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    String offer =
        scene.offer(
            """
            {"payments": {"type": "deposit", "deposit": {"percentage": 25},
               "remaining_balance": {"due": "at", "due_at": "2026-12-31T12:00:00Z"}},
             "delivery": {"type": "exact_date", "date": "2027-02-01", "shipping_text": "By sea."},
             "notifications": {"confirmation": {"subject": "{{ offer }} for {{ customer }}",
               "body": "{{ quantity }} {{ product }}, {{ deposit }} now, {{ balance }} {{ currency }} by {{ due_date }}; {{ delivery_date }}. {{ shipping_text }}"}}}""",
            "BOOT");

    String id = scene.place("BOOT:2", "ada@example.com").text("id");

    Answer preview =
        scene.on(
            "preview_offer_notification",
            offer,
            "\"kind\": \"confirmation\", \"order_id\": \"%s\"".formatted(id));
    Answer sent = scene.call("list_messages", "{\"cause_id\": \"%s\"}".formatted(id));
    assertThat(sent.text("messages.0.subject")).isEqualTo("Drop for ada@example.com");
    assertThat(sent.text("messages.0.body"))
        .isEqualTo("2 BOOT, 50.00 USD now, 150.00 USD USD by 2027-01-01; 2027-02-01. By sea.");
    assertThat(preview.text("subject")).isEqualTo(sent.text("messages.0.subject"));
    assertThat(preview.text("body")).isEqualTo(sent.text("messages.0.body"));
  }

  @OnBothEngines
  void aLetterNamesItsBuyerItsShopAndWhatIsSaved(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    app.call("update_shop", "{\"name\": \"Corner Shop\"}").ok();
    String offer =
        scene.offer(
            """
            {"pricing": {"type": "percentage", "percentage": 12.5},
             "notifications": {"confirmation": {"subject": "{{ shop }} to {{ customer }}",
               "body": "{{ total }}, {{ discount }} saved"}}}""",
            "BOOT");
    String named =
        scene
            .place("BOOT:2", "ada@example.com", ", \"customer_name\": \"Ada {{ shop }}\"")
            .text("id");
    String nameless = scene.place("BOOT:1", "grace@example.com").text("id");

    assertThat(letter(scene, named))
        .containsExactly("Corner Shop to Ada {{ shop }}", "175.00 USD, 25.00 USD saved");
    assertThat(letter(scene, nameless).get(0)).isEqualTo("Corner Shop to grace@example.com");
    Answer preview =
        scene.on(
            "preview_offer_notification",
            offer,
            "\"kind\": \"confirmation\", \"order_id\": \"%s\"".formatted(named));
    assertThat(List.of(preview.text("subject"), preview.text("body")))
        .isEqualTo(letter(scene, named));
  }

  @OnBothEngines
  void aLetterThatAChargeFailedTellsWhatWasChargedAndWhenItIsTriedAgain(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    scene.offer(DUE_IN_TEN_DAYS.formatted("false"), "BOOT");
    String id =
        scene
            .place(
                "BOOT:1",
                "ada@example.com",
                ", \"payment\": {\"provider\": \"sandbox\", \"token\": \"declined\"}")
            .text("id");
    app.settle();
    scene
        .money("charge_preorder_deposit", id, ", \"provider\": \"sandbox\", \"token\": \"card\"")
        .ok();
    scene
        .money(
            "charge_preorder_balance", id, ", \"provider\": \"sandbox\", \"token\": \"declined\"")
        .ok();

    assertThat(
            scene
                .call(
                    "list_messages",
                    "{\"kind\": \"preorder_payment_failed\", \"sort\": \"created_at\"}")
                .at("messages")
                .valueStream()
                .map(each -> each.path("body").asString()))
        .containsExactly(
            "We could not charge 25.00 USD: The card was declined.",
            "We could not charge 75.00 USD: The card was declined. We try again on 2026-11-22.");
  }

  @OnBothEngines
  void aLinkToPayAsksForAllThatIsLeftWhateverItIsOf(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    scene.offer(
        """
        {"payments": {"type": "deposit", "deposit": {"percentage": 25}},
         "notifications": {"payment_link": {"url": "https://shop.example/pay/{{ token }}"}}}""",
        "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com").text("id");

    scene.on("send_payment_collection_url", id).ok();

    assertThat(
            scene
                .call("list_messages", "{\"kind\": \"preorder_payment_collection\"}")
                .text("messages.0.body"))
        .startsWith("100.00 USD is left to pay: https://shop.example/pay/");
  }

  @OnBothEngines
  void whatIsSaidOfDeliveryIsFilledInAndIsThatOfTheOrdersMarket(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    String japan =
        scene
            .call(
                "create_market",
                "{\"code\": \"JP\", \"name\": \"Japan\", \"currency\": \"USD\", \"countries\": [\"JP\"]}")
            .text("id");
    scene.offer(
        """
        {"delivery": {"type": "exact_date", "date": "2027-02-01",
           "shipping_text": "Comes on {{ delivery_date }}."},
         "markets": {"overrides": {"%s": {"shipping_text": "From Osaka on {{ delivery_date }}.",
           "delivery_date": "2027-01-15"}}},
         "notifications": {"confirmation": {"body": "{{ shipping_text }}"}}}"""
            .formatted(japan),
        "BOOT");
    String here = scene.place("BOOT:1", "ada@example.com").text("id");
    String there = scene.place("BOOT:1", "yuki@example.com", ", \"market\": \"JP\"").text("id");

    assertThat(letter(scene, here).get(1)).isEqualTo("Comes on 2027-02-01.");
    assertThat(letter(scene, there).get(1)).isEqualTo("From Osaka on 2027-01-15.");
  }

  @OnBothEngines
  void aPreviewHasSamplesOfWhatOnlyTheSendingGives(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    String offer =
        scene.offer(
            """
            {"delivery": {"shipping_text": "By sea."},
             "translations": {"locales": {"de": {"shipping_text": "Mit dem Schiff."}}}}""",
            "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com").text("id");

    assertThat(preview(scene, offer, "shipping_update", id))
        .isEqualTo("It is on its way\n\nYour preorder has arrived with us.\n\nBy sea.");
    assertThat(preview(scene, offer, "payment_collection", id))
        .isEqualTo("100.00 USD is left to pay: https://shop.example/pay/sample");
    assertThat(
            scene
                .on(
                    "preview_offer_notification",
                    offer,
                    "\"kind\": \"shipping_update\", \"locale\": \"de\"")
                .text("body"))
        .endsWith("Mit dem Schiff.");
  }

  private static String preview(PreorderScene scene, String offer, String kind, String id) {
    return scene
        .on(
            "preview_offer_notification",
            offer,
            "\"kind\": \"%s\", \"order_id\": \"%s\"".formatted(kind, id))
        .text("body");
  }

  private static final String DUE_IN_TEN_DAYS =
      """
      {"payments": {"type": "deposit", "deposit": {"percentage": 25},
         "remaining_balance": {"auto_collect": false, "due": "after_interval", "interval_days": 10},
         "reminders": {"enabled": %s, "days_before": 3, "days_after": 2}}}""";

  private static List<String> reminders(PreorderScene scene, String id) {
    return scene
        .call(
            "list_messages",
            "{\"kind\": \"preorder_payment_reminder\", \"cause_id\": \"%s\"}".formatted(id))
        .at("messages")
        .valueStream()
        .map(each -> each.path("body").asString())
        .toList();
  }

  @OnBothEngines
  void whoOwesABalanceIsRemindedOnceBeforeItIsDueAndOnceAfter(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    scene.offer(DUE_IN_TEN_DAYS.formatted("true"), "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com").text("id");
    String paid = scene.place("BOOT:1", "grace@example.com").text("id");
    String gone = scene.place("BOOT:1", "edsger@example.com").text("id");
    scene.money("charge_preorder_deposit", id, ", \"provider\": \"manual\"").ok();
    scene.money("capture_payment", paid, "").ok();
    scene.on("cancel_preorder_order", gone, "\"confirm\": true").ok();
    assertThat(scene.read(id).text("payments.reminds_at")).startsWith("2026-11-28T09:00:00");
    assertThat(scene.read(paid).json().path("payments").has("reminds_at"))
        .as("who has paid all")
        .isFalse();

    scene.after(Duration.ofDays(7).minusMinutes(1));
    assertThat(reminders(scene, id)).isEmpty();
    scene.after(Duration.ofMinutes(1));
    assertThat(reminders(scene, id)).containsExactly("75.00 USD for BOOT is due on 2026-12-01.");
    scene.after(Duration.ofDays(4));
    assertThat(reminders(scene, id)).hasSize(1);
    scene.after(Duration.ofDays(1));
    scene.after(Duration.ofDays(30));

    assertThat(reminders(scene, id)).hasSize(2);
    assertThat(reminders(scene, paid)).isEmpty();
    assertThat(reminders(scene, gone)).isEmpty();
    assertThat(scene.events(id).stream().filter("preorder.payment_reminded"::equals)).hasSize(2);
  }

  @OnBothEngines
  void remindersFollowTheirOfferUntilTheyAreSent(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    String offer = scene.offer(DUE_IN_TEN_DAYS.formatted("false"), "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com").text("id");
    scene.after(Duration.ofDays(4));
    assertThat(reminders(scene, id)).isEmpty();

    scene.set(offer, "{\"payments\": {\"reminders\": {\"enabled\": true}}}").ok();
    app.settle();
    scene.after(Duration.ofMinutes(1));
    assertThat(reminders(scene, id)).isEmpty();
    assertThat(scene.read(id).text("payments.reminds_at")).startsWith("2026-11-28T09:00:00");
    scene.set(offer, "{\"payments\": {\"reminders\": {\"days_before\": 6}}}").ok();
    app.settle();
    scene.after(Duration.ofMinutes(1));
    assertThat(reminders(scene, id)).hasSize(1);
    String late = scene.place("BOOT:1", "grace@example.com").text("id");
    scene.set(offer, "{\"payments\": {\"reminders\": {\"enabled\": false}}}").ok();
    app.settle();
    scene.after(Duration.ofDays(30));

    assertThat(reminders(scene, id)).hasSize(1);
    assertThat(reminders(scene, late)).isEmpty();
  }

  @OnBothEngines
  void aBuyerIsToldInHisLanguageWhatTheOfferHasInIt(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    String offer =
        scene.offer(
            """
            {"delivery": {"shipping_text": "By sea."}, "translations": {"locales": {"de":
              {"shipping_text": "Mit dem Schiff.",
               "letters": {"confirmation": {"subject": "Deine Vorbestellung {{ order_number }}"}}}}}}""",
            "BOOT");
    scene
        .on(
            "set_offer_translation",
            offer,
            """
            "locale": "de", "texts": {"letters": {"confirmation":
              {"body": "Danke, {{ customer }}. {{ shipping_text }}"}}}""")
        .ok();
    String austrian =
        scene.place("BOOT:1", "ada@example.com", ", \"locale\": \"de-AT\"").text("id");
    String french = scene.place("BOOT:1", "marie@example.com", ", \"locale\": \"fr\"").text("id");
    assertThat(scene.place("BOOT:0", "x@example.com", ", \"locale\": \"german\"").errors())
        .as("all that is wrong at once")
        .containsExactly(
            "lines[0].quantity must be at least 1",
            "locale is not a language; write it as de, pt-BR or zh-Hant: german");

    assertThat(letter(scene, austrian))
        .containsExactly("Deine Vorbestellung 1", "Danke, ada@example.com. Mit dem Schiff.");
    assertThat(letter(scene, french).get(0)).isEqualTo("Your preorder 2");
    assertThat(letter(scene, french).get(1)).endsWith("By sea.");
    assertThat(scene.read(austrian).text("locale")).isEqualTo("de-AT");
    Answer preview =
        scene.on(
            "preview_offer_notification",
            offer,
            "\"kind\": \"confirmation\", \"order_id\": \"%s\"".formatted(austrian));
    assertThat(List.of(preview.text("subject"), preview.text("body")))
        .as("in the buyer's language")
        .isEqualTo(letter(scene, austrian));
    assertThat(
            scene
                .on(
                    "preview_offer_notification",
                    offer,
                    "\"kind\": \"confirmation\", \"locale\": \"de\"")
                .text("subject"))
        .isEqualTo("Deine Vorbestellung 1001");
  }

  @OnBothEngines
  void anonymizingACustomerForgetsToWhomMessagesWentAndWhatTheySaid(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    scene.offer("{}", "BOOT");
    Answer ada = scene.place("BOOT:1", "ada@example.com");
    String grace = scene.place("BOOT:1", "grace@example.com").text("id");
    assertThat(letter(scene, ada.text("id")).toString()).contains("ada@example.com");

    scene.on("anonymize_customer", ada.text("customer_id")).ok();

    Answer messages = scene.call("list_messages", "{}");
    assertThat(messages.at("messages")).hasSize(2);
    assertThat(messages.ok().toString()).doesNotContain("ada@example.com");
    assertThat(letter(scene, ada.text("id"))).containsExactly("", "");
    assertThat(letter(scene, grace).toString()).contains("grace@example.com");
  }

  /** The subject and the text of the only letter about an order. */
  private static List<String> letter(PreorderScene scene, String id) {
    Answer sent = scene.call("list_messages", "{\"cause_id\": \"%s\"}".formatted(id));
    assertThat(sent.at("messages")).hasSize(1);
    return List.of(sent.text("messages.0.subject"), sent.text("messages.0.body"));
  }
}
