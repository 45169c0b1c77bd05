package dev.storehand.feature.orders;

import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.catalog.VariantRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How another room sells goods before they are there. It is asked in the transaction that places
 * the order; what it throws refuses the order.
 */
public interface Presale {
  /** Everything is sold from stock. */
  Presale NONE =
      new Presale() {
        @Override
        public Map<String, Long> less(WriteTx tx, Markets.Terms market, List<Wanted> wanted) {
          return Map.of();
        }

        @Override
        public boolean splits() {
          return false;
        }

        @Override
        public boolean reserves(String lineId) {
          return false;
        }

        @Override
        public Map<String, String> sold(WriteTx tx, Optional<String> customerId) {
          return Map.of();
        }
      };

  /**
   * A line that somebody wants to buy.
   *
   * @param id the line's
   * @param unitCents what one costs before anything is taken off
   */
  record Wanted(String id, VariantRef variant, int quantity, long unitCents) {}

  /**
   * Those of the lines that are sold so, by line id, and what is taken off each: at most what the
   * whole line comes to. The others are sold from stock.
   */
  Map<String, Long> less(WriteTx tx, Markets.Terms market, List<Wanted> wanted);

  /** Whether the lines that are sold from stock become an order of their own. */
  boolean splits();

  /** Whether a line that is sold so reserves stock at once. */
  boolean reserves(String lineId);

  /**
   * Counts what is sold, or refuses it; gives the offer's variant that each such line is sold by,
   * by line id. The customer's row, where there is a customer, is held from now on: who asks how
   * much of something one customer has bought asks it here.
   */
  Map<String, String> sold(WriteTx tx, Optional<String> customerId);
}
