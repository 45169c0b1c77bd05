package dev.storehand.feature.offers;

import dev.storehand.core.db.ReadTx;
import java.util.Map;
import java.util.Optional;

/** Asks what a preorder gives an offer's letters. */
@FunctionalInterface
public interface OrderWords {

  /**
   * What a preorder gives its letters.
   *
   * @param values by {@link Template#PLACES}
   * @param locale its buyer's language
   */
  record Words(Map<String, String> values, Optional<String> locale) {}

  /** For this letter; empty where the order is no preorder. */
  Optional<Words> of(ReadTx tx, String offerId, String orderId, Notifications.Kind kind);
}
