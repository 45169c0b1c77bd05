package dev.storehand.feature.catalog;

import dev.storehand.core.db.WriteTx;

/** Takes the quantities that an import brings along; the room that keeps stock gives it. */
@FunctionalInterface
public interface OpeningStock {

  /**
   * Sets what is on hand of a variant at a location, in units, at least 0.
   *
   * @throws dev.storehand.core.problem.Problem 422 at stock_location_id if there is no such
   *     location
   */
  void set(WriteTx tx, String variantId, String locationId, int quantity);
}
