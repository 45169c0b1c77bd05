package dev.storehand.feature.listings;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.storehand.kit.Answer;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import tools.jackson.databind.node.ObjectNode;

/** Sales from their making to their end: rows X26 and X27. */
final class SalesTest {
  private static final float DOTS_PER_INCH = 150;

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
