package dev.storehand.feature.prices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.feature.prices.PriceScene.Shoe;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestApp;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Invariant 27: a price event comes exactly when the lowest live ask or its being there at all has
 * crossed the threshold, and its new price is never its old one. Changes by chance, against a model
 * of what each watch knows.
 */
class PriceEventPropertyTest {
  private static final int STEPS = 60;

  /** What was told: of which watch, of what, from, to. */
  private record Told(String watch, String subject, Optional<Long> old, Optional<Long> now) {}

  /** A watch, and the prices it was told last. */
  private record Watcher(
      String id, BigDecimal percent, boolean unavailable, Map<String, Optional<Long>> known) {

    boolean wants(Optional<Long> old, Optional<Long> now) {
      if (old.equals(now) || (now.isEmpty() && !unavailable)) {
        return false;
      }
      if (old.isEmpty() || now.isEmpty()) {
        return true;
      }
      // |new − old| ÷ old ≥ percent ÷ 100, in whole numbers.
      long hundredths = percent.movePointRight(2).longValueExact();
      return Math.abs(now.get() - old.get()) * 10_000 >= old.get() * hundredths;
    }
  }

  @OnBothEngines
  void invariant27EventsComeExactlyWhenTheThresholdIsCrossed(TestApp app) {
    long seed = new Random().nextLong();
    Random chance = new Random(seed);
    PriceScene shop = new PriceScene(app);
    List<Shoe> shoes = List.of(shop.shoe("AA1", 2), shop.shoe("BB2", 1));
    List<String> variants = shoes.stream().flatMap(shoe -> shoe.variants().stream()).toList();
    List<Watcher> watchers =
        List.of(
            watcher(shop, "0", true),
            watcher(shop, "5", true),
            watcher(shop, "12.5", false),
            watcher(shop, "0", false));
    Map<String, Long> asks = new TreeMap<>();
    Map<String, String> variantOf = new HashMap<>();
    List<Told> expected = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      change(shop, chance, variants, asks, variantOf);
      if (chance.nextInt(3) == 0) {
        shop.endWindow();
        Map<String, Optional<Long>> prices = prices(shoes, asks, variantOf);
        for (Watcher watcher : watchers) {
          expected.addAll(due(watcher, prices));
        }
        assertThat(told(shop))
            .as("seed %d, step %d", seed, step)
            .containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  private static Watcher watcher(PriceScene shop, String percent, boolean unavailable) {
    String id =
        shop.watch(
            "{\"min_change_percent\": %s, \"include_unavailable\": %s}"
                .formatted(percent, unavailable));
    return new Watcher(id, new BigDecimal(percent), unavailable, new HashMap<>());
  }

  private static void change(
      PriceScene shop,
      Random chance,
      List<String> variants,
      Map<String, Long> asks,
      Map<String, String> variantOf) {
    List<String> live = new ArrayList<>(asks.keySet());
    int what = live.isEmpty() ? 0 : chance.nextInt(5);
    long cents = 8000 + 100L * chance.nextInt(30);
    if (what < 2) {
      String variant = variants.get(chance.nextInt(variants.size()));
      String listing = shop.ask(variant, cents);
      asks.put(listing, cents);
      variantOf.put(listing, variant);
    } else {
      String listing = live.get(chance.nextInt(live.size()));
      if (what < 4) {
        shop.withdraw(listing);
        asks.remove(listing);
      } else {
        shop.move(listing, cents);
        asks.put(listing, cents);
      }
    }
  }

  /** What each variant and each product goes for. */
  private static Map<String, Optional<Long>> prices(
      List<Shoe> shoes, Map<String, Long> asks, Map<String, String> variantOf) {
    Map<String, Optional<Long>> prices = new TreeMap<>();
    for (Shoe shoe : shoes) {
      Optional<Long> least = Optional.empty();
      for (String variant : shoe.variants()) {
        Optional<Long> lowest =
            asks.entrySet().stream()
                .filter(ask -> variantOf.get(ask.getKey()).equals(variant))
                .map(Map.Entry::getValue)
                .min(Long::compare);
        prices.put(variant, lowest);
        least =
            least.isPresent() && lowest.isPresent()
                ? Optional.of(Math.min(least.get(), lowest.get()))
                : least.or(() -> lowest);
      }
      prices.put(shoe.id(), least);
    }
    return prices;
  }

  private static List<Told> due(Watcher watcher, Map<String, Optional<Long>> prices) {
    List<Told> due = new ArrayList<>();
    prices.forEach(
        (subject, now) -> {
          Optional<Long> old = watcher.known().getOrDefault(subject, Optional.empty());
          if (watcher.wants(old, now)) {
            due.add(new Told(watcher.id(), subject, old, now));
            watcher.known().put(subject, now);
          }
        });
    return due;
  }

  /** All that was told so far; each row is checked to be of its watch's own kind. */
  private static List<Told> told(PriceScene shop) {
    List<Told> all = new ArrayList<>();
    String cursor = "";
    do {
      var page =
          shop.app.call(
              "list_price_events",
              "{\"sort\": \"seq\", \"per_page\": 100, \"cursor\": \"%s\"}".formatted(cursor));
      for (JsonNode event : page.at("price_events")) {
        for (JsonNode row : event.path("payload").path("data")) {
          String subject =
              row.has("variant_id")
                  ? row.path("variant_id").asString()
                  : row.path("product_id").asString();
          all.add(
              new Told(
                  event.path("watch_id").asString(),
                  subject,
                  cents(row, "old_lowest_ask"),
                  cents(row, "lowest_ask")));
        }
      }
      cursor = page.at("meta").path("next_cursor").asString("");
    } while (!cursor.isEmpty());
    assertThat(all).noneMatch(each -> each.old().equals(each.now()));
    return all;
  }

  private static Optional<Long> cents(JsonNode row, String name) {
    return row.has(name)
        ? Optional.of(row.path(name).decimalValue().movePointRight(2).longValueExact())
        : Optional.empty();
  }
}
