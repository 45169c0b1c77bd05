package dev.storehand.feature.listings;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Together;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Books, bids, purchases and sales: rows X6, X26 and X27, and the worked figures. */
final class MarketTest {
  private static final float DOTS_PER_INCH = 150;

  @OnBothEngines
  void x6TheLowestAskIsTheLeastOfTheLiveOnesInEachCurrency(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    assertThat(scene.asks(variant)).as("none yet").containsExactly(-1L, 0L);
    String first = scene.listed(variant, 15_000);
    scene.listed(variant, 15_200);
    scene.listed(variant, 9_000, ", \"currency\": \"EUR\"");
    assertThat(scene.asks(variant)).containsExactly(15_000L, 2L);
    scene.done("deactivate_listing", first, "");
    assertThat(scene.asks(variant)).containsExactly(15_200L, 1L);
    JsonNode all =
        scene
            .call("read_market_data", "{\"variant_id\": \"%s\"}".formatted(variant))
            .at("market_data");
    assertThat(all).hasSize(2);
    assertThat(all.get(0).path("currency").asString()).isEqualTo("EUR");
    assertThat(all.get(0).path("lowest_ask_cents").longValue()).isEqualTo(9_000);
    String product = scene.listing(first).path("product_id").asString();
    assertThat(
            scene
                .call("read_product_market_data", "{\"product_id\": \"%s\"}".formatted(product))
                .at("market_data"))
        .isEqualTo(all);
  }

  @OnBothEngines
  void sellFasterEarnMoreAndSubtotalComeToTheWorkedExample(TestApp app) {
    MarketScene scene = new MarketScene(app);
    scene
        .call(
            "update_shop",
            """
            {"fees": [{"name": "Processing", "percentage": 3, "amount_cents": 100},
                      {"name": "Transaction", "percentage": 9.5, "borne_by": "seller"}],
             "shipping_options": [{"code": "STANDARD", "name": "Standard", "price_cents": 995}]}""")
        .ok();
    String variant = scene.variant("DUNK");
    String listing = scene.listed(variant, 15_000);
    scene.listed(variant, 15_200);
    bid(scene, variant, 14_000, "ada");
    JsonNode data = scene.market(variant);
    assertThat(data.path("sell_faster_cents").longValue()).isEqualTo(14_900);
    assertThat(data.path("earn_more_cents").longValue()).isEqualTo(15_000);
    assertThat(data.path("highest_bid_cents").longValue()).isEqualTo(14_000);
    JsonNode subtotal = data.path("subtotals").get(0);
    assertThat(subtotal.path("fees_cents").longValue()).isEqualTo(550);
    assertThat(subtotal.path("total_cents").longValue()).isEqualTo(16_545);
    JsonNode payout = scene.listing(listing).path("payout");
    assertThat(payout.path("total_payout_cents").longValue()).isEqualTo(15_000 - 1_425);
    assertThat(payout.path("total_adjustments_cents").longValue()).isEqualTo(-1_425);
    scene.done("update_listing", listing, ", \"amount_cents\": 14001");
    assertThat(scene.market(variant).path("sell_faster_cents").longValue())
        .as("a bid that is no less than the amount below")
        .isEqualTo(14_000);
  }

  @OnBothEngines
  void theLowestAskSellsFirstAndOfEqualOnesTheOldest(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String dear = scene.listed(variant, 15_200);
    String old = scene.listed(variant, 15_000);
    app.clock().move(Duration.ofSeconds(1));
    String young = scene.listed(variant, 15_000);
    app.clock().move(Duration.ofSeconds(1));
    scene.done("update_listing", old, ", \"amount_cents\": 15100");
    app.clock().move(Duration.ofSeconds(1));
    scene.done("update_listing", old, ", \"amount_cents\": 15000");
    assertThat(List.of(bought(scene, variant), bought(scene, variant), bought(scene, variant)))
        .as("who moved stands last in line at the price")
        .containsExactly(young, old, dear);
    scene
        .call(
            "buy_now",
            "{\"variant_id\": \"%s\", \"customer_email\": \"a@example.com\"}".formatted(variant))
        .problem("conflict");
  }

  private static String bought(MarketScene scene, String variant) {
    return scene.buy(variant, "grace").text("listing_id");
  }

