package dev.storehand.feature.orders;

import dev.storehand.core.schema.Json;
import dev.storehand.kit.Answer;
import dev.storehand.kit.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/** Looks through a shop by its own lists, once nothing is on its way: invariants 1–7, 17, 18. */
final class SequenceBooks {
  private static final Set<String> ENDS = Set.of("consumed", "released", "expired");

  private final BiFunction<String, String, Answer> call;
  private final List<String> faults = new ArrayList<>();

  /** Units and reserved that each order has taken of each item that is still there. */
  private final Map<String, Map<String, List<Long>>> taken = new HashMap<>();

  SequenceBooks(BiFunction<String, String, Answer> call) {
    this.call = call;
  }

  List<String> faults() {
    JsonNode differences = call.apply("check_integrity", "{}").at("differences");
    expect(differences.isEmpty(), "check_integrity finds " + differences);
    Map<String, JsonNode> items = items();
    Map<String, Long> held = held();
    ledger(items);
    items.forEach(
        (id, item) ->
            expect(
                number(item, "reserved") == held.getOrDefault(id, 0L),
                "invariant 2: held " + held.get(id) + " of " + item));
    endings();
    all("list_orders", "orders").forEach(this::order);
    return faults;
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      faults.add(otherwise);
    }
  }

  private Map<String, JsonNode> items() {
    Map<String, JsonNode> items = new HashMap<>();
    Set<String> pairs = new HashSet<>();
    for (JsonNode item : all("list_stock_items", "stock_items")) {
      items.put(text(item, "id"), item);
      long reserved = number(item, "reserved");
      boolean within = reserved >= 0 && reserved <= number(item, "quantity");
      expect(within, "invariant 1: " + item);
      expect(
          pairs.add(text(item, "variant_id") + " " + text(item, "stock_location_id")),
          "invariant 5: a second one of its kind is " + item);
    }
    return items;
  }

  private Map<String, Long> held() {
    Map<String, Long> held = new HashMap<>();
    for (JsonNode each : all("list_stock_reservations", "stock_reservations")) {
      boolean open = Set.of("draft", "pending").contains(text(each, "status"));
      if (open) {
        held.merge(text(each, "stock_item_id"), number(each, "quantity"), Long::sum);
      }
    }
    return held;
  }

  /** Replays the ledger: invariants 1, 3, 4 and 7. */
  private void ledger(Map<String, JsonNode> items) {
    Map<String, List<JsonNode>> ledger = new HashMap<>();
    Map<String, Long> moved = new HashMap<>();
    for (JsonNode each : all("list_stock_movements", "stock_movements")) {
      ledger.computeIfAbsent(text(each, "stock_item_id"), id -> new ArrayList<>()).add(each);
      if (each.at("/ref/type").asString("").equals("order")
          && items.containsKey(text(each, "stock_item_id"))) {
        taken
            .computeIfAbsent(each.at("/ref/id").asString(), order -> new HashMap<>())
            .merge(
                text(each, "stock_item_id"),
                List.of(number(each, "delta"), number(each, "reserved_delta")),
                (a, c) -> List.of(a.get(0) + c.get(0), a.get(1) + c.get(1)));
      }
      if (text(each, "reason").equals("transferred")) {
        moved.merge(each.path("ref").path("id").asString(), number(each, "delta"), Long::sum);
      }
    }
    moved.forEach((id, sum) -> expect(sum == 0, "invariant 4: %s moved %d".formatted(id, sum)));
    ledger.forEach((id, movements) -> replay(items, id, movements));
    expect(ledger.keySet().containsAll(items.keySet()), "an item has no ledger");
  }

  private void replay(Map<String, JsonNode> items, String id, List<JsonNode> movements) {
    movements.sort((a, b) -> Long.compare(number(a, "seq"), number(b, "seq")));
    long quantity = 0;
    long reserved = 0;
    for (JsonNode each : movements) {
      quantity += number(each, "delta");
      reserved += number(each, "reserved_delta");
      boolean right =
          number(each, "quantity_after") == quantity && number(each, "reserved_after") == reserved;
      expect(right && reserved >= 0 && reserved <= quantity, "invariant 3: " + each);
    }
    // One that was deleted had nothing left.
    JsonNode item = items.getOrDefault(id, Json.parse("{\"quantity\": 0, \"reserved\": 0}"));
    expect(
        number(item, "quantity") == quantity && number(item, "reserved") == reserved,
        "invariant 3: the ledger of %s comes to %d, %d and not to %s"
            .formatted(id, quantity, reserved, item));
  }

  /** Invariant 6, by what was told of each reservation. */
  private void endings() {
    Set<String> ended = new HashSet<>();
    for (JsonNode event : all("list_events", "events")) {
      String type = text(event, "type");
      if (type.startsWith("stock.reservation.")
          && ENDS.contains(type.substring("stock.reservation.".length()))) {
        expect(ended.add(event.path("subject").path("id").asString()), "invariant 6: " + event);
      }
    }
    expect(!ended.contains(""), "an event of a reservation names none");
  }

  private void order(JsonNode order) {
    long captured = number(order, "captured_cents");
    long refunded = number(order, "refunded_cents");
    boolean all = captured > 0 && refunded == captured;
    expect(refunded <= captured, "invariant 17: " + order);
    expect(all == text(order, "payment_status").equals("refunded"), "invariant 17: " + order);
    for (JsonNode line : order.path("lines")) {
      expect(
          number(line, "restocked_quantity") <= number(line, "shipped_quantity"),
          "invariant 18: " + order);
    }
    JsonNode whole = call.apply("read_order", "{\"id\": " + order.get("id") + "}").ok();
    for (JsonNode refund : whole.path("refunds")) {
      expect(!text(refund, "status").equals("processing"), "a refund never ends: " + refund);
    }
    if (text(order, "status").equals("cancelled")) {
      givenBack(order, whole);
    }
  }

  /** C13: what a cancelled order took is all back, and nothing more. */
  private void givenBack(JsonNode order, JsonNode whole) {
    taken
        .getOrDefault(text(order, "id"), Map.of())
        .forEach(
            (item, units) ->
                expect(
                    units.equals(List.of(0L, 0L)),
                    "C13: of %s, %s units and reserved are still taken by %s"
                        .formatted(item, units, whole)));
    for (JsonNode each :
        all("list_stock_reservations", "stock_reservations", "\"ref\": " + order.get("id"))) {
      boolean open = Set.of("draft", "pending").contains(text(each, "status"));
      expect(!open, "C13: " + each + " is held for " + whole);
    }
  }

  private List<JsonNode> all(String action, String rows) {
    return all(action, rows, "");
  }

  private List<JsonNode> all(String action, String rows, String filter) {
    return Walk.all(call, action, filter, rows);
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  private static long number(JsonNode node, String name) {
    return node.get(name).longValue();
  }
}
