package dev.storehand.feature.preorders;

import dev.storehand.core.db.Mode;
import dev.storehand.core.db.Scope;
import dev.storehand.core.job.JobQueue;
import dev.storehand.feature.offers.OfferCounts;
import dev.storehand.feature.offers.Offers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Looks through a shop once nothing is on its way: invariants 3, 6, 12, 15 and 17. */
final class PresaleBooks {
  private final PresaleShop shop;

  PresaleBooks(PresaleShop shop) {
    this.shop = shop;
  }

  /** Everything that is due is done, then the books are looked at. */
  void close() {
    // Nobody else is at work any more; a lease that is left would outlast the test.
    shop.app().app().database().write(Scope.none(), new JobQueue()::releaseAll);
    shop.app().settle();
    shop.app().app().tick();
    shop.app().settle();
    shop.answered();
    JsonNode found = shop.call("check_integrity", "{}").at("differences");
    expect(found.isEmpty(), "check_integrity finds " + found);
    Map<String, Map<String, Long>> taken = ledger();
    Set<String> cancelled = new HashSet<>();
    for (JsonNode order : shop.all("list_orders", "", "orders")) {
      paid(order);
      if (text(order, "status").equals("cancelled")) {
        cancelled.add(text(order, "id"));
        givenBack(order, taken.getOrDefault(text(order, "id"), Map.of()));
      }
    }
    List<JsonNode> preorders = shop.all("list_preorder_orders", "", "preorder_orders");
    preorders.forEach(this::money);
    preorders.removeIf(each -> cancelled.contains(text(each, "id")));
    counts(preorders);
    for (JsonNode job : shop.all("list_jobs", "", "jobs")) {
      expect(text(job, "status").equals("completed"), "a job has not been done: " + job);
    }
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      shop.wrong(otherwise);
    }
  }

  /** Invariant 12: what is sold in a market is its lines that are not cancelled, within limits. */
  private void counts(List<JsonNode> preorders) {
    Map<String, Long> sold = new HashMap<>();
    for (JsonNode preorder : preorders) {
      for (JsonNode line : preorder.path("lines")) {
        if (line.path("is_preorder").booleanValue()) {
          String variant = text(preorder, "offer_id") + " " + text(line, "variant_id");
          sold.merge(variant, number(line, "quantity"), Long::sum);
          sold.merge(
              variant + " " + text(preorder, "market_id"), number(line, "quantity"), Long::sum);
        }
      }
    }
    for (int n = 0; n < 2; n++) {
      left(sold, 0, n, 0, PresaleShop.LIMIT, shop.offers.get(0) + " " + shop.variant(0, n));
      left(
          sold,
          1,
          n,
          1,
          PresaleShop.LIMIT_ABROAD,
          shop.offers.get(1) + " " + shop.variant(1, n) + " " + shop.markets.get(1));
    }
  }

  private void left(Map<String, Long> sold, int offer, int n, int market, long limit, String what) {
    long counted = sold.getOrDefault(what, 0L);
    Scope scope = shop.app().app().systemScope(shop.app().shop(), Mode.TEST);
    Optional<Long> left =
        shop.app()
            .app()
            .database()
            .read(
                scope,
                tx ->
                    new OfferCounts()
                        .remaining(
                            tx,
                            new Offers().get(tx, shop.offers.get(offer)),
                            shop.variant(offer, n),
                            shop.markets.get(market)));
    expect(counted <= limit, "invariant 12: sold %d of %s".formatted(counted, what));
    expect(
        left.equals(Optional.of(limit - counted)),
        "invariant 12: of %s are left %s, and sold %d".formatted(what, left, counted));
  }

  /** Invariant 15. */
  private void money(JsonNode preorder) {
    JsonNode payments = preorder.path("payments");
    long outstanding = number(payments, "outstanding_cents");
    expect(
        outstanding >= 0 && number(payments, "captured_cents") <= number(preorder, "total_cents"),
        "invariant 15: " + preorder);
  }

  private void paid(JsonNode order) {
    long captured = number(order, "captured_cents");
    long refunded = number(order, "refunded_cents");
    boolean all = captured > 0 && refunded == captured;
    expect(refunded <= captured, "invariant 17: " + order);
    expect(all == text(order, "payment_status").equals("refunded"), "invariant 17: " + order);
  }

  /** Invariant 3, and what each order has taken of each variant, its transfers included. */
  private Map<String, Map<String, Long>> ledger() {
    Map<String, String> bringing = new HashMap<>();
    shop.all("list_stock_transfers", "", "stock_transfers")
        .forEach(each -> bringing.put(text(each, "id"), text(each, "order_id")));
    Map<String, Long> there = new HashMap<>();
    Map<String, Map<String, Long>> taken = new HashMap<>();
    for (JsonNode each : shop.all("list_stock_movements", "\"sort\": \"seq\"", "stock_movements")) {
      String item = text(each, "stock_item_id");
      long units = there.merge(item, number(each, "delta"), Long::sum);
      long reserved = there.merge("reserved " + item, number(each, "reserved_delta"), Long::sum);
      expect(
          number(each, "quantity_after") == units && number(each, "reserved_after") == reserved,
          "invariant 3: " + each);
      String ref = each.at("/ref/id").asString("");
      Map<String, Long> own =
          taken.computeIfAbsent(bringing.getOrDefault(ref, ref), id -> new HashMap<>());
      String variant = text(each, "variant_id");
      own.merge("units of " + variant, number(each, "delta"), Long::sum);
      own.merge("reserved of " + variant, number(each, "reserved_delta"), Long::sum);
    }
    return taken;
  }

  /** C13: what a cancelled order took is all back. */
  private void givenBack(JsonNode order, Map<String, Long> taken) {
    taken.forEach(
        (what, units) ->
            expect(units == 0, "C13: %d %s are still with %s".formatted(units, what, order)));
    for (JsonNode each :
        shop.all("list_stock_reservations", "\"ref\": " + order.get("id"), "stock_reservations")) {
      String status = text(each, "status");
      expect(
          !status.equals("draft") && !status.equals("pending"),
          "C13: " + each + " is held for " + order);
    }
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  private static long number(JsonNode node, String name) {
    return node.get(name).longValue();
  }
}
