package dev.storehand.feature.preorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Together;
import java.util.List;

/** Many buyers of one offer at once. */
class PreorderRaceTest {

  @OnBothEngines
  void invariant12SixtyFourBuyersNeverSellMoreThanTheLimit(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    String offer = scene.offer("{\"inventory\": {\"total_limit\": 100}}", "BOOT");

    List<Integer> sold =
        Together.run(
            64,
            thread -> {
              int placed = 0;
              for (int i = 0; i < 3; i++) {
                Answer answer = scene.place("BOOT:1", "buyer-%d@example.com".formatted(thread));
                if (answer.reply().accepted()) {
                  placed++;
                } else {
                  answer.problem("conflict");
                }
              }
              return placed;
            });

    assertThat(sold.stream().mapToInt(each -> each).sum()).isEqualTo(100);
    assertThat(scene.sold(offer, "BOOT")).isEqualTo(100);
    scene.addsUp();
  }

  @OnBothEngines
  void invariant12WhatIsSoldIsTheLinesThatAreNotCancelled(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    String offer = scene.offer("{\"inventory\": {\"total_limit\": 6}}", "BOOT");
    List<String> ids = scene.queue("BOOT", 6, "");
    scene.place("BOOT:1", "late@example.com").problem("conflict");

    scene.on("cancel_order", ids.get(0)).ok();
    scene.on("cancel_preorder_order", ids.get(1)).ok();
    app.settle();
    scene.call("bulk_cancel_orders", "{\"ids\": [\"%s\"]}".formatted(ids.get(2))).ok();
    app.settle();

    assertThat(scene.sold(offer, "BOOT")).isEqualTo(3);
    assertThat(scene.events(ids.get(2))).contains("preorder.cancelled");
    scene.place("BOOT:3", "late@example.com").ok();
    scene.place("BOOT:1", "later@example.com").problem("conflict");
    scene.addsUp();
  }

  @OnBothEngines
  void invariant7CartsThatAreSplitAreBothOrdersOrNone(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0).sku("SOCK", 500, 8);
    String offer =
        scene.offer(
            "{\"fulfillment\": {\"split_orders\": true}, \"inventory\": {\"reserve_on\": \"on_sale\"}}",
            "BOOT");

    List<Boolean> placed =
        Together.run(
            16,
            thread -> {
              String boot = "{\"sku_code\": \"BOOT\", \"quantity\": 1}";
              String sock = "{\"sku_code\": \"SOCK\", \"quantity\": 1}";
              String lines = thread % 2 == 0 ? boot + ", " + sock : sock + ", " + boot;
              Answer answer =
                  scene.call(
                      "place_preorder",
                      "{\"customer_email\": \"buyer-%d@example.com\", \"lines\": [%s]}"
                          .formatted(thread % 4, lines));
              if (!answer.reply().accepted()) {
                answer.problem("insufficient_stock");
              }
              return answer.reply().accepted();
            });

    assertThat(placed.stream().filter(each -> each)).hasSize(8);
    assertThat(scene.sold(offer, "BOOT")).isEqualTo(8);
    assertThat(scene.call("list_orders", "{}").number("meta.total_count")).isEqualTo(16);
    scene.has("SOCK", 0, 0);
    scene.has("BOOT", 0, 8);
    scene.addsUp();
  }

  @OnBothEngines
  void oneCustomerAtManyTillsGetsNoMoreThanHisOwn(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 10000, 0);
    String offer = scene.offer("{\"cart\": {\"max_per_customer\": 5}}", "BOOT");

    Together.run(32, thread -> scene.place("BOOT:1", "ada@example.com").reply().accepted());

    assertThat(scene.sold(offer, "BOOT")).isEqualTo(5);
  }
}
