package dev.storehand.feature.prices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.App;
import dev.storehand.core.db.Dialect;
import dev.storehand.feature.prices.PriceScene.Shoe;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Together;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Windows that are closed on two nodes at once, while prices change. */
class WindowRaceTest {
  private static final int ROUNDS = 12;

  /** For each variant, each delivery begins where the one before ended, and the last is true. */
  @OnBothEngines
  void eachChangeIsInExactlyOneDelivery(TestApp app) {
    PriceScene shop = new PriceScene(app);
    Shoe shoe = shop.shoe("AA1", 6);
    shop.watch("{\"source\": \"stockx\", \"min_change_percent\": 0}");
    boolean nodes = app.dialect() == Dialect.POSTGRES;
    App other = nodes ? app.open() : app.app();
    try {
      Together.run(
          4,
          thread -> {
            for (int round = 1; round <= ROUNDS; round++) {
              switch (thread) {
                case 0 -> feed(shop, shoe, List.of(0, 1, 2), round);
                case 1 -> feed(shop, shoe, List.of(2, 3, 4, 5), round);
                case 2 -> app.app().tick();
                default -> other.tick();
              }
            }
            return thread;
          });
    } finally {
      if (nodes) {
        other.close();
      }
    }
    shop.endWindow();
    checkChain(shop, shop.toldOfVariants(), "variant_id");
    checkChain(shop, shop.toldOfProducts(), "product_id");
  }

  private static void feed(PriceScene shop, Shoe shoe, List<Integer> sizes, int round) {
    String rows =
        String.join(
            ", ",
            sizes.stream()
                .map(
                    size ->
                        "{\"variant_id\": \"%s\", \"lowest_ask\": %d, \"currency\": \"USD\"}"
                            .formatted(shoe.variant(size), 100 + (round * (size + 3)) % 17))
                .toList());
    shop.ingest(
            "{\"event\": \"stockx.price.updated.usd\", \"timestamp\": %d, \"data\": [%s]}"
                .formatted(round, rows))
        .ok();
  }

  private static void checkChain(PriceScene shop, List<JsonNode> events, String subject) {
    assertThat(events).isNotEmpty();
    Map<String, Optional<String>> last = new HashMap<>();
    for (JsonNode event : events) {
      for (JsonNode row : event.path("payload").path("data")) {
        Optional<String> old = price(row, "old_lowest_ask");
        Optional<String> now = price(row, "lowest_ask");
        assertThat(now).isNotEqualTo(old);
        String id = row.path(subject).asString();
        assertThat(old).as("%s", row).isEqualTo(last.getOrDefault(id, Optional.empty()));
        last.put(id, now);
      }
    }
    JsonNode quotes = shop.app.call("list_price_quotes", "{\"per_page\": 100}").at("price_quotes");
    Map<String, Long> least = new HashMap<>();
    quotes.forEach(
        quote ->
            least.merge(
                quote.path(subject).asString(),
                quote.path("lowest_ask_cents").longValue(),
                Math::min));
    least.forEach(
        (id, cents) ->
            assertThat(last.get(id))
                .contains(java.math.BigDecimal.valueOf(cents, 2).toPlainString()));
    assertThat(last).hasSameSizeAs(least);
  }

  private static Optional<String> price(JsonNode row, String name) {
    return row.has(name) ? Optional.of(row.path(name).asString()) : Optional.empty();
  }
}
