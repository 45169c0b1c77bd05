package dev.storehand.feature.offers;

import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.catalog.Collections;
import dev.storehand.feature.catalog.VariantRef;
import dev.storehand.feature.catalog.Variants;
import dev.storehand.feature.offers.OfferStore.Held;
import dev.storehand.feature.offers.Products.Source;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps offers apart: no two that sell, or will by themselves, sell one variant in one market at
 * one time (invariant 13). Whoever makes an offer sell, or lets one that sells sell more, passes
 * here one at a time, before it reads the offer.
 */
final class Gate {
  private static final int MOST_NAMED = 3;

  private final OfferStore offers = new OfferStore();
  private final OfferVariantStore variants = new OfferVariantStore();
  private final Collections collections = new Collections();
  private final Variants catalogue;

  Gate(Variants catalogue) {
    this.catalogue = catalogue;
  }

  /** Waits for its turn. First of all that the write does, so that no two wait for each other. */
  void enter(WriteTx tx) {
    tx.oneAtATime("offers");
  }

  /**
   * Passes an offer as it will be, whose variants are written already.
   *
   * @throws Problem 409 conflict, naming the other offer, what both would sell, and the ways out
   */
  void pass(WriteTx tx, Held offer) {
    if (!offer.offer().life().live()) {
      return;
    }
    for (Held other : offers.live(tx, offer.offer().id())) {
      boolean together =
          offer.offer().life().meets(other.offer().life())
              && offer.settings().markets().meets(other.settings().markets());
      if (together) {
        Set<String> both = both(tx, offer.offer(), other.offer());
        if (!both.isEmpty()) {
          throw clash(offer.offer(), other.offer(), both);
        }
      }
    }
  }

  private static Problem clash(Offer offer, Offer other, Set<String> both) {
    String some =
        both.stream().sorted().limit(MOST_NAMED).collect(Collectors.joining(", "))
            + (both.size() > MOST_NAMED ? " and %d more".formatted(both.size() - MOST_NAMED) : "");
    return Problem.of(
            Code.CONFLICT,
            "The offer %s would sell what the offer %s (%s) sells in the same market and time: %s"
                .formatted(offer.id(), other.id(), other.internalName(), some))
        .hint(
            "Take them out of one with remove_offer_variants, stop the other with disable_offer, or"
                + " part them by update_offer_markets or schedule_offer.")
        .next(
            "read_offer",
            "disable_offer",
            "remove_offer_variants",
            "update_offer_markets",
            "schedule_offer");
  }

  /** What both sell: variants where either is hand-picked, else products, or everything. */
  private Set<String> both(WriteTx tx, Offer one, Offer other) {
    if (one.source() == Source.CUSTOM && other.source() == Source.CUSTOM) {
      return variants.chosenByBoth(tx, one.id(), other.id());
    }
    if (one.source() == Source.CUSTOM) {
      return taken(tx, variants.chosen(tx, one.id()), other);
    }
    if (other.source() == Source.CUSTOM) {
      return taken(tx, variants.chosen(tx, other.id()), one);
    }
    if (one.source() == Source.ALL || other.source() == Source.ALL) {
      return Set.of("every variant");
    }
    Set<String> products = collections.products(tx, one.collectionId().orElse(""));
    return collections.holding(tx, other.collectionId().stream().toList(), products).keySet();
  }

  private Set<String> taken(WriteTx tx, Collection<String> picked, Offer wide) {
    if (wide.source() == Source.ALL || picked.isEmpty()) {
      return Set.copyOf(picked);
    }
    List<VariantRef> refs = List.copyOf(catalogue.byIds(tx, picked).values());
    Map<String, List<String>> holding =
        collections.holding(
            tx,
            wide.collectionId().stream().toList(),
            refs.stream().map(VariantRef::productId).distinct().toList());
    return refs.stream()
        .filter(each -> holding.containsKey(each.productId()))
        .map(VariantRef::id)
        .collect(Collectors.toSet());
  }
}
