package dev.storehand.feature.preorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;

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
        .isEqualTo(
            "2 BOOT – Default, 50.00 USD now, 200.00 USD USD by 2027-01-01; 2027-02-01. By sea.");
    assertThat(preview.text("subject")).isEqualTo(sent.text("messages.0.subject"));
    assertThat(preview.text("body")).isEqualTo(sent.text("messages.0.body"));
  }
}