  @OnBothEngines
  void aBidBuysTheFirstAskThatComesDownToItAtThePriceOfTheBid(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String low = bid(scene, variant, 12_000, "ada").text("id");
    String high = bid(scene, variant, 13_000, "grace").text("id");
    String listing = scene.listed(variant, 15_000);
    scene.done("update_listing", listing, ", \"amount_cents\": 12500");
    ObjectNode sold = scene.listing(listing);
    assertThat(sold.path("status").asString()).isEqualTo("MATCHED");
    assertThat(sold.path("amount_cents").longValue()).as("nobody changes it").isEqualTo(12_500);
    ObjectNode sale = sale(scene, sold.path("order").path("order_number").longValue());
    assertThat(sale.path("amount_cents").longValue()).isEqualTo(13_000);
    assertThat(sale.path("bid_id").asString()).isEqualTo(high);
    assertThat(scene.call("list_bids", "{\"status\": \"live\"}").text("bids.0.id")).isEqualTo(low);
    assertThat(scene.market(variant).path("highest_bid_cents").longValue()).isEqualTo(12_000);
    scene.sound();
  }

  @OnBothEngines
  void aBidThatReachesAnAskBuysItAtOnceAtThePriceOfTheAsk(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String listing = scene.listed(variant, 15_000);
    Answer bid = bid(scene, variant, 16_000, "ada");
    assertThat(bid.text("status")).isEqualTo("matched");
    assertThat(scene.status(listing)).isEqualTo("MATCHED");
    long number = scene.listing(listing).path("order").path("order_number").longValue();
    assertThat(sale(scene, number).path("amount_cents").longValue()).isEqualTo(15_000);
    scene
        .call("cancel_bid", "{\"id\": \"%s\"}".formatted(bid.text("id")))
        .problem("invalid_transition");
    String other = bid(scene, variant, 10_000, "ada").text("id");
    assertThat(scene.call("cancel_bid", "{\"id\": \"%s\"}".formatted(other)).text("status"))
        .isEqualTo("canceled");
    assertThat(scene.market(variant).has("highest_bid_cents")).isFalse();
    scene.sound();
  }

  @OnBothEngines
  void aBidThatCannotBeHonouredAnyMoreStandsInNobodysWay(TestApp app) {
    MarketScene scene = new MarketScene(app);
    scene
        .call(
            "update_shop",
            """
            {"shipping_options": [{"code": "STANDARD", "name": "Standard", "price_cents": 995}]}""")
        .ok();
    String variant = scene.variant("DUNK");
    scene
        .call(
            "place_bid",
            "{\"variant_id\": \"%s\", \"amount_cents\": 9000, \"shipping_option\": \"STANDARD\"}"
                .formatted(variant))
        .ok();
    scene.call("update_shop", "{\"shipping_options\": []}").ok();
    String next = bid(scene, variant, 8_000, "ada").text("id");
    String seller = scene.customer("grace", stocked(scene));
    String listing = scene.listed(variant, 8_000, ", \"seller_id\": \"%s\"".formatted(seller));
    assertThat(scene.status(listing)).isEqualTo("MATCHED");
    assertThat(scene.call("list_bids", "{\"status\": \"matched\"}").text("bids.0.id"))
        .isEqualTo(next);
    assertThat(scene.call("list_bids", "{\"status\": \"canceled\"}").at("bids")).hasSize(1);
    scene.sound();
  }

  private static String stocked(MarketScene scene) {
    scene.item(scene.variant("SOCK"), 5);
    return "SOCK";
  }

  @OnBothEngines
  void nobodyBuysFromHimself(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    scene.item(variant, 5);
    String ada = scene.customer("ada", "DUNK");
    String own = scene.listed(variant, 10_000, ", \"seller_id\": \"%s\"".formatted(ada));
    String house = scene.listed(variant, 11_000);
    assertThat(scene.buy(variant, "ada").text("listing_id")).isEqualTo(house);
    assertThat(
            scene
                .call(
                    "buy_now",
                    "{\"variant_id\": \"%s\", \"customer_id\": \"%s\"}".formatted(variant, ada))
                .problem("conflict")
                .path("detail")
                .asString())
        .contains("buyer's own");
    assertThat(bid(scene, variant, 20_000, "ada").text("status")).isEqualTo("live");
    scene.listed(variant, 30_000);
    scene
        .call("buy_now", "{\"variant_id\": \"%s\", \"max_amount_cents\": 9999}".formatted(variant))
        .problem("conflict");
    assertThat(
            scene
                .settled("buy_now", "{\"variant_id\": \"%s\"}".formatted(variant))
                .text("listing_id"))
        .as("the house buys")
        .isEqualTo(own);
    scene.sound();
  }

