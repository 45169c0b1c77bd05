package dev.storehand.feature.preorders;

import dev.storehand.kit.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** What one caller does, by chance. */
final class PresaleSteps {
  private final PresaleShop shop;
  private final Random chance;
  private final List<Runnable> kinds = new ArrayList<>();

  PresaleSteps(PresaleShop shop, Random chance) {
    this.shop = shop;
    this.chance = chance;
    sales();
    preorders();
    stock();
    transfers();
    jobs();
    offers();
    rows();
    time();
  }

  void step() {
    try {
      any(kinds).orElseThrow().run();
    } catch (RuntimeException | AssertionError e) {
      shop.wrong("threw " + e);
    }
  }

  private void add(int weight, Runnable kind) {
    kinds.addAll(Collections.nCopies(weight, kind));
  }

  private <T> Optional<T> any(List<T> all) {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(chance.nextInt(all.size())));
  }

  /** The latest come most often. */
  private Optional<String> late(List<String> all) {
    int size = all.size();
    int last = Math.min(size, oneIn(4) ? 80 : 12);
    return size == 0 ? Optional.empty() : Optional.of(all.get(size - 1 - chance.nextInt(last)));
  }

  private boolean oneIn(int many) {
    return chance.nextInt(many) == 0;
  }

  private void on(Optional<String> id, String action, String more) {
    id.ifPresent(each -> shop.call(action, "{\"id\": \"%s\"%s}".formatted(each, more)));
  }

  private void money(Optional<String> id, String action, String more) {
    on(id, action, ", \"idempotency_key\": \"%s\"%s".formatted(shop.fresh(), more));
  }

  private static String list(List<String> some) {
    return some.stream()
        .map(each -> "\"" + each + "\"")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private String email() {
    return "p%d@example.com".formatted(chance.nextInt(6));
  }

  private String lines(List<String> skus) {
    List<String> some = new ArrayList<>(skus);
    Collections.shuffle(some, chance);
    return some.stream()
        .map(
            sku -> "{\"sku_code\": \"%s\", \"quantity\": %d}".formatted(sku, 1 + chance.nextInt(2)))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private void sales() {
    add(16, this::presell);
    add(8, this::sell);
    add(2, () -> on(late(shop.orders), "approve_order", ""));
    add(2, () -> on(late(shop.orders), "cancel_order", ""));
    add(2, () -> money(late(shop.orders), "capture_payment", ", \"provider\": \"sandbox\""));
    add(1, () -> money(late(shop.orders), "refund_order", ", \"restock\": " + oneIn(2)));
    add(1, () -> on(late(shop.orders), "fulfill_order", ""));
  }

  private void presell() {
    int offer = chance.nextInt(3);
    List<String> skus = new ArrayList<>(PresaleShop.GOODS.get(offer));
    if (oneIn(3)) {
      skus.remove(chance.nextInt(2));
    }
    if (oneIn(2)) {
      skus.addAll(PresaleShop.GOODS.get(3).subList(0, 1 + chance.nextInt(2)));
    }
    String payment =
        !oneIn(3)
            ? ", \"payment\": {\"provider\": \"sandbox\", \"token\": \"%s\"}"
                .formatted(oneIn(6) ? "declined" : "card")
            : "";
    Answer placed =
        shop.call(
            "place_preorder",
            "{\"lines\": %s, \"customer_email\": \"%s\", \"market\": \"%s\"%s}"
                .formatted(lines(skus), email(), any(shop.markets).orElseThrow(), payment));
    if (placed.reply().accepted()) {
      shop.preorders.add(placed.text("id"));
      shop.orders.add(placed.text("id"));
      Optional.of(placed.json().path("split_order_id").asString(""))
          .filter(id -> !id.isEmpty())
          .ifPresent(shop.orders::add);
    }
  }

  private void sell() {
    List<String> skus = new ArrayList<>(PresaleShop.GOODS.get(3));
    if (oneIn(2)) {
      skus.addAll(any(PresaleShop.GOODS).filter(each -> !each.equals(skus)).orElse(List.of()));
    }
    Answer placed =
        shop.call(
            "create_order",
            "{\"lines\": %s, \"customer_email\": \"%s\", \"place\": %b}"
                .formatted(lines(skus), email(), !oneIn(5)));
    if (placed.reply().accepted()) {
      shop.orders.add(placed.text("id"));
    }
  }

  private void preorders() {
    add(8, () -> on(late(shop.preorders), "release_preorder_order", ", \"force\": " + oneIn(4)));
    add(4, () -> on(late(shop.preorders), "cancel_preorder_order", ""));
    add(3, () -> on(late(shop.preorders), "fulfill_preorder_order", ""));
    String sandbox = ", \"provider\": \"sandbox\", \"token\": \"card\"";
    add(3, () -> money(late(shop.preorders), "charge_preorder_deposit", sandbox));
    add(4, () -> money(late(shop.preorders), "charge_preorder_balance", sandbox));
    add(2, () -> money(late(shop.preorders), "refund_preorder_order", ""));
    add(1, () -> on(late(shop.preorders), "set_preorder_order_tags", ", \"tags\": [\"seen\"]"));
    add(1, () -> on(late(shop.preorders), "send_payment_collection_url", ""));
  }

  private void stock() {
    add(
        10,
        () ->
            on(
                any(shop.items),
                "adjust_stock",
                ", \"delta\": " + (oneIn(4) ? -1 - chance.nextInt(3) : 2 + chance.nextInt(10))));
    add(2, () -> on(any(shop.items), "set_stock", ", \"quantity\": " + chance.nextInt(30)));
    add(1, () -> on(any(shop.locations), "update_stock_location", ", \"reference\": " + word()));
  }

  private String word() {
    return "\"w%d\"".formatted(chance.nextInt(1000));
  }

  private void transfers() {
    add(3, this::move);
    add(1, () -> on(late(shop.transfers), "cancel_transfer", ""));
    add(5, this::goOn);
    add(1, this::seeTransfers);
  }

  private void move() {
    Answer made =
        shop.call(
            "create_stock_transfer",
            "{\"variant_id\": \"%s\", \"origin_id\": \"%s\", \"destination_id\": \"%s\", \"quantity\": 2}"
                .formatted(
                    shop.variant(chance.nextInt(4), chance.nextInt(2)),
                    any(shop.locations).orElseThrow(),
                    any(shop.locations).orElseThrow()));
    if (made.reply().accepted()) {
      shop.transfers.add(made.text("id"));
    }
  }

  /** As far as it can be, or until another caller has. */
  private void goOn() {
    Optional<String> id = late(shop.transfers);
    List<String> all =
        List.of("mark_transfer_upcoming", "pick_transfer", "ship_transfer", "complete_transfer");
    all.subList(0, 1 + chance.nextInt(4)).forEach(step -> on(id, step, ""));
  }

  /** Those that orders wait for come to be known by the list alone. */
  private void seeTransfers() {
    ids("list_stock_transfers", "stock_transfers").forEach(shop.transfers::add);
  }

  private void jobs() {
    add(2, () -> inBulk("bulk_release_preorder_orders", some(shop.preorders, 20), ""));
    add(1, () -> inBulk("bulk_cancel_preorder_orders", some(shop.preorders, 5), ""));
    add(1, () -> inBulk("bulk_cancel_orders", some(shop.orders, 5), ""));
    add(2, () -> bulkStock("bulk_adjust_stock", "delta"));
    add(2, () -> bulkStock("bulk_set_stock", "quantity"));
    add(1, () -> inBulk("bulk_recalculate_preorder_counts", presold(), ""));
    add(
        1,
        () -> on(any(shop.offers), "hold_offer_orders", ", \"note\": \"The container is late\""));
    add(2, () -> on(any(shop.offers), "release_offer_holds", ""));
  }

  private List<String> some(List<String> all, int most) {
    // As it is now: others add to it.
    List<String> now = List.copyOf(all);
    List<String> some = new ArrayList<>(now.subList(Math.max(0, now.size() - 40), now.size()));
    Collections.shuffle(some, chance);
    return some.stream().distinct().limit(most).toList();
  }

  private void inBulk(String action, List<String> ids, String more) {
    if (!ids.isEmpty()) {
      shop.call(action, "{\"ids\": %s%s}".formatted(list(ids), more));
    }
  }

  private void bulkStock(String action, String what) {
    String all =
        some(shop.items, 24).stream()
            .map(id -> "{\"id\": \"%s\", \"%s\": %d}".formatted(id, what, 1 + chance.nextInt(10)))
            .collect(Collectors.joining(", ", "[", "]"));
    shop.call(action, "{\"items\": " + all + "}");
  }

  private List<String> presold() {
    List<String> all = new ArrayList<>();
    for (int offer = 0; offer < 3; offer++) {
      all.add(shop.variant(offer, 0));
      all.add(shop.variant(offer, 1));
    }
    Collections.shuffle(all, chance);
    return all;
  }

  private void offers() {
    add(
        1,
        () ->
            on(
                any(shop.offers),
                "update_offer_fulfillment",
                ", \"release_automatically\": " + oneIn(2)));
    add(1, () -> on(any(shop.offers), "pause_offer", ""));
    add(3, () -> shop.offers.forEach(id -> on(Optional.of(id), "resume_offer", "")));
    add(2, () -> variants("add_offer_variants", chance.nextInt(2)));
    add(1, () -> variants("remove_offer_variants", chance.nextInt(2)));
    add(2, this::capacity);
    add(1, () -> on(any(presold()), "read_variant", ""));
  }

  private void variants(String action, int offer) {
    List<String> both = new ArrayList<>(List.of(shop.variant(offer, 0), shop.variant(offer, 1)));
    Collections.shuffle(both, chance);
    shop.call(
        action,
        "{\"id\": \"%s\", \"variant_ids\": %s}".formatted(shop.offers.get(offer), list(both)));
    if (action.startsWith("remove")) {
      variants("add_offer_variants", offer);
    }
  }

  private void capacity() {
    int offer = 1 + chance.nextInt(2);
    String which =
        "{\"id\": \"%s\", \"variant_id\": \"%s\""
            .formatted(shop.offers.get(offer), shop.variant(offer, chance.nextInt(2)));
    if (oneIn(3)) {
      shop.call(
          "recalculate_preorder_count", "{" + which.substring(which.indexOf("\"variant_id")) + "}");
    } else {
      shop.call("update_offer_variant", which + ", \"shipping_text\": " + word() + "}");
    }
  }

  /** Rows that many others refer to. */
  private void rows() {
    add(1, () -> on(any(shop.markets), "update_market", ", \"name\": " + word()));
    add(1, () -> on(any(presold()), "update_variant", ", \"reference\": " + word()));
    add(1, this::customer);
  }

  private void customer() {
    List<String> ids = ids("list_customers", "customers");
    boolean forgets = oneIn(4);
    on(
        any(ids),
        forgets ? "anonymize_customer" : "update_customer",
        forgets ? "" : ", \"reference\": " + word());
  }

  /** The first of a list; none where it was not answered. */
  private List<String> ids(String list, String plural) {
    Answer found = shop.call(list, "{\"per_page\": 20}");
    List<String> ids = new ArrayList<>();
    if (found.reply().accepted()) {
      found.at(plural).forEach(each -> ids.add(each.path("id").asString()));
    }
    return ids;
  }

  private void time() {
    add(10, () -> shop.work(shop.app()::settle));
    add(
        3,
        () -> {
          shop.app().clock().move(Duration.ofSeconds(chance.nextInt(3600)));
          shop.work(shop.app().app()::tick);
        });
  }
}
