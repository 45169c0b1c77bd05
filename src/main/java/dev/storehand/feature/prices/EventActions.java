package dev.storehand.feature.prices;

import dev.storehand.core.action.Action;
import dev.storehand.core.action.Actions;
import dev.storehand.core.action.StreamPart;
import dev.storehand.core.db.Page;
import dev.storehand.core.db.Paging;
import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.ShopDays;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.core.schema.Doc;
import dev.storehand.core.schema.TimeOrDay;
import dev.storehand.feature.prices.PriceEvent.Kind;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the watches were told: as a list, and as it comes. */
public final class EventActions extends Actions {
  private static final Duration KEPT = Duration.ofDays(90);
  private static final Duration HOUR = Duration.ofHours(1);

  /** So many in one batch of the stream. */
  private static final int BATCH = 100;

  private final PriceEventStore events = new PriceEventStore();
  private final ShopDays days;

  public EventActions(ShopDays days) {
    super(WatchActions.ROOM);
    this.days = days;
    every(HOUR, "remove_old_price_events", this::sweep);
  }

  private int sweep(WriteTx tx, int most) {
    return events.sweep(tx, tx.now().minus(KEPT), most);
  }

  record ListPriceEvents(
      @Doc("Only about variants (price.updated) or about products (lowest_ask.updated).")
          Optional<Kind> event,
      @Doc("Only what this watch was told.") @Size(min = 1, max = 64) Optional<String> watchId,
      @Doc("Only those that tell of this variant.") @Size(min = 1, max = 64)
          Optional<String> variantId,
      @Doc("Only those that tell of this product or its variants.") @Size(min = 1, max = 64)
          Optional<String> productId,
      @Doc("Only in this currency.")
          @Size(max = 3)
          @Pattern(regexp = WatchActions.CURRENCY, message = WatchActions.CURRENCY_SAYS)
          Optional<String> currency,
      @Doc("From this time on.") Optional<TimeOrDay> from,
      @Doc("Up to this time, inclusive.") Optional<TimeOrDay> to) {

    PriceEventStore.Filter filter() {
      return new PriceEventStore.Filter(event, watchId, variantId, productId, currency);
    }
  }

  final Action<ListPriceEvents, Page<PriceEvent>> listPriceEvents =
      get("/prices/events")
          .named("list_price_events")
          .says("List what the price watches were told, newest first, as it is sent.")
          .note(
              "payload is the body of the delivery to the letter; its amounts are decimals in major units.")
          .note(
              "Kept for 90 days. A filter leaves whole events, which may tell of other things too.")
          .alsoCalled(
              "price change history",
              "which prices changed",
              "price drops",
              "which prices went up",
              "alerts so far",
              "price moves today")
          .takes(ListPriceEvents.class)
          .lists(PriceEvent.class, "price_events", "seq")
          .example(
              new ListPriceEvents(
                  Optional.of(Kind.PRICE_UPDATED),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of("USD"),
                  Optional.empty(),
                  Optional.empty()))
          .reads(this::list);

  private Page<PriceEvent> list(ListPriceEvents in, Paging paging, ReadTx tx) {
    return events.list(tx, paging, in, days);
  }

  record StreamPrices(
      @Doc("Only about variants (price.updated) or about products (lowest_ask.updated).")
          Optional<Kind> event,
      @Doc("Only what this watch is told.") @Size(min = 1, max = 64) Optional<String> watchId,
      @Doc("Only what tells of this variant.") @Size(min = 1, max = 64) Optional<String> variantId,
      @Doc("Only what tells of this product or its variants.") @Size(min = 1, max = 64)
          Optional<String> productId,
      @Doc("Only in this currency.")
          @Size(max = 3)
          @Pattern(regexp = WatchActions.CURRENCY, message = WatchActions.CURRENCY_SAYS)
          Optional<String> currency) {

    PriceEventStore.Filter filter() {
      return new PriceEventStore.Filter(event, watchId, variantId, productId, currency);
    }
  }

  final Action<StreamPrices, StreamPart<PriceEvent>> streamPrices =
      get("/prices/stream")
          .named("stream_prices")
          .says("Follow what the price watches are told, as it comes.")
          .note(
              "Without a cursor it begins with what comes next; with one, or Last-Event-ID, it goes on"
                  + " after that event and misses none; cursor 0 begins with the oldest that is kept.")
          .alsoCalled(
              "live prices",
              "follow price changes",
              "price ticker",
              "watch prices in real time",
              "price feed as it happens",
              "listen to price changes")
          .takes(StreamPrices.class)
          .streams(PriceEvent.class, "price_events")
          .example(
              new StreamPrices(
                  Optional.of(Kind.PRICE_UPDATED),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()))
          // Deliveries are made on whichever node: who follows asks again every half second.
          .reads(this::news, (in, rung) -> () -> {});

  private StreamPart<PriceEvent> news(StreamPrices in, String cursor, ReadTx tx) {
    long last = events.last(tx);
    if (cursor.isEmpty()) {
      return new StreamPart<>(List.of(), Long.toString(last), false);
    }
    List<PriceEvent> found = events.after(tx, in.filter(), number(cursor), last, BATCH);
    List<StreamPart.Entry<PriceEvent>> news =
        found.stream()
            .map(each -> new StreamPart.Entry<>(Long.toString(each.seq()), each))
            .toList();
    String read = found.size() == BATCH ? news.get(BATCH - 1).id() : Long.toString(last);
    return new StreamPart<>(news, read, false);
  }

  private static long number(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw Problem.of(Code.INVALID_REQUEST, "cursor is none of this stream: " + cursor)
          .hint("Send the id of the last event seen, or none to begin with what comes next.");
    }
  }
}
