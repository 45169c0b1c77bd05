package dev.storehand.feature.preorders;

import dev.storehand.core.db.ReadTx;
import dev.storehand.feature.offers.Selling;
import dev.storehand.feature.orders.Markets;
import dev.storehand.feature.stock.Claims;
import dev.storehand.feature.stock.Models;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What an offer does not sell meanwhile, since it can be had from stock. */
final class Resting {
  private final Claims claims = new Claims();
  private final Models models = new Models();

  /** Those of the variants that the offer rests for in a market. */
  Set<String> of(ReadTx tx, Selling offer, Markets.Terms market, Collection<String> variantIds) {
    if (!offer.settings().inventory().pauseWhenBackInStock()) {
      return Set.of();
    }
    return claims.available(tx, models.get(tx, market.modelId()), variantIds).entrySet().stream()
        .filter(each -> each.getValue() > 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
