package dev.storehand.feature.offers;

import dev.storehand.core.db.ReadTx;
import java.util.Collection;
import java.util.List;

/** Asks what was really ordered: offers know the rooms that sell by them by this alone. */
@FunctionalInterface
public interface OrderedUnits {

  /**
   * The units of all order lines that were sold by these offer variants and are not cancelled, for
   * each of them and each market that has any.
   */
  List<Units> of(ReadTx tx, Collection<String> offerVariantIds);

  /** Units sold by an offer's variant in a market. */
  record Units(String offerVariantId, String marketId, long units) {}
}
