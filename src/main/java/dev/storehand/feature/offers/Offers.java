package dev.storehand.feature.offers;

import dev.storehand.core.db.ReadTx;
import dev.storehand.feature.catalog.Collections;
import dev.storehand.feature.catalog.VariantRef;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Looks offers up for the rooms that sell by them. Nothing is locked: many sell at once. */
public final class Offers {
  private final OfferStore offers = new OfferStore();
  private final OfferVariantStore variants = new OfferVariantStore();
  private final Collections collections = new Collections();

  /**
   * The offer of this id, whatever its state.
   *
   * @throws dev.storehand.core.problem.Problem 404
   */
  public Selling get(ReadTx tx, String offerId) {
    return offers.selling(tx, offerId).orElseThrow(() -> OfferStore.unknown(offerId));
  }

  /**
   * By which offer each variant sells in a market at a time, by variant id: one that is enabled,
   * not paused, inside its time, and sells there. A variant without such an offer is not in the
   * answer. Hand-picked variants come before collections, and these before offers of everything:
   * the gate keeps offers apart, but a collection may come to hold another product later.
   */
  public Map<String, Selling> of(
      ReadTx tx, Collection<VariantRef> asked, String marketId, Instant now) {
    Predicate<Selling> sells = each -> each.open(now) && each.settings().markets().has(marketId);
    Map<String, List<Selling>> chosen =
        variants.choosing(tx, asked.stream().map(VariantRef::id).toList());
    List<Selling> wide = offers.wide(tx).stream().filter(sells).toList();
    Map<String, List<String>> holding = holding(tx, asked, wide);
    Map<String, Selling> found = new HashMap<>();
    for (VariantRef variant : asked) {
      List<String> in = holding.getOrDefault(variant.productId(), List.of());
      first(chosen.getOrDefault(variant.id(), List.of()), sells)
          .or(() -> first(wide, each -> takes(each.settings().products(), in)))
          .ifPresent(offer -> found.put(variant.id(), offer));
    }
    return found;
  }

  /**
   * What an offer says of the delivery of these variants, by variant id: those that have a text of
   * their own, where delivery is not the same for all products.
   */
  public Map<String, String> shippingTexts(
      ReadTx tx, Selling offer, Collection<String> variantIds) {
    return offer.settings().delivery().sameForAllProducts()
        ? Map.of()
        : variants.shippingTexts(tx, offer.id(), variantIds);
  }

  private static boolean takes(Products products, List<String> collectionsOfVariant) {
    return products.source() == Products.Source.ALL
        || products.collectionId().filter(collectionsOfVariant::contains).isPresent();
  }

  private static Optional<Selling> first(List<Selling> some, Predicate<Selling> fits) {
    return some.stream().filter(fits).findFirst();
  }

  private Map<String, List<String>> holding(
      ReadTx tx, Collection<VariantRef> asked, List<Selling> wide) {
    Set<String> named =
        wide.stream()
            .flatMap(each -> each.settings().products().collectionId().stream())
            .collect(Collectors.toSet());
    return named.isEmpty()
        ? Map.of()
        : collections.holding(
            tx, named, asked.stream().map(VariantRef::productId).distinct().toList());
  }
}
