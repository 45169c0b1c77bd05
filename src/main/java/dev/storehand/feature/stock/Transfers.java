package dev.storehand.feature.stock;

import dev.storehand.core.db.ReadTx;
import dev.storehand.core.db.WriteTx;
import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.feature.stock.StockReservation.Hold;
import dev.storehand.feature.stock.StockReservation.Holder;
import dev.storehand.feature.stock.StockTransfer.Move;
import dev.storehand.feature.stock.StockTransfer.OnArrival;
import dev.storehand.feature.stock.StockTransfer.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves stock transfers on, and with them the units. A transfer's row is locked before the stock
 * items of its units, an order's before those of its transfers.
 */
final class Transfers {
  private final TransferStore transfers = new TransferStore();
  private final ReservationStore reservations = new ReservationStore();
  private final ItemLocks locks = new ItemLocks();
  private final Holds holds = new Holds();
  private final Ledger ledger = new Ledger();
  private final Shelf shelf = new Shelf();

  /**
   * Makes the transfer that brings units for an order; their item's row is the caller's to change.
   */
  void bring(WriteTx tx, ClaimRef order, Allocator.Taking taking, boolean consume) {
    String id = tx.id("trf");
    Hold hold = new Hold(Holder.TRANSFER, Optional.of(id), order);
    StockReservation held =
        StockReservation.of(
            tx.id("rsv"), taking.item(), taking.units(), hold, Optional.empty(), tx.now());
    StockTransfer made =
        new StockTransfer(
            id,
            transfers.number(tx),
            taking.item().skuCode(),
            taking.item().variantId(),
            taking.item().stockLocationId(),
            taking.bringTo().orElseThrow(),
            taking.units(),
            Status.UPCOMING,
            Optional.of(held.id()),
            Optional.of(order.id()),
            Optional.of(taking.line().id()),
            Optional.of(consume ? OnArrival.CONSUME : OnArrival.RESERVE),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            StockTransfer.Stamps.NONE.with(Status.UPCOMING, tx.now()),
            tx.now(),
            tx.now(),
            1);
    reservations.insert(tx, held);
    transfers.insert(tx, made);
    tx.happened("stock.reservation.created", held);
    tx.happened("stock.transfer.created", made);
    tx.happened("stock.transfer.upcoming", made);
  }

  /** The open transfers of a share of an order; in a write, nobody moves them until it ends. */
  List<StockTransfer> open(ReadTx tx, Share share) {
    return transfers.openOf(tx, share.ref().id()).stream()
        .filter(each -> share.has(each.orderLineId(), each.destinationId()))
        .toList();
  }

  /** Their order has taken the units they bring. */
  void consumeOnArrival(WriteTx tx, List<StockTransfer> bringing) {
    for (StockTransfer each : bringing) {
      save(tx, each, each.consumedOnArrival(tx.now()), "updated");
    }
  }

  /** Their order has let go of the units they bring. */
  void cancelled(WriteTx tx, List<StockTransfer> bringing) {
    bringing.forEach(each -> save(tx, each, each.moved(Move.CANCEL, tx.now()), "cancelled"));
  }

  /** Fulfilment begins: what is upcoming is picked, or waits on hold. */
  void start(WriteTx tx, List<StockTransfer> bringing, boolean onHold) {
    for (StockTransfer each : bringing) {
      if (each.status() == Status.UPCOMING) {
        move(tx, each, onHold ? Move.HOLD : Move.PICK);
      }
    }
  }

  /**
   * Moves a transfer on, whose row this write holds.
   *
   * @throws Problem invalid_transition; insufficient_stock where the origin has too little
   */
  StockTransfer move(WriteTx tx, StockTransfer before, Move move) {
    StockTransfer after = before.moved(move, tx.now());
    switch (move) {
      case UPCOMING -> after = hold(tx, after);
      case COMPLETE -> complete(tx, after);
      case CANCEL -> {
        if (before.status().holdsUnits()) {
          letGo(tx, after);
        }
      }
      case HOLD, PICK, SHIP -> {}
    }
    return save(tx, before, after, after.status().word());
  }

