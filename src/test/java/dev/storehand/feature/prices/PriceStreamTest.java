package dev.storehand.feature.prices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.schema.Json;
import dev.storehand.feature.prices.PriceScene.Shoe;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;

/** The stream of prices over HTTP. */
class PriceStreamTest {

  @OnBothEngines
  void whoComesBackWithTheLastIdIsSentWhatFollowedAsServerSentEvents(TestApp app) throws Exception {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 1);
    shop.watch("{\"variant_id\": \"%s\"}".formatted(shoe.variant(0)));
    String listing = shop.ask(shoe.variant(0), 10000);
    shop.endWindow();
    shop.move(listing, 9000);
    shop.endWindow();

    HttpRequest request =
        HttpRequest.newBuilder(URI.create(app.url() + "/api/v2/external/prices/stream"))
            .header("X-Auth-Token", app.key())
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", "1")
            .build();
    HttpResponse<Stream<String>> stream =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());

    assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
    var lines = stream.body().iterator();
    String id = "";
    String line = lines.next();
    while (!line.startsWith("data: ")) {
      id = line.startsWith("id: ") ? line.substring(4) : id;
      line = lines.next();
    }
    assertThat(id).isEqualTo("2");
    assertThat(Json.parse(line.substring("data: ".length()))).isEqualTo(shop.told().get(1));
  }
}
