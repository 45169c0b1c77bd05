package dev.storehand.feature.stock;

import dev.storehand.core.db.WriteTx;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What one write does to the stock items it holds: one change, and one movement, of each. */
final class Tally {
  private final Map<String, StockItem> items;
  private final Map<String, Sum> sums = new LinkedHashMap<>();

  private record Sum(int delta, int reservedDelta) {}

  /** Over these items, whose rows the transaction holds. */
  Tally(Map<String, StockItem> items) {
    this.items = items;
  }

  void add(String itemId, int delta, int reservedDelta) {
    sums.merge(
        itemId,
        new Sum(delta, reservedDelta),
        (a, b) ->
            new Sum(
                Math.addExact(a.delta, b.delta), Math.addExact(a.reservedDelta, b.reservedDelta)));
  }

  /** The item, if it is among those held: a deleted one is not. */
  Optional<StockItem> item(String id) {
    return Optional.ofNullable(items.get(id));
  }

  /** Writes each change down. */
  void write(WriteTx tx, Ledger ledger, Movement.Cause cause) {
    sums.forEach(
        (id, sum) -> {
          StockItem before = items.get(id);
          StockItem after = before.moved(sum.delta, sum.reservedDelta, tx.now());
          items.put(id, ledger.moved(tx, before, after, cause));
        });
  }
}
