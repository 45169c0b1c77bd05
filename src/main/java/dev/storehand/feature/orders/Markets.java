package dev.storehand.feature.orders;

import dev.storehand.core.db.ReadTx;
import java.util.Optional;

/** Asks on which terms a sale is made: orders know the room of shops by this alone. */
@FunctionalInterface
public interface Markets {

  /**
   * A market, by id or code; the default one where none is named.
   *
   * @throws dev.storehand.core.problem.Problem 422 at {@code market} for one unknown or archived
   */
  Terms terms(ReadTx tx, Optional<String> market);

  /**
   * What a market lays down.
   *
   * @param currency ISO 4217
   * @param modelId its inventory model; the shop's default where it is empty
   */
  record Terms(String id, String currency, Optional<String> modelId) {}
}
