package dev.storehand.edge.mcp;

import java.time.Instant;

/** Remembers what counts once, for every node that may be asked about it. */
@FunctionalInterface
public interface Spending {

  /** True for the first who asks; remembered until this time. */
  boolean first(String seal, Instant until);
}
