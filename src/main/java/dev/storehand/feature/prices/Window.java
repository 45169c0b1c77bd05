package dev.storehand.feature.prices;

import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.prices.MarkStore.Level;
import dev.storehand.feature.prices.MarkStore.Mark;
import dev.storehand.feature.prices.PriceEvent.Kind;
import dev.storehand.feature.prices.PriceQuoteStore.Least;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Closes the window of a watch: of all that has changed since it was closed last, what is to be
 * told becomes one delivery. Whoever closes it holds the watch, so that nothing is told twice; who
 * notes a change needs the watch too, so that nothing is missed.
 */
final class Window {
  /** The most that one delivery tells of. */
  static final int MOST_ROWS = 500;

  /** What is more waits for the next window. */
  private static final int MOST_DELIVERIES = 20;

  private final WatchStore watches = new WatchStore();
  private final MarkStore marks = new MarkStore();
  private final PriceQuoteStore quotes = new PriceQuoteStore();
  private final PriceEventStore events = new PriceEventStore();

  /** Tells a watch what it is to be told; nothing where it is gone or paused. */
  void close(WriteTx tx, String watchId) {
    Optional<PriceWatch> watch = watches.find(tx, watchId).filter(PriceWatch::active);
    boolean more = watch.isPresent();
    for (int i = 0; more && i < MOST_DELIVERIES; i++) {
      more = deliver(tx, watch.get());
    }
    if (watch.isPresent() && !more) {
      watches.told(tx, watchId);
    }
  }

  /** Gives whether there is more. */
  private boolean deliver(WriteTx tx, PriceWatch watch) {
    List<Mark> changed = marks.changed(tx, watch.id(), MOST_ROWS);
    if (changed.isEmpty()) {
      return false;
    }
    List<String> variants = subjects(changed, Level.VARIANT);
    List<String> products = subjects(changed, Level.PRODUCT);
    Map<String, PriceQuote> now = quotes.of(tx, watch.venue(), variants);
    Map<String, Least> least = quotes.least(tx, watch.venue(), products);
    Telling telling = Telling.of(tx, watch, variants, products);
    List<PricePayload.Row> ofVariants = new ArrayList<>();
    List<PricePayload.Row> ofProducts = new ArrayList<>();
    List<Mark> settled = new ArrayList<>();
    for (Mark mark : changed) {
      boolean variant = mark.level() == Level.VARIANT;
      Optional<Long> price =
          variant
              ? now.get(mark.subject()).lowestAskCents()
              : least.get(mark.subject()).lowestAsk();
      if (!watch.tells(mark.told(), price)) {
        settled.add(mark);
      } else {
        settled.add(mark.told(price));
        if (variant) {
          PriceQuote.Figures figures = now.get(mark.subject()).figures();
          ofVariants.add(telling.variant(mark.subject(), mark.told(), figures));
        } else {
          Least figures = least.get(mark.subject());
          ofProducts.add(telling.product(mark.subject(), mark.told(), figures));
        }
      }
    }
    marks.settled(tx, settled);
    tell(tx, watch, Kind.PRICE_UPDATED, ofVariants);
    tell(tx, watch, Kind.LOWEST_ASK_UPDATED, ofProducts);
    return changed.size() == MOST_ROWS;
  }

  private void tell(WriteTx tx, PriceWatch watch, Kind kind, List<PricePayload.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    String type = kind.type(watch.currency());
    PriceEvent event =
        new PriceEvent(
            tx.id("pev"),
            events.next(tx),
            watch.id(),
            watch.source(),
            watch.currency(),
            watch.market(),
            PricePayload.of(type, tx.now().getEpochSecond(), rows),
            tx.now());
    events.insert(tx, kind, event);
    tx.happened(type, event);
  }

  private static List<String> subjects(List<Mark> marks, Level level) {
    return marks.stream().filter(mark -> mark.level() == level).map(Mark::subject).toList();
  }
}
