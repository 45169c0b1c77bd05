package dev.storehand.feature.preorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Offers with split_orders on: what a cart has from stock is an order of its own. */
class SplitOrdersTest {
  private static final String SPLITS = "{\"fulfillment\": {\"split_orders\": true}}";

  private static PreorderScene scene(TestApp app) {
    return of(PreorderScene.of(app));
  }

  private static PreorderScene of(PreorderScene scene) {
    return scene.sku("BOOT", 10000, 0).sku("SOCK", 500, 3);
  }

  /** Carts of {@code SKU:quantity} lines, for Ada. */
  private static Answer cart(PreorderScene scene, String more, String... lines) {
    return scene.call("place_preorder", cart(more, lines));
  }

  private static String cart(String more, String... lines) {
    String all =
        Arrays.stream(lines)
            .map(line -> line.split(":", 2))
            .map(line -> "{\"sku_code\": \"%s\", \"quantity\": %s}".formatted(line[0], line[1]))
            .collect(Collectors.joining(", "));
    return "{\"customer_email\": \"ada@example.com\", \"lines\": [%s]%s}".formatted(all, more);
  }

  private static Answer order(PreorderScene scene, String id) {
    return scene.on("read_order", id);
  }

  private static List<String> skus(Answer answer) {
    return answer.at("lines").valueStream().map(line -> line.path("sku_code").asString()).toList();
  }

  @OnBothEngines
  void whatACartHasFromStockIsAPlacedOrderOfItsOwn(TestApp app) {
    PreorderScene scene = scene(app);
    String offer = scene.offer(SPLITS, "BOOT");

    Answer placed = cart(scene, "", "SOCK:2", "BOOT:1");

    String id = placed.text("id");
    String split = placed.text("split_order_id");
    assertThat(skus(placed)).containsExactly("BOOT");
    assertThat(placed.number("total_cents")).isEqualTo(10000);
    assertThat(scene.read(id).at("shipments")).isEmpty();
    Answer rest = order(scene, split);
    assertThat(skus(rest)).containsExactly("SOCK");
    assertThat(rest.text("status")).isEqualTo("placed");
    assertThat(rest.number("outstanding_cents")).isEqualTo(1000);
    assertThat(rest.at("shipments")).hasSize(1);
    assertThat(scene.sold(offer, "BOOT")).isEqualTo(1);
    scene.has("SOCK", 1, 0);
    scene.has("BOOT", 0, 0);
    scene.on("read_preorder_order", split).problem("not_found");
    scene.addsUp();
  }

  @OnBothEngines
  void bothOrdersOfASplitCartNameTheOther(TestApp app) {
    PreorderScene scene = scene(app);
    scene.offer(SPLITS, "BOOT");

    Answer placed = cart(scene, "", "BOOT:1", "SOCK:1");

    String id = placed.text("id");
    String split = placed.text("split_order_id");
    assertThat(scene.read(id).text("split_order_id")).isEqualTo(split);
    Answer listed = scene.call("list_preorder_orders", "{}");
    assertThat(listed.at("preorder_orders")).hasSize(1);
    assertThat(listed.text("preorder_orders.0.split_order_id")).isEqualTo(split);
    assertThat(order(scene, split).text("split_from_order_id")).isEqualTo(id);
    assertThat(order(scene, id).ok().has("split_from_order_id")).isFalse();
    assertThat(scene.events(split)).startsWith("order.placed").doesNotContain("preorder.placed");
    assertThat(scene.events(id)).containsExactly("order.placed", "preorder.placed");
    Answer said = scene.call("list_events", "{\"type\": \"preorder.placed\"}");
    assertThat(said.text("events.0.data.resource.split_order_id")).isEqualTo(split);
    scene.on("set_preorder_order_tags", id, "\"tags\": [\"vip\"]").ok();
    assertThat(scene.read(id).text("split_order_id")).isEqualTo(split);
  }

  @OnBothEngines
  void aCartStaysOneOrderWhereTheOfferDoesNotSplitOrNothingIsFromStock(TestApp app) {
    PreorderScene scene = scene(app);
    String offer = scene.offer("{}", "BOOT");

    Answer whole = cart(scene, "", "BOOT:1", "SOCK:1");
    scene.set(offer, SPLITS).ok();
    Answer alone = cart(scene, "", "BOOT:2", "BOOT:1");

    assertThat(skus(whole)).containsExactly("BOOT", "SOCK");
    assertThat(skus(alone)).containsExactly("BOOT", "BOOT");
    assertThat(whole.ok().has("split_order_id")).isFalse();
    assertThat(alone.ok().has("split_order_id")).isFalse();
    assertThat(scene.call("list_orders", "{}").at("orders")).hasSize(2);
    scene.addsUp();
  }

