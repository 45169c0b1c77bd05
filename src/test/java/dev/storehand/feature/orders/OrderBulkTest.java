package dev.storehand.feature.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;

/** Many orders in one job, with an outcome for each. */
class OrderBulkTest {

  @OnBothEngines
  void ordersAreApprovedSentAndCancelledInJobs(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    String item = scene.stocked("CAP", 2400, 100);
    for (int i = 0; i < 5; i++) {
      scene.order("CAP:2").ok();
    }
    String cancelled = scene.order("CAP:2").text("id");
    scene.on("cancel_order", cancelled).ok();

    Answer approving = job(scene, "bulk_approve_orders", "{\"filter\": {}}");
    assertThat(approving.number("succeeded")).isEqualTo(5);
    assertThat(approving.number("failed")).isEqualTo(1);
    assertThat(
            job(scene, "bulk_fulfill_orders", "{\"filter\": {\"number\": 1}}").number("succeeded"))
        .isEqualTo(1);
    Answer cancelling =
        job(
            scene,
            "bulk_cancel_orders",
            "{\"filter\": {\"status\": \"approved\"}, \"set\": {\"reason\": \"storm\"}}");
    assertThat(cancelling.number("succeeded")).isEqualTo(4);
    assertThat(cancelling.number("failed")).isEqualTo(1);
    scene.has(item, 98, 0);
  }

  @OnBothEngines
  void ordersAreExported(TestApp app) {
    OrderScene scene = OrderScene.of(app);
    scene.stocked("CAP", 2400, 100);
    scene.order("CAP:2").ok();

    Answer done = job(scene, "export_orders", "{\"format\": \"csv\"}");

    assertThat(done.text("status")).isEqualTo("ready");
    assertThat(done.number("total")).isEqualTo(1);
  }

  private static Answer job(OrderScene scene, String action, String json) {
    String id = scene.call(action, json).text("job_id");
    scene.app().settle();
    return scene.call("read_job", "{\"job_id\": \"%s\"}".formatted(id));
  }
}
