package dev.storehand.feature.preorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Scope;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;

/** Links by which buyers pay what is left. */
class PayLinksTest {
  private static final String SANDBOX =
      ", \"payment\": {\"provider\": \"sandbox\", \"token\": \"%s\"}";
  private static final String PAGE =
      "{\"notifications\": {\"payment_link\": {\"url\": \"https://shop.example/pay/{{ token }}\"}}}";

  private static String deposit(String balance) {
    return "{\"payments\": {\"type\": \"deposit\", \"deposit\": {\"percentage\": 25}, \"remaining_balance\": {%s}}}"
        .formatted(balance);
  }

  @OnBothEngines
  void aLinkShowsWhatIsLeftAndPaysItUntilItEnds(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    String offer = scene.offer(deposit(""), "BOOT");
    String id = scene.place("BOOT:1", "ada@example.com", SANDBOX.formatted("card")).text("id");
    app.settle();
    assertThat(scene.on("send_payment_collection_url", id).problem("conflict").toString())
        .contains("update_offer_notifications");
    scene.set(offer, PAGE).ok();

    String old = token(scene.on("send_payment_collection_url", id));
    String url = scene.on("send_payment_collection_url", id).text("url");
    String token = url.substring(url.lastIndexOf('/') + 1);

    scene
        .call("read_payment_collection", "{\"token\": \"%s\"}".formatted(old))
        .problem("not_found");
    Answer shown = scene.call("read_payment_collection", "{\"token\": \"%s\"}".formatted(token));
    assertThat(shown.number("outstanding_cents")).isEqualTo(7500);
    Answer messages = scene.call("list_messages", "{\"kind\": \"preorder_payment_collection\"}");
    assertThat(messages.text("messages.0.body")).contains("75.00 USD");
    scene
        .call(
            "pay_payment_collection",
            "{\"token\": \"%s\", \"provider\": \"sandbox\", \"payment_token\": \"card 2\", \"idempotency_key\": \"p\"}"
                .formatted(token))
        .ok();
    app.settle();
    assertThat(scene.state(id)).isEqualTo("balance_collected");
    app.clock().move(Duration.ofDays(14));
    scene
        .call("read_payment_collection", "{\"token\": \"%s\"}".formatted(token))
        .problem("invalid_transition");
  }

  private static String token(Answer sent) {
    String url = sent.text("url");
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private static Answer pay(PreorderScene scene, String token, String card) {
    Answer paid =
        scene.call(
            "pay_payment_collection",
            "{\"token\": \"%s\", \"provider\": \"sandbox\", \"payment_token\": \"%s\", \"idempotency_key\": \"%s\"}"
                .formatted(token, card, card));
    scene.app().settle();
    return paid;
  }

  @OnBothEngines
  void whatALinkEndsInIsInItsAnswerAndTheLetterToBeDeliveredAndNowhereElse(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    String offer = scene.offer(deposit(""), "BOOT");
    scene.set(offer, PAGE).ok();
    String id = scene.place("BOOT:1", "ada@example.com", SANDBOX.formatted("card")).text("id");
    app.settle();
    String once = "\"idempotency_key\": \"link\"";
    Answer sent = scene.on("send_payment_collection_url", id, once);
    String token = token(sent);
    assertThat(letter(scene, sent)).contains(sent.text("url"));
    pay(scene, token, "card_to_be_hidden").ok();
    assertThat(scene.on("send_payment_collection_url", id, once).json().path("url").isNull())
        .isTrue();
    for (String list : new String[] {"list_messages", "list_events", "list_audit_entries"}) {
      assertThat(scene.call(list, "{\"per_page\": 100}").ok().toString())
          .as(list)
          .contains("collection")
          .doesNotContain(token)
          .doesNotContain("card_to_be_hidden");
    }
  }

  @OnBothEngines
  void whatABuyerTriedByALinkIsNotTriedAgainBehindHisBack(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    String offer = scene.offer(deposit("\"auto_collect\": false"), "BOOT");
    scene.set(offer, PAGE).ok();
    String id = scene.place("BOOT:1", "ada@example.com", SANDBOX.formatted("card")).text("id");
    app.settle();
    pay(scene, token(scene.on("send_payment_collection_url", id)), "declined").ok();

    assertThat(scene.read(id).text("payments.failure.code")).isEqualTo("card_declined");
    assertThat(scene.read(id).json().path("payments").has("next_charge_at")).isFalse();
    scene.after(Duration.ofDays(8));
    assertThat(scene.read(id).at("payments.payments")).hasSize(2);
    assertThat(scene.read(id).text("waiting_for")).isEqualTo("balance");
  }

  @OnBothEngines
  void aLinkThatFailedLeavesTheClocksOwnChargeOnItsDay(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    String offer =
        scene.offer(
            deposit("\"auto_collect\": true, \"due\": \"after_interval\", \"interval_days\": 2"),
            "BOOT");
    scene.set(offer, PAGE).ok();
    String id = scene.place("BOOT:1", "ada@example.com", SANDBOX.formatted("card")).text("id");
    app.settle();
    String due = scene.read(id).text("payments.next_charge_at");
    pay(scene, token(scene.on("send_payment_collection_url", id)), "declined").ok();

    assertThat(scene.read(id).text("payments.next_charge_at")).isEqualTo(due);
    scene.after(Duration.ofDays(2));

    assertThat(scene.state(id)).isEqualTo("balance_collected");
  }

  private static final String OPEN = deposit("\"auto_collect\": false");

  private static PreorderScene selling(TestApp app, String settings) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    scene.set(scene.offer(settings, "BOOT"), PAGE).ok();
    return scene;
  }

