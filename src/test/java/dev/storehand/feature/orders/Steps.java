package dev.storehand.feature.orders;

import dev.storehand.core.schema.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Makes the steps of a sequence, all from one seed. */
final class Steps {
  static final int CALLERS = 8;
  static final int SKUS = 4;

  /** An action, how often it comes beside the others, and what it is given. */
  private record Kind(int weight, String action, Supplier<String> input) {}

  private final Random random;
  private final List<Kind> kinds = new ArrayList<>();
  private int keys;

  private Steps(long seed) {
    this.random = new Random(seed);
    stock();
    orders();
    money();
    goods();
    time();
  }

  static List<Step> of(long seed, int count) {
    Steps steps = new Steps(seed);
    List<Step> all = new ArrayList<>();
    while (all.size() < count) {
      all.addAll(steps.oneIn(4) ? steps.story() : List.of(steps.next()));
    }
    return all.subList(0, count);
  }

  /** What belongs together, by one caller about his own; now and then a step is left out. */
  private List<Step> story() {
    int caller = random.nextInt(CALLERS);
    List<String> lines = Stories.ALL.get(random.nextInt(Stories.ALL.size()));
    List<Step> told = new ArrayList<>();
    for (String line : lines) {
      if (!oneIn(9)) {
        keys++;
        String text =
            line.replace("SKU", "SKU" + random.nextInt(SKUS))
                .replace("KEY", "k" + keys)
                .replace("'", "\"");
        told.add(Step.parse(caller + " " + text));
      }
    }
    return told;
  }

  private Step next() {
    int roll = random.nextInt(kinds.stream().mapToInt(Kind::weight).sum());
    for (Kind kind : kinds) {
      roll -= kind.weight();
      if (roll < 0) {
        ObjectNode input = Json.parse(kind.input().get());
        return new Step(random.nextInt(CALLERS), kind.action(), input);
      }
    }
    throw new IllegalStateException("no kind of step weighs so much");
  }

  private void add(int weight, String action, Supplier<String> input) {
    kinds.add(new Kind(weight, action, input));
  }

  /** A thing of this prefix; the latest come most often. */
  private String some(String prefix) {
    int back = random.nextInt(oneIn(4) ? 60 : 4);
    return "\"@" + prefix + ":" + back + "\"";
  }

  private String id(String prefix) {
    return "{\"id\": " + some(prefix) + "}";
  }

  private String sku() {
    return "\"SKU" + random.nextInt(SKUS) + "\"";
  }

