package dev.storehand.feature.shops;

import dev.storehand.core.db.ReadTx;

/** Asks whether there is an inventory model; the room that keeps stock gives it. */
@FunctionalInterface
public interface KnownModels {

  /** Whether this shop and mode have it; in a write, it stays until the write ends. */
  boolean has(ReadTx tx, String id);
}