  @OnBothEngines
  void anAskIsNeverSoldTwiceHoweverManyBuyAtOnce(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    for (int i = 0; i < 5; i++) {
      scene.listed(variant, 10_000 + i);
    }
    List<String> sold =
        Together.run(
                12,
                thread ->
                    scene
                        .call(
                            "buy_now",
                            "{\"variant_id\": \"%s\", \"customer_email\": \"b%d@example.com\"}"
                                .formatted(variant, thread))
                        .json()
                        .path("listing_id")
                        .asString("none"))
            .stream()
            .filter(each -> !each.equals("none"))
            .collect(Collectors.toList());
    assertThat(sold).hasSize(5).doesNotHaveDuplicates();
    assertThat(scene.asks(variant)).containsExactly(-1L, 0L);
    app.settle();
    scene.sound();
  }

  @OnBothEngines
  void aListingOfAStockItemHoldsAUnitWhileItIsActiveAndHandsItOver(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String item = scene.item(variant, 3);
    String listing = scene.listed(variant, 10_000, ", \"stock_item_id\": \"%s\"".formatted(item));
    assertThat(scene.units(item)).containsExactly(3L, 1L);
    scene.done("deactivate_listing", listing, "");
    assertThat(scene.units(item)).containsExactly(3L, 0L);
    scene.done("activate_listing", listing, "");
    assertThat(scene.units(item)).containsExactly(3L, 1L);
    long number = scene.buy(variant, "ada").number("order_number");
    assertThat(scene.units(item)).as("sold, as placed").containsExactly(2L, 0L);
    ObjectNode canceled =
        scene.operation(scene.settled("cancel_sale", "{\"order_number\": %d}".formatted(number)));
    assertThat(canceled.path("operation_type").asString()).isEqualTo("CANCEL_ORDER");
    assertThat(canceled.path("operation_status").asString()).isEqualTo("SUCCEEDED");
    assertThat(scene.units(item)).as("given back, once").containsExactly(3L, 0L);
    assertThat(scene.status(listing)).isEqualTo("CANCELED");
    ObjectNode sale = sale(scene, number);
    assertThat(sale.path("status").asString()).isEqualTo("CANCELED");
    assertThat(sale.path("order").path("payment_status").asString()).isEqualTo("refunded");
    scene.sound();
  }

  @OnBothEngines
  void x26ASaleIsAnOrderThatIsActiveUntilItIsOver(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String item = scene.item(variant, 1);
    String listing = scene.listed(variant, 10_000, ", \"stock_item_id\": \"%s\"".formatted(item));
    Answer bought = scene.buy(variant, "ada");
    long number = bought.number("order_number");
    assertThat(bought.text("status")).isEqualTo("CREATED");
    assertThat(sale(scene, number).path("order").path("payment_status").asString())
        .isEqualTo("paid");
    assertThat(
            scene
                .call("read_order", "{\"id\": \"%s\"}".formatted(bought.text("order_id")))
                .text("listing_id"))
        .isEqualTo(listing);
    assertThat(numbers(scene, "list_active_sales")).containsExactly(number);
    scene
        .call("complete_sale", "{\"order_number\": %d}".formatted(number))
        .problem("invalid_transition");
    scene
        .settled("ship_sale", "{\"order_number\": %d, \"carrier\": \"DHL\"}".formatted(number))
        .ok();
    assertThat(sale(scene, number).path("order").path("carrier").asString()).isEqualTo("DHL");
    assertThat(
            scene
                .operation(scene.settled("cancel_sale", "{\"order_number\": %d}".formatted(number)))
                .path("error")
                .path("code")
                .asString())
        .isEqualTo("already_shipped");
    for (String move : List.of("confirm_sale_receipt", "authenticate_sale", "complete_sale")) {
      scene.settled(move, "{\"order_number\": %d}".formatted(number)).ok();
    }
    assertThat(scene.status(listing)).isEqualTo("COMPLETED");
    assertThat(numbers(scene, "list_active_sales")).isEmpty();
    assertThat(numbers(scene, "list_past_sales")).containsExactly(number);
    assertThat(sale(scene, number).path("payout").path("total_payout_cents").longValue())
        .isEqualTo(10_000);
    scene.call("read_sale", "{\"order_number\": 4711}").problem("not_found");
    scene.sound();
  }