  @OnBothEngines
  void bothOrdersAreOfTheSameBuyerPlaceAndMarks(TestApp app) {
    PreorderScene scene = scene(app);
    // A draft makes her a customer who has bought nothing yet.
    scene.call("create_order", cart("", "SOCK:1")).ok();
    scene.offer(SPLITS, "BOOT");
    String address =
        "{\"name\": \"Ada\", \"line1\": \"1 Main St\", \"city\": \"Turin\", \"country\": \"IT\"}";
    String more =
        """
        , "tags": ["wave 1"], "note": "by hand", "reference": "till-7", "reference_origin": "till",
          "metadata": {"clerk": "7"}, "shipping_address": %1$s, "billing_address": %1$s"""
            .formatted(address);

    Answer placed = cart(scene, more, "BOOT:1", "SOCK:1");

    ObjectNode preorder = order(scene, placed.text("id")).ok();
    ObjectNode rest = order(scene, placed.text("split_order_id")).ok();
    assertThat(preorder.path("tags").toString()).isEqualTo("[\"wave 1\"]");
    for (String same :
        List.of(
            "tags",
            "note",
            "reference",
            "reference_origin",
            "metadata",
            "shipping_address",
            "billing_address",
            "customer_id",
            "customer_email",
            "market_id",
            "currency",
            "placed_at")) {
      assertThat(preorder.has(same)).as(same).isTrue();
      assertThat(rest.path(same)).as(same).isEqualTo(preorder.path(same));
    }
    assertThat(scene.call("list_customers", "{}").number("customers.0.orders_count")).isEqualTo(2);
    assertThat(scene.events(rest.path("customer_id").asString()))
        .containsExactly("customer.created", "customer.acquired", "customer.repeat");
    scene.addsUp();
  }

  @OnBothEngines
  void taxIsSharedHalfUpByWhatTheLinesComeToAndTheRestIsTheOtherOrders(TestApp app) {
    PreorderScene scene = PreorderScene.of(app).sku("BOOT", 333, 0).sku("SOCK", 500, 50);
    scene.offer(
        """
        {"fulfillment": {"split_orders": true}, "pricing": {"type": "percentage", "percentage": 10},
         "payments": {"type": "deposit", "deposit": {"percentage": 50}}}""",
        "BOOT");

    // A boot is 300 then. Of 100: 300 / 1300 are 23.08. Of 2: 300 / 800 are 0.75. Of 4: 300 / 2300
    // are 0.52, of 3: 0.39.
    money(scene, 100, 490, "SOCK:2", 23, 1000 + 77 + 490);
    money(scene, 2, 0, "SOCK:1", 1, 500 + 1);
    money(scene, 4, 1, "SOCK:4", 1, 2000 + 3 + 1);
    money(scene, 3, 0, "SOCK:4", 0, 2000 + 3);
    money(scene, 0, 0, "SOCK:1", 0, 500);
    scene.addsUp();
  }

  private static void money(
      PreorderScene scene, long tax, long shipping, String stocked, long share, long rest) {
    String more = ", \"tax_cents\": %d, \"shipping_cents\": %d".formatted(tax, shipping);
    Answer placed = cart(scene, more, "BOOT:1", stocked);
    Answer split = order(scene, placed.text("split_order_id"));

    assertThat(placed.number("total_cents")).as(more).isEqualTo(300 + share);
    assertThat(placed.number("payments.deposit_cents")).isEqualTo((300 + share + 1) / 2);
    assertThat(placed.number("payments.balance_cents")).isEqualTo((300 + share) / 2);
    Answer preorder = order(scene, placed.text("id"));
    assertThat(preorder.number("tax_cents") + split.number("tax_cents")).isEqualTo(tax);
    assertThat(preorder.number("shipping_cents")).isZero();
    assertThat(split.number("shipping_cents")).isEqualTo(shipping);
    assertThat(split.number("total_cents")).isEqualTo(rest);
  }

