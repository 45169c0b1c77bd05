package dev.storehand.feature.offers;

import dev.storehand.core.db.Mode;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.Scope;
import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.kit.Answer;
import dev.storehand.kit.TestApp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A shop with something to sell before it is there, and the words of these tests. */
final class OfferScene {
  final TestApp app;

  OfferScene(TestApp app) {
    this.app = app;
  }

  /** Calls an action on an offer with further JSON parts, which may be empty. */
  Answer on(String action, String offer, String rest) {
    return app.call(
        action, "{\"id\": \"" + offer + "\"" + (rest.isEmpty() ? "" : ", " + rest) + "}");
  }

  Answer on(String action, String offer) {
    return on(action, offer, "");
  }

  String offer(String name) {
    return app.call("create_offer", "{\"name\": \"" + name + "\"}").text("id");
  }

  /** A new product with one variant; gives the variant's id. */
  String variant(String sku) {
    return product(sku).path("variants").get(0).path("id").asString();
  }

  JsonNode product(String sku) {
    return app.call(
            "create_product",
            "{\"name\": \"%s\", \"price_cents\": 10000, \"variants\": [{\"sku_code\": \"%s\"}]}"
                .formatted(sku, sku))
        .ok();
  }

  Answer add(String offer, String... variants) {
    return on("add_offer_variants", offer, "\"variant_ids\": " + texts(variants));
  }

  /** An enabled offer of these variants. */
  String selling(String name, String... variants) {
    String offer = offer(name);
    if (variants.length > 0) {
      add(offer, variants).ok();
    }
    on("enable_offer", offer).ok();
    return offer;
  }

  String status(String offer) {
    return on("read_offer", offer).text("status");
  }

  /** The ids of the markets: the default one, and another. */
  List<String> markets() {
    app.call(
            "create_market",
            "{\"code\": \"EU\", \"name\": \"Europe\", \"currency\": \"EUR\", \"countries\": [\"DE\"]}")
        .ok();
    List<String> ids = new ArrayList<>();
    app.call("list_markets", "{\"sort\": \"created_at\"}")
        .at("markets")
        .forEach(each -> ids.add(each.path("id").asString()));
    return ids;
  }

  String now(long seconds) {
    return now().plusSeconds(seconds).toString();
  }

  Instant now() {
    return app.clock().instant();
  }

  Scope scope() {
    return app.app().systemScope(app.shop(), Mode.LIVE);
  }

  <T> T write(Function<WriteTx, T> work) {
    return app.app().database().write(scope(), work);
  }

  <T> T read(Function<ReadTx, T> work) {
    return app.app().database().read(scope(), work);
  }

  /** The clock looks at all offers, as often as there is something to do. */
  void tick() {
    OfferDesk desk =
        new OfferDesk(new Variants(), (tx, ids) -> Set.copyOf(ids), tx -> ZoneOffset.UTC);
    read(tx -> new OfferStore().due(tx, "", 100))
        .forEach(
            due ->
                app.app()
                    .dispatcher()
                    .own(
                        scope(),
                        tx -> {
                          desk.tick(tx, due.id());
                          return true;
                        }));
  }

  /** By which offer each variant sells in a market. */
  Map<String, String> sellers(String market, String... variants) {
    return read(
        tx -> {
          List<VariantRef> refs =
              List.copyOf(new Variants().byIds(tx, Arrays.asList(variants)).values());
          return new Offers()
              .of(tx, refs, market, tx.now()).entrySet().stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().id()));
        });
  }

  String sell(String offer, String variant, int units, String market) {
    return write(
        tx -> new OfferCounts().sell(tx, new Offers().get(tx, offer), variant, units, market));
  }

  Optional<Long> remaining(String offer, String variant, String market) {
    return read(
        tx -> new OfferCounts().remaining(tx, new Offers().get(tx, offer), variant, market));
  }

  Answer row(String offer, String variant) {
    return on("read_offer_variant", offer, "\"variant_id\": \"" + variant + "\"");
  }

  static String texts(String... some) {
    return Arrays.stream(some)
        .map(each -> "\"" + each + "\"")
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
