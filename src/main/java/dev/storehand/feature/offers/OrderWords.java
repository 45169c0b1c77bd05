package dev.storehand.feature.offers;

import dev.storehand.core.db.ReadTx;
import java.util.Map;
import java.util.Optional;

/** Asks what an order gives the places of a letter. */
@FunctionalInterface
public interface OrderWords {

  /** Values by {@link Template#PLACES}; empty where there is no such order. */
  Optional<Map<String, String>> of(ReadTx tx, String orderId);
}
