package dev.storehand.feature.offers;

import dev.storehand.core.db.ReadTx;
import java.util.Map;
import java.util.Optional;

/** Asks what a preorder gives the places of an offer's letters. */
@FunctionalInterface
public interface OrderWords {

  /** Values by {@link Template#PLACES}; empty where the order is no preorder. */
  Optional<Map<String, String>> of(ReadTx tx, String offerId, String orderId);
}
