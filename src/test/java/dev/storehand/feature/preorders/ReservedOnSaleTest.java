package dev.storehand.feature.preorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Offers that reserve with the sale: what comes is promised before it is there. */
class ReservedOnSaleTest {
  private static final String CARD =
      ", \"payment\": {\"provider\": \"sandbox\", \"token\": \"card\"}";
  private static final String RESERVES =
      """
      {"inventory": {"reserve_on": "on_sale"}, "fulfillment": {"release_automatically": true},
       "payments": {"type": "deposit", "deposit": {"percentage": 10},
         "remaining_balance": {"auto_collect": true, "due": "on_release"}}}""";

  @OnBothEngines
  void itsOwnPromiseDoesNotKeepAnArrivedPreorderFromBeingChargedAndReleased(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    scene.offer(RESERVES, "BOOT");
    List<String> ids = scene.queue("BOOT", 2, CARD);
    scene.has("BOOT", 0, 2);
    scene.after(Duration.ofMinutes(2));
    assertThat(ids.stream().map(scene::state)).containsOnly("awaiting_balance");

    scene.arrives("BOOT", 1);
    scene.after(Duration.ofMinutes(2));

    assertThat(ids.stream().map(scene::state)).containsExactly("released", "awaiting_balance");
    scene.has("BOOT", 0, 1);
    scene.arrives("BOOT", 1);
    scene.after(Duration.ofMinutes(2));
    assertThat(scene.state(ids.get(1))).isEqualTo("released");
    scene.has("BOOT", 0, 0);
  }

  @OnBothEngines
  void whatComesToWhereItWasPromisedReleasesAtOnceAndNotByTheClock(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    scene.offer(
        """
        {"inventory": {"reserve_on": "on_sale"}, "fulfillment": {"release_automatically": true}}""",
        "BOOT");
    List<String> ids = scene.queue("BOOT", 3, CARD);

    scene.arrives("BOOT", 1);
    assertThat(ids.stream().map(scene::state))
        .containsExactly("released", "balance_collected", "balance_collected");
    assertThat(scene.events(scene.item("BOOT"))).contains("stock.item.promised_arrived");

    scene.arrives("BOOT", 2);
    assertThat(ids.stream().map(scene::state)).containsOnly("released");
    scene.has("BOOT", 0, 0);
    scene.addsUp();
  }

  @OnBothEngines
  void whatComesToWhereItWasPromisedIsChargedAtOnceToo(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    scene.offer(RESERVES, "BOOT");
    List<String> ids = scene.queue("BOOT", 2, CARD);

    scene.arrives("BOOT", 1);

    assertThat(ids.stream().map(id -> scene.read(id).at("payments").has("next_charge_at")))
        .containsExactly(true, false);
  }

  @OnBothEngines
  void theReportOfCommitmentsAddsUpWithTheCountsOfOffersAndTheStock(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 4).sku("CAP", 500, 0);
    String offer = scene.offer("{\"inventory\": {\"reserve_on\": \"on_sale\"}}", "BOOT", "CAP");
    scene.place("BOOT:3", "ada@example.com").ok();
    String released = scene.place("BOOT:2", "grace@example.com").text("id");
    scene.place("CAP:6", "edsger@example.com").ok();
    String cancelled = scene.place("CAP:1", "alan@example.com").text("id");
    scene.on("cancel_preorder_order", cancelled).ok();
    scene.on("release_preorder_order", released, "\"force\": true").ok();
    scene.set(offer, "{\"inventory\": {\"reserve_on\": \"on_release\"}}").ok();
    scene.place("CAP:2", "barbara@example.com").ok();
    scene.arrives("CAP", 4);

    committed(scene, "BOOT", 3, 3, 2, 1);
    committed(scene, "CAP", 8, 6, 4, 4);
    for (String sku : List.of("BOOT", "CAP")) {
      Answer sold = scene.on("read_offer_variant", offer, variant(scene, sku));
      assertThat(sold.number("sold") - sold.number("released"))
          .isEqualTo(commitment(scene, sku).path("committed_units").longValue());
      assertThat(scene.on("read_stock_item", scene.item(sku)).number("reserved"))
          .isEqualTo(commitment(scene, sku).path("reserved_units").longValue());
    }
    scene.addsUp();
  }

  /** Units committed, reserved of them, on hand, and short. */
  private static void committed(
      PreorderScene scene, String sku, long committed, long reserved, long onHand, long missing) {
    JsonNode row = commitment(scene, sku);
    assertThat(
            List.of("committed_units", "reserved_units", "on_hand_units", "short_units").stream()
                .map(name -> row.path(name).longValue()))
        .as("%s", row)
        .containsExactly(committed, reserved, onHand, missing);
  }

  private static JsonNode commitment(PreorderScene scene, String sku) {
    return scene
        .call("read_preorder_commitments_report", "{}")
        .at("rows")
        .valueStream()
        .filter(row -> row.path("sku_code").asString().equals(sku))
        .findFirst()
        .orElseThrow();
  }

  private static String variant(PreorderScene scene, String sku) {
    return "\"variant_id\": \"" + scene.variant(sku) + "\"";
  }
}
