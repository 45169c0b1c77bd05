package dev.storehand.feature.catalog;

import dev.storehand.core.db.ReadTx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What other rooms may ask of collections. */
public final class Collections {
  private final CollectionStore store = new CollectionStore();

  /** Whether there is a collection of this id that is not archived. */
  public boolean has(ReadTx tx, String id) {
    return store.isActive(tx, id);
  }

  /** Which of these collections hold each of these products, by product. */
  public Map<String, List<String>> holding(
      ReadTx tx, Collection<String> collectionIds, Collection<String> productIds) {
    return store.holding(tx, collectionIds, productIds);
  }

  /** The products of a collection; none where there is no such collection. */
  public Set<String> products(ReadTx tx, String id) {
    return store.products(tx, id);
  }
}