  private static String ordered(PreorderScene scene) {
    String id = scene.place("BOOT:1", "ada@example.com", SANDBOX.formatted("card")).text("id");
    scene.app().settle();
    return id;
  }

  private static String letter(PreorderScene scene, Answer sent) {
    return scene.on("read_message", sent.text("message_id")).text("body");
  }

  /** How many secrets the table of messages holds. */
  private static long secrets(TestApp app) {
    return app.app()
        .database()
        .read(
            Scope.none(),
            tx ->
                tx.unscoped("select count(*) as n from message where secret is not null")
                    .one(row -> row.number("n")));
  }

  @OnBothEngines
  void whatALinkEndsInIsKeptUntilTheLinkEndsAndNoLonger(TestApp app) {
    PreorderScene scene = selling(app, OPEN);
    String id = ordered(scene);
    Answer sent = scene.on("send_payment_collection_url", id, "\"expires_in_days\": 2");
    scene.after(Duration.ofHours(47));
    assertThat(letter(scene, sent)).contains(token(sent));

    scene.after(Duration.ofHours(2));

    assertThat(letter(scene, sent)).contains("[secret]").doesNotContain(token(sent));
    assertThat(secrets(app)).isZero();
  }

  @OnBothEngines
  void aLinkThatIsReplacedPaidCancelledOrRefundedIsInNoMessageAnyMore(TestApp app) {
    PreorderScene scene = selling(app, OPEN);
    String id = ordered(scene);
    Answer old = scene.on("send_payment_collection_url", id);
    Answer sent = scene.on("send_payment_collection_url", id);
    assertThat(letter(scene, old)).contains("[secret]");
    assertThat(letter(scene, sent)).contains(token(sent));
    pay(scene, token(sent), "card").ok();
    assertThat(letter(scene, sent)).contains("[secret]");

    String cancelled = ordered(scene);
    scene.on("send_payment_collection_url", cancelled).ok();
    assertThat(secrets(app)).isEqualTo(1);
    scene.on("cancel_preorder_order", cancelled).ok();
    assertThat(secrets(app)).isZero();

    String refunded = ordered(scene);
    scene.on("send_payment_collection_url", refunded).ok();
    assertThat(secrets(app)).isEqualTo(1);
    scene.money("refund_preorder_order", refunded, "").ok();
    assertThat(secrets(app)).isZero();
  }
}