  @OnBothEngines
  void whatSendingCostsStaysWithThePreorderWhereNothingElseIsSent(TestApp app) {
    PreorderScene scene = scene(app);
    scene
        .call(
            "create_product",
            "{\"name\": \"Guide\", \"type\": \"file_download\", \"price_cents\": 500, \"variants\":"
                + " [{\"sku_code\": \"PDF\", \"stock_mode\": \"unlimited\"}]}")
        .ok();
    scene.offer(SPLITS, "BOOT");

    Answer placed = cart(scene, ", \"shipping_cents\": 490", "BOOT:1", "PDF:1");

    assertThat(placed.number("total_cents")).isEqualTo(10490);
    assertThat(order(scene, placed.text("split_order_id")).number("total_cents")).isEqualTo(500);
    scene.addsUp();
  }

  @OnBothEngines
  void paymentTakesTheDepositOfThePreorderAndAllOfTheOtherAtOnce(TestApp app) {
    PreorderScene scene = of(PreorderScene.inTestMode(app));
    scene.offer(
        """
        {"fulfillment": {"split_orders": true},
         "payments": {"type": "deposit", "deposit": {"percentage": 20}}}""",
        "BOOT");
    String card = ", \"payment\": {\"provider\": \"sandbox\", \"token\": \"card\"}";

    Answer placed = cart(scene, card, "BOOT:1", "SOCK:2");
    app.settle();

    Answer preorder = scene.read(placed.text("id"));
    assertThat(preorder.text("state")).isEqualTo("awaiting_balance");
    assertThat(preorder.at("payments.payments")).hasSize(1);
    assertThat(preorder.text("payments.payments.0.kind")).isEqualTo("deposit");
    assertThat(preorder.number("payments.captured_cents")).isEqualTo(2000);
    assertThat(preorder.number("payments.outstanding_cents")).isEqualTo(8000);
    Answer rest = order(scene, placed.text("split_order_id"));
    assertThat(rest.at("payments")).hasSize(1);
    assertThat(rest.text("payments.0.kind")).isEqualTo("full");
    assertThat(rest.text("payment_status")).isEqualTo("paid");
    assertThat(rest.number("captured_cents")).isEqualTo(1000);
  }

  @OnBothEngines
  void whereNothingIsToBePaidNowOfOneOrderOnlyTheOtherIsCharged(TestApp app) {
    PreorderScene scene = scene(app).sku("GIFT", 0, 1);
    String offer =
        scene.offer(
            """
            {"fulfillment": {"split_orders": true},
             "payments": {"type": "deposit", "deposit": {"percentage": 0}}}""",
            "BOOT");
    String manual = ", \"payment\": {\"provider\": \"manual\"}";

    Answer later = cart(scene, manual, "BOOT:1", "SOCK:1");
    scene.set(offer, "{\"payments\": {\"type\": \"full\"}}").ok();
    Answer gift = cart(scene, manual, "BOOT:1", "GIFT:1");
    app.settle();

    assertThat(scene.read(later.text("id")).at("payments.payments")).isEmpty();
    assertThat(order(scene, later.text("split_order_id")).text("payment_status")).isEqualTo("paid");
    assertThat(scene.read(gift.text("id")).text("payment_status")).isEqualTo("paid");
    assertThat(order(scene, gift.text("split_order_id")).text("payment_status")).isEqualTo("free");
    scene.addsUp();
  }

  @OnBothEngines
  void whatIsShortInStockRefusesTheWholeCart(TestApp app) {
    PreorderScene scene = scene(app);
    String offer =
        scene.offer(
            """
            {"fulfillment": {"split_orders": true}, "inventory": {"reserve_on": "on_sale"}}""",
            "BOOT");

    cart(scene, "", "BOOT:1", "SOCK:4").problem("insufficient_stock");

    assertThat(scene.call("list_orders", "{}").at("orders")).isEmpty();
    assertThat(scene.call("list_customers", "{}").at("customers")).isEmpty();
    scene.has("SOCK", 3, 0);
    scene.has("BOOT", 0, 0);
    assertThat(scene.sold(offer, "BOOT")).isZero();
    scene.addsUp();
  }

