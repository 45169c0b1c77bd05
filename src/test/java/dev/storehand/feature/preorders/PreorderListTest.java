package dev.storehand.feature.preorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.util.ArrayList;
import java.util.List;

/** Preorders are found by what they are, and tags, dates, holds and news are kept of them. */
class PreorderListTest {
  private static final String PAID = ", \"payment\": {\"provider\": \"manual\"}";

  @OnBothEngines
  void q10AStateFilterPagesAndCountsTruly(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 2);
    scene.offer(
        "{\"payments\": {\"type\": \"deposit\", \"deposit\": {\"percentage\": 10}}}", "BOOT");
    List<String> paid = scene.queue("BOOT", 7, PAID);
    List<String> unpaid = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      unpaid.add(scene.place("BOOT:1", "x%d@example.com".formatted(i)).text("id"));
    }
    scene.money("charge_preorder_balance", paid.get(0), "").ok();
    scene.money("charge_preorder_balance", paid.get(1), "").ok();
    scene.on("release_preorder_order", paid.get(1)).ok();
    scene.on("cancel_preorder_order", unpaid.get(0)).ok();

    assertThat(count(scene, "\"state\": \"awaiting_balance\"")).isEqualTo(5);
    assertThat(count(scene, "\"state\": \"placed\"")).isEqualTo(3);
    assertThat(count(scene, "\"state\": \"cancelled\"")).isEqualTo(1);
    assertThat(count(scene, "\"state\": \"released\"")).isEqualTo(1);
    assertThat(count(scene, "\"state\": \"balance_collected\"")).isEqualTo(1);
    assertThat(count(scene, "\"waiting_for\": \"stock\"")).isEqualTo(1);
    assertThat(count(scene, "\"waiting_for\": \"balance\"")).isEqualTo(5);
    assertThat(count(scene, "\"waiting_for\": \"deposit\"")).isEqualTo(3);
    Answer page =
        scene.call(
            "list_preorder_orders",
            "{\"state\": \"awaiting_balance\", \"per_page\": 2, \"page\": 3}");
    assertThat(page.number("meta.total_pages")).isEqualTo(3);
    assertThat(page.at("preorder_orders")).hasSize(1);
    assertThat(page.text("preorder_orders.0.id")).isEqualTo(paid.get(2));
    page.at("preorder_orders")
        .forEach(each -> assertThat(each.path("state").asString()).isEqualTo("awaiting_balance"));
  }

  private static long count(PreorderScene scene, String filter) {
    Answer answer = scene.call("list_preorder_orders", "{" + filter + "}");
    answer
        .at("preorder_orders")
        .forEach(
            each -> {
              String[] parts = filter.replace("\"", "").split(": ");
              assertThat(each.path(parts[0]).asString()).isEqualTo(parts[1]);
            });
    return answer.number("meta.total_count");
  }

  @OnBothEngines
  void q10FiltersNarrowByOfferVariantCustomerTagAndTime(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 100, 0).sku("CAP", 100, 0);
    String boots = scene.offer("{}", "BOOT");
    scene.offer("{}", "CAP");
    String first = scene.place("BOOT:1", "ada@example.com").text("id");
    app.clock().move(java.time.Duration.ofDays(2));
    scene.place("CAP:1", "ada@example.com").ok();
    scene.place("CAP:1", "grace@example.com").ok();
    scene.call("create_order", "{\"lines\": [{\"sku_code\": \"CAP\", \"quantity\": 1}]}");
    scene.on("set_preorder_order_tags", first, "\"tags\": [\"vip\", \"gift\"]").ok();

    assertThat(ids(scene, "\"offer_id\": \"" + boots + "\"")).containsExactly(first);
    assertThat(ids(scene, "\"variant_id\": \"" + scene.variant("CAP") + "\"")).hasSize(2);
    assertThat(ids(scene, "\"customer_email\": \"ADA@example.com\"")).hasSize(2);
    assertThat(ids(scene, "\"customer_email\": \"nobody@example.com\"")).isEmpty();
    assertThat(ids(scene, "\"tags\": [\"vip\"]")).containsExactly(first);
    assertThat(ids(scene, "\"to\": \"2026-11-21\"")).containsExactly(first);
    assertThat(ids(scene, "\"from\": \"2026-11-22\"")).hasSize(2);
    assertThat(ids(scene, "\"held\": \"preorder_lines\"")).hasSize(3);
  }

  private static List<String> ids(PreorderScene scene, String filter) {
    return scene
        .call("list_preorder_orders", "{" + filter + "}")
        .at("preorder_orders")
        .valueStream()
        .map(each -> each.path("id").asString())
        .toList();
  }

  @OnBothEngines
  void aPlainOrderIsNoPreorder(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("CAP", 100, 5);
    String plain =
        scene
            .call(
                "create_order",
                "{\"place\": true, \"lines\": [{\"sku_code\": \"CAP\", \"quantity\": 1}]}")
            .text("id");

    assertThat(scene.read(plain).problem("not_found").path("detail").asString())
        .isEqualTo("Preorder order not found: " + plain);
    scene.on("release_preorder_order", plain).problem("not_found");
    scene.money("charge_preorder_balance", plain, "").problem("not_found");
  }

  @OnBothEngines
  void aDeliveryDateIsTodayOrLaterInTheShopsZone(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 100, 0);
    scene.call("update_shop", "{\"time_zone\": \"Pacific/Auckland\"}").ok();
    scene.offer("{}", "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com").text("id");

    // It is the 21st in London and the 21st, ten in the evening, in Auckland.
    app.clock().move(java.time.Duration.ofHours(3));
    scene
        .on("set_preorder_order_delivery_date", id, "\"date\": \"2026-11-21\"")
        .problem("unprocessable");
    Answer moved = scene.on("set_preorder_order_delivery_date", id, "\"date\": \"2026-11-22\"");

    assertThat(moved.text("delivery_type")).isEqualTo("exact_date");
    assertThat(moved.text("delivery_at")).isEqualTo("2026-11-21T11:00:00.000Z");
    assertThat(moved.number("version")).isEqualTo(2);
  }

  @OnBothEngines
  void aCancelledPreorderComesOnNoDay(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 100, 0);
    scene.offer("{}", "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com").text("id");
    scene.on("cancel_preorder_order", id).ok();

    assertThat(
            scene
                .on("set_preorder_order_delivery_date", id, "\"date\": \"2027-02-01\"")
                .problem("invalid_transition")
                .path("next_actions")
                .toString())
        .contains("place_preorder");
  }

  @OnBothEngines
  void anOffersOpenOrdersAreHeldAndLetGoTogether(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 100, 2).sku("SOCK", 10, 9);
    String offer = scene.offer("{}", "BOOT");
    List<String> ids = scene.queue("BOOT", 2, PAID);
    scene.on("release_preorder_order", ids.get(0)).ok();
    scene.on("cancel_preorder_order", ids.get(1)).ok();
    String mixed =
        scene
            .call(
                "place_preorder",
                "{\"lines\": [{\"sku_code\": \"BOOT\", \"quantity\": 1}, {\"sku_code\": \"SOCK\", \"quantity\": 1}]}")
            .text("id");

    assertThat(scene.items(scene.on("hold_offer_orders", offer, "\"note\": \"recall\"")))
        .hasSize(2);
    assertThat(scene.read(mixed).text("shipments.0.status")).isEqualTo("on_hold");
    assertThat(scene.read(mixed).text("hold_note")).isEqualTo("recall");
    scene.on("fulfill_preorder_order", ids.get(0)).problem("invalid_transition");
    assertThat(scene.items(scene.on("release_offer_holds", offer))).hasSize(2);

    assertThat(scene.read(mixed).text("shipments.0.status")).isEqualTo("upcoming");
    scene.on("fulfill_preorder_order", ids.get(0)).ok();
  }

  @OnBothEngines
  void newsGoToTheBuyersOfAnOffersOpenOrders(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 100, 0).sku("CAP", 100, 0);
    String offer = scene.offer("{}", "BOOT");
    scene.offer("{}", "CAP");
    List<String> ids = scene.queue("BOOT", 3, "");
    String other = scene.place("CAP:1", "ada@example.com").text("id");
    scene.on("cancel_preorder_order", ids.get(0)).ok();
    String news = "\"header\": \"Late\", \"description\": \"A week more.\"";

    assertThat(scene.items(scene.on("send_shipping_update", offer, news))).hasSize(2);

    Answer sent = scene.call("list_messages", "{\"kind\": \"preorder_shipping_update\"}");
    assertThat(sent.at("messages")).hasSize(2);
    assertThat(sent.json().toString()).contains("A week more.").contains("buyer-1@example.com");
    assertThat(
            scene
                .items(
                    scene.on(
                        "send_shipping_update",
                        offer,
                        news + ", \"order_ids\": [\"%s\"]".formatted(other)))
                .get(0)
                .path("status")
                .asString())
        .isEqualTo("failed");
    assertThat(scene.call("list_messages", "{\"kind\": \"preorder_confirmation\"}").at("messages"))
        .hasSize(4);
  }

  @OnBothEngines
  void newsAreFilledInAndOnesThatCannotBeAreRefusedBeforeAnyIsSent(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 100, 0);
    String offer =
        scene.offer(
            "{\"delivery\": {\"type\": \"after_interval\", \"interval_days\": 10}}", "BOOT");
    scene.place("BOOT:1", "ada@example.com").ok();

    assertThat(
            scene
                .on(
                    "send_shipping_update",
                    offer,
                    "\"subject\": \"{{#x}}\", \"header\": \"{{> y}}\", \"description\": \"{{ when }}\"")
                .errors())
        .hasSize(3)
        .anyMatch(each -> each.startsWith("subject is no template"))
        .anyMatch(each -> each.startsWith("header is no template"))
        .anyMatch(each -> each.startsWith("description has no value for {{ when }}"));
    scene
        .on(
            "send_shipping_update",
            offer,
            "\"subject\": \"No. {{ order_number }}\", \"header\": \"News of {{ product }}\","
                + " \"description\": \"It comes on {{ delivery_date }}.\"")
        .ok();
    app.settle();

    Answer sent = scene.call("list_messages", "{\"kind\": \"preorder_shipping_update\"}");
    assertThat(sent.at("messages")).hasSize(1);
    assertThat(sent.text("messages.0.subject")).isEqualTo("No. 1");
    assertThat(sent.text("messages.0.body").strip())
        .isEqualTo("News of BOOT\n\nIt comes on 2026-12-01.");
  }

  @OnBothEngines
  void nobodyIsToldOfGoodsThatDoNotComeAnyMore(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 100, 0);
    String offer = scene.offer("{}", "BOOT");
    String gone = scene.place("BOOT:1", "ada@example.com").text("id");
    scene.on("cancel_preorder_order", gone).ok();

    var item =
        scene
            .items(
                scene.on(
                    "send_shipping_update",
                    offer,
                    "\"header\": \"Late\", \"description\": \"A week.\", \"order_ids\": [\"%s\"]"
                        .formatted(gone)))
            .get(0);

    assertThat(item.path("status").asString()).isEqualTo("failed");
    assertThat(item.at("/error/code").asString()).isEqualTo("invalid_transition");
    assertThat(
            scene.call("list_messages", "{\"kind\": \"preorder_shipping_update\"}").at("messages"))
        .isEmpty();
  }

  @OnBothEngines
  void whoGotAllMoneyBackIsNeitherWaitedForNorAskedForMore(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    scene.offer(
        """
        {"payments": {"type": "deposit", "deposit": {"percentage": 25}},
         "notifications": {"payment_link": {"url": "https://shop.example/pay/{{ token }}"}}}""",
        "BOOT");
    String id =
        scene
            .place("BOOT:1", "ada@example.com", ", \"payment\": {\"provider\": \"manual\"}")
            .text("id");
    app.settle();
    assertThat(ids(scene, "\"waiting_for\": \"balance\"")).containsExactly(id);
    scene.money("refund_preorder_order", id, "").ok();

    assertThat(scene.state(id)).isEqualTo("refunded");
    assertThat(scene.read(id).json().has("waiting_for")).isFalse();
    assertThat(ids(scene, "\"waiting_for\": \"balance\"")).isEmpty();
    assertThat(
            scene
                .on("send_payment_collection_url", id)
                .problem("invalid_transition")
                .path("detail")
                .asString())
        .contains("given back");
    assertThat(
            scene
                .call("list_messages", "{\"kind\": \"preorder_payment_collection\"}")
                .at("messages"))
        .isEmpty();
  }
}
