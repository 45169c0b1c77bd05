package dev.storehand.feature.stock;

import java.util.Locale;

/**
 * What a claim on stock is for; the ledger shows it as the ref of each movement.
 *
 * @param id such as the order's
 */
public record ClaimRef(Kind kind, String id) {

  /** What kind of thing claims. */
  public enum Kind {
    ORDER,
    LISTING,
    STOCK_TRANSFER,
    STOCK_RESERVATION;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Units for the lines of an order. */
  public static ClaimRef order(String id) {
    return new ClaimRef(Kind.ORDER, id);
  }

  /** Units that a listing offers. */
  public static ClaimRef listing(String id) {
    return new ClaimRef(Kind.LISTING, id);
  }

  static ClaimRef transfer(String id) {
    return new ClaimRef(Kind.STOCK_TRANSFER, id);
  }

  /** Units that somebody holds by hand. */
  static ClaimRef byHand(String reservationId) {
    return new ClaimRef(Kind.STOCK_RESERVATION, reservationId);
  }

  /** Why a movement is made for it. */
  Movement.Cause cause(String reason) {
    return Movement.Cause.of(reason, kind.wire(), id);
  }
}
