package dev.storehand.feature.preorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Together;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Goods that come to another location than the one at which they were promised. */
class ArrivedElsewhereTest {
  private static final String CARD =
      ", \"payment\": {\"provider\": \"sandbox\", \"token\": \"card\"}";
  private static final String RESERVES = "{\"inventory\": {\"reserve_on\": \"on_sale\"}}";
  private static final String BY_ITSELF =
      """
      {"inventory": {"reserve_on": "on_sale"}, "fulfillment": {"release_automatically": true}}""";
  private static final String CHARGES =
      """
      {"inventory": {"reserve_on": "on_sale"}, "fulfillment": {"release_automatically": false},
       "payments": {"type": "deposit", "deposit": {"type": "amount", "amount_cents": 1000},
         "remaining_balance": {"auto_collect": true, "due": "on_release"}}}""";

  private static PreorderScene scene(TestApp app, String settings) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    scene.also("BOOT", "EAST");
    scene.offer(settings, "BOOT");
    return scene;
  }

  @OnBothEngines
  void whoOrderedFirstIsReleasedByItselfFromWhereTheGoodsAre(TestApp app) {
    PreorderScene scene = scene(app, BY_ITSELF);
    List<String> ids = scene.queue("BOOT", 3, CARD);
    scene.has("BOOT", 0, 3);

    scene.arrives("BOOT@EAST", 2);

    assertThat(states(scene, ids)).containsExactly("released", "released", "balance_collected");
    scene.has("BOOT", 0, 1);
    scene.has("BOOT@EAST", 0, 0);
    assertThat(sentFrom(scene, ids.get(0))).containsExactly("1 from BOOT@EAST");
    scene.addsUp();
    scene.on("cancel_preorder_order", ids.get(0)).ok();
    scene.has("BOOT@EAST", 1, 0);
    scene.after(Duration.ofMinutes(2));
    assertThat(scene.state(ids.get(2))).isEqualTo("released");
    scene.has("BOOT", 0, 0);
    scene.addsUp();
  }

  @OnBothEngines
  void aBalanceIsChargedForUnitsThatCameElsewhereAndThenAreItsOwn(TestApp app) {
    PreorderScene scene = scene(app, CHARGES);
    List<String> ids = scene.queue("BOOT", 2, CARD);
    app.settle();

    scene.arrives("BOOT@EAST", 1);
    scene.after(Duration.ofMinutes(2));

    assertThat(states(scene, ids)).containsExactly("balance_collected", "awaiting_balance");
    scene.has("BOOT", 0, 1);
    scene.has("BOOT@EAST", 1, 1);
    assertThat(scene.read(ids.get(1)).number("payments.attempts")).isZero();
    scene.call("create_order", sale(1)).problem("insufficient_stock");
    scene
        .on("release_preorder_order", ids.get(1), "\"force\": false")
        .problem("invalid_transition");
    scene.on("release_preorder_order", ids.get(0)).ok();
    assertThat(sentFrom(scene, ids.get(0))).containsExactly("1 from BOOT@EAST");
    scene.has("BOOT@EAST", 0, 0);
    scene.addsUp();
  }

  @OnBothEngines
  void theLedgerTellsWhatWasGivenUpHereAndTakenThereForOneOrder(TestApp app) {
    PreorderScene scene = scene(app, CHARGES);
    String id = scene.queue("BOOT", 1, CARD).get(0);
    app.settle();

    scene.arrives("BOOT@EAST", 1);

    JsonNode up = lastMovement(scene, "BOOT");
    JsonNode taken = lastMovement(scene, "BOOT@EAST");
    assertThat(up.path("reserved_delta").intValue()).isEqualTo(-1);
    assertThat(taken.path("reserved_delta").intValue()).isEqualTo(1);
    for (JsonNode each : List.of(up, taken)) {
      assertThat(each.path("reason").asString()).isEqualTo("moved");
      assertThat(each.at("/ref/id").asString()).isEqualTo(id);
      assertThat(each.path("request_id")).isEqualTo(up.path("request_id"));
    }
  }

  @OnBothEngines
  void nobodyIsReleasedBeforeWhoWasPromisedBeforeUnlessForced(TestApp app) {
    PreorderScene scene = scene(app, RESERVES);
    List<String> ids = scene.queue("BOOT", 3, CARD);
    scene.arrives("BOOT@EAST", 1);

    assertThat(
            scene
                .on("release_preorder_order", ids.get(1))
                .problem("insufficient_stock")
                .path("detail")
                .asString())
        .contains("BOOT: 1 wanted, 0 available");
    scene.on("release_preorder_order", ids.get(0)).ok();
    scene.arrives("BOOT@EAST", 1);
    scene.on("release_preorder_order", ids.get(2), "\"force\": true").ok();

    assertThat(sentFrom(scene, ids.get(2))).containsExactly("1 from BOOT@EAST");
    scene.has("BOOT", 0, 1);
    scene.has("BOOT@EAST", 0, 0);
    scene.addsUp();
  }

  @OnBothEngines
  void aBulkReleaseServesWhoOrderedFirstWhateverItsOrder(TestApp app) {
    PreorderScene scene = scene(app, RESERVES);
    List<String> ids = scene.queue("BOOT", 4, CARD);
    scene.arrives("BOOT", 1);
    scene.arrives("BOOT@EAST", 2);

    Answer job =
        scene.call(
            "bulk_release_preorder_orders",
            "{\"ids\": [\"%s\"]}"
                .formatted(
                    String.join(
                        "\", \"", List.of(ids.get(3), ids.get(1), ids.get(0), ids.get(2)))));

    assertThat(scene.items(job).valueStream().map(each -> each.path("status").asString()).toList())
        .containsExactly("succeeded", "succeeded", "succeeded", "failed");
    assertThat(states(scene, ids))
        .containsExactly("released", "released", "released", "balance_collected");
    scene.has("BOOT", 0, 1);
    scene.has("BOOT@EAST", 0, 0);
    scene.addsUp();
  }

  @OnBothEngines
  void whatIsThereForAPromiseStaysThereWhicheverLocationIsAskedFirst(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    String east = scene.also("BOOT", "EAST");
    scene.offer(RESERVES, "BOOT");
    String first = scene.place("BOOT:1", "ada@example.com", CARD).text("id");
    String large = scene.place("BOOT:3", "grace@example.com", CARD).text("id");
    String last = scene.place("BOOT:1", "alan@example.com", CARD).text("id");
    app.settle();
    scene.serves(east, scene.location);
    scene.arrives("BOOT", 2);
    scene.arrives("BOOT@EAST", 5);

    scene.on("release_preorder_order", large).ok();

    assertThat(sentFrom(scene, large)).containsExactlyInAnyOrder("1 from BOOT", "2 from BOOT@EAST");
    scene.has("BOOT", 1, 2);
    scene.on("release_preorder_order", last).ok();
    assertThat(sentFrom(scene, last)).containsExactly("1 from BOOT@EAST");
    scene.on("release_preorder_order", first).ok();
    assertThat(sentFrom(scene, first)).containsExactly("1 from BOOT");
    scene.has("BOOT", 0, 0);
    scene.has("BOOT@EAST", 2, 0);
    scene.addsUp();
  }

  @OnBothEngines
  void aPartThatStaysKeepsItsPlaceInTheLineWhileTheRestIsSetAsideElsewhere(TestApp app) {
    PreorderScene scene = scene(app, CHARGES);
    String large = scene.place("BOOT:3", "grace@example.com", CARD).text("id");
    String last = scene.place("BOOT:1", "alan@example.com", CARD).text("id");
    app.settle();
    scene.arrives("BOOT", 1);
    scene.has("BOOT", 1, 4);

    scene.arrives("BOOT@EAST", 2);
    scene.after(Duration.ofMinutes(2));

    assertThat(scene.state(large)).isEqualTo("balance_collected");
    assertThat(scene.state(last)).isEqualTo("awaiting_balance");
    scene.has("BOOT", 1, 2);
    scene.has("BOOT@EAST", 2, 2);
    scene.addsUp();
    scene.on("release_preorder_order", large).ok();
    assertThat(sentFrom(scene, large)).containsExactlyInAnyOrder("1 from BOOT", "2 from BOOT@EAST");
    scene.addsUp();
  }

  @OnBothEngines
  void whoOrderedLaterLeavesTheFirstLocationToThoseBeforeThoughThereIsEnoughForAll(TestApp app) {
    PreorderScene scene = scene(app, RESERVES);
    scene.also("BOOT", "WEST");
    List<String> ids = scene.queue("BOOT", 3, CARD);
    scene.arrives("BOOT@EAST", 2);
    scene.arrives("BOOT@WEST", 2);

    for (int each : List.of(2, 0, 1)) {
      scene.on("release_preorder_order", ids.get(each)).ok();
    }

    assertThat(ids.stream().map(id -> sentFrom(scene, id).get(0)))
        .containsExactly("1 from BOOT@EAST", "1 from BOOT@EAST", "1 from BOOT@WEST");
    scene.has("BOOT", 0, 0);
    scene.addsUp();
  }

  @OnBothEngines
  void onlyLocationsThatServeItsMarketMeetAPromise(TestApp app) {
    PreorderScene scene = scene(app, RESERVES);
    String id = scene.queue("BOOT", 1, CARD).get(0);
    scene.serves(scene.location);
    scene.arrives("BOOT@EAST", 1);

    scene.on("release_preorder_order", id).problem("insufficient_stock");

    scene.has("BOOT", 0, 1);
    scene.has("BOOT@EAST", 1, 0);
  }

  @OnBothEngines
  void whoWasReleasedByForceOrBuysElsewhereKeepsNobodyWaiting(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("BOOT", 10000, 0);
    scene.also("BOOT", "EAST");
    String model =
        scene
            .call(
                "create_inventory_model",
                "{\"name\": \"Main alone\", \"locations\": [{\"stock_location_id\": \"%s\"}]}"
                    .formatted(scene.location))
            .text("id");
    scene
        .call(
            "create_market",
            "{\"code\": \"US\", \"name\": \"America\", \"currency\": \"USD\", \"inventory_model_id\": \"%s\"}"
                .formatted(model))
        .ok();
    scene.offer(RESERVES, "BOOT");
    String forced = scene.queue("BOOT", 1, CARD).get(0);
    scene.place("BOOT:1", "grace@example.com", ", \"market\": \"US\"" + CARD).ok();
    String last = scene.place("BOOT:1", "alan@example.com", CARD).text("id");
    app.settle();
    scene.on("release_preorder_order", forced, "\"force\": true").ok();
    scene.arrives("BOOT@EAST", 1);

    scene.on("release_preorder_order", last).ok();

    scene.has("BOOT", 0, 2);
    scene.has("BOOT@EAST", 0, 0);
    scene.addsUp();
  }

  @OnBothEngines
  void invariant7ManyReleasedAtOnceShareWhatCameAndNoUnitIsGivenTwice(TestApp app) {
    PreorderScene scene = scene(app, RESERVES);
    List<String> ids = scene.queue("BOOT", 16, CARD);
    scene.arrives("BOOT", 3);
    scene.arrives("BOOT@EAST", 6);
    AtomicInteger next = new AtomicInteger();

    Together.run(
        8,
        thread -> {
          for (int i = next.getAndIncrement(); i < 16; i = next.getAndIncrement()) {
            Answer answer = scene.on("release_preorder_order", ids.get(15 - i));
            if (!answer.reply().accepted()) {
              answer.problem("insufficient_stock");
            }
          }
          return thread;
        });
    ids.forEach(id -> scene.on("release_preorder_order", id));

    assertThat(states(scene, ids).subList(0, 9)).containsOnly("released");
    assertThat(states(scene, ids).subList(9, 16)).containsOnly("balance_collected");
    scene.has("BOOT", 0, 7);
    scene.has("BOOT@EAST", 0, 0);
    scene.addsUp();
  }

  private static List<String> states(PreorderScene scene, List<String> ids) {
    return ids.stream().map(scene::state).toList();
  }

  /** What of an order is sent, and of which stock items. */
  private static List<String> sentFrom(PreorderScene scene, String order) {
    return scene
        .on("read_order", order)
        .at("shipments")
        .valueStream()
        .flatMap(each -> each.path("lines").valueStream())
        .map(
            line ->
                line.path("quantity").intValue()
                    + " from "
                    + scene.named(line.path("stock_item_id").asString()))
        .toList();
  }

  private static JsonNode lastMovement(PreorderScene scene, String sku) {
    return scene
        .call(
            "list_stock_movements",
            "{\"stock_item_id\": \"%s\", \"sort\": \"-seq\"}".formatted(scene.item(sku)))
        .at("stock_movements")
        .path(0);
  }

  private static String sale(int units) {
    return "{\"lines\": [{\"sku_code\": \"BOOT\", \"quantity\": %d}], \"place\": true}"
        .formatted(units);
  }
}
