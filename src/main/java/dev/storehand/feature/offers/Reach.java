package dev.storehand.feature.offers;

import dev.storehand.core.db.ReadTx;
import dev.storehand.feature.catalog.Collections;
import dev.storehand.feature.catalog.VariantRef;
import java.util.List;

/** By what an offer may come to sell a variant. */
final class Reach {
  private final OfferStore offers = new OfferStore();
  private final Collections collections = new Collections();

  /** A variant, and those collections with it that offers take. */
  record Variant(String id, List<String> collections) {}

  Variant of(ReadTx tx, VariantRef variant) {
    List<String> holding =
        collections
            .holding(tx, offers.collections(tx), List.of(variant.productId()))
            .getOrDefault(variant.productId(), List.of());
    return new Variant(variant.id(), holding);
  }
}
