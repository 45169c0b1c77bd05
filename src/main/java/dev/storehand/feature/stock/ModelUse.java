package dev.storehand.feature.stock;

import dev.storehand.core.db.ReadTx;
import java.util.List;

/** Asks who uses an inventory model; the room that keeps markets gives it. */
@FunctionalInterface
public interface ModelUse {

  /** The codes of the markets that name this model. */
  List<String> marketsOf(ReadTx tx, String modelId);
}
