package dev.storehand.feature.preorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.schema.Json;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The nine reports: their figures, their window, and their files. */
class ReportsTest {
  private static final String DEPOSIT =
      "{\"payments\": {\"type\": \"deposit\", \"deposit\": {\"percentage\": 20}}}";
  private static final String PAID = ", \"payment\": {\"provider\": \"manual\"}";
  private static final List<String> NOUNS =
      List.of(
          "summary",
          "revenue",
          "date",
          "product",
          "variant",
          "customers",
          "collections_due",
          "payment_failures",
          "commitments");

  private static List<ObjectNode> rows(PreorderScene scene, String noun, String query) {
    List<ObjectNode> rows = new ArrayList<>();
    scene
        .call("read_preorder_" + noun + "_report", query)
        .at("rows")
        .forEach(row -> rows.add((ObjectNode) row));
    return rows;
  }

  private static void has(JsonNode row, String figures) {
    Json.parse(figures)
        .properties()
        .forEach(
            each ->
                assertThat(row.path(each.getKey()))
                    .as("%s of %s", each.getKey(), row)
                    .isEqualTo(each.getValue()));
  }

  private static JsonNode with(List<ObjectNode> rows, String field, String value) {
    return rows.stream()
        .filter(row -> row.path(field).asString("").equals(value))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + value + " in " + rows));
  }

  /**
   * Ana has two tees, paid in full and released; Ben a cap, of which the deposit is paid; Ana's
   * third tee was cancelled and its deposit given back the day after.
   */
  private static PreorderScene small(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("TEE", 10_000, 0).sku("CAP", 5_000, 0);
    scene.offer(DEPOSIT, "TEE", "CAP");
    String first = scene.place("TEE:2", "ana@example.com", PAID).text("id");
    app.settle();
    app.clock().move(Duration.ofHours(1));
    scene.place("CAP:1", "ben@example.com", PAID).ok();
    String third = scene.place("TEE:1", "ana@example.com", PAID).text("id");
    app.settle();
    scene.money("charge_preorder_balance", first, ", \"provider\": \"manual\"").ok();
    scene.arrives("TEE", 2);
    if (!scene.state(first).equals("released")) {
      scene.on("release_preorder_order", first).ok();
    }
    scene.on("cancel_preorder_order", third).ok();
    app.settle();
    app.clock().move(Duration.ofDays(1));
    scene.money("refund_preorder_order", third, ", \"reason\": \"requested_by_buyer\"").ok();
    return scene;
  }

  @OnBothEngines
  void q12TheFiguresAreThoseCountedByHand(TestApp app) {
    PreorderScene scene = small(app);

    List<ObjectNode> summary = rows(scene, "summary", "{}");
    assertThat(summary).hasSize(1);
    has(
        summary.get(0),
        """
        {"currency": "USD", "preorders": 3, "units": 3, "customers": 2, "cancelled": 1, "released": 1,
         "waiting": 1, "payment_failed": 0, "value_cents": 25000, "deposit_cents": 5000,
         "balance_cents": 20000, "collected_cents": 23000, "refunded_cents": 2000,
         "outstanding_cents": 4000}""");
    List<ObjectNode> variants = rows(scene, "variant", "{}");
    has(
        with(variants, "sku_code", "TEE"),
        "{\"preorders\": 2, \"units\": 2, \"cancelled_units\": 1, \"released_units\": 2, \"value_cents\": 20000}");
    has(
        with(variants, "sku_code", "CAP"),
        "{\"preorders\": 1, \"units\": 1, \"cancelled_units\": 0, \"released_units\": 0, \"value_cents\": 5000}");
    has(
        with(rows(scene, "product", "{}"), "name", "TEE"),
        "{\"preorders\": 2, \"units\": 2, \"value_cents\": 20000}");
    has(
        with(rows(scene, "customers", "{}"), "email", "ana@example.com"),
        """
        {"preorders": 2, "cancelled": 1, "units": 2, "value_cents": 20000, "collected_cents": 22000,
         "refunded_cents": 2000, "outstanding_cents": 0}""");
    List<ObjectNode> due = rows(scene, "collections_due", "{}");
    assertThat(due).hasSize(1);
    has(
        due.get(0),
        "{\"email\": \"ben@example.com\", \"outstanding_cents\": 4000, \"deposit_due_cents\": 0, \"overdue\": false}");
    List<ObjectNode> committed = rows(scene, "commitments", "{}");
    assertThat(committed).hasSize(1);
    has(
        committed.get(0),
        """
        {"sku_code": "CAP", "preorders": 1, "committed_units": 1, "on_hand_units": 0,
         "available_units": 0, "short_units": 1}""");
    assertThat(rows(scene, "payment_failures", "{}")).isEmpty();
  }

  @OnBothEngines
  void moneyCountsOnTheShopsDayItMovedAndDaysWithoutAnyAreShown(TestApp app) {
    app.call("update_shop", "{\"time_zone\": \"Pacific/Auckland\"}").ok();
    PreorderScene scene = small(app);

    // 09:00 UTC on the 21st is the 21st at 22:00 in Auckland; a day and an hour later it is the
    // 22nd.
    List<ObjectNode> days =
        rows(scene, "revenue", "{\"from\": \"2026-11-20\", \"to\": \"2026-11-23\"}");
    assertThat(days)
        .extracting(row -> row.path("period_start").asString())
        .containsExactly("2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23");
    has(days.get(0), "{\"collected_cents\": 0, \"refunded_cents\": 0, \"net_cents\": 0}");
    has(
        days.get(1),
        """
        {"deposits_cents": 7000, "balances_cents": 16000, "full_payments_cents": 0,
         "collected_cents": 23000, "net_cents": 23000}""");
    has(days.get(2), "{\"collected_cents\": 0, \"refunded_cents\": 2000, \"net_cents\": -2000}");
    List<ObjectNode> month = rows(scene, "revenue", "{\"granularity\": \"month\"}");
    assertThat(month).hasSize(1);
    has(
        month.get(0),
        """
        {"period_start": "2026-11-01", "period_end": "2026-11-30", "collected_cents": 23000,
         "refunded_cents": 2000, "net_cents": 21000}""");
    has(
        rows(scene, "date", "{\"from\": \"2026-11-21\", \"granularity\": \"week\"}").get(0),
        """
        {"period_start": "2026-11-16", "period_end": "2026-11-22", "preorders": 3, "cancelled": 1,
         "units": 3, "value_cents": 25000}""");
  }

  @OnBothEngines
  void aReportSaysByWhichTimesAndFiltersItWasMade(TestApp app) {
    app.call("update_shop", "{\"time_zone\": \"Europe/Berlin\"}").ok();
    PreorderScene scene = small(app);

    Answer report =
        scene.call(
            "read_preorder_revenue_report",
            "{\"from\": \"2026-11-21\", \"to\": \"2026-11-21\", \"currency\": \"USD\", \"granularity\": \"week\"}");

    has(
        report.at("window"),
        """
        {"from": "2026-11-20T23:00:00.000Z", "to": "2026-11-21T22:59:59.999Z",
         "time_zone": "Europe/Berlin", "currency": "USD", "granularity": "week"}""");
    assertThat(rows(scene, "summary", "{\"currency\": \"EUR\"}")).isEmpty();
    assertThat(rows(scene, "summary", "{\"offer_id\": \"ofr_none\"}")).isEmpty();
    assertThat(rows(scene, "summary", "{\"to\": \"2026-11-20\"}")).isEmpty();
    scene
        .call("read_preorder_summary_report", "{\"from\": \"2026-11-22\", \"to\": \"2026-11-21\"}")
        .problem("unprocessable");
    scene
        .call("read_preorder_date_report", "{\"from\": \"2020-01-01\", \"to\": \"2026-11-21\"}")
        .problem("unprocessable");
  }

  @OnBothEngines
  void aDeclinedBalanceIsAmongTheFailuresWithItsReason(TestApp app) {
    PreorderScene scene = PreorderScene.inTestMode(app).sku("TEE", 10_000, 0);
    scene.offer(DEPOSIT, "TEE");
    String id =
        scene
            .place(
                "TEE:1",
                "ana@example.com",
                ", \"payment\": {\"provider\": \"sandbox\", \"token\": \"card\"}")
            .text("id");
    app.settle();
    scene.money(
        "charge_preorder_balance", id, ", \"provider\": \"sandbox\", \"token\": \"declined\"");

    List<ObjectNode> failures = rows(scene, "payment_failures", "{}");

    assertThat(failures).hasSize(1);
    has(
        failures.get(0),
        "{\"order_id\": \"%s\", \"kind\": \"balance\", \"amount_cents\": 8000, \"code\": \"card_declined\", \"outstanding_cents\": 8000}"
            .formatted(id));
  }

  @OnBothEngines
  void q12TheFilesHoldTheSameFiguresAsTheReads(TestApp app) throws IOException {
    PreorderScene scene = small(app);

    for (String noun : NOUNS) {
      List<ObjectNode> read = rows(scene, noun, "{\"per_page\": 100}");
      assertThat(lines(scene, noun, "jsonl").stream().map(Json::parse).toList())
          .as(noun)
          .isEqualTo(read);
      List<String> csv = lines(scene, noun, "csv");
      String[] names = csv.get(0).split(",", -1);
      assertThat(csv).as(noun).hasSize(read.size() + 1);
      for (int i = 0; i < read.size(); i++) {
        String[] cells = csv.get(i + 1).split(",", -1);
        assertThat(cells).hasSameSizeAs(names);
        for (int k = 0; k < names.length; k++) {
          assertThat(cells[k])
              .as(noun + " " + names[k])
              .isEqualTo(cell(read.get(i).path(names[k])));
        }
      }
    }
  }

  private static String cell(JsonNode value) {
    return value.isMissingNode() ? "" : value.asString();
  }

  private static List<String> lines(PreorderScene scene, String noun, String format)
      throws IOException {
    Answer job =
        scene.call("export_preorder_" + noun + "_report", "{\"format\": \"" + format + "\"}");
    scene.app().settle();
    assertThat(
            scene.call("read_job", "{\"job_id\": \"" + job.text("job_id") + "\"}").text("status"))
        .isEqualTo("ready");
    java.nio.file.Path folder = scene.app().exports().file("x").getParent();
    try (Stream<java.nio.file.Path> files = Files.list(folder)) {
      java.nio.file.Path file = files.findFirst().orElseThrow();
      List<String> lines = Files.readAllLines(file);
      Files.delete(file);
      return lines;
    }
  }

  @OnBothEngines
  void q12TheFiguresAreThoseOfTheOrdersOneByOne(TestApp app) {
    Random random = new Random(20_261_121);
    PreorderScene scene =
        PreorderScene.of(app).sku("TEE", 9_990, 4).sku("CAP", 4_995, 3).sku("SOCK", 705, 9);
    scene.offer(DEPOSIT, "TEE", "CAP", "SOCK");
    List<String> skus = List.of("TEE", "CAP", "SOCK");
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      app.clock().move(Duration.ofHours(random.nextInt(30)));
      String line = skus.get(random.nextInt(3)) + ":" + (1 + random.nextInt(3));
      String buyer = "buyer-" + random.nextInt(6) + "@example.com";
      String id = scene.place(line, buyer, random.nextBoolean() ? PAID : "").text("id");
      ids.add(id);
      app.settle();
      String other = ids.get(random.nextInt(ids.size()));
      switch (random.nextInt(4)) {
        case 0 -> scene.money("charge_preorder_balance", other, ", \"provider\": \"manual\"");
        case 1 -> scene.on("cancel_preorder_order", other);
        case 2 -> scene.on("release_preorder_order", other);
        default ->
            scene.money("refund_preorder_order", other, ", \"reason\": \"requested_by_buyer\"");
      }
      app.settle();
    }
    Map<String, Long> sums = new HashMap<>();
    Map<String, Long> units = new HashMap<>();
    for (String id : ids) {
      JsonNode order = scene.read(id).ok();
      boolean live = !order.path("status").asString().equals("cancelled");
      JsonNode money = order.path("payments");
      add(sums, "preorders", 1);
      add(sums, "cancelled", live ? 0 : 1);
      add(sums, "released", live && order.has("released_at") ? 1 : 0);
      add(sums, "waiting", live && !order.has("released_at") ? 1 : 0);
      add(sums, "value_cents", live ? order.path("total_cents").longValue() : 0);
      add(sums, "deposit_cents", live ? money.path("deposit_cents").longValue() : 0);
      add(sums, "collected_cents", money.path("captured_cents").longValue());
      add(sums, "refunded_cents", money.path("refunded_cents").longValue());
      add(sums, "outstanding_cents", money.path("outstanding_cents").longValue());
      for (JsonNode line : order.path("lines")) {
        long quantity = live ? line.path("quantity").longValue() : 0;
        add(sums, "units", quantity);
        add(units, line.path("sku_code").asString(), quantity);
      }
    }

    JsonNode summary = rows(scene, "summary", "{}").get(0);

    sums.forEach((name, sum) -> assertThat(summary.path(name).longValue()).as(name).isEqualTo(sum));
    rows(scene, "variant", "{}")
        .forEach(
            row ->
                assertThat(row.path("units").longValue())
                    .isEqualTo(units.get(row.path("sku_code").asString())));
    for (String name : List.of("preorders", "units", "value_cents", "outstanding_cents")) {
      assertThat(total(rows(scene, "date", "{\"per_page\": 100}"), name)).isEqualTo(sums.get(name));
      assertThat(total(rows(scene, "customers", "{}"), name)).isEqualTo(sums.get(name));
    }
    List<ObjectNode> revenue = rows(scene, "revenue", "{\"granularity\": \"month\"}");
    assertThat(total(revenue, "collected_cents")).isEqualTo(sums.get("collected_cents"));
    assertThat(total(revenue, "refunded_cents")).isEqualTo(sums.get("refunded_cents"));
    assertThat(total(rows(scene, "collections_due", "{\"per_page\": 100}"), "outstanding_cents"))
        .isEqualTo(sums.get("outstanding_cents"));
  }

  private static void add(Map<String, Long> sums, String name, long value) {
    sums.merge(name, value, Long::sum);
  }

  private static long total(List<ObjectNode> rows, String name) {
    return rows.stream().mapToLong(row -> row.path(name).longValue()).sum();
  }

  @OnBothEngines
  void theCatalogueNamesEachReportWithItsTwoActions(TestApp app) {
    JsonNode reports = app.call("list_preorder_reports", "{}").at("reports");

    assertThat(reports).hasSize(NOUNS.size());
    reports.forEach(
        report -> {
          app.call(report.path("read_action").asString(), "{}").ok();
          app.call(report.path("export_action").asString(), "{\"dry_run\": true}").ok();
        });
  }
}
