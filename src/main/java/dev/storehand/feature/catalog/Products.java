package dev.storehand.feature.catalog;

import dev.storehand.core.db.ReadTx;
import java.util.List;

/** Looks products up for other rooms, archived ones too. */
public final class Products {
  private final ProductStore products = new ProductStore();

  /** Whether there is such a product. */
  public boolean has(ReadTx tx, String id) {
    return products.byIds(tx, List.of(id)).containsKey(id);
  }
}
