package dev.storehand.feature.stock;

import dev.storehand.core.db.WriteTx;
import dev.storehand.feature.stock.StockReservation.Hold;
import java.time.Instant;
import java.util.Optional;

/** Begins and ends single reservations on items that the write holds. */
final class Holds {
  private final ReservationStore reservations = new ReservationStore();
  private final Ledger ledger = new Ledger();

  /**
   * Reserves units; with an end, as a draft.
   *
   * @throws dev.storehand.core.problem.Problem insufficient_stock where fewer are available
   */
  StockReservation reserve(
      WriteTx tx, StockItem item, int units, String id, Hold hold, Optional<Instant> until) {
    StockReservation made = StockReservation.of(id, item, units, hold, until, tx.now());
    begin(tx, item, item.promised(units, tx.now()), made, made.cause("reserved"));
    return made;
  }

  /** Writes a new reservation, and what it does to its item. */
  void begin(
      WriteTx tx, StockItem before, StockItem after, StockReservation made, Movement.Cause cause) {
    reservations.insert(tx, made);
    ledger.moved(tx, before, after, cause);
    tx.happened("stock.reservation.created", made);
  }

  /** Sets its units free. */
  StockReservation release(
      WriteTx tx, StockItem item, StockReservation reservation, Movement.Cause cause) {
    StockReservation released = reservation.released(tx.now());
    return end(
        tx, reservation, released, item, item.moved(0, -reservation.quantity(), tx.now()), cause);
  }

  /**
   * Lets its units leave the stock.
   *
   * @throws dev.storehand.core.problem.Problem insufficient_stock where they were promised by force
   *     and are not there
   */
  StockReservation consume(
      WriteTx tx, StockItem item, StockReservation reservation, Movement.Cause cause) {
    StockReservation consumed = reservation.consumed(tx.now());
    int units = reservation.quantity();
    return end(tx, reservation, consumed, item, item.moved(-units, -units, tx.now()), cause);
  }

  private StockReservation end(
      WriteTx tx,
      StockReservation before,
      StockReservation after,
      StockItem item,
      StockItem itemAfter,
      Movement.Cause cause) {
    reservations.save(tx, after);
    ledger.moved(tx, item, itemAfter, cause);
    tx.happened("stock.reservation." + after.word(), before, after);
    return after;
  }
}
