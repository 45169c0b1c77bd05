package dev.storehand.feature.stock;

import java.util.Collection;
import java.util.Map;

/** Asks what others were promised before, and are to be given first; who keeps their order says. */
@FunctionalInterface
public interface Ahead {

  /** Units of some variants that are not there where they were promised, by variant id. */
  Map<String, Integer> units(Collection<String> variantIds);
}
