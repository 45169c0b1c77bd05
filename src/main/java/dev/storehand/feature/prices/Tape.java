package dev.storehand.feature.prices;

import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.prices.MarkStore.Level;
import dev.storehand.feature.prices.MarkStore.Mark;
import dev.storehand.feature.prices.PriceQuoteStore.Least;
import dev.storehand.feature.prices.PriceWatch.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Takes prices down as they change, in order, and marks for each watch what it may have to be told
 * of. Of a product it knows the least price before and after, which takes all its variants: so one
 * write at a time notes the changes of a venue.
 */
final class Tape {
  private final PriceQuoteStore quotes = new PriceQuoteStore();
  private final WatchStore watches = new WatchStore();
  private final MarkStore marks = new MarkStore();

  /** Keeps others from noting anything of a venue until the write ends. */
  void hold(WriteTx tx, Venue venue) {
    tx.oneAtATime("prices/" + venue.key());
  }

  /** The quotes of some variants as they are known so far; the venue is held. */
  Map<String, PriceQuote> known(WriteTx tx, Venue venue, Collection<String> variantIds) {
    return quotes.of(tx, venue, variantIds);
  }

  /** A variant's quote that is now another; empty where it had none. */
  record Change(Optional<PriceQuote> before, PriceQuote after) {
    Optional<Long> was() {
      return before.flatMap(PriceQuote::lowestAskCents);
    }

    boolean moved() {
      return !was().equals(after.lowestAskCents());
    }
  }

  /** Writes changed quotes down, of one venue, which is held. */
  void note(WriteTx tx, Venue venue, List<Change> changes) {
    List<Change> moved = changes.stream().filter(Change::moved).toList();
    Set<String> products = distinct(moved, change -> change.after().productId());
    Map<String, Least> before = quotes.least(tx, venue, products);
    quotes.save(tx, venue, changes.stream().map(Change::after).toList());
    if (moved.isEmpty()) {
      return;
    }
    Set<String> subjects = distinct(moved, change -> change.after().variantId());
    subjects.addAll(products);
    List<WatchStore.Watching> concerned = watches.concerned(tx, venue, subjects);
    if (concerned.isEmpty()) {
      return;
    }
    List<Mark> changed = ofVariants(concerned, moved);
    changed.addAll(ofProducts(concerned, before, quotes.least(tx, venue, products)));
    marks.changed(tx, changed);
    watches.changed(tx, distinct(changed, Mark::watchId));
  }

  private static List<Mark> ofVariants(List<WatchStore.Watching> concerned, List<Change> moved) {
    List<Mark> found = new ArrayList<>();
    for (WatchStore.Watching watch : concerned) {
      moved.stream()
          .filter(about(watch))
          .map(
              change ->
                  new Mark(watch.id(), Level.VARIANT, change.after().variantId(), change.was()))
          .forEach(found::add);
    }
    return found;
  }

  private static Predicate<Change> about(WatchStore.Watching watch) {
    return switch (watch.scope()) {
      case ALL -> change -> true;
      case PRODUCT -> change -> change.after().productId().equals(watch.subject());
      case VARIANT -> change -> change.after().variantId().equals(watch.subject());
    };
  }

  private static List<Mark> ofProducts(
      List<WatchStore.Watching> concerned, Map<String, Least> before, Map<String, Least> after) {
    List<Mark> found = new ArrayList<>();
    after.forEach(
        (product, now) -> {
          Optional<Long> was = before.getOrDefault(product, Least.NONE).lowestAsk();
          if (!was.equals(now.lowestAsk())) {
            concerned.stream()
                .filter(watch -> watch.scope() == Scope.ALL || watch.subject().equals(product))
                .map(watch -> new Mark(watch.id(), Level.PRODUCT, product, was))
                .forEach(found::add);
          }
        });
    return found;
  }

  private static <T> Set<String> distinct(List<T> all, Function<T, String> what) {
    return all.stream().map(what).collect(Collectors.toCollection(TreeSet::new));
  }
}