  @OnBothEngines
  void aSaleThatComesBackIsInStockAgainAndRefunded(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String item = scene.item(variant, 1);
    scene.listed(variant, 10_000, ", \"stock_item_id\": \"%s\"".formatted(item));
    long number = scene.buy(variant, "ada").number("order_number");
    for (String move : List.of("ship_sale", "confirm_sale_receipt")) {
      scene.settled(move, "{\"order_number\": %d}".formatted(number)).ok();
    }
    scene
        .settled(
            "authenticate_sale", "{\"order_number\": %d, \"genuine\": false}".formatted(number))
        .ok();
    assertThat(scene.units(item)).containsExactly(0L, 0L);
    scene.settled("return_sale", "{\"order_number\": %d}".formatted(number)).ok();
    ObjectNode sale = sale(scene, number);
    assertThat(sale.path("status").asString()).isEqualTo("RETURNED");
    assertThat(sale.path("order").path("payment_status").asString()).isEqualTo("refunded");
    assertThat(scene.units(item)).containsExactly(1L, 0L);
    scene.sound();
  }

  @OnBothEngines
  void whatIsDoneToTheOrderByHandIsDoneToTheSale(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    String listing = scene.listed(variant, 10_000);
    scene.listed(variant, 11_000);
    Answer first = scene.buy(variant, "ada");
    scene.settled("cancel_order", "{\"id\": \"%s\"}".formatted(first.text("order_id"))).ok();
    assertThat(sale(scene, first.number("order_number")).path("status").asString())
        .isEqualTo("CANCELED");
    assertThat(scene.status(listing)).isEqualTo("CANCELED");
    Answer second = scene.buy(variant, "ada");
    String order = "{\"id\": \"%s\"}".formatted(second.text("order_id"));
    scene.settled("approve_order", order).ok();
    scene.settled("fulfill_order", order).ok();
    assertThat(sale(scene, second.number("order_number")).path("status").asString())
        .isEqualTo("SHIPPED");
    scene.sound();
  }

  @OnBothEngines
  void whatIsNotPaidIsNotSent(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    scene.listed(variant, 10_000);
    Answer sale =
        scene.call(
            "buy_now",
            "{\"variant_id\": \"%s\", \"customer_email\": \"a@example.com\"}".formatted(variant));
    scene
        .call("ship_sale", "{\"order_number\": %d}".formatted(sale.number("order_number")))
        .problem("invalid_transition");
  }

  @OnBothEngines
  void x27TheShippingDocumentIsAPdfWhoseCodeSaysTheOrdersNumber(TestApp app) throws Exception {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK – Größe 42 運動靴");
    scene.listed(variant, 10_000);
    long number = scene.buy(variant, "ada").number("order_number");
    HttpResponse<byte[]> answer = document(app, number);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
    try (PDDocument pdf = Loader.loadPDF(answer.body())) {
      BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, DOTS_PER_INCH);
      int[] dots = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
      var image = new RGBLuminanceSource(page.getWidth(), page.getHeight(), dots);
      assertThat(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(image))).getText())
          .isEqualTo(Long.toString(number));
    }
    assertThat(document(app, 4711).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<byte[]> document(TestApp app, long number) throws Exception {
    URI address =
        URI.create(app.url() + "/api/v2/external/listings/orders/" + number + "/shipping_document");
    HttpRequest request = HttpRequest.newBuilder(address).header("X-Auth-Token", app.key()).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  @OnBothEngines
  void lastSalesShowWhatWasPaidAndNotByWhom(TestApp app) {
    MarketScene scene = new MarketScene(app);
    String variant = scene.variant("DUNK");
    scene.listed(variant, 10_000);
    scene.buy(variant, "ada").ok();
    JsonNode sale =
        scene
            .call("list_market_sales", "{\"variant_id\": \"%s\"}".formatted(variant))
            .at("sales.0");
    assertThat(Set.copyOf(new TreeSet<>(sale.propertyNames())))
        .containsExactlyInAnyOrder(
            "id", "variant_id", "product_id", "amount_cents", "currency", "sold_at");
  }

  private static Answer bid(MarketScene scene, String variant, long cents, String who) {
    return scene.settled(
        "place_bid",
        "{\"variant_id\": \"%s\", \"amount_cents\": %d, \"customer_email\": \"%s@example.com\"}"
            .formatted(variant, cents, who));
  }

  private static ObjectNode sale(MarketScene scene, long number) {
    return scene.call("read_sale", "{\"order_number\": %d}".formatted(number)).ok();
  }

  private static List<Long> numbers(MarketScene scene, String list) {
    return scene
        .call(list, "{}")
        .at("sales")
        .valueStream()
        .map(each -> each.path("order_number").longValue())
        .toList();
  }
}