  /** Writes a change; another quantity is reserved anew. */
  StockTransfer change(WriteTx tx, StockTransfer before, StockTransfer next) {
    StockTransfer after = before.changed(next, tx.now());
    if (after.quantity() != before.quantity() && after.status().holdsUnits()) {
      letGo(tx, before);
      after = hold(tx, after);
    }
    return save(tx, before, after, "updated");
  }

  private StockTransfer hold(WriteTx tx, StockTransfer transfer) {
    StockItem origin =
        locks
            .at(tx, transfer.variantId(), transfer.originId())
            .orElseThrow(() -> nothingThere(transfer));
    ClaimRef ref = ClaimRef.transfer(transfer.id());
    Hold hold = new Hold(Holder.TRANSFER, Optional.of(transfer.id()), ref);
    StockReservation held =
        holds.reserve(tx, origin, transfer.quantity(), tx.id("rsv"), hold, Optional.empty());
    return transfer.holding(held.id(), tx.now());
  }

  private static Problem nothingThere(StockTransfer transfer) {
    return Problem.of(
            Code.INSUFFICIENT_STOCK,
            "The location %s counts none of %s"
                .formatted(transfer.originId(), transfer.skuCode().orElse(transfer.variantId())))
        .hint("Choose an origin that has the units, or add stock there first.")
        .next("check_availability", "create_stock_item");
  }

  private StockReservation held(WriteTx tx, StockTransfer transfer) {
    return reservations.get(tx, transfer.stockReservationId().orElseThrow());
  }

  private void letGo(WriteTx tx, StockTransfer transfer) {
    StockItem origin = locks.get(tx, held(tx, transfer).stockItemId());
    holds.release(tx, origin, held(tx, transfer), cause(transfer, "released"));
  }

  /** The units change places: gone from the origin and there at the destination in one write. */
  private void complete(WriteTx tx, StockTransfer transfer) {
    shelf.usable(tx, transfer.destinationId());
    Map<String, StockItem> both =
        locks.serving(
            tx,
            List.of(transfer.variantId()),
            List.of(transfer.originId(), transfer.destinationId()));
    StockReservation held = held(tx, transfer);
    StockItem origin = both.get(held.stockItemId());
    holds.consume(tx, origin, held, cause(transfer, "transferred"));
    StockItem arrived =
        shelf.add(
            tx,
            transfer.variantId(),
            transfer.destinationId(),
            transfer.quantity(),
            cause(transfer, "transferred"));
    transfer.onArrival().ifPresent(then -> arrive(tx, transfer, arrived, then));
  }

  private void arrive(WriteTx tx, StockTransfer transfer, StockItem item, OnArrival then) {
    ClaimRef order = ClaimRef.order(transfer.orderId().orElseThrow());
    Hold hold = Hold.ofLine(order, transfer.orderLineId().orElseThrow());
    int units = transfer.quantity();
    StockReservation made =
        StockReservation.of(tx.id("rsv"), item, units, hold, Optional.empty(), tx.now());
    if (then == OnArrival.RESERVE) {
      holds.begin(tx, item, item.moved(0, units, tx.now()), made, order.cause("reserved"));
    } else {
      reservations.insert(tx, made.consumed(tx.now()));
      ledger.moved(tx, item, item.moved(-units, 0, tx.now()), order.cause("sold"));
    }
  }

  private static Movement.Cause cause(StockTransfer transfer, String reason) {
    return ClaimRef.transfer(transfer.id()).cause(reason);
  }

  private StockTransfer save(WriteTx tx, StockTransfer before, StockTransfer after, String what) {
    transfers.save(tx, after);
    tx.happened("stock.transfer." + what, before, after);
    return after;
  }
}
