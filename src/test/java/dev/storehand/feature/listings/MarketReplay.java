package dev.storehand.feature.listings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The market once more, from its events alone, one after the other: each sale went to the ask and
 * to the bid whose turn it was, and after no transaction could anybody have traded who had not.
 */
final class MarketReplay {
  private static final Set<String> SOLD = Set.of("MATCHED", "COMPLETED", "CANCELED");
  private static final Comparator<Order> LOWEST =
      Comparator.comparingLong(Order::cents).thenComparing(Order::since).thenComparing(Order::id);
  private static final Comparator<Order> HIGHEST =
      Comparator.comparingLong(Order::cents)
          .reversed()
          .thenComparing(Order::since)
          .thenComparing(Order::id);

  private final Map<String, Order> asks = new HashMap<>();
  private final Map<String, Order> bids = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private String request = "";
  private Instant latest = Instant.EPOCH;
  private long seq;

  /**
   * An ask or a bid: what somebody would trade at, and since when he stands in line.
   *
   * @param seq the number of the event that put it there: commits come in another order than times
   */
  private record Order(
      String id, String book, String who, long cents, Instant since, Instant until, long seq) {
    boolean trades(Order other, Instant now) {
      return book.equals(other.book)
          && !who.equals(other.who)
          && until.isAfter(now)
          && other.until.isAfter(now);
    }
  }

  /** What was wrong with these events, which are in the order of commits. */
  static List<String> of(List<JsonNode> events) {
    MarketReplay replay = new MarketReplay();
    events.forEach(replay::take);
    replay.atRest();
    return List.copyOf(replay.wrong);
  }

  /** The live asks by the events: how many in each book. */
  static Map<String, Long> asksOf(List<JsonNode> events) {
    MarketReplay replay = new MarketReplay();
    events.forEach(replay::take);
    Map<String, Long> all = new TreeMap<>();
    replay.asks.values().forEach(ask -> all.merge(ask.book, 1L, Long::sum));
    return all;
  }

  private void take(JsonNode event) {
    if (!event.path("request_id").asString().equals(request)) {
      atRest();
      request = event.path("request_id").asString();
    }
    seq = event.path("seq").longValue();
    Instant at = time(event, "occurred_at");
    latest = at.isAfter(latest) ? at : latest;
    JsonNode it = event.path("data").path("resource");
    switch (event.path("type").asString()) {
      case "listing.activated", "listing.updated" -> offered(it, at);
      case "listing.deactivated", "listing.expired", "listing.deleted" -> {
        asks.remove(it.path("id").asString());
        state(it);
      }
      case "listing.matched", "listing.completed", "listing.canceled" -> state(it);
      case "bid.placed" -> bids.put(it.path("id").asString(), order(it, "buyer_id", at));
      case "bid.canceled", "bid.expired", "bid.matched" -> bids.remove(it.path("id").asString());
      case "sale.created" -> sold(it, at);
      default -> {}
    }
  }

  /**
   * Invariants 8 and 11, as the listing tells them: an ask where it is active, an order if sold.
   */
  private void state(JsonNode listing) {
    String status = listing.path("status").asString();
    if (listing.has("ask") != status.equals("ACTIVE")) {
      wrong.add("invariant 8: " + listing);
    }
    if (listing.has("order") != SOLD.contains(status)) {
      wrong.add("invariant 11: " + listing);
    }
  }

  private void offered(JsonNode listing, Instant at) {
    state(listing);
    if (!listing.path("status").asString().equals("ACTIVE")) {
      return;
    }
    String id = listing.path("id").asString();
    Order fresh = order(listing, "seller_id", at);
    Order before = asks.getOrDefault(id, fresh);
    boolean moved = before.cents != fresh.cents || !before.book.equals(fresh.book);
    asks.put(
        id,
        new Order(
            listing.path("ask").path("ask_id").asString(),
            fresh.book,
            fresh.who,
            fresh.cents,
            moved ? at : before.since,
            fresh.until,
            moved ? seq : before.seq));
  }

  private Order order(JsonNode it, String who, Instant at) {
    return new Order(
        it.path("id").asString(),
        it.path("variant_id").asString() + "/" + it.path("currency").asString(),
        it.path(who).asString(""),
        it.path("amount_cents").longValue(),
        at,
        time(it, "expires_at"),
        seq);
  }

  private void sold(JsonNode sale, Instant at) {
    Order ask = asks.remove(sale.path("listing_id").asString());
    Order bid = bids.get(sale.path("bid_id").asString(""));
    if (ask == null || sale.has("bid_id") && bid == null) {
      wrong.add("sold what was not there: " + sale);
      return;
    }
    Order buyer =
        new Order("", ask.book, sale.path("buyer_id").asString(""), 0, at, Instant.MAX, seq);
    asks.values().stream()
        .filter(other -> other.trades(buyer, at) && LOWEST.compare(other, ask) < 0)
        .forEach(other -> wrong.add(other + " was to be sold before " + ask));
    if (!buyer.trades(ask, at)) {
      wrong.add("nobody buys from himself, or what has expired: " + sale);
    }
    long price = sale.path("amount_cents").longValue();
    if (bid == null) {
      requirePrice(sale, price == ask.cents);
      return;
    }
    bids.values().stream()
        .filter(other -> other.trades(ask, at) && HIGHEST.compare(other, bid) < 0)
        .forEach(other -> wrong.add(other + " was to buy before " + bid));
    long named = ask.seq < bid.seq ? ask.cents : bid.cents;
    requirePrice(sale, bid.cents >= ask.cents && price == named);
  }

  private void requirePrice(JsonNode sale, boolean right) {
    if (!right) {
      wrong.add("who was there first names the price: " + sale);
    }
  }

  /** Between two transactions: no book is crossed. */
  private void atRest() {
    for (Order bid : bids.values()) {
      for (Order ask : asks.values()) {
        if (bid.cents >= ask.cents && bid.trades(ask, latest)) {
          wrong.add("after " + request + " the book is crossed: " + ask + " and " + bid);
        }
      }
    }
  }

  private static Instant time(JsonNode it, String field) {
    return Instant.parse(it.path(field).asString());
  }
}