  @OnBothEngines
  void aHoldOfTheWholeOrderKeepsThePreorderAloneAndTheOtherIsSentAtOnce(TestApp app) {
    PreorderScene scene = scene(app);
    scene.offer("{\"fulfillment\": {\"split_orders\": true, \"hold\": \"whole_order\"}}", "BOOT");

    Answer placed = cart(scene, "", "BOOT:1", "SOCK:2");

    String split = placed.text("split_order_id");
    assertThat(placed.text("held")).isEqualTo("whole_order");
    assertThat(order(scene, split).text("shipments.0.status")).isEqualTo("upcoming");
    scene.on("approve_order", split).ok();
    scene.on("fulfill_order", split).ok();
    assertThat(order(scene, split).text("fulfillment_status")).isEqualTo("fulfilled");
    assertThat(scene.state(placed.text("id"))).isEqualTo("placed");
    scene.arrives("BOOT", 1);
    scene.on("release_preorder_order", placed.text("id"), "\"force\": true").ok();
    scene.on("fulfill_preorder_order", placed.text("id")).ok();
    assertThat(scene.state(placed.text("id"))).isEqualTo("fulfilled");
    scene.has("BOOT", 0, 0);
    scene.addsUp();
  }

  @OnBothEngines
  void theRulesOfTheOfferAreOfTheWholeCart(TestApp app) {
    PreorderScene scene = scene(app);
    String offer = scene.offer(SPLITS, "BOOT");

    scene.set(offer, "{\"cart\": {\"mixed_carts\": false}}").ok();
    cart(scene, "", "BOOT:1", "SOCK:1").problem("conflict");
    scene.set(offer, "{\"cart\": {\"mixed_carts\": true, \"min_per_order\": 2}}").ok();
    cart(scene, "", "BOOT:1", "SOCK:1").problem("conflict");
    scene.set(offer, "{\"cart\": {\"max_per_customer\": 3}, \"terms\": {\"enabled\": true}}").ok();
    cart(scene, "", "BOOT:2", "SOCK:1").problem("unprocessable");
    String agreed = ", \"terms_accepted\": true";
    cart(scene, agreed, "BOOT:2", "SOCK:1").ok();
    cart(scene, agreed, "BOOT:2", "SOCK:1").problem("conflict");

    assertThat(scene.call("list_orders", "{}").at("orders")).hasSize(2);
    scene.has("SOCK", 2, 0);
    scene.addsUp();
  }

  @OnBothEngines
  void whatIsReservedOnSaleIsOfThePreorderAndEndsWithIt(TestApp app) {
    PreorderScene scene = scene(app);
    String offer =
        scene.offer(
            """
            {"fulfillment": {"split_orders": true}, "inventory": {"reserve_on": "on_sale"}}""",
            "BOOT");
    Answer placed = cart(scene, "", "BOOT:1", "SOCK:2");
    scene.has("BOOT", 0, 1);

    scene.on("cancel_preorder_order", placed.text("id")).ok();

    scene.has("BOOT", 0, 0);
    scene.has("SOCK", 1, 0);
    assertThat(scene.sold(offer, "BOOT")).isZero();
    assertThat(order(scene, placed.text("split_order_id")).text("status")).isEqualTo("placed");
    scene.addsUp();
  }

  @OnBothEngines
  void cancellingOrRefundingTheOtherLeavesThePreorderAlone(TestApp app) {
    PreorderScene scene = scene(app);
    String offer = scene.offer(SPLITS, "BOOT");
    Answer placed = cart(scene, ", \"payment\": {\"provider\": \"manual\"}", "BOOT:1", "SOCK:2");
    app.settle();
    String split = placed.text("split_order_id");

    scene.money("refund_order", split, "").ok();
    scene.on("cancel_order", split).ok();

    assertThat(order(scene, split).number("refunded_cents")).isEqualTo(1000);
    scene.has("SOCK", 3, 0);
    assertThat(scene.sold(offer, "BOOT")).isEqualTo(1);
    Answer preorder = scene.read(placed.text("id"));
    assertThat(preorder.text("status")).isEqualTo("placed");
    assertThat(preorder.text("payment_status")).isEqualTo("paid");
    assertThat(preorder.text("split_order_id")).isEqualTo(split);
    scene.addsUp();
  }

  @OnBothEngines
  void aDryRunShowsTheSplitAndDoesNothing(TestApp app) {
    PreorderScene scene = scene(app);
    String offer = scene.offer(SPLITS, "BOOT");

    Answer shown = cart(scene, ", \"dry_run\": true", "BOOT:1", "SOCK:2");

    assertThat(shown.text("split_order_id")).startsWith("ord_");
    assertThat(shown.number("total_cents")).isEqualTo(10000);
    assertThat(scene.call("list_orders", "{}").at("orders")).isEmpty();
    assertThat(scene.sold(offer, "BOOT")).isZero();
    scene.has("SOCK", 3, 0);
    scene.addsUp();
  }
}
