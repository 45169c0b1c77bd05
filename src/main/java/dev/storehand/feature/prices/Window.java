package dev.storehand.feature.prices;

import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.prices.MarkStore.Level;
import dev.storehand.feature.prices.MarkStore.Mark;
import dev.storehand.feature.prices.PriceEvent.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
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
    Telling telling = Telling.of(tx, watch, changed);
    Map<Level, List<Mark>> news = new EnumMap<>(Level.class);
    List<Mark> settled = new ArrayList<>();
    for (Mark mark : changed) {
      Optional<Long> price = telling.price(mark);
      boolean tells = watch.tells(mark.told(), price);
      settled.add(tells ? mark.told(price) : mark);
      if (tells) {
        news.computeIfAbsent(mark.level(), each -> new ArrayList<>()).add(mark);
      }
    }
    marks.settled(tx, settled);
    news.forEach(
        (level, told) -> tell(tx, watch, Kind.of(level), told.stream().map(telling::row).toList()));
    return changed.size() == MOST_ROWS;
  }

  private void tell(WriteTx tx, PriceWatch watch, Kind kind, List<PricePayload.Row> rows) {
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
}