  private int upTo(int most) {
    return 1 + random.nextInt(most);
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  private String oneOf(String... words) {
    return "\"" + words[random.nextInt(words.length)] + "\"";
  }

  private void stock() {
    add(
        4,
        "create_stock_item",
        () ->
            "{\"sku_code\": %s, \"stock_location_id\": %s, \"quantity\": %d}"
                .formatted(sku(), some("loc"), random.nextInt(12)));
    add(
        12,
        "adjust_stock",
        () -> "{\"id\": %s, \"delta\": %d}".formatted(some("sti"), (oneIn(4) ? -1 : 1) * upTo(9)));
    add(
        2,
        "set_stock",
        () -> "{\"id\": %s, \"quantity\": %d}".formatted(some("sti"), random.nextInt(20)));
    add(3, "delete_stock_item", () -> id("sti"));
    add(3, "read_stock_item", () -> id("sti"));
    add(2, "check_availability", () -> "{\"sku_codes\": [%s]}".formatted(sku()));
    add(5, "reserve_stock", () -> "{\"sku_code\": %s, \"quantity\": %d}".formatted(sku(), upTo(4)));
    for (String end : List.of("confirm", "release", "consume")) {
      add(2, end + "_stock_reservation", () -> id("rsv"));
    }
    add(
        4,
        "create_stock_transfer",
        () ->
            "{\"sku_code\": %s, \"origin_id\": %s, \"destination_id\": %s, \"quantity\": %d}"
                .formatted(sku(), some("loc"), some("loc"), upTo(4)));
    add(
        1,
        "update_stock_transfer",
        () -> "{\"id\": %s, \"quantity\": %d}".formatted(some("trf"), upTo(6)));
    add(4, "mark_transfer_upcoming", () -> id("trf"));
    for (String move : List.of("pick", "ship", "complete")) {
      add(4, move + "_transfer", () -> id("trf"));
    }
    add(1, "hold_transfer", () -> id("trf"));
    add(1, "cancel_transfer", () -> id("trf"));
    add(
        2,
        "update_inventory_model",
        () ->
            "{\"id\": \"@inv:0\", \"decrement_on\": %s, \"strategy\": %s, \"put_transfers_on_hold\": %s}"
                .formatted(
                    oneOf("place", "approve", "manual"),
                    oneOf(
                        "no_split",
                        "split_shipments",
                        "split_by_line_items",
                        "ship_from_primary",
                        "ship_from_first_available_or_primary"),
                    oneIn(2)));
  }

  private void orders() {
    add(
        16,
        "create_order",
        () -> {
          StringBuilder lines = new StringBuilder();
          for (int i = upTo(3); i > 0; i--) {
            lines
                .append(lines.isEmpty() ? "" : ", ")
                .append("{\"sku_code\": %s, \"quantity\": %d}".formatted(sku(), upTo(4)));
          }
          return "{\"place\": %s, \"customer_email\": %s, \"lines\": [%s]}"
              .formatted(!oneIn(4), oneOf("ada@example.com", "grace@example.com"), lines);
        });
    add(4, "place_order", () -> id("ord"));
    add(10, "approve_order", () -> id("ord"));
    add(4, "cancel_order", () -> id("ord"));
    add(6, "fulfill_order", () -> id("ord"));
    add(5, "read_order", () -> id("ord"));
    add(3, "decrement_order_stock", () -> id("ord"));
    add(
        2,
        "decrement_order_stock",
        () ->
            oneIn(2)
                ? "{\"id\": %s, \"shipment_id\": %s}".formatted(some("ord"), some("shm"))
                : "{\"id\": %s, \"line_ids\": [%s]}".formatted(some("ord"), some("oln")));
  }

  /** Most calls have a key of their own; some share the last one, whatever they ask. */
  private String money(String more) {
    keys += oneIn(12) ? 0 : 1;
    return "{\"id\": %s, \"idempotency_key\": \"k%d\"%s}".formatted(some("ord"), keys, more);
  }

  private String amount() {
    return oneIn(3) ? ", \"amount_cents\": " + upTo(1500) : "";
  }

  private String provider() {
    return ", \"provider\": " + oneOf("manual", "sandbox");
  }

  private void money() {
    add(5, "authorize_payment", () -> money(provider() + amount()));
    add(8, "capture_payment", () -> money((oneIn(2) ? provider() : "") + amount()));
    add(
        2,
        "confirm_payment",
        () -> money(oneIn(5) ? ", \"code\": \"no\"" : ", \"code\": \"123456\""));
    add(2, "void_payment", () -> money(""));
    add(
        5,
        "refund_order",
        () ->
            money(
                amount()
                    + (oneIn(3) ? ", \"restock\": true" : "")
                    + (oneIn(4) ? ", \"return_id\": " + some("rtn") : "")));
  }

  private void goods() {
    for (String move : List.of("pick", "pack", "ready", "ship", "deliver", "hold", "release")) {
      add(2, move + "_shipment", () -> id("shm"));
    }
    add(1, "cancel_shipment", () -> id("shm"));
    add(
        6,
        "create_return",
        () ->
            "{\"id\": %s, \"lines\": [{\"order_line_id\": %s, \"quantity\": %d}]%s}"
                .formatted(
                    some("ord"),
                    some("oln"),
                    upTo(3),
                    oneIn(3) ? ", \"stock_location_id\": \"@all:loc:" + upTo(3) + "\"" : ""));
    add(4, "approve_return", () -> id("rtn"));
    add(2, "receive_return", () -> id("rtn"));
    add(1, "reject_return", () -> id("rtn"));
    add(1, "cancel_return", () -> id("rtn"));
    add(3, "restock_return", () -> id("rtn"));
    add(
        2,
        "restock_return",
        () ->
            "{\"id\": %s, \"lines\": [{\"return_line_id\": %s, \"quantity\": %d}]}"
                .formatted(some("rtn"), some("rtl"), upTo(2)));
  }

  private void time() {
    add(5, "~settle", () -> "{}");
    add(1, "~tick", () -> "{}");
    add(2, "~move", () -> "{\"seconds\": " + upTo(2500) + "}");
    add(1, "check_integrity", () -> "{}");
  }
}
