package dev.storehand.feature.stock;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The one way other rooms claim stock. Each claim belongs to a ref, such as an order, whose row the
 * caller holds; its stock items are locked here, in the order of their ids. All or nothing: what
 * throws has changed nothing that is kept.
 */
public final class Claims {

  /**
   * Holds units for a draft until the model's cutoff. What the ref held before is replaced.
   *
   * @throws dev.storehand.core.problem.Problem 409 insufficient_stock naming each SKU that is
   *     short, and what is available; 422 where no location of the model counts a SKU
   */
  public Allocation hold(WriteTx tx, Claim claim) {
    return new Allocation(java.util.List.of(), java.util.List.of());
  }

  /**
   * Takes what a placed order wants: at once where the model decrements on place, else reserved
   * without an end. What the ref held as a draft becomes this; an expired draft is claimed again.
   *
   * @throws dev.storehand.core.problem.Problem as {@link #hold}
   */
  public Allocation place(WriteTx tx, Claim claim) {
    return new Allocation(java.util.List.of(), java.util.List.of());
  }

  /** The reserved units leave the quantity. Gives how many; those that left before do not again. */
  public int consume(WriteTx tx, Share share, String reason) {
    return 0;
  }

  /**
   * Gives everything back, exactly once: what is reserved is free again, what has left returns to
   * the same stock item, and open stock transfers are cancelled. Gives how many units.
   */
  public int cancel(WriteTx tx, Share share, String reason) {
    return 0;
  }

  /**
   * Puts returned units of a line into a location's stock.
   *
   * @throws dev.storehand.core.problem.Problem 409 conflict where that is more of the line than
   *     left stock and has not come back yet
   */
  public int restock(
      WriteTx tx, ClaimRef ref, String lineId, String locationId, int quantity, String reason) {
    return 0;
  }

  /**
   * Reserves units of one stock item, as a listing does.
   *
   * @param until when they are free again; never where it is empty
   * @return the reservation's id
   * @throws dev.storehand.core.problem.Problem 409 insufficient_stock; 404 where there is no such
   *     item
   */
  public String reserveAt(
      WriteTx tx, String stockItemId, int quantity, ClaimRef ref, Optional<Instant> until) {
    return "";
  }

  /** What one ref has reserved becomes another's: a matched listing's unit is now an order's. */
  public void handOver(WriteTx tx, ClaimRef from, ClaimRef to, String lineId) {}

  /** What can be promised of these variants through a model, by variant id. */
  public Map<String, Long> available(
      ReadTx tx, InventoryModel model, Collection<String> variantIds) {
    return Map.of();
  }

  /**
   * Fulfilment begins: the order's transfers are picked, or wait on hold where the model says so.
   */
  public void startTransfers(WriteTx tx, ClaimRef ref) {}

  /** How many of an order's transfers have neither arrived nor been cancelled. */
  public int openTransfers(ReadTx tx, ClaimRef ref) {
    return 0;
  }
}
