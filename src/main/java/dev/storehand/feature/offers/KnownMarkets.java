package dev.storehand.feature.offers;

import dev.storehand.core.db.ReadTx;
import java.util.Collection;
import java.util.Set;

/** Asks which markets there are: offers know the room of shops by this alone. */
@FunctionalInterface
public interface KnownMarkets {

  /** Those of these ids that are markets in use. */
  Set<String> among(ReadTx tx, Collection<String> ids);
}
