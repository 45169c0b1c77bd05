package dev.storehand.feature.stock;

import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.stock.ItemStore.Locked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rows of stock items for a write: nobody else changes them until it ends, and drafts on them
 * whose time is over have expired. So a claim never waits for a sweep, and what is cached as
 * reserved is right after every write.
 */
final class ItemLocks {
  private final ItemStore items = new ItemStore();
  private final ReservationStore reservations = new ReservationStore();
  private final Ledger ledger = new Ledger();

  /**
   * One item.
   *
   * @throws dev.storehand.core.problem.Problem 404 where there is none of this id
   */
  StockItem get(WriteTx tx, String id) {
    return find(tx, id).orElseThrow(() -> ItemStore.unknown(id));
  }

  Optional<StockItem> find(WriteTx tx, String id) {
    return items.lock(tx, id).map(found -> settled(tx, List.of(found)).get(id));
  }

  /** A variant's item at a location. */
  Optional<StockItem> at(WriteTx tx, String variantId, String location) {
    return items
        .lockAt(tx, variantId, location)
        .map(found -> settled(tx, List.of(found)).get(found.item().id()));
  }

  /** These items, by id. */
  Map<String, StockItem> all(WriteTx tx, Collection<String> ids) {
    return settled(tx, items.lockAll(tx, ids));
  }

  /** The items in use of some variants at some locations, by id. */
  Map<String, StockItem> serving(
      WriteTx tx, Collection<String> variantIds, Collection<String> locations) {
    return settled(tx, items.lockServing(tx, variantIds, locations));
  }

  /** The same, with the items of some reservations. */
  Map<String, StockItem> servingOrHeld(
      WriteTx tx,
      Collection<String> variantIds,
      Collection<String> locations,
      Collection<StockReservation> held) {
    Set<String> ids = itemsOf(held);
    ids.addAll(items.serving(tx, variantIds, locations));
    return all(tx, ids);
  }

  /** The items that a ref has reservations of, by id. */
  Map<String, StockItem> held(WriteTx tx, ClaimRef ref) {
    return all(tx, itemsOf(reservations.ofRef(tx, ref)));
  }

  /** The same, with some variants' items at a location. */
  Map<String, StockItem> held(
      WriteTx tx, ClaimRef ref, Collection<String> variantIds, String location) {
    Set<String> ids = itemsOf(reservations.ofRef(tx, ref));
    ids.addAll(items.serving(tx, variantIds, List.of(location)));
    return all(tx, ids);
  }

  private static Set<String> itemsOf(Collection<StockReservation> reservations) {
    return reservations.stream()
        .map(StockReservation::stockItemId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Map<String, StockItem> settled(WriteTx tx, List<Locked> locked) {
    Map<String, StockItem> all = new LinkedHashMap<>();
    List<String> late = new ArrayList<>();
    for (Locked each : locked) {
      all.put(each.item().id(), each.item());
      if (each.due() > 0) {
        late.add(each.item().id());
      }
    }
    if (!late.isEmpty()) {
      expire(tx, all, late);
    }
    return all;
  }

  /** Asks again which drafts are due: others may have ended some while this write waited. */
  private void expire(WriteTx tx, Map<String, StockItem> all, List<String> late) {
    for (StockReservation draft : reservations.due(tx, late)) {
      StockReservation expired = draft.asOf(tx.now());
      StockItem before = all.get(draft.stockItemId());
      StockItem after = before.moved(0, -draft.quantity(), tx.now());
      reservations.save(tx, expired);
      all.put(after.id(), ledger.moved(tx, before, after, draft.cause("expired")));
      tx.happened("stock.reservation.expired", draft, expired);
    }
  }
}
